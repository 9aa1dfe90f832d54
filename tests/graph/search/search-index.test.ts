import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openVectorCache, textHash } from '../../../graph/language/vector-cache.ts'
import { openSearchIndex } from '../../../graph/search/open-index.ts'
import type { SearchFilter, SearchIndex } from '../../../graph/search/port.ts'
import type { GraphStore } from '../../../graph/store/port.ts'
import { paragraphStore, type Sheet } from './paragraph-store.ts'

const MEAL_RULES = '槐津市学校集中用餐管理条例'
const COUNTY_REPORT = '石渡县2024年教育工作报告'
const TOWN_NOTICE = '箬溪县关于校园餐的通知'

const sheets: Sheet[] = [
  {
    title: MEAL_RULES,
    kind: 'regulation',
    year: 2023,
    jurisdiction: '槐津市',
    lines: [
      { text: '槐津市学校集中用餐管理条例', role: 'title' },
      { text: '市场监督管理部门负责校园餐食品安全监督检查。', entityKinds: ['agency'] },
      '食堂实行负责人陪餐制度。',
    ],
  },
  {
    title: COUNTY_REPORT,
    kind: 'report',
    year: 2024,
    jurisdiction: '石渡县',
    lines: [
      { text: '开展校园餐专项整治，县一中食堂通过验收。', entityKinds: ['program', 'school'] },
      '全年交流轮岗教师214人。',
      { text: '石渡县教育体育局　2025年1月8日', role: 'meta' },
    ],
  },
  {
    title: TOWN_NOTICE,
    kind: 'notice',
    year: null,
    jurisdiction: '石渡县',
    lines: ['各校公示校园餐带量食谱。'],
  },
]

const KEY = 'test-model'
let folder: string
const opened: SearchIndex[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'index-'))
})
afterEach(async () => {
  for (const index of opened.splice(0)) await index[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

function open(store: GraphStore, dimensions: number | null = null): SearchIndex {
  const vectors = dimensions === null ? null : { folder, key: KEY, dimensions }
  const index = openSearchIndex({ store, folder, vectors })
  opened.push(index)
  return index
}

type Asked = { text: string; vector?: number[]; filter?: SearchFilter; vectorWeight?: number; limit?: number }

const ask = (index: SearchIndex, { text, vector, filter = {}, vectorWeight = 0.6, limit = 10 }: Asked) =>
  index.search({ text, vector: vector ? Float32Array.from(vector) : null, filter, limit, vectorWeight })

/** Gives texts their vectors in the cache that the index reads. */
async function putVectors(vectors: Record<string, number[]>, dimensions = 2): Promise<void> {
  const cache = await openVectorCache(folder, { key: KEY, dimensions })
  for (const [text, vector] of Object.entries(vectors)) cache.put(textHash(text), Float32Array.from(vector))
  cache.close()
}

describe('search index', () => {
  describe('refresh', () => {
    it('says what it holds and of which revision', async () => {
      const { store } = paragraphStore(sheets)
      expect(await open(store).refresh()).toEqual({ paragraphs: 7, vectors: 0, revision: await store.revision() })
    })

    it('finds what was added to the store since', async () => {
      const { store, add, paragraphs } = paragraphStore(sheets)
      const index = open(store)
      await index.refresh()
      add({ title: '苇渡县双减通知', lines: ['全力推进“双减”落地。'] })
      expect((await ask(index, { text: '双减' })).candidates).toEqual([])
      await index.refresh()
      expect((await ask(index, { text: '双减' })).candidates[0]!.paragraphId).toBe(paragraphs()[7]!.id)
    })

    it('reads the store once when nothing has changed', async () => {
      const { store } = paragraphStore(sheets)
      let reads = 0
      const counted: GraphStore = {
        ...store,
        indexed() {
          reads++
          return store.indexed()
        },
      }
      const index = open(counted)
      await Promise.all([index.refresh(), index.refresh()])
      await index.refresh()
      expect(reads).toBe(1)
    })

    it('goes on answering from the index before until the new one is there', async () => {
      const { store, add } = paragraphStore(sheets)
      let release = () => {}
      const gate = new Promise<void>((resolve) => {
        release = resolve
      })
      const gated: GraphStore = {
        ...store,
        async *indexed() {
          yield* store.indexed()
          await gate
        },
      }
      await open(store).refresh()
      add({ title: '苇渡县双减通知', lines: ['全力推进“双减”落地。'] })
      const index = open(gated)
      const refreshed = index.refresh()
      expect((await ask(index, { text: '陪餐' })).candidates).toHaveLength(1)
      release()
      await refreshed
      expect((await ask(index, { text: '双减' })).candidates).toHaveLength(1)
    })

    it('can be tried again after the store failed', async () => {
      const { store } = paragraphStore(sheets)
      let fails = true
      const failing: GraphStore = {
        ...store,
        async *indexed() {
          if (fails) throw new Error('disk')
          yield* store.indexed()
        },
      }
      const index = open(failing)
      await expect(index.refresh()).rejects.toThrow('disk')
      fails = false
      expect((await index.refresh()).paragraphs).toBe(7)
    })
  })

  describe('snapshot', () => {
    const unread = (store: GraphStore): GraphStore => ({
      ...store,
      indexed: () => {
        throw new Error('the store was read')
      },
    })

    it('answers the same as the index that it was made of', async () => {
      const { store } = paragraphStore(sheets)
      const first = open(store)
      await first.refresh()
      const second = open(unread(store))
      expect((await second.refresh()).paragraphs).toBe(7)
      for (const text of ['校园餐', '食堂', '2025年1月8日', '教师 通知']) {
        const filter: SearchFilter = { years: [2023, 2024], jurisdictions: ['石渡县'] }
        expect(await ask(second, { text })).toEqual(await ask(first, { text }))
        expect(await ask(second, { text, filter })).toEqual(await ask(first, { text, filter }))
      }
    })

    it('is made again when it is damaged', async () => {
      const { store } = paragraphStore(sheets)
      await open(store).refresh()
      const file = path.join(folder, 'search-index.bin')
      const intact = await readFile(file)
      const damaged = Buffer.from(intact)
      damaged[intact.length >> 1]! ^= 0x40
      await writeFile(file, damaged)
      const index = open(store)
      await index.refresh()
      expect((await ask(index, { text: '校园餐' })).keywordMatches).toBe(3)
      expect((await readFile(file)).equals(intact)).toBe(true)
    })
  })

  describe('with vectors', () => {
    const RULE = '市场监督管理部门负责校园餐食品安全监督检查。'
    const COMPANY = '食堂实行负责人陪餐制度。'

    it('finds by meaning what no word finds', async () => {
      const { store, paragraphs } = paragraphStore(sheets)
      await putVectors({ [RULE]: [0.6, 0.8], [COMPANY]: [1, 0] })
      const index = open(store, 2)
      await index.refresh()
      const { candidates } = await ask(index, { text: 'xyz', vector: [1, 0] })
      expect(candidates.map(({ paragraphId }) => paragraphId)).toEqual([paragraphs()[2]!.id, paragraphs()[1]!.id])
    })

    it('picks up vectors that were added since', async () => {
      const { store } = paragraphStore(sheets)
      const index = open(store, 2)
      expect((await index.refresh()).vectors).toBe(0)
      await putVectors({ [RULE]: [0.6, 0.8] })
      expect((await index.refresh()).vectors).toBe(1)
      await putVectors({ [COMPANY]: [1, 0] })
      expect((await index.refresh()).vectors).toBe(2)
    })

    it('refuses a query of another size', async () => {
      const index = open(paragraphStore(sheets).store, 2)
      await index.refresh()
      await expect(ask(index, { text: '校园餐', vector: [1, 0, 0] })).rejects.toMatchObject({
        code: 'VECTOR_WRONG_SIZE',
      })
    })
  })

  describe('that has ended', () => {
    it('refuses further calls', async () => {
      const index = open(paragraphStore(sheets).store)
      await index.refresh()
      await index[Symbol.asyncDispose]()
      await expect(ask(index, { text: '校园餐' })).rejects.toMatchObject({ code: 'INDEX_STOPPED' })
      await expect(index.refresh()).rejects.toMatchObject({ code: 'INDEX_STOPPED' })
    })

    it('rejects what is under way when its thread dies', async () => {
      const posted = vi.spyOn(Worker.prototype, 'postMessage')
      const index = open(paragraphStore(sheets).store)
      await index.refresh()
      const answer = ask(index, { text: '校园餐' })
      const seen = expect(answer).rejects.toMatchObject({ code: 'INDEX_STOPPED' })
      await (posted.mock.contexts[0] as unknown as Worker).terminate()
      posted.mockRestore()
      await seen
      await expect(index.refresh()).rejects.toMatchObject({ code: 'INDEX_STOPPED' })
    })

    it('has answered the searches under way', async () => {
      const index = open(paragraphStore(sheets).store)
      await index.refresh()
      const answer = ask(index, { text: '校园餐' })
      await index[Symbol.asyncDispose]()
      expect((await answer).keywordMatches).toBe(3)
    })

    it('gives up a refresh under way', async () => {
      const index = open(paragraphStore(sheets).store)
      const refreshed = index.refresh()
      const seen = expect(refreshed).rejects.toMatchObject({ code: 'INDEX_STOPPED' })
      await index[Symbol.asyncDispose]()
      await seen
    })
  })
})
