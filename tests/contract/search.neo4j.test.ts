import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../graph/model.ts'
import type { SearchAnswer, SearchFilter } from '../../graph/search/port.ts'
import { openServerIndex } from '../../graph/search/server-index.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import { generatedDocuments } from '../bench/corpus.ts'
import { readSample } from '../bench/pieces.ts'
import { describeWith } from '../needs.ts'
import { empty, NEO4J, testServer } from '../neo4j/testing.ts'
import { describeSearch } from './search.ts'
import { ask, type OpenSearched, openEmbedded, type Searched, vectorOf, vectorsFor } from './search-world.ts'

/** On the server of this run, which is emptied before. */
const openOnServer: OpenSearched = async (graphs, vectors) => {
  const database = await openDatabase(testServer())
  await empty()
  await database.command('DROP INDEX paragraph_vectors IF EXISTS')
  const store = neo4jGraph(database)
  for (const graph of graphs) await store.put(graph, { mergeLater: true })
  const index = openServerIndex({ database, store, vectors })
  await index.refresh()
  return {
    store,
    index,
    async [Symbol.asyncDispose]() {
      await index[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** What people look for, and what nobody would. */
const QUERIES = [
  ...[
    '校园餐',
    '县管校聘',
    '教师',
    '学校',
    '的',
    '2024年',
    '教育局 教师',
    '县教体局 校园餐',
    '校园餐是什么',
    '学校食堂由谁负责',
  ],
  ...[
    '100%',
    '214人',
    '全年交流轮岗教师',
    '义务教育优质均衡',
    '3',
    '，',
    '双减 课后服务',
    '无此词句',
    'xyz',
    '学校学校学校',
  ],
  ...['各级人民政府应当加强对学校的领导', '教育督导', '经费 投入 增长', '幼儿园', '第一中学', '有关部门', '学生资助'],
]

const FILTERS = [
  {},
  { kinds: ['report' as const] },
  { years: [2024] },
  { entityKinds: ['school' as const, 'agency' as const] },
]

async function graphsOfBoth(): Promise<DocumentGraph[]> {
  const graphs = [...(await readSample()).graphs]
  for await (const graph of generatedDocuments(1500)) graphs.push(graph)
  return graphs
}

describeWith(NEO4J, 'Searching on Neo4j', () => {
  describeSearch('Neo4j', openOnServer)

  describe('beside the embedded index', () => {
    let stores: [here: Searched, there: Searched]
    const open: AsyncDisposable[] = []

    beforeAll(async () => {
      const graphs = await graphsOfBoth()
      const vectors = await vectorsFor(graphs)
      stores = [await openEmbedded(graphs, vectors.source), await openOnServer(graphs, vectors.source)]
      open.push(...stores, vectors)
    })
    afterAll(async () => {
      for (const each of open) await each[Symbol.asyncDispose]()
    })

    const bothOf = (text: string, filter: SearchFilter, vector: Float32Array | null) =>
      Promise.all(stores.map((store) => ask(store, text, { filter, limit: 20, vector })))

    it.each(QUERIES)('answers “%s” alike by words, whatever the filter', async (text) => {
      for (const filter of FILTERS) {
        const [here, there] = await bothOf(text, filter, null)
        expect(there).toEqual(about(here))
      }
    })

    it.each(QUERIES)('answers “%s” alike by words and meaning', async (text) => {
      const [here, there] = await bothOf(text, {}, vectorOf(text))
      expect(there).toEqual(about(here))
    })

    // The full-text index rounds lengths, the vector index guesses: where very many are nearly alike, their last hundred differ.
    it.each([...QUERIES, '（一）', '一'])(
      'answers “%s” nearly alike by words and meaning under a filter',
      async (text) => {
        for (const filter of FILTERS) {
          const [here, there] = await bothOf(text, filter, vectorOf(text))
          expect(there!.keywordMatches).toBe(here!.keywordMatches)
          // Without a match the facets are of what is near, and that is nearly alike too.
          if (here!.keywordMatches > 0) expect(there!.facets).toEqual(here!.facets)
          const first = ({ candidates }: SearchAnswer) => candidates.slice(0, 10).map(({ paragraphId }) => paragraphId)
          const [expected, found] = [first(here!), first(there!)]
          expect(found.length).toBe(expected.length)
          expect(found.filter((id) => expected.includes(id)).length).toBeGreaterThanOrEqual(0.7 * expected.length)
        }
      },
    )
  })
})

/** The same, scores but for what single precision makes of them: a server compares vectors in it. */
function about(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : expect.closeTo(value, 4)
  if (Array.isArray(value)) return value.map(about)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, about(part)]))
}
