/**
 * Entry of the embedding process. Inference blocks whichever thread runs it and aborts worker threads that are stopped;
 * a process of its own can be killed at any moment without harm. It ends when its parent does.
 */
import { createRequire } from 'node:module'
import { setImmediate } from 'node:timers/promises'
import { meanDirection } from './embedding-text.ts'
import type { OnnxReply, OnnxRequest, OnnxStart } from './onnx-messages.ts'

type EmbedPiece = (text: string) => Promise<Float32Array>
type Runtime = { InferenceSession: { create(model: string, options: object): Promise<unknown> } }

const urgent: OnnxRequest[] = []
const patient: OnnxRequest[] = []
let working = false

process.on('disconnect', () => process.exit())
// The parent may have ended while this file was being loaded.
if (!process.connected) process.exit()
// Ctrl-C reaches the parent too, which may want to finish what it does.
process.on('SIGINT', () => undefined)

const send = (reply: OnnxReply) => process.send?.(reply)
const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

try {
  const embedPiece = await load(JSON.parse(process.argv[2] ?? '{}') as OnnxStart)
  process.on('message', (request: OnnxRequest) => {
    const queue = request.urgent ? urgent : patient
    queue.push(request)
    void work(embedPiece)
  })
  send({ type: 'ready' })
} catch (error) {
  process.send?.({ type: 'failed', reason: reasonOf(error) } satisfies OnnxReply, () => process.exit(1))
}

async function load({ modelDir, id, weights, maxTokens, threads }: OnnxStart): Promise<EmbedPiece> {
  setSessionOptions(weights, threads)
  const { env, pipeline } = await import('@xenova/transformers')
  env.localModelPath = modelDir
  env.allowRemoteModels = false
  const extract = await pipeline('feature-extraction', id, { quantized: true })
  // Without a limit every call fails; with a hub's larger one long texts fail.
  extract.tokenizer.model_max_length = maxTokens
  return async (text) => {
    const { data } = await extract(text, { pooling: 'cls', normalize: true })
    return Float32Array.from(data)
  }
}

/**
 * The library passes the runtime neither threads nor a path, and the runtime heeds options only for a path. There is one
 * model here, so whatever is asked for, this is what is meant.
 */
function setSessionOptions(weights: string, threads: number): void {
  const { InferenceSession } = createRequire(import.meta.url)('onnxruntime-node') as Runtime
  const create = InferenceSession.create.bind(InferenceSession)
  const options = { executionProviders: ['cpu'], intraOpNumThreads: threads, interOpNumThreads: 1 }
  InferenceSession.create = () => create(weights, options)
}

/** Works the queues off, one request at a time, urgent ones also between the pieces of a long text. */
async function work(embedPiece: EmbedPiece): Promise<void> {
  if (working) return
  working = true
  for (let next = urgent.shift() ?? patient.shift(); next; next = urgent.shift() ?? patient.shift()) {
    await answer(next, embedPiece)
  }
  working = false
}

async function answer({ id, pieces, urgent: isUrgent }: OnnxRequest, embedPiece: EmbedPiece): Promise<void> {
  try {
    const vectors: Float32Array[] = []
    for (const piece of pieces) {
      vectors.push(await embedPiece(piece))
      // Inference never lets messages through; they arrive here.
      await setImmediate()
      if (isUrgent) continue
      for (let query = urgent.shift(); query; query = urgent.shift()) await answer(query, embedPiece)
    }
    const lengths = pieces.map((piece) => piece.length)
    send({ type: 'vector', id, vector: vectors.length === 1 ? vectors[0]! : meanDirection(vectors, lengths) })
  } catch (error) {
    send({ type: 'refused', id, reason: reasonOf(error) })
  }
}
