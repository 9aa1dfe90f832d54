import { ZhengmaiError } from '../../graph/errors.ts'
import type { Embedder } from '../../graph/language/embedder.ts'
import { openEmbedder } from '../../graph/language/process-embedder.ts'
import type { readQueries } from '../../ingest/eval/labels.ts'
import { evaluateRetrieval, type Retrieval } from '../../ingest/eval/retrieval.ts'
import { openTextSearch } from '../../ingest/eval/text-search.ts'
import type { Pipeline } from '../../ingest/pipeline.ts'
import type { Context } from './command.ts'
import { sayKeywordOnly } from './embedding.ts'

/** How well search does by words alone, and by meaning too where there is a model. */
export async function retrievalOf(
  labelled: ReturnType<typeof readQueries>,
  pipeline: Pipeline,
  context: Context,
): Promise<Record<string, Retrieval>> {
  const measure = async (embedder: Embedder | null): Promise<Retrieval> => {
    const { vectorWeight } = context.config
    await using search = await openTextSearch(labelled.text, { pipeline, embedder, vectorWeight })
    return await evaluateRetrieval(labelled.queries, search.lines)
  }
  const keyword = await measure(null)
  try {
    await using embedder = await openEmbedder({ modelDir: context.config.modelDir, threads: context.config.threads })
    return { keyword, hybrid: await measure(embedder) }
  } catch (thrown) {
    if (!(thrown instanceof ZhengmaiError)) throw thrown
    sayKeywordOnly(thrown, context)
    return { keyword }
  }
}
