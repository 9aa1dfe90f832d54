import { startWorker } from '../entry.ts'
import { problem } from '../errors.ts'
import type { CallName, Calls, Reply, WorkerSettings } from './protocol.ts'

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void }

/** The thread that holds an index, as something to call. */
export type IndexThread = {
  /** Rejects with `INDEX_STOPPED` when the thread has ended or ends before it answers. */
  call<N extends CallName>(name: N, ask: Calls[N]['ask']): Promise<Calls[N]['answer']>
  /** Ends it once the searches under way are answered; anything longer is given up. */
  stop(): Promise<void>
}

export function startIndexThread(settings: WorkerSettings): IndexThread {
  const worker = startWorker(import.meta.url, 'index-worker', { workerData: settings })
  const waiting = new Map<number, Waiting>()
  const searches = new Set<Promise<unknown>>()
  let calls = 0
  let ended: string | null = null

  const end = (reason: string) => {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(problem('INDEX_STOPPED', ended))
    waiting.clear()
  }
  worker.on('error', (error) => end(error.message))
  worker.on('exit', (code) => end(`exit code ${code}`))
  worker.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('failure' in reply) call?.reject(problem('INTERNAL', reply.failure))
    else call?.resolve(reply.answer)
  })

  return {
    call(name, ask) {
      if (ended !== null) return Promise.reject(problem('INDEX_STOPPED', ended))
      const answer = new Promise<never>((resolve, reject) => {
        const id = ++calls
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
        worker.postMessage({ id, name, ask })
      })
      if (name === 'search') {
        searches.add(answer)
        const done = () => searches.delete(answer)
        answer.then(done, done)
      }
      return answer
    },
    async stop() {
      ended ??= 'closed'
      await Promise.allSettled(searches)
      end(ended)
      await worker.terminate()
    },
  }
}
