import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../../api/cli/run.ts'
import { digestOf } from '../../../graph/export/jsonl.ts'
import { sha256 } from '../../../graph/ids.ts'
import { openVectorCache, textHash } from '../../../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../../../graph/model.ts'
import { compareStores } from '../../../graph/store/compare.ts'
import { copyStore } from '../../../graph/store/copy.ts'
import { openFolder } from '../../../graph/store/folder.ts'
import type { GraphStore, Store } from '../../../graph/store/port.ts'
import { generatedDocuments } from '../../bench/corpus.ts'
import { listening, zhengmai } from '../../cli/zhengmai.ts'
import { plan2025, report2024, undated } from '../../contract/world.ts'
import { copySample, documentsAt, NAMES } from '../../faults/sample.ts'
import { spawned } from '../../faults/spawned.ts'
import { temporaryFolder } from '../../sample-engine.ts'

/** Each process loads dictionaries and a database; a busy machine takes its time. In milliseconds. */
const PATIENCE = 180_000
/** Of the corpus whose copy is cut short: about a hundred documents. */
const PARAGRAPHS = 3000

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let targets = 0
let target: string
const at = (name: string) => path.join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  await copySample(at('documents'))
  expect((await zhengmai(['ingest', '--no-embed', at('documents')], { ZHENGMAI_STORE: at('source') })).code).toBe(0)
}, PATIENCE)
afterAll(() => folder[Symbol.asyncDispose]())
beforeEach(() => {
  target = at(`target ${++targets}`)
})

const copy = (from: string, to: string, lang = 'en') =>
  zhengmai(['copy', '--from', from, '--to', to, '--lang', lang], { ZHENGMAI_MODEL_DIR: '/nowhere' })

async function digestAt(store: string): Promise<string> {
  await using opened = await openFolder(store, { mustExist: true })
  return await digestOf(opened.graph)
}

async function fill(store: string, graphs: Iterable<DocumentGraph> | AsyncIterable<DocumentGraph>): Promise<void> {
  await using opened = await openFolder(store)
  for await (const graph of graphs) await opened.graph.put(graph)
}

async function keep(store: string, name: string): Promise<void> {
  await using opened = await openFolder(store)
  const bytes = Buffer.from(name)
  await opened.originals.keep({ path: `/corpus/${name}`, source: name, hash: sha256(bytes), bytes })
}

async function originalsIn(store: string) {
  await using opened = await openFolder(store)
  return await opened.originals.list()
}

/** A store whose graph counts how often it is asked for digests and for whole documents. */
function counted(store: Store) {
  const asked = { digests: 0, graphs: 0 }
  const graph: GraphStore = {
    ...store.graph,
    digests: (ids) => {
      asked.digests++
      return store.graph.digests(ids)
    },
    graphOf: (id) => {
      asked.graphs++
      return store.graph.graphOf(id)
    },
  }
  return { asked, store: { ...store, graph } }
}

async function copiedNow(from: Store, to: Store): Promise<number> {
  let copied = 0
  for await (const course of copyStore(from, to, { replace: false })) {
    if (course.stage === 'documents') copied = course.copied
  }
  return copied
}

describe('A copy from folder to folder', () => {
  it('is the same, byte for byte, with originals in their order; again it does nothing', async () => {
    const first = await copy(at('source'), target)
    expect([first.code, first.out, first.err]).toEqual([
      0,
      '',
      `${NAMES.length} documents copied; both hold the same ${NAMES.length}, byte for byte, and the same originals.\n`,
    ])
    expect(await digestAt(target)).toBe(await digestAt(at('source')))
    expect(await originalsIn(target)).toEqual(await originalsIn(at('source')))
    const second = await copy(at('source'), target, 'zh')
    expect([second.code, second.err]).toEqual([
      0,
      `已复制 0 份文档；两边的 ${NAMES.length} 份逐字节相同，原件也相同。\n`,
    ])
  })

  it('copies what has the same summary and other contents, and asks for digests a batch at a time', async () => {
    const [same, other] = [plan2025(), report2024()]
    await fill(at('contents'), [same, other, undated()])
    await fill(target, [same, { ...other, observations: [], relations: other.relations.slice(1) }, undated()])
    await using from = await openFolder(at('contents'))
    await using to = await openFolder(target)
    const ids = [other.document.id]
    expect(await to.graph.summaries(ids)).toEqual(await from.graph.summaries(ids))
    const [source, there] = [counted(from), counted(to)]
    expect(await copiedNow(source.store, there.store)).toBe(1)
    expect([source.asked, there.asked]).toEqual([
      { digests: 1, graphs: 1 },
      { digests: 1, graphs: 0 },
    ])
    expect(await compareStores(from, to)).toEqual({
      line: null,
      documents: { lacking: 0, extra: 0 },
      originals: { lacking: 0, extra: 0 },
    })
  })

  it('brings the vectors too, those that are missing there', async () => {
    const model = { key: 'tiny', dimensions: 2 }
    const keepVector = async (store: string, text: string) => {
      const cache = await openVectorCache(path.join(store, 'vectors'), model)
      cache.put(textHash(text), Float32Array.of(1, 0))
      cache.close()
    }
    await fill(at('vectors'), [report2024()])
    await keepVector(at('vectors'), '双减')
    await keepVector(target, '校园餐')
    expect((await copy(at('vectors'), target)).code).toBe(0)
    const cache = await openVectorCache(path.join(target, 'vectors'), model)
    expect(['双减', '校园餐'].map((text) => cache.has(textHash(text)))).toEqual([true, true])
    cache.close()
  })
})

describe('What is not the same after a copy', () => {
  it('are originals that only the target has: they stay, and it says how many', async () => {
    await keep(target, '旧通知.txt')
    const { code, err } = await copy(at('source'), target)
    expect([code, err]).toEqual([
      0,
      expect.stringContaining(`Left alone: 1 original that only ${target} holds ("zhengmai ingest --rebuild" there`),
    ])
    expect((await copy(at('source'), target, 'zh')).err).toContain(`另有 1 份原件只在 ${target} 中，未作改动`)
    expect((await originalsIn(target)).map(({ source }) => source)).toContain('旧通知.txt')
  })

  it('are originals that the source has lost: the graph is copied, and it ends with a problem', async () => {
    await fill(at('lossy'), [report2024()])
    await keep(at('lossy'), '甲.txt')
    await keep(at('lossy'), '乙.txt')
    await rm(path.join(at('lossy'), 'originals', sha256('甲.txt')))
    const { code, err } = await copy(at('lossy'), target)
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^COPY_LACKS_ORIGINALS: The graph in .+ is the same, but 1 originals/),
    ])
    expect((await copy(at('lossy'), target, 'zh')).err).toContain('缺少来源的 1 份原件')
    expect((await originalsIn(target)).map(({ source }) => source)).toEqual(['乙.txt'])
    expect(await digestAt(target)).toBe(await digestAt(at('lossy')))
  })

  it('are copies of originals that the target has lost: they are brought again', async () => {
    await fill(at('whole'), [report2024()])
    await keep(at('whole'), '丙.txt')
    expect((await copy(at('whole'), target)).code).toBe(0)
    await rm(path.join(target, 'originals', sha256('丙.txt')))
    expect((await copy(at('whole'), target)).code).toBe(0)
    expect(await originalsIn(target)).toEqual(await originalsIn(at('whole')))
  })

  it('are documents that come or change meanwhile: counted on both sides', async () => {
    await fill(at('three'), [report2024(), plan2025()])
    await fill(target, [{ ...report2024(), observations: [] }, undated()])
    await using from = await openFolder(at('three'))
    await using to = await openFolder(target)
    const { line, documents } = await compareStores(from, to)
    expect([line, documents]).toEqual([1, { lacking: 2, extra: 1 }])
  })
})

describe('A copy that is cut short', { timeout: PATIENCE }, () => {
  let all: number
  let expected: string

  beforeAll(async () => {
    await fill(at('large'), generatedDocuments(PARAGRAPHS))
    all = await documentsAt(at('large'))
    expected = await digestAt(at('large'))
    expect(all).toBeGreaterThan(50)
  }, PATIENCE)

  it('by Ctrl-C ends after the document at hand, says what is there, and the next one goes on', async () => {
    const interruption = new AbortController()
    let said = ''
    const write = (text: string) => {
      said += text
      if (text.includes(`: 3/${all} `)) interruption.abort()
    }
    const code = await run(
      ['copy', '--from', at('large'), '--to', target],
      { ZHENGMAI_LANG: 'en' },
      {
        out: listening(() => undefined),
        err: { write, isTTY: true },
        signal: interruption.signal,
      },
    )
    expect(code).toBe(130)
    expect(said).toMatch(
      new RegExp(`Interrupted with 3 of ${all} documents in .+: run the same command again to go on.\n$`),
    )
    expect(await documentsAt(target)).toBe(3)
    expect((await copy(at('large'), target)).err).toContain(`${all - 3} documents copied; both hold the same ${all}`)
    expect(await digestAt(target)).toBe(expected)
  })

  it('by Ctrl-C while both are compared ends with 130 too', async () => {
    const interruption = new AbortController()
    let said = ''
    const write = (text: string) => {
      said += text
      if (text.includes('正在逐字节比较')) interruption.abort()
    }
    const code = await run(
      ['copy', '--from', at('source'), '--to', target],
      { ZHENGMAI_LANG: 'zh' },
      { out: listening(() => undefined), err: { write, isTTY: true }, signal: interruption.signal },
    )
    const [there, of] = [NAMES.length, NAMES.length]
    expect([code, said]).toEqual([130, expect.stringContaining(`已中断：${of} 份文档中的 ${there} 份已在 ${target}`)])
    await using from = await openFolder(at('source'))
    await using to = await openFolder(target)
    const source = counted(from)
    await compareStores(source.store, to, interruption.signal)
    expect(source.asked.graphs).toBe(0)
  })

  it('by kill -9, with some documents there and some not, goes on to the same graph', { retry: 2 }, async () => {
    const cut = at(`cut ${++targets}`)
    const copying = spawned(['copy', '--from', at('large'), '--to', cut], {})
    // Its log grows with every document.
    await expect
      .poll(() => bytesIn(path.join(cut, 'graph.grafeo.wal')), { timeout: 60_000, interval: 5 })
      .toBeGreaterThan(300_000)
    copying.child.kill('SIGKILL')
    expect(await copying.ended).toBe('SIGKILL')
    const there = await documentsAt(cut)
    expect(there).toBeGreaterThan(0)
    expect(there).toBeLessThan(all)
    expect((await copy(at('large'), cut)).err).toContain(`${all - there} documents copied; both hold the same ${all}`)
    expect(await digestAt(cut)).toBe(expected)
  })
})

/** 0 for a folder that is not there yet. */
async function bytesIn(place: string): Promise<number> {
  const names = await readdir(place).catch(() => [])
  const sizes = names.map((name) =>
    stat(path.join(place, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
