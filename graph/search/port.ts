import type { DocumentKind, EntityKind } from '../model.ts'

/** Every part that is given must hold. */
export type SearchFilter = {
  kinds?: DocumentKind[]
  years?: number[]
  jurisdictions?: string[]
  /** The paragraph mentions an entity of one of these kinds. */
  entityKinds?: EntityKind[]
}

/** Score and 1-based rank in one list; a paragraph that the list does not hold has `null` in its place. */
export type Standing = { score: number; rank: number }

/** A paragraph that a search found, best first. */
export type Candidate = {
  paragraphId: string
  documentId: string
  /** Fused, `[0, 1]`. */
  score: number
  /** BM25 over grams. */
  keyword: Standing | null
  /** Cosine. */
  vector: Standing | null
  /** Half-open ranges of the paragraph's text that the query's grams cover, merged, ascending. */
  ranges: [number, number][]
}

/** How many paragraphs of all matches have each value, before `limit`. */
export type Facets = {
  kinds: Record<string, number>
  years: Record<string, number>
  jurisdictions: Record<string, number>
  entityKinds: Record<string, number>
}

export type SearchRequest = {
  /** As typed; the index folds and cuts it. */
  text: string
  /** Of the folded query, from the same model as the paragraphs'; `null` searches by keywords only. */
  vector: Float32Array | null
  filter: SearchFilter
  limit: number
  /** Share of the vector score, `[0, 1]`. */
  vectorWeight: number
}

export type SearchAnswer = {
  candidates: Candidate[]
  /** Paragraphs that the query's words found, before `limit`. */
  keywordMatches: number
  /** There are more than were counted: `keywordMatches` and the facets say how many at least. */
  keywordMatchesAtLeast: boolean
  facets: Facets
}

export type IndexState = {
  paragraphs: number
  vectors: number /** The store's revision it was built from. */
  revision: string
}

/**
 * Finds paragraphs by words and by meaning, off the event loop.
 *
 * Substring guarantee: a run of two or more characters that stands in a paragraph finds it.
 */
export interface SearchIndex extends AsyncDisposable {
  /** Makes the index say what the store and the vector cache say now; cheap when nothing changed. */
  refresh(): Promise<IndexState>
  search(request: SearchRequest): Promise<SearchAnswer>
}
