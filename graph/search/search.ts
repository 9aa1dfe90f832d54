import { problem, ZhengmaiError } from '../errors.ts'
import type { Embedder } from '../language/embedder.ts'
import type { DocumentSummary, Entity, EntityKind, Paragraph } from '../model.ts'
import type { GraphStore } from '../store/port.ts'
import { simplify } from '../text/simplify.ts'
import type { Candidate, Facets, SearchFilter, SearchIndex, Standing } from './port.ts'

/** Most UTF-16 units of a query. */
export const QUERY_LIMIT = 500

/** Most entities that an answer names. */
const MOST_NAMED = 5
/** How many hits are read for names. */
const HITS_READ = 3

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
  /** `keyword`: no model, a failed one, or no vectors yet, so that nothing was found by meaning. */
  mode: 'hybrid' | 'keyword'
  /** 0: no paragraph holds the query's words; what hits there are came by meaning or by scraps. */
  keywordMatches: number
  /** `keywordMatches` and the facets are of the first that were counted; there are more. */
  keywordMatchesAtLeast: boolean
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
  async function ask(text: string, { filter, limit }: { filter: SearchFilter; limit: number }) {
    const vector = embedder && text.trim() !== '' ? await vectorOf(embedder, text) : null
    const [answer, called] = await Promise.all([
      index.search({ text, vector, filter, limit, vectorWeight }),
      entitiesCalled(store, text),
    ])
    return { vector, answer, called }
  }

  /**
   * Paragraphs are in simplified characters; a query that is copied from a text as received may not be. Names like 乾县
   * only look traditional: the reading that finds more is taken.
   */
  async function askBoth(text: string, options: { filter: SearchFilter; limit: number }) {
    const simplified = simplify(text)
    const first = await ask(simplified, options)
    if (simplified === text) return first
    const asTyped = await ask(text, options)
    return asTyped.answer.keywordMatches > first.answer.keywordMatches ? asTyped : first
  }

  return {
    async search({ text, filter, limit }) {
      if (text.length > QUERY_LIMIT) throw problem('QUERY_TOO_LONG', text.length, QUERY_LIMIT)
      const { vector, answer, called } = await askBoth(text, { filter, limit })
      const hits = await hitsOf(store, answer.candidates)
      return {
        query: text,
        mode: vector && isByMeaning(answer.candidates) ? 'hybrid' : 'keyword',
        keywordMatches: answer.keywordMatches,
        keywordMatchesAtLeast: answer.keywordMatchesAtLeast,
        hits,
        facets: answer.facets,
        entities: (called.length > 0 ? called : await entitiesInHits(store, hits)).slice(0, MOST_NAMED).map(shown),
      }
    },
  }
}

/** Every candidate has its cosine once the paragraphs have vectors. */
const isByMeaning = (candidates: Candidate[]): boolean =>
  candidates.length === 0 || candidates.some(({ vector }) => vector !== null)

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

/** Entities by the whole query, then by its parts between blanks. */
function entitiesCalled(store: GraphStore, text: string): Promise<Entity[]> {
  const whole = text.trim()
  return named(store, [whole, ...whole.split(/\s+/)])
}

/** Entities by the pieces of the query that stand in the first hits and are someone's name. */
async function entitiesInHits(store: GraphStore, hits: SearchHit[]): Promise<Entity[]> {
  const pieces = hits.slice(0, HITS_READ).flatMap(({ terms }) => terms)
  const found = await named(
    store,
    pieces.toSorted((a, b) => b.length - a.length),
  )
  const bears = ({ name, aliases }: Entity) =>
    [name, ...aliases.map((alias) => alias.name)].some((one) => pieces.includes(one))
  return found.filter(bears)
}

const shown = ({ id, kind, name }: Entity) => ({ id, kind, name })

/** Entities that bear one of the first few names, or have it in one of theirs, in order, each once. */
async function named(store: GraphStore, names: string[]): Promise<Entity[]> {
  const asked = [...new Set(names)].filter((name) => name.length > 1).slice(0, MOST_NAMED)
  const pages = await Promise.all(asked.map((text) => store.entities({ text }, { after: null, limit: MOST_NAMED })))
  return [...new Map(pages.flatMap(({ items }) => items).map((entity) => [entity.id, entity])).values()]
}
