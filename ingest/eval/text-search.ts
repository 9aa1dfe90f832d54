import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sha256 } from '../../graph/ids.ts'
import type { Embedder } from '../../graph/language/embedder.ts'
import { openVectorCache } from '../../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { createSearch } from '../../graph/search/search.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { embedStore } from '../embed.ts'
import type { Pipeline } from '../pipeline.ts'

/** Search over the lines of one text. */
export type TextSearch = AsyncDisposable & {
  /** Lines counted from 1, best first, each once. */
  lines(query: string): Promise<number[]>
}

const MOST_HITS = 100

/**
 * Opens the product's own search over one text, in a store of its own that is removed in the end.
 * `embedder`: `null` searches by words only; it stays the caller's.
 */
export async function openTextSearch(
  text: string,
  { pipeline, embedder, vectorWeight }: { pipeline: Pipeline; embedder: Embedder | null; vectorWeight: number },
): Promise<TextSearch> {
  const home = await mkdtemp(path.join(tmpdir(), 'zhengmai-eval-'))
  const folder = await openFolder(path.join(home, 'store'))
  const graph = pipeline.read({ text, encoding: 'utf-8', hash: sha256(text), source: 'labelled.txt' })
  await folder.graph.put(graph)
  const vectors = embedder && { folder: folder.vectorsFolder, key: embedder.key, dimensions: embedder.dimensions }
  if (embedder) {
    const cache = await openVectorCache(folder.vectorsFolder, embedder)
    await embedStore({ store: folder.graph, embedder, cache })
    cache.close()
  }
  const index = folder.openIndex(vectors)
  await index.refresh()
  const { search } = createSearch({ store: folder.graph, index, embedder, vectorWeight })
  const lineOf = linesOf(text, graph)
  return {
    async lines(query) {
      const { hits } = await search({ text: query, filter: {}, limit: MOST_HITS })
      return [...new Set(hits.map(({ paragraph }) => lineOf.get(paragraph.id)!))]
    },
    async [Symbol.asyncDispose]() {
      await index[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
      await rm(home, { recursive: true, force: true })
    },
  }
}

/** The line of the text that each paragraph begins on. */
function linesOf(text: string, { paragraphs }: DocumentGraph): Map<string, number> {
  return new Map(paragraphs.map(({ id, map }) => [id, text.slice(0, map[0]!.sourceStart).split('\n').length]))
}
