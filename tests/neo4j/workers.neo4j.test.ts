import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { jsonLines } from '../../graph/export/jsonl.ts'
import { packageFile } from '../../graph/package-file.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { openDatabase, openServer } from '../../graph/store/neo4j/open.ts'
import type { Store } from '../../graph/store/port.ts'
import { generatedDocuments } from '../bench/corpus.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { type Spawned, spawned } from '../faults/spawned.ts'
import { describeWith } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { empty, NEO4J, testServer, wipe } from './testing.ts'

/** Each of many processes loads dictionaries, on as many cores as there are. In milliseconds. */
const PATIENCE = 600_000
const WORKERS = [1, 2, 3, 4]
const MERGERS = [1, 2]
/** A worker is killed so often before it is let go on to its end. */
const KILLS = 2
/** Paragraphs of the generated documents. A county's eight documents fall to several workers. */
const PARAGRAPHS = 1_500

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let documents: string
/** What one process makes of it in an embedded store. */
let expected: string[]

/** The sample and generated documents, and under other names, earlier and later ones, some of them again. */
async function writeCorpus(): Promise<void> {
  for (const name of ['a', 'm', 'z']) await mkdir(path.join(documents, name), { recursive: true })
  const sample = packageFile('corpus/sample')
  for (const [n, name] of (await readdir(sample)).entries()) {
    for (const at of ['m', ...(n % 3 === 0 ? ['a', 'z'] : [])]) {
      await copyFile(path.join(sample, name), path.join(documents, at, `${n}${path.extname(name)}`))
    }
  }
  let n = 0
  for await (const { document } of generatedDocuments(PARAGRAPHS)) {
    for (const at of ['m', ...(n % 4 === 0 ? ['a'] : []), ...(n % 5 === 0 ? ['z'] : [])]) {
      await writeFile(path.join(documents, at, `生成${n}.txt`), document.text)
    }
    n++
  }
}

/** The whole export of a store, and what it keeps of the files. */
async function linesOf({ graph, originals }: Store): Promise<string[]> {
  const lines: string[] = []
  for await (const line of jsonLines(graph)) lines.push(line)
  const kept: string[] = []
  for await (const { bytes, ...original } of originals.all()) {
    kept.push(JSON.stringify({ ...original, size: bytes?.length }))
  }
  // Several machines keep them in no order.
  return [...lines, `pending: ${await graph.pending()}`, ...kept.sort()]
}

async function linesOnServer(): Promise<string[]> {
  await using store = await openServer(testServer(), folder.path)
  return await linesOf(store)
}

const folderOf = (index: number) => path.join(folder.path, `machine ${index}`)

/** `zhengmai` on a machine of its own, as far as its folder goes. */
function onMachine(index: number, argv: string[]): Spawned {
  const { url, user, password, database } = testServer()
  return spawned(argv, {
    ZHENGMAI_STORE: folderOf(index),
    NEO4J_URL: url,
    NEO4J_USER: user,
    NEO4J_DATABASE: database,
    ...(password === null ? {} : { NEO4J_PASSWORD: password }),
  })
}

const ingest = (index: number) =>
  onMachine(index, ['ingest', documents, '--no-embed', '--shard', `${index}/${WORKERS.length}`])
const consolidate = (index: number) => onMachine(index, ['consolidate', '--shard', `${index}/${MERGERS.length}`])

async function toItsEnd(run: Spawned): Promise<string> {
  const code = await run.ended
  expect(code, run.said.err).toBe(0)
  return run.said.err
}

const pause = (most: number) => new Promise((resolve) => setTimeout(resolve, Math.random() * most))

beforeAll(async () => {
  folder = await temporaryFolder()
  documents = path.join(folder.path, '文件')
  await writeCorpus()
  const at = path.join(folder.path, 'embedded')
  const { code, err } = await zhengmai(['ingest', documents, '--no-embed'], { ZHENGMAI_STORE: at })
  expect(code, err).toBe(0)
  await using store = await openFolder(at, { mustExist: true })
  expected = await linesOf(store)
}, PATIENCE)
afterAll(() => folder[Symbol.asyncDispose]())
beforeEach(() => empty())

describeWith(NEO4J, 'Four processes that fill one server', () => {
  it('and two that consolidate make what one makes in an embedded store', { timeout: PATIENCE }, async () => {
    for (const told of await Promise.all(WORKERS.map((index) => toItsEnd(ingest(index))))) {
      expect(told).toContain('zhengmai consolidate')
    }
    expect(await linesOnServer()).not.toEqual(expected)
    await Promise.all(MERGERS.map((index) => toItsEnd(consolidate(index))))
    expect(await linesOnServer()).toEqual(expected)
  })

  it('make the same when each is killed again and again and started anew', { timeout: PATIENCE }, async () => {
    let killed = 0
    async function untilDone(start: () => Spawned, underWay: (run: Spawned) => Promise<unknown>): Promise<void> {
      for (let kills = 0; kills < KILLS; kills++) {
        const run = start()
        await underWay(run)
        run.child.kill('SIGKILL')
        if ((await run.ended) === 'SIGKILL') killed++
      }
      await toItsEnd(start())
    }
    const isWriting = (run: Spawned) => run.until(/^\d+\//m).then(() => pause(700))
    await Promise.all(WORKERS.map((index) => untilDone(() => ingest(index), isWriting)))
    expect(killed).toBeGreaterThan(WORKERS.length)
    await Promise.all(
      MERGERS.map((index) =>
        untilDone(
          () => consolidate(index),
          () => pause(8_000),
        ),
      ),
    )
    expect(await linesOnServer()).toEqual(expected)
  })
})

describeWith(NEO4J, 'Many processes that come to a new server at once', () => {
  it('all find it ready', async () => {
    for (let round = 0; round < 2; round++) {
      await wipe()
      const databases = await Promise.all(Array.from({ length: 8 }, () => openDatabase(testServer())))
      for (const database of databases) await database[Symbol.asyncDispose]()
    }
  })
})
