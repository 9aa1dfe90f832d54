import { problem } from '../errors.ts'
import type { VectorSource } from '../language/vector-file.ts'
import type { GraphStore } from '../store/port.ts'
import { startIndexThread } from './index-thread.ts'
import type { IndexState, SearchIndex, SearchRequest } from './port.ts'

export type SearchIndexOptions = {
  store: GraphStore
  /** Where its snapshot lives. */
  folder: string
  /** The paragraphs' vectors as `openVectorCache` keeps them; `null` searches by keywords only. */
  vectors: VectorSource | null
}

/**
 * Starts the index's thread; it answers from the last snapshot until `refresh` is through. Calls reject with
 * `INDEX_STOPPED` once the thread has ended; searches under way when it is disposed of are answered first.
 */
export function openSearchIndex({ store, folder, vectors }: SearchIndexOptions): SearchIndex {
  const thread = startIndexThread({ folder, vectors })
  let refreshing: Promise<IndexState> = Promise.resolve({ paragraphs: 0, vectors: 0, revision: '' })

  async function refresh(): Promise<IndexState> {
    const revision = await store.revision()
    const state = await thread.call('state', null)
    if (state.revision === revision) return thread.call('vectors', null)
    await thread.call('begin', { revision })
    // One batch at a time: the thread sets the pace, and this one stays free.
    for await (const batch of store.indexed()) await thread.call('add', batch)
    return thread.call('finish', null)
  }

  return {
    refresh() {
      refreshing = refreshing.then(refresh, refresh)
      return refreshing
    },
    async search(request: SearchRequest) {
      const { vector } = request
      if (vector && vectors && vector.length !== vectors.dimensions) {
        throw problem('VECTOR_WRONG_SIZE', vectors.dimensions, vector.length)
      }
      return thread.call('search', { ...request, vector: vectors ? vector : null })
    },
    [Symbol.asyncDispose]: () => thread.stop(),
  }
}
