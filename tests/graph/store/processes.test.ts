import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../../graph/store/folder.ts'
import type { Store } from '../../../graph/store/port.ts'
import { versionOf } from './versions.ts'

const CHILD = path.join(import.meta.dirname, 'child.ts')

describe('A store and several processes', () => {
  let folder: string
  let children: ChildProcess[]

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'zhengmai-processes-')), 'store')
    children = []
  })
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    await rm(path.dirname(folder), { recursive: true })
  })

  function start(mode: 'hold' | 'once' | 'write'): ChildProcess {
    const child = fork(CHILD, [mode, folder], { execArgv: ['--import', import.meta.resolve('tsx')] })
    children.push(child)
    return child
  }
  const said = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0]

  async function kill(child: ChildProcess): Promise<void> {
    // All that it said has arrived when the channel is down too.
    const end = Promise.all([once(child, 'exit'), once(child, 'disconnect')])
    child.kill('SIGKILL')
    await end
  }

  it('refuses the second process while the first has it open, and lets it in afterwards', async () => {
    const mine = await openFolder(folder)
    await mine.graph.put(versionOf(0))
    expect(await said(start('once'))).toBe('STORE_IN_USE')
    expect((await mine.graph.counts()).documents).toBe(1)
    await mine[Symbol.asyncDispose]()
    expect(await said(start('once'))).toBe('opened')
  })

  it('is told so itself while another process has it open, and a killed process holds nothing back', async () => {
    const child = start('hold')
    expect(await said(child)).toBe('opened')
    await expect(openFolder(folder)).rejects.toMatchObject({ code: 'STORE_IN_USE' })
    await kill(child)
    const mine = await openFolder(folder)
    await mine[Symbol.asyncDispose]()
  })

  it('keeps whole documents only, and every acknowledged one, when a writer is killed', async () => {
    let first = 0
    for (let round = 0; round < 4; round++) {
      const child = start('write')
      expect(await said(child)).toBe('opened')
      let acknowledged = -1
      child.on('message', (turn) => {
        acknowledged = turn as number
      })
      while (acknowledged < 6 + round) await once(child, 'message')
      // Somewhere inside of the next write.
      await new Promise((resolve) => setTimeout(resolve, round * 7))
      await kill(child)
      await using store = await openFolder(folder)
      await expectWhole(store, acknowledged)
      first = Math.max(first, acknowledged)
    }
    expect(first).toBeGreaterThan(8)
  })
})

/** Each of the five documents says what its last acknowledged turn wrote, or the one turn after, word for word. */
async function expectWhole({ graph, originals }: Store, acknowledged: number): Promise<void> {
  const { items } = await graph.documents({}, { after: null, limit: 50 })
  expect(items.length).toBe(5)
  let [relations, mentions] = [0, 0]
  for (const { id, title } of items) {
    const paragraphs = await graph.paragraphs(id)
    const turn = Number(/第(\d+)轮/.exec(paragraphs[1]!.text)![1])
    const expected = versionOf(turn)
    expect(title).toBe(expected.document.title)
    expect(turn).toBeGreaterThan(acknowledged - 5)
    expect(turn).toBeLessThanOrEqual(acknowledged + 1)
    expect(await graph.document(id)).toEqual(expected.document)
    expect(paragraphs).toEqual(expected.paragraphs)
    expect(await graph.mentionsIn(id)).toEqual(expected.mentions)
    const found = (await graph.relations({ documentId: id }, { after: null, limit: 50 })).items
    expect(found.toSorted(byId)).toEqual(expected.relations.toSorted(byId))
    relations += expected.relations.length
    mentions += expected.mentions.length
  }
  expect(await graph.counts()).toMatchObject({ documents: 5, relations, mentions, entities: relations + 5 + 1 })
  for (let index = 0; index < 5; index++) expect(await originals.hashAt(`/corpus/${index}.txt`)).not.toBeNull()
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
