import { problem, ZhengmaiError } from '../errors.ts'
import type { Embedder } from '../language/embedder.ts'
import type { DocumentSummary, EntityKind, Paragraph } from '../model.ts'
import type { GraphStore } from '../store/port.ts'
import type { Candidate, Facets, SearchFilter, SearchIndex, Standing } from './port.ts'

/** Most UTF-16 units of a query. */
export const QUERY_LIMIT = 500

/** Most entities that an answer names. */
const MOST_NAMED = 5

export type SearchHit = {
  /** Fused, `[0, 1]`. */
  score: number
  keyword: Standing | null
  vector: Standing | null
  /** The pieces of the query that stand in the paragraph, as printed there, each once. */
  terms: string[]
  /** What to mark in the paragraph's text, half-open. */
  ranges: [number, number][]
  paragraph: Omit<Paragraph, 'map'>
  document: DocumentSummary
}

export type SearchOutcome = {
  query: string
  /** `keyword`: there is no model, or it failed, so that nothing was found by meaning. */
  mode: 'hybrid' | 'keyword'
  /** 0: no paragraph holds the query's words; what hits there are came by meaning or by scraps. */
  keywordMatches: number
  hits: SearchHit[]
  facets: Facets
  /** Entities that bear the query, or a part of it, as a name. */
  entities: { id: string; kind: EntityKind; name: string }[]
}

export type SearchOptions = {
  store: GraphStore
  index: SearchIndex
  /** `null` searches by keywords only. */
  embedder: Embedder | null
  /** Share of the vector score, `[0, 1]`. */
  vectorWeight: number
}

export type Search = {
  /** Throws `QUERY_TOO_LONG`. Without a working embedder the answer goes by keywords and says so. */
  search(request: { text: string; filter: SearchFilter; limit: number }): Promise<SearchOutcome>
}

/** The one way to search: the API and the command line both go through it. */
export function createSearch({ store, index, embedder, vectorWeight }: SearchOptions): Search {
  return {
    async search({ text, filter, limit }) {
      if (text.length > QUERY_LIMIT) throw problem('QUERY_TOO_LONG', text.length, QUERY_LIMIT)
      const vector = embedder && text.trim() !== '' ? await vectorOf(embedder, text) : null
      const [answer, entities] = await Promise.all([
        index.search({ text, vector, filter, limit, vectorWeight }),
        entitiesNamed(store, text),
      ])
      return {
        query: text,
        mode: vector ? 'hybrid' : 'keyword',
        keywordMatches: answer.keywordMatches,
        hits: await hitsOf(store, answer.candidates),
        facets: answer.facets,
        entities,
      }
    },
  }
}

/** `null` when the embedder cannot help now: a search by keywords is better than none. */
async function vectorOf(embedder: Embedder, text: string): Promise<Float32Array | null> {
  try {
    return await embedder.query(text.trim())
  } catch (thrown) {
    const isAbsent =
      thrown instanceof ZhengmaiError && ['EMBEDDER_STOPPED', 'MODEL_MISSING', 'MODEL_CORRUPT'].includes(thrown.code)
    if (isAbsent) return null
    throw thrown
  }
}

async function hitsOf(store: GraphStore, candidates: Candidate[]): Promise<SearchHit[]> {
  const [paragraphs, documents] = await Promise.all([
    store.paragraphsById(candidates.map(({ paragraphId }) => paragraphId)),
    store.summaries([...new Set(candidates.map(({ documentId }) => documentId))]),
  ])
  const paragraphOf = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  const documentOf = new Map(documents.map((document) => [document.id, document]))
  return candidates.flatMap((candidate) => {
    const paragraph = paragraphOf.get(candidate.paragraphId)
    const document = documentOf.get(candidate.documentId)
    // The document was withdrawn after the index was built.
    if (!paragraph || !document) return []
    const { map: _, ...shown } = paragraph
    const pieces = candidate.ranges.map(([start, end]) => paragraph.text.slice(start, end))
    const { score, keyword, vector, ranges } = candidate
    return [{ score, keyword, vector, terms: [...new Set(pieces)], ranges, paragraph: shown, document }]
  })
}

/** The whole query first, then its parts between blanks. */
async function entitiesNamed(store: GraphStore, text: string): Promise<SearchOutcome['entities']> {
  const whole = text.trim()
  if (whole === '') return []
  const parts = whole.split(/\s+/)
  const names = [...new Set([whole, ...parts.slice(0, MOST_NAMED)])].filter((name) => name.length > 1)
  const pages = await Promise.all(
    names.map((name) => store.entities({ text: name }, { after: null, limit: MOST_NAMED })),
  )
  const found = new Map(pages.flatMap(({ items }) => items).map(({ id, kind, name }) => [id, { id, kind, name }]))
  return [...found.values()].slice(0, MOST_NAMED)
}
