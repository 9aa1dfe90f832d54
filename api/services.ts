import type { ZhengmaiError } from '../graph/errors.ts'
import type { Document } from '../graph/model.ts'
import type { SearchFilter } from '../graph/search/port.ts'
import type { GraphStore, Store } from '../graph/store/port.ts'
import type { Asked } from '../ingest/explain/explainer.ts'
import type { Explanation, SearchResult } from './contract.ts'

/** How far search by meaning has come. */
export type Readiness = {
  /** Paragraphs in the search index, and how many of them have a vector. */
  indexed: { paragraphs: number; vectors: number }
  /** Why there is no search by meaning; `null` when there is. */
  modelProblem: ZhengmaiError | null
}

/** What the routes need. Passed in, so that a test can pass something else. */
export type Services = {
  store: GraphStore
  /** Throws `QUERY_TOO_LONG`. */
  search(request: { text: string; filter: SearchFilter; limit: number }): Promise<SearchResult>
  /** Reads the document's text again to tell why. Throws `DOCUMENT_TOO_LONG` and what is wrong with the place. */
  explain(document: Document, asked: Asked): Explanation
  /** As the store does. Throws `CYPHER_OFF` besides. */
  look: Store['look']
  readiness(): Readiness
  version: string
}
