import type { VectorSource } from '../language/vector-file.ts'
import type { IndexedParagraph } from '../store/port.ts'
import type { IndexState, SearchAnswer, SearchRequest } from './port.ts'

/** What the index thread can be asked, and what it answers. Paragraphs come in batches between `begin` and `finish`. */
export type Calls = {
  /** What the index that answers was built from. */
  state: { ask: null; answer: IndexState }
  /** Starts a new index beside the one that answers. */
  begin: { ask: { revision: string }; answer: null }
  add: { ask: IndexedParagraph[]; answer: null }
  /** Builds it, puts it in place, keeps a snapshot. */
  finish: { ask: null; answer: IndexState }
  /** Reads the vector file if it has grown. */
  vectors: { ask: null; answer: IndexState }
  search: { ask: SearchRequest; answer: SearchAnswer }
}
export type CallName = keyof Calls

export type Call = { [N in CallName]: { id: number; name: N; ask: Calls[N]['ask'] } }[CallName]

/** `failure` says in words what went wrong in the thread. */
export type Reply = { id: number; answer: Calls[CallName]['answer'] } | { id: number; failure: string }

export type WorkerSettings = { /** Where the snapshot lives. */ folder: string; vectors: VectorSource | null }
