import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Paragraph } from '../../graph/model.ts'
import { createSearch } from '../../graph/search/search.ts'
import { readSample } from '../bench/pieces.ts'
import { below, pick, randomFrom } from '../bench/random.ts'
import { documentGraph } from '../builders.ts'
import { ask, type OpenSearched, type Searched, vectorOf, vectorsFor } from './search-world.ts'

/** Texts that are hard to find parts of. */
const ODD = documentGraph({
  lines: [
    '关于𠮷野小学、𡈽田小学建设的通知',
    '学生（含幼儿）“双减”——课后；服务：率达98.5%，ＧＤＰ增长5.5％',
    'and OR NOT ab AND cd: (a) [b] {c} ^2 ~1 *? "x" \\ / && ||',
    '教'.repeat(300),
    '稳妥推进县管校聘改革',
  ],
})

const HOSTILE = [
  ...['', ' 　', '(', '"', 'AND', 'NOT OR', 'a^', '\\', '/x', '*', '~', '[a TO b]', 'grams:x', '+-!', '&& ||', 'a:b'],
  ...['\ud800', '\udc00\ud800', '𠮷', '\0', '。'.repeat(500), '教育'.repeat(250), '中'.repeat(500)],
  Array.from({ length: 500 }, (_, i) => String.fromCharCode(0x4e00 + 7 * i)).join(''),
  Array.from({ length: 125 }, (_, i) => `a${100 + i}`)
    .join(' ')
    .slice(0, 500),
]

/** What a search index promises on any store. */
export function describeSearch(name: string, open: OpenSearched): void {
  describe(`search contract: ${name}`, () => {
    let searched: Searched
    let paragraphs: Paragraph[]
    const opened: AsyncDisposable[] = []

    beforeAll(async () => {
      const graphs = [...(await readSample()).graphs, ODD]
      const vectors = await vectorsFor(graphs)
      paragraphs = graphs.flatMap((graph) => graph.paragraphs)
      searched = await open(graphs, vectors.source)
      opened.push(searched, vectors)
    })
    afterAll(async () => {
      for (const each of opened) await each[Symbol.asyncDispose]()
    })

    it('says what it holds and of which revision', async () => {
      const revision = await searched.store.revision()
      const count = paragraphs.length
      expect(await searched.index.refresh()).toEqual({ paragraphs: count, vectors: count, revision })
    })

    it('finds every paragraph by any run of two or more characters of it', async () => {
      const random = randomFrom(7)
      const long = paragraphs.filter(({ text }) => text.length > 2)
      for (let round = 0; round < 300; round++) {
        const { text } = pick(random, long)
        const start = below(random, text.length - 1)
        const piece = text.slice(start, start + 2 + below(random, 12))
        if (!/^[\p{L}\p{N}]{2,}$/u.test(piece)) continue
        const { candidates } = await ask(searched, piece, { limit: 1000 })
        const holding = paragraphs.filter((one) => one.text.includes(piece))
        const found = new Set(candidates.map(({ paragraphId }) => paragraphId))
        const missing = holding.length <= 100 ? holding.filter(({ id }) => !found.has(id)) : []
        expect(
          missing.map((one) => one.text),
          piece,
        ).toEqual([])
      }
    })

    it('puts paragraphs that hold the query first, then those that hold its parts', async () => {
      const { candidates } = await ask(searched, '县管校聘改革', { limit: 50 })
      const textOf = new Map(paragraphs.map(({ id, text }) => [id, text]))
      const holds = candidates.map(({ paragraphId }) => textOf.get(paragraphId)!.includes('县管校聘改革'))
      expect(holds[0]).toBe(true)
      expect(holds).toEqual(holds.toSorted((a, b) => Number(b) - Number(a)))
    })

    it('finds half of a surrogate pair’s neighbours, other widths and cases, and traditional characters', async () => {
      const { search } = createSearch({
        store: searched.store,
        index: searched.index,
        embedder: null,
        vectorWeight: 0.6,
      })
      for (const [text, whole] of [
        ['𠮷野', '𠮷野小学'],
        ['gdp增长', 'ＧＤＰ增长'],
        ['５.５%', '5.5％'],
        ['穩妥推進縣管校聘', '稳妥推进县管校聘'],
      ] as const) {
        const { hits } = await search({ text, filter: {}, limit: 5 })
        expect(hits[0]!.paragraph.text).toContain(whole)
      }
    })

    it('finds by meaning alone what no word finds, signatures left out', async () => {
      const body = paragraphs.find(({ role, text }) => role === 'body' && text.length > 30)!
      const { candidates, keywordMatches } = await ask(searched, 'zqx', { vector: vectorOf(body.text) })
      const same = paragraphs.filter(({ text }) => text === body.text).map(({ id }) => id)
      expect(keywordMatches).toBe(0)
      expect(same).toContain(candidates[0]!.paragraphId)
      expect(candidates[0]!.vector!.score).toBeCloseTo(1, 5)
      const roles = new Map(paragraphs.map(({ id, role }) => [id, role]))
      expect(candidates.map(({ paragraphId }) => roles.get(paragraphId))).not.toContain('meta')
    })

    it('gives the first of a longer answer when it is limited', async () => {
      const asked = { vector: vectorOf('教师交流轮岗') }
      const long = await ask(searched, '教师交流轮岗', { ...asked, limit: 30 })
      const short = await ask(searched, '教师交流轮岗', { ...asked, limit: 3 })
      expect(short).toEqual({ ...long, candidates: long.candidates.slice(0, 3) })
    })

    it('keeps to a filter and counts each facet as if its own part were not given', async () => {
      const all = await ask(searched, '教师')
      const reports = await ask(searched, '教师', { filter: { kinds: ['report'] }, limit: 100 })
      expect(all.keywordMatchesAtLeast).toBe(false)
      expect(reports.keywordMatches).toBe(all.facets.kinds.report)
      expect(reports.facets.kinds).toEqual(all.facets.kinds)
      const ids = reports.candidates.map(({ documentId }) => documentId)
      const kinds = new Set((await searched.store.summaries(ids)).map(({ kind }) => kind))
      expect([...kinds]).toEqual(['report'])
    })

    it('finds nothing in a place that is not there', async () => {
      const { candidates, keywordMatches } = await ask(searched, '教师', {
        filter: { jurisdictions: ['\ud800无此地"'] },
      })
      expect([candidates, keywordMatches]).toEqual([[], 0])
    })

    it.each(HOSTILE.map((text) => [text.slice(0, 20), text]))('answers whatever is typed: %j', async (_, text) => {
      const answers = [
        await ask(searched, text),
        await ask(searched, text, { vector: vectorOf('教师'), filter: { years: [2024] } }),
      ]
      for (const { candidates, keywordMatches } of answers) {
        expect(candidates.length).toBeLessThanOrEqual(10)
        expect(keywordMatches).toBeGreaterThanOrEqual(0)
      }
    })

    it('refuses a vector of another size', async () => {
      await expect(ask(searched, '教师', { vector: new Float32Array(3) })).rejects.toMatchObject({
        code: 'VECTOR_WRONG_SIZE',
      })
    })
  })
}
