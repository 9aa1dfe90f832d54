import type { ModelDefinition } from '../model-definition.ts'

/** Bytes so far of one file; `total` is `null` where the source does not say. */
export type FetchProgress = { source: string; file: string; received: number; total: number | null }

export type FetchContext = {
  model: ModelDefinition
  signal: AbortSignal
  report(file: string, received: number, total: number | null): void
}

/** The files that are fetched. Whoever gets them checks their digests. */
export type FetchedModel = { weights: Uint8Array; tokenizer: Uint8Array }

/** A place that may have the model. */
export type ModelSource = {
  /** As people should read it, e.g. `mvn` or an address. */
  name: string
  /** Throws `MODEL_SOURCE_FAILED` when it has not, or cannot be reached. */
  fetch(context: FetchContext): Promise<FetchedModel>
}
