import { startWorker } from '../entry.ts'
import { problem } from '../errors.ts'
import type { VectorSource } from '../language/vector-file.ts'
import type { GraphStore } from '../store/port.ts'
import type { IndexState, SearchIndex, SearchRequest } from './port.ts'
import type { CallName, Calls, Reply, WorkerSettings } from './protocol.ts'

export type SearchIndexOptions = {
  store: GraphStore
  /** Where its snapshot lives. */
  folder: string
  /** The paragraphs' vectors as `openVectorCache` keeps them; `null` searches by keywords only. */
  vectors: VectorSource | null
}

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }

/**
 * Starts the index's thread; it answers from the last snapshot until `refresh` is through. Calls reject with
 * `INDEX_STOPPED` once the thread has ended.
 */
export function openSearchIndex({ store, folder, vectors }: SearchIndexOptions): SearchIndex {
  const thread = startThread({ folder, vectors })
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

/** The thread as something to call. */
function startThread(settings: WorkerSettings) {
  const worker = startWorker(import.meta.url, 'index-worker', { workerData: settings })
  const waiting = new Map<number, Waiting>()
  let calls = 0
  let ended: string | null = null

  worker.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) call?.reject(problem('INTERNAL', reply.failure))
    else call?.resolve(reply.answer)
  })
  const end = (reason: string) => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(problem('INDEX_STOPPED', ended))
    waiting.clear()
  }
  worker.on('error', (error) => end(error.message))
  worker.on('exit', (code) => end(`exit code ${code}`))

  return {
    call<N extends CallName>(name: N, ask: Calls[N]['ask']): Promise<Calls[N]['answer']> {
      if (ended !== null) return Promise.reject(problem('INDEX_STOPPED', ended))
      return new Promise((resolve, reject) => {
        const id = ++calls
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage({ id, name, ask })
      })
    },
    async stop(): Promise<void> {
      end('closed')
      await worker.terminate()
    },
  }
}
