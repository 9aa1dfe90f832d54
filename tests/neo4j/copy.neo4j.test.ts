import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { digestOf } from '../../graph/export/jsonl.ts'
import { copyStore, firstDifference } from '../../graph/store/copy.ts'
import { discardFolder, openFolder } from '../../graph/store/folder.ts'
import { openServer } from '../../graph/store/neo4j/open.ts'
import type { Store } from '../../graph/store/port.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { report2024 } from '../contract/world.ts'
import { copySample, NAMES } from '../faults/sample.ts'
import { spawned } from '../faults/spawned.ts'
import { describeWith } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { empty, NEO4J, testServer } from './testing.ts'

describeWith(NEO4J, 'A copy', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let digest: string
  const at = (name: string) => path.join(folder.path, name)
  const url = NEO4J.isHere ? testServer().url : ''
  const password = NEO4J.isHere ? (testServer().password ?? '') : ''
  const environment = { NEO4J_PASSWORD: password, ZHENGMAI_STORE: '', ZHENGMAI_LANG: 'en' }
  const server = () => openServer(testServer(), at('local'))
  const originalsOf = async ({ originals }: Store) => {
    const found = []
    for await (const { path: file, source, hash, bytes } of originals.all())
      found.push([file, source, hash, bytes?.length])
    return found.sort()
  }

  beforeAll(async () => {
    folder = await temporaryFolder()
    await copySample(at('documents'))
    const { code } = await zhengmai(['ingest', '--no-embed', at('documents')], { ZHENGMAI_STORE: at('source') })
    expect(code).toBe(0)
    await using source = await openFolder(at('source'))
    digest = await digestOf(source.graph)
  })
  beforeEach(() => empty())
  afterAll(() => folder[Symbol.asyncDispose]())

  it('to a server and back is the same, byte for byte, with the originals; the command says so', async () => {
    const there = await zhengmai(['copy', '--from', at('source'), '--to', url], environment)
    expect(there.err).toContain(`${NAMES.length} documents copied; both hold the same ${NAMES.length}, byte for byte.`)
    const back = await zhengmai(['copy', '--from', url, '--to', at('back')], environment)
    expect([there.code, back.code]).toEqual([0, 0])
    {
      await using copied = await openFolder(at('back'))
      await using source = await openFolder(at('source'))
      expect(await digestOf(copied.graph)).toBe(digest)
      expect(await originalsOf(copied)).toEqual(await originalsOf(source))
    }
    // They are what the graph can be made from anew.
    await discardFolder(at('back'))
    expect((await zhengmai(['ingest', '--rebuild', '--no-embed'], { ZHENGMAI_STORE: at('back') })).code).toBe(0)
    await using rebuilt = await openFolder(at('back'))
    expect(await digestOf(rebuilt.graph)).toBe(digest)
  })

  it('that was killed goes on where it stopped', async () => {
    {
      await using source = await openFolder(at('source'))
      await using target = await server()
      for await (const { done } of copyStore(source, target, { replace: false })) if (done >= 4) break
      expect((await target.graph.counts()).documents).toBeGreaterThan(0)
    }
    const run = spawned(['copy', '--from', at('source'), '--to', url], environment)
    await expect
      .poll(
        async () => {
          await using target = await server()
          return (await target.graph.counts()).documents
        },
        { timeout: 60_000, interval: 50 },
      )
      .toBeGreaterThan(4)
    run.child.kill('SIGKILL')
    await run.ended
    const { code, err } = await zhengmai(['copy', '--from', at('source'), '--to', url], environment)
    expect([code, err]).toEqual([0, expect.stringMatching(/^\d+ documents? copied; both hold the same/)])
    await using target = await server()
    expect(await digestOf(target.graph)).toBe(digest)
    expect(await target.graph.pending()).toEqual([])
  })

  it('into a store that holds more is refused, or takes it away', async () => {
    {
      await using target = await server()
      await target.graph.put(report2024())
    }
    const refused = await zhengmai(['copy', '--from', at('source'), '--to', url], environment)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('COPY_TARGET_HOLDS_MORE')])
    expect((await zhengmai(['copy', '--from', at('source'), '--to', url, '--replace'], environment)).code).toBe(0)
    await using target = await server()
    expect(await digestOf(target.graph)).toBe(digest)
  })

  it('that is not the same is told, with the first line that differs', async () => {
    await using source = await openFolder(at('source'))
    await using target = await server()
    for await (const _ of copyStore(source, target, { replace: false }));
    expect(await firstDifference(source, target)).toBeNull()
    const [id] = await target.graph.documentIds()
    const graph = (await target.graph.graphOf(id!))!
    await target.graph.put({ ...graph, document: { ...graph.document, title: '另一标题' } })
    const entities = (await source.graph.counts()).entities
    expect(await firstDifference(source, target)).toBe(1 + entities + 1)
  })

  it('of a store onto itself, or without an end, is a mistake', async () => {
    expect((await zhengmai(['copy', '--from', url, '--to', url], environment)).err).toContain('COPY_ONTO_ITSELF')
    expect((await zhengmai(['copy', '--from', url], environment)).err).toContain('USAGE: Give --to.')
  })
})
