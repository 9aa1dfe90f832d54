import { availableParallelism } from 'node:os'
import path from 'node:path'
import { problem } from '../errors.ts'
import type { Embedder } from './embedder.ts'
import { piecesOf } from './embedding-text.ts'
import { BGE_SMALL_ZH, type ModelDefinition } from './model-definition.ts'
import { inspectModel, requireReady } from './model-files.ts'
import { startOnnxProcess } from './onnx-client.ts'

export type EmbedderOptions = {
  /** Folder that holds the model's folder. */
  modelDir: string
  /** At most; never more than the machine has cores. */
  threads: number
  /** Tests give a tiny one. */
  model?: ModelDefinition
}

/** Requests under way for one list of paragraphs: enough that the process never waits for this one. */
const AHEAD = 16
/** Processes in a row that may end without having given a vector before starting more is pointless. */
const MOST_FRUITLESS = 3

/**
 * The model in a process of its own, loaded and ready. Throws `MODEL_MISSING` or `MODEL_CORRUPT` when its files are not
 * whole, `EMBEDDER_STOPPED` when it cannot be loaded. A process that ends is replaced at the next call.
 */
export async function openEmbedder({ modelDir, threads, model = BGE_SMALL_ZH }: EmbedderOptions): Promise<Embedder> {
  const { id, dimensions, maxTokens } = model
  const inspected = await inspectModel(modelDir, model)
  const key = requireReady(inspected)
  const weights = path.join(inspected.folder, model.weights.name)
  // More threads than cores wait for each other.
  const useful = Math.min(threads, availableParallelism())
  const start = () => startOnnxProcess({ modelDir, id, weights, maxTokens, threads: useful })
  let current = start()
  let fruitless = 0
  let disposed = false
  await current.ready

  async function vectorOf(text: string, urgent: boolean): Promise<Float32Array> {
    if (disposed) throw problem('EMBEDDER_STOPPED', 'closed')
    if (current.ended) {
      fruitless++
      if (fruitless >= MOST_FRUITLESS) throw problem('EMBEDDER_STOPPED', `${MOST_FRUITLESS} times in a row`)
      current = start()
    }
    const vector = await current.request(piecesOf(text), urgent)
    if (vector.length !== dimensions) throw problem('VECTOR_WRONG_SIZE', dimensions, vector.length)
    fruitless = 0
    return vector
  }

  return {
    key,
    dimensions,
    query: (text) => vectorOf(text, true),
    async *paragraphs(texts) {
      const underWay: Promise<Float32Array>[] = []
      for (let next = 0; next < texts.length || underWay.length > 0; ) {
        while (next < texts.length && underWay.length < AHEAD) {
          const vector = vectorOf(texts[next++]!, false)
          // A rejection is given out in its turn; until then it is not an unhandled one.
          vector.catch(() => undefined)
          underWay.push(vector)
        }
        yield await underWay.shift()!
      }
    },
    async [Symbol.asyncDispose]() {
      disposed = true
      await current.stop()
    },
  }
}
