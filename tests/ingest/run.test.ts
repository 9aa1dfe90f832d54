import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../graph/errors.ts'
import { discardFolder, openFolder } from '../../graph/store/folder.ts'
import type { Store } from '../../graph/store/port.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { read } from '../../ingest/read.ts'
import { type IngestTools, ingest, type Outcome, readOriginals } from '../../ingest/run.ts'

const pipeline = createPipeline()
const NOTICE = `青石县教育局关于做好2024年秋季学期课后服务工作的通知
青教发〔2024〕12号
各乡镇中心学校：
为落实“双减”政策，现就有关工作通知如下。
一、提高服务质量
各学校要开展课后服务，参与率达到95%以上。
青石县教育局
2024年8月20日
`
const REPORT = `青石县2024年教育工作总结
一、办学条件持续改善
2024年，全县新建幼儿园3所，新增学位900个。
青石县教育局
2025年1月6日
`

let folder: string
let store: Store

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-run-'))
  await mkdir(path.join(folder, 'docs'))
  store = await openFolder(path.join(folder, 'store'))
})

afterEach(async () => {
  await store[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

const file = (name: string) => path.join(folder, 'docs', name)
const write = (name: string, content: string | Uint8Array) => writeFile(file(name), content)

async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

type Options = { embed?: IngestTools['embed']; signal?: AbortSignal }

async function run({ embed, signal = new AbortController().signal }: Options = {}): Promise<Outcome[]> {
  const files = read([path.join(folder, 'docs')], { maxBytes: 1_000_000 })
  return allOf(ingest(files, { folder: store, pipeline, embed: embed ?? null, mergeLater: false, signal }))
}

const told = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => [
    path.basename(outcome.source),
    outcome.status,
    ...('problem' in outcome ? [outcome.problem.code] : []),
  ])

const titles = async () => (await store.graph.documents({}, { after: null, limit: 50 })).items.map(({ title }) => title)

describe('ingest', () => {
  it('stores what it reads, with the file as received', async () => {
    await write('a.txt', NOTICE)
    expect(told(await run())).toEqual([['a.txt', 'added']])
    expect(await titles()).toEqual(['青石县教育局关于做好2024年秋季学期课后服务工作的通知'])
    const [original] = await allOf(store.originals.all())
    expect(Buffer.from(original!.bytes!)).toEqual(await readFile(file('a.txt')))
  })

  it('changes nothing when the same folder is ingested twice', async () => {
    await write('a.txt', NOTICE)
    await write('b.md', REPORT)
    await run()
    const before = await store.graph.revision()
    expect(told(await run())).toEqual([
      ['a.txt', 'unchanged'],
      ['b.md', 'unchanged'],
    ])
    expect(await store.graph.revision()).toBe(before)
  })

  it('lets an edited document replace itself', async () => {
    await write('a.txt', NOTICE)
    await run()
    await write('a.txt', NOTICE.replace('95%', '96%'))
    expect(told(await run())).toEqual([['a.txt', 'replaced']])
    expect(await store.graph.counts()).toMatchObject({ documents: 1 })
    const { items } = await store.graph.documents({}, { after: null, limit: 1 })
    const texts = (await store.graph.paragraphs(items[0]!.id)).map(({ text }) => text)
    expect(texts.join()).toContain('96%')
    expect(texts.join()).not.toContain('95%')
  })

  it('keeps the earlier version of an edited document while another file still holds it', async () => {
    await write('a.txt', NOTICE)
    await write('copy.txt', NOTICE)
    await run()
    await write('a.txt', NOTICE.replace('95%', '96%'))
    expect(told(await run())).toEqual([
      ['a.txt', 'added'],
      ['copy.txt', 'unchanged'],
    ])
    expect(await store.graph.counts()).toMatchObject({ documents: 2 })
  })

  it('does not let a bad file stop the rest, and says of each what is wrong', async () => {
    await write('a.txt', NOTICE)
    await write('b-empty.txt', '')
    await write('c-binary.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
    await write('d-unknown.txt', Buffer.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 0x80))))
    await write('e-large.txt', '长'.repeat(400_000))
    await write('f.pdf', '%PDF-1.4')
    await symlink(file('nowhere.txt'), file('g-link.txt'))
    await write('z.txt', REPORT)
    expect(told(await run())).toEqual([
      ['a.txt', 'added'],
      ['b-empty.txt', 'failed', 'FILE_EMPTY'],
      ['c-binary.txt', 'failed', 'FILE_BINARY'],
      ['d-unknown.txt', 'failed', 'ENCODING_UNKNOWN'],
      ['e-large.txt', 'failed', 'FILE_TOO_LARGE'],
      ['f.pdf', 'skipped', 'FORMAT_UNSUPPORTED'],
      ['g-link.txt', 'failed', 'LINK_BROKEN'],
      ['z.txt', 'added'],
    ])
  })

  it('reads a document that is one line of a megabyte', async () => {
    const line = '全县各学校要落实“双减”政策，课后服务参与率达到95%以上，'
    await write('line.txt', `${line.repeat(Math.ceil(900_000 / (3 * line.length)))}。`)
    expect(told(await run())).toEqual([['line.txt', 'added']])
    const { items } = await store.graph.documents({}, { after: null, limit: 1 })
    const paragraphs = await store.graph.paragraphs(items[0]!.id)
    expect(Math.max(...paragraphs.map(({ text }) => text.length))).toBeLessThan(5000)
  })

  it('finishes the document at hand when it is interrupted, and the next run goes on', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) await write(name, `${name}\n${REPORT}`)
    const interruption = new AbortController()
    const interrupted = async () => interruption.abort()
    expect(told(await run({ embed: interrupted, signal: interruption.signal }))).toEqual([['a.txt', 'added']])
    expect(told(await run())).toEqual([
      ['a.txt', 'unchanged'],
      ['b.txt', 'added'],
      ['c.txt', 'added'],
    ])
  })

  it('stops when the store cannot be written, since every further file would meet the same', async () => {
    await write('a.txt', NOTICE)
    await write('b.txt', REPORT)
    const full: Store = {
      ...store,
      graph: { ...store.graph, put: () => Promise.reject(problem('STORE_UNWRITABLE', store.name, 'ENOSPC')) },
    }
    const files = read([path.join(folder, 'docs')], { maxBytes: 1_000_000 })
    const tools = { folder: full, pipeline, embed: null, mergeLater: false, signal: new AbortController().signal }
    await expect(allOf(ingest(files, tools))).rejects.toMatchObject({ code: 'STORE_UNWRITABLE' })
    expect(await store.graph.counts()).toMatchObject({ documents: 0 })
  })

  it('gives the same graph when it is built anew from the originals', async () => {
    await write('a.txt', NOTICE)
    await write('b.txt', REPORT)
    await run()
    const contents = async () => {
      const { items } = await store.graph.documents({}, { after: null, limit: 50 })
      return Promise.all(
        items.map(async (summary) => ({
          summary,
          paragraphs: await store.graph.paragraphs(summary.id),
          mentions: await store.graph.mentionsIn(summary.id),
        })),
      )
    }
    const before = await contents()
    await store[Symbol.asyncDispose]()
    await discardFolder(store.name)
    store = await openFolder(store.name, { mustExist: true })
    expect(await store.graph.counts()).toMatchObject({ documents: 0 })
    const tools = { folder: store, pipeline, embed: null, mergeLater: false, signal: new AbortController().signal }
    await rm(path.join(folder, 'docs'), { recursive: true })
    expect(told(await allOf(ingest(readOriginals(store), tools)))).toEqual([
      ['a.txt', 'added'],
      ['b.txt', 'added'],
    ])
    expect(await contents()).toEqual(before)
  })

  it('says so when the kept copy of a file is damaged', async () => {
    await write('a.txt', NOTICE)
    await run()
    const [kept] = await allOf(store.originals.all())
    const copy = path.join(store.name, 'originals', kept!.hash)
    await writeFile(copy, 'something else')
    const tools = { folder: store, pipeline, embed: null, mergeLater: false, signal: new AbortController().signal }
    expect(told(await allOf(ingest(readOriginals(store), tools)))).toEqual([['a.txt', 'failed', 'ORIGINAL_DAMAGED']])
  })
})
