import { startProcess } from '../entry.ts'
import { problem, type ZhengmaiError } from '../errors.ts'
import type { OnnxReply, OnnxRequest, OnnxStart } from './onnx-messages.ts'

/** One embedding process, from its start to its end. */
export type OnnxProcess = {
  /** Resolves when the model is loaded. */
  ready: Promise<void>
  /** No request is answered any more. */
  readonly ended: boolean
  /** Rejects with `EMBEDDER_STOPPED` when the process ends before it answers. */
  request(pieces: string[], urgent: boolean): Promise<Float32Array>
  /** Ends it now, whatever it does. */
  stop(): Promise<void>
}

type Deferred<T> = { promise: Promise<T>; resolve(value: T): void; reject(error: ZhengmaiError): void }

/** Starts a process and speaks to it. It keeps this process alive only while someone waits for an answer. */
export function startOnnxProcess(start: OnnxStart): OnnxProcess {
  const child = startProcess(import.meta.url, 'onnx-process', { args: [JSON.stringify(start)] })
  const waiting = new Map<number, Deferred<Float32Array>>()
  const loaded = deferred<void>()
  const closed = deferred<void>()
  let lastId = 0
  let loading = true
  let stopping = false
  let ended = false
  let failure: string | null = null

  function hold(): void {
    const needed = !ended && (loading || stopping || waiting.size > 0)
    child[needed ? 'ref' : 'unref']()
    child.channel?.[needed ? 'ref' : 'unref']()
  }

  function end(reason: string): void {
    if (ended) return
    ended = true
    loading = false
    const stopped = problem('EMBEDDER_STOPPED', failure ?? reason)
    loaded.reject(stopped)
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
    hold()
    closed.resolve()
  }

  function receive(reply: OnnxReply): void {
    if (reply.type === 'failed') {
      failure = reply.reason
    } else if (reply.type === 'ready') {
      loading = false
      loaded.resolve()
    } else {
      const asker = waiting.get(reply.id)
      waiting.delete(reply.id)
      if (reply.type === 'vector') asker?.resolve(reply.vector)
      else asker?.reject(problem('INTERNAL', `embedding: ${reply.reason}`))
    }
    hold()
  }

  child.on('message', (reply) => receive(reply as OnnxReply))
  child.on('error', (error) => end(error.message))
  // `close` and not `exit`: what the process said before it ended has arrived by then.
  child.on('close', (code, signal) => end(signal ?? `exit code ${code}`))
  // Whoever asks `ready` gets the rejection; nobody need ask.
  loaded.promise.catch(() => undefined)

  return {
    ready: loaded.promise,
    get ended() {
      return ended
    },
    request(pieces, urgent) {
      if (ended) return Promise.reject(problem('EMBEDDER_STOPPED', failure ?? 'ended before'))
      const id = ++lastId
      const answer = deferred<Float32Array>()
      waiting.set(id, answer)
      hold()
      child.send({ id, pieces, urgent } satisfies OnnxRequest, (error) => error && end(error.message))
      return answer.promise
    },
    async stop() {
      stopping = true
      hold()
      child.kill('SIGKILL')
      await closed.promise
    },
  }
}

function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject }
  })
  return { promise, ...settle! }
}
