import { asProblem } from '../../graph/errors.ts'
import type { Embedder } from '../../graph/language/embedder.ts'
import { BGE_SMALL_ZH } from '../../graph/language/model-definition.ts'
import { inspectModel } from '../../graph/language/model-files.ts'
import { openEmbedder } from '../../graph/language/process-embedder.ts'
import { openVectorCache } from '../../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import type { IndexState } from '../../graph/search/port.ts'
import type { Store } from '../../graph/store/port.ts'
import { type EmbedTools, embedDocument } from '../../ingest/embed.ts'
import type { Context } from './command.ts'
import { messages } from './messages.ts'
import { sentence } from './sentence.ts'

/** The model and the vectors of a store, open. */
export type Embedding = AsyncDisposable & { tools: EmbedTools }

/** Throws `MODEL_MISSING`, `MODEL_CORRUPT` or `EMBEDDER_STOPPED`. */
export async function openEmbedding(folder: Store, { config, signal }: Context): Promise<Embedding> {
  const embedder = await openEmbedder({ modelDir: config.modelDir, threads: config.threads })
  const cache = await openVectorCache(folder.vectorsFolder, embedder)
  return {
    tools: { embedder, cache, signal },
    async [Symbol.asyncDispose]() {
      cache.close()
      await embedder[Symbol.asyncDispose]()
    },
  }
}

/** The same, or `null` and one line about it: everything but search by meaning works without. */
export async function openEmbeddingIfThere(folder: Store, context: Context): Promise<Embedding | null> {
  try {
    return await openEmbedding(folder, context)
  } catch (thrown) {
    sayKeywordOnly(thrown, context)
    return null
  }
}

/** What tells vectors of one model from those of another. */
type VectorKind = Pick<Embedder, 'key' | 'dimensions'>

/** Of the model on this machine, which need not be started for it; `null` when it is not there whole. */
export async function vectorKindHere({ config }: Context): Promise<VectorKind | null> {
  const { key } = await inspectModel(config.modelDir)
  return key === null ? null : { key, dimensions: BGE_SMALL_ZH.dimensions }
}

/** A server searches by the vectors it has: it is given those that this machine has computed. */
export async function publishVectors(
  { vectorsFolder, openIndex }: Store,
  { key, dimensions }: VectorKind,
): Promise<IndexState> {
  await using index = openIndex({ folder: vectorsFolder, key, dimensions })
  return await index.refresh()
}

/** Documents go on to the store without vectors, and one line says so, once the model cannot go on. */
export function embedWhileItLasts({ tools }: Embedding, context: Context): (graph: DocumentGraph) => Promise<void> {
  let lasts = true
  return async (graph) => {
    if (!lasts) return
    try {
      await embedDocument(graph, tools)
    } catch (thrown) {
      lasts = false
      sayKeywordOnly(thrown, context)
    }
  }
}

export function sayKeywordOnly(thrown: unknown, { say, language }: Context): void {
  say(`${messages[language].keywordOnly} ${sentence(asProblem(thrown), language)}`)
}
