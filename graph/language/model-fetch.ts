import { problem } from '../errors.ts'
import { BGE_SMALL_ZH, type ModelDefinition } from './model-definition.ts'
import { faultOf, inspectModel, tokenizerFault } from './model-files.ts'
import { installModel } from './model-install.ts'
import type { FetchedModel, FetchProgress, ModelSource } from './source/model-source.ts'

export type FetchOptions = {
  /** Folder that gets the model's folder. */
  modelDir: string
  /** Tried in this order; see `modelSources`. */
  sources: ModelSource[]
  onProgress?: (progress: FetchProgress) => void
  signal?: AbortSignal
  /** Tests give a tiny one. */
  model?: ModelDefinition
}

/** `source` is `null` when the model was whole already and nothing was fetched. */
export type Fetched = { folder: string; source: string | null }

/**
 * Brings the model into its folder: whole and checked, or not at all. Throws `MODEL_FETCH_FAILED` with what each source
 * said, the signal's reason when that aborts.
 */
export async function fetchModel(options: FetchOptions): Promise<Fetched> {
  const { modelDir, sources, onProgress, signal = new AbortController().signal, model = BGE_SMALL_ZH } = options
  const { state, folder } = await inspectModel(modelDir, model)
  if (state === 'ready') return { folder, source: null }
  const reasons: string[] = []
  for (const { name, fetch } of sources) {
    signal.throwIfAborted()
    const report = (file: string, received: number, total: number | null) =>
      onProgress?.({ source: name, file, received, total })
    try {
      await installModel(folder, checked(await fetch({ model, signal, report }), model), model)
      return { folder, source: name }
    } catch (error) {
      signal.throwIfAborted()
      reasons.push(`- ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw problem('MODEL_FETCH_FAILED', reasons.join('\n'))
}

function checked(fetched: FetchedModel, model: ModelDefinition): FetchedModel {
  const weights = faultOf(fetched.weights, model.weights)
  if (weights !== null) throw new Error(`${model.weights.name}: ${weights}`)
  const tokenizer = tokenizerFault(fetched.tokenizer, model)
  if (tokenizer !== null) throw new Error(`${model.tokenizer.name}: ${tokenizer}`)
  return fetched
}
