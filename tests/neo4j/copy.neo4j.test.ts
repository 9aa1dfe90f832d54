import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { digestOf } from '../../graph/export/jsonl.ts'
import { BGE_SMALL_ZH } from '../../graph/language/model-definition.ts'
import { inspectModel } from '../../graph/language/model-files.ts'
import { openVectorCache, textHash } from '../../graph/language/vector-cache.ts'
import { firstDifference } from '../../graph/store/compare.ts'
import { copyStore } from '../../graph/store/copy.ts'
import { discardFolder, openFolder } from '../../graph/store/folder.ts'
import { connect } from '../../graph/store/neo4j/driver.ts'
import { openServer } from '../../graph/store/neo4j/open.ts'
import type { Store } from '../../graph/store/port.ts'
import { generatedDocuments } from '../bench/corpus.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { plan2025, report2024 } from '../contract/world.ts'
import { EMBEDDING_MODEL, MODEL_DIR } from '../embedding-model.ts'
import { copySample, NAMES } from '../faults/sample.ts'
import { spawned } from '../faults/spawned.ts'
import { describeWith } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { startNeo4j } from './server.ts'
import { empty, NEO4J, OWN_SERVER, testServer } from './testing.ts'

describeWith(NEO4J, 'A copy', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let digest: string
  const at = (name: string) => path.join(folder.path, name)
  const url = NEO4J.isHere ? testServer().url : ''
  const password = NEO4J.isHere ? (testServer().password ?? '') : ''
  const environment = { NEO4J_PASSWORD: password, ZHENGMAI_MODEL_DIR: '/nowhere', ZHENGMAI_LANG: 'en' }
  const server = () => openServer(testServer(), at('local'))
  const originalsOf = async ({ originals }: Store) => {
    const found = []
    for await (const { path: file, source, hash, bytes } of originals.all())
      found.push([file, source, hash, bytes?.length])
    return found.sort()
  }

  const documentsThere = async () => {
    await using target = await server()
    return (await target.graph.counts()).documents
  }
  /** A store whose copy takes seconds; how many documents it holds. */
  const fillLarge = async () => {
    await using source = await openFolder(at('large'))
    const { documents } = await source.graph.counts()
    if (documents > 0) return documents
    for await (const graph of generatedDocuments(4000)) await source.graph.put(graph)
    return (await source.graph.counts()).documents
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
    expect(there.err).toBe(
      `${NAMES.length} documents copied; both hold the same ${NAMES.length}, byte for byte, and the same originals.\n`,
    )
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

  it('that was killed, with some documents there and some not, goes on where it stopped', async () => {
    const all = await fillLarge()
    const run = spawned(['copy', '--from', at('large'), '--to', url], environment)
    await expect.poll(documentsThere, { timeout: 60_000, interval: 20 }).toBeGreaterThan(4)
    run.child.kill('SIGKILL')
    expect(await run.ended).toBe('SIGKILL')
    const there = await documentsThere()
    expect(there).toBeGreaterThan(4)
    expect(there).toBeLessThan(all)
    const { code, err } = await zhengmai(['copy', '--from', at('large'), '--to', url], environment)
    const copied = Number(/^(\d+) documents copied; both hold the same/.exec(err)?.[1])
    // One that was just being committed may be there by then.
    expect([code, copied]).toEqual([0, expect.closeTo(all - there, -1)])
    await using source = await openFolder(at('large'))
    await using target = await server()
    expect(await digestOf(target.graph)).toBe(await digestOf(source.graph))
    expect(await target.graph.pending()).toEqual([])
  })

  it('hears Ctrl-C between documents, and says what is there', async () => {
    const all = await fillLarge()
    const run = spawned(['copy', '--from', at('large'), '--to', url], environment)
    await expect.poll(documentsThere, { timeout: 60_000, interval: 20 }).toBeGreaterThan(4)
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(130)
    const there = await documentsThere()
    expect(there).toBeLessThan(all)
    expect(run.said.err).toMatch(
      /^Interrupted with \d+ of \d+ documents in bolt:.+: run the same command again to go on\.\n$/,
    )
    // Those at hand were waited for, and count.
    expect(Number(/\d+/.exec(run.said.err)?.[0])).toBe(there)
    expect((await zhengmai(['copy', '--from', at('large'), '--to', url], environment)).code).toBe(0)
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

  describeWith(OWN_SERVER, 'to another server', () => {
    it('is the same, byte for byte, with the originals', async () => {
      expect((await zhengmai(['copy', '--from', at('source'), '--to', url], environment)).code).toBe(0)
      await using other = await startNeo4j()
      const copied = await zhengmai(['copy', '--from', url, '--to', other.address.url], environment)
      expect([copied.code, copied.err]).toEqual([0, expect.stringContaining('byte for byte, and the same originals.')])
      await using there = await openServer(other.address, at('elsewhere'))
      await using here = await server()
      expect(await digestOf(there.graph)).toBe(digest)
      expect(await originalsOf(there)).toEqual(await originalsOf(here))
    })
  })

  describeWith(EMBEDDING_MODEL, 'with vectors', () => {
    it('gives the server those that came with it, and says how many are missing', async () => {
      await using folderOf = await temporaryFolder()
      const source = path.join(folderOf.path, 'source')
      const graph = report2024()
      {
        await using store = await openFolder(source)
        for (const each of [graph, plan2025()]) await store.graph.put(each)
        const { key } = await inspectModel(MODEL_DIR)
        const model = { key: key!, dimensions: BGE_SMALL_ZH.dimensions }
        const cache = await openVectorCache(store.vectorsFolder, model)
        for (const { text } of graph.paragraphs) cache.put(textHash(text), new Float32Array(512).fill(1))
        cache.close()
      }
      const local = path.join(folderOf.path, 'local')
      const { code, err } = await zhengmai(['copy', '--from', source, '--to', url], {
        ...environment,
        ZHENGMAI_STORE: local,
        ZHENGMAI_MODEL_DIR: MODEL_DIR,
      })
      const [given, missing] = [graph.paragraphs.length, plan2025().paragraphs.length]
      expect(code).toBe(0)
      expect(err).toContain(`The server has the vectors of ${given} of ${given + missing} paragraphs.\n`)
      expect(err).toContain(`${missing} paragraphs without a vector: run "zhengmai embed".\n`)
      await using database = await connect(testServer())
      const rows = await database.read('MATCH (p:Paragraph) WHERE p.vector IS NOT NULL RETURN p.documentId AS id')
      expect(rows).toEqual(graph.paragraphs.map(() => ({ id: graph.document.id })))
    })
  })
})
