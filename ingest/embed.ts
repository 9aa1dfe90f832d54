import { ZhengmaiError } from '../graph/errors.ts'
import type { Embedder } from '../graph/language/embedder.ts'
import { textHash, type VectorCache } from '../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../graph/model.ts'
import type { GraphStore } from '../graph/store/port.ts'

export type EmbedTools = {
  embedder: Embedder
  /** Of the embedder's key and dimensions. */
  cache: VectorCache
  /** Aborted: no further text is embedded. What is embedded is kept, and `embedStore` goes on from there. */
  signal?: AbortSignal
}

/** In paragraphs of the store; `done` are those that have a vector. */
export type EmbedProgress = { done: number; total: number }

/** `embedded`: distinct texts that got their vector now. `missing`: paragraphs still without one, because of the signal. */
export type Embedded = { embedded: number; paragraphs: number; missing: number }

/**
 * Gives every paragraph of a document its vector in the cache; after an abort, no further one. Throws `EMBEDDER_STOPPED`
 * when the embedder cannot go on.
 */
export async function embedDocument({ paragraphs }: DocumentGraph, tools: EmbedTools): Promise<void> {
  await embedTexts(
    paragraphs.map(({ text }) => text),
    tools,
  )
}

/** Gives every paragraph of a store that has none its vector. Ended at any moment, the next call does only what is left. */
export async function embedStore(
  options: EmbedTools & { store: GraphStore; onProgress?: (progress: EmbedProgress) => void },
): Promise<Embedded> {
  const { store, onProgress, ...tools } = options
  const { paragraphs: total } = await store.counts()
  const counted: Embedded = { embedded: 0, paragraphs: 0, missing: 0 }
  for await (const batch of store.indexed()) {
    const texts = batch.map(({ paragraph }) => paragraph.text)
    counted.embedded += await embedTexts(texts, tools, (left) =>
      onProgress?.({ done: counted.paragraphs - counted.missing + texts.length - left, total }),
    )
    counted.paragraphs += texts.length
    counted.missing += texts.filter((text) => !tools.cache.has(textHash(text))).length
    onProgress?.({ done: counted.paragraphs - counted.missing, total })
  }
  return counted
}

/** Embeds the texts that the cache lacks, each once, and says how many. `onEach` hears how many are left. */
async function embedTexts(
  texts: string[],
  { embedder, cache, signal }: EmbedTools,
  onEach?: (left: number) => void,
): Promise<number> {
  const missing = [...new Set(texts)].filter((text) => !cache.has(textHash(text)))
  let done = 0
  while (done < missing.length && !signal?.aborted) {
    const before = done
    try {
      for await (const vector of embedder.paragraphs(missing.slice(done))) {
        cache.put(textHash(missing[done]!), vector)
        done++
        onEach?.(missing.length - done)
        if (signal?.aborted) break
      }
    } catch (thrown) {
      // A process that was killed is replaced at the next call; one that gets nothing done would be again and again.
      const goesOn = thrown instanceof ZhengmaiError && thrown.code === 'EMBEDDER_STOPPED' && done > before
      if (!goesOn) throw thrown
    }
  }
  if (done > 0) cache.flush()
  return done
}
