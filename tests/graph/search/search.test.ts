import { describe, expect, it } from 'vitest'
import { problem } from '../../../graph/errors.ts'
import { idOf } from '../../../graph/ids.ts'
import type { Embedder } from '../../../graph/language/embedder.ts'
import type { SearchIndex, SearchRequest } from '../../../graph/search/port.ts'
import { createSearch } from '../../../graph/search/search.ts'
import type { EntitySummary } from '../../../graph/store/port.ts'
import { indexOf } from './index-data.ts'
import { paragraphStore, type Sheet } from './paragraph-store.ts'

const LINE = '稳妥推进“县管校聘”改革，全年交流轮岗教师214人，县管校聘覆盖全县。'
const sheets: Sheet[] = [
  { title: '石渡县教育工作报告', kind: 'report', jurisdiction: '石渡县', lines: [LINE, '加强教师培训。'] },
]

const entity = (name: string, aliases: string[] = []): EntitySummary => ({
  id: idOf('ent', name),
  kind: 'program',
  name,
  aliases: aliases.map((alias) => ({ name: alias, rule: { id: 'quoted-name', version: 1 }, reason: '引号内的名称' })),
  jurisdiction: null,
  attributes: {},
  mentions: 1,
  documents: 1,
})

const request = (text: string) => ({ text, filter: {}, limit: 10 })

/** An index in this thread that notes what it was asked. */
async function notedIndex(hasVectors: boolean): Promise<SearchIndex & { asked: SearchRequest[] }> {
  const index = await indexOf(sheets)
  const asked: SearchRequest[] = []
  return {
    asked,
    refresh: async () => ({ paragraphs: 0, vectors: 0, revision: '' }),
    async search(given) {
      asked.push(given)
      const answer = await index.ask(given.text, { ...given, vector: undefined as never })
      if (!given.vector || !hasVectors) return answer
      const near = answer.candidates.map((each, i) => ({ ...each, vector: { score: 0.5, rank: i + 1 } }))
      return { ...answer, candidates: near }
    },
    [Symbol.asyncDispose]: async () => {},
  }
}

const embedderThat = (query: Embedder['query']): Embedder => ({
  key: 'test',
  dimensions: 2,
  query,
  async *paragraphs() {},
  [Symbol.asyncDispose]: async () => {},
})

async function open(embedder: Embedder | null = null, entities: EntitySummary[] = [], hasVectors = true) {
  const { store } = paragraphStore(sheets, entities)
  const index = await notedIndex(hasVectors)
  return { ...createSearch({ store, index, embedder, vectorWeight: 0.6 }), index, store }
}

describe('search', () => {
  it('gives each hit with its paragraph, its document and the pieces of the query in it', async () => {
    const { search } = await open()
    const { hits, ...rest } = await search(request('县管校聘'))
    expect(rest).toEqual({
      query: '县管校聘',
      mode: 'keyword',
      keywordMatches: 1,
      keywordMatchesAtLeast: false,
      facets: { kinds: { report: 1 }, years: { 2024: 1 }, jurisdictions: { 石渡县: 1 }, entityKinds: {} },
      entities: [],
    })
    expect(hits).toHaveLength(1)
    const { paragraph, document, terms, ranges, vector, keyword } = hits[0]!
    expect([paragraph.text, document.title]).toEqual([LINE, '石渡县教育工作报告'])
    expect(Object.keys(paragraph)).not.toContain('map')
    expect([terms, ranges]).toEqual([
      ['县管校聘'],
      [
        [5, 9],
        [26, 30],
      ],
    ])
    expect([vector, keyword!.rank]).toEqual([null, 1])
  })

  it('searches by words and by meaning when there is a model', async () => {
    const { search, index } = await open(embedderThat(async (text) => Float32Array.from([text.length, 0])))
    expect((await search(request('  县管校聘 '))).mode).toBe('hybrid')
    expect(index.asked[0]!.vector).toEqual(Float32Array.from([4, 0]))
    expect(index.asked[0]!.vectorWeight).toBe(0.6)
  })

  it('goes by words, and says so, while no paragraph has a vector', async () => {
    const { search } = await open(
      embedderThat(async () => Float32Array.from([1, 0])),
      [],
      false,
    )
    expect((await search(request('县管校聘'))).mode).toBe('keyword')
  })

  it('goes by words, and says so, when the model stops', async () => {
    for (const failure of [problem('EMBEDDER_STOPPED', 'SIGKILL'), problem('MODEL_MISSING', '/models')]) {
      const { search } = await open(embedderThat(() => Promise.reject(failure)))
      const { mode, hits } = await search(request('县管校聘'))
      expect([mode, hits.length]).toEqual(['keyword', 1])
    }
  })

  it('does not hide a mistake in the program', async () => {
    const { search } = await open(embedderThat(() => Promise.reject(new TypeError('not a function'))))
    await expect(search(request('县管校聘'))).rejects.toThrow('not a function')
  })

  it('refuses a query that is too long, and takes one that just is not', async () => {
    const { search } = await open()
    await expect(search(request('政'.repeat(501)))).rejects.toMatchObject({ code: 'QUERY_TOO_LONG' })
    expect((await search(request('政'.repeat(500)))).hits).toEqual([])
  })

  it('asks nobody anything for a blank query', async () => {
    const { search } = await open(
      embedderThat(() => Promise.reject(new Error('asked'))),
      [entity('“县管校聘”改革')],
    )
    const { hits, entities, keywordMatches } = await search(request(' 　'))
    expect({ hits, entities, keywordMatches }).toEqual({ hits: [], entities: [], keywordMatches: 0 })
  })

  it('names entities that bear the query as a name, the whole query first', async () => {
    const reform = entity('“县管校聘”改革', ['县管校聘'])
    const training = entity('教师培训计划')
    const { search } = await open(null, [training, reform])
    const named = async (text: string) => (await search(request(text))).entities.map(({ name }) => name)
    expect(await named('县管校聘')).toEqual(['“县管校聘”改革'])
    expect(await named('县管校聘 教师培训')).toEqual(['“县管校聘”改革', '教师培训计划'])
    expect(await named('课后服务')).toEqual([])
  })

  it('names entities whose name is a piece of a question', async () => {
    const { search } = await open(null, [
      entity('“县管校聘”改革', ['县管校聘']),
      entity('教师'),
      entity('县管校聘条例'),
    ])
    const { entities } = await search(request('怎样推进县管校聘'))
    expect(entities.map(({ name }) => name)).toEqual(['“县管校聘”改革'])
  })

  it('understands traditional characters', async () => {
    const { search } = await open(null, [entity('“县管校聘”改革', ['县管校聘'])])
    const { query, hits, entities, keywordMatches } = await search(request('縣管校聘'))
    expect([query, hits[0]!.terms, entities.length, keywordMatches]).toEqual(['縣管校聘', ['县管校聘'], 1, 1])
  })

  it('looks for a query as typed when it only looks traditional', async () => {
    const lines = ['乾县教育局印发通知。', '选派骨干县级教师下乡。', '乾县一中获评先进。']
    const sheet = [{ title: '乾县通知', lines }]
    const inThread = await indexOf(sheet)
    const index: SearchIndex = { ...(await notedIndex(false)), search: async ({ text }) => inThread.ask(text) }
    const { search } = createSearch({ store: paragraphStore(sheet).store, index, embedder: null, vectorWeight: 0.6 })
    const { hits, keywordMatches } = await search(request('乾县'))
    expect([keywordMatches, hits.map(({ terms }) => terms)]).toEqual([2, [['乾县'], ['乾县']]])
  })

  it('leaves out hits whose document has been withdrawn', async () => {
    const { store } = paragraphStore([])
    const { search } = createSearch({ store, index: await notedIndex(false), embedder: null, vectorWeight: 0.6 })
    expect((await search(request('县管校聘'))).hits).toEqual([])
  })
})
