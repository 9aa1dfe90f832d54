/** What both search indexes are tried on: stored documents, vectors of their texts, and queries. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openVectorCache, textHash } from '../../graph/language/vector-cache.ts'
import type { VectorSource } from '../../graph/language/vector-file.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { openSearchIndex } from '../../graph/search/open-index.ts'
import type { SearchAnswer, SearchIndex, SearchRequest } from '../../graph/search/port.ts'
import { openEmbeddedStore } from '../../graph/store/embedded.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { type Random, randomFrom } from '../bench/random.ts'

/** A store that holds the documents and its index, refreshed. */
export type Searched = AsyncDisposable & { store: GraphStore; index: SearchIndex }
export type OpenSearched = (graphs: DocumentGraph[], vectors: VectorSource | null) => Promise<Searched>

export const openEmbedded: OpenSearched = async (graphs, vectors) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-search-'))
  const store = await openEmbeddedStore(folder)
  for (const graph of graphs) await store.put(graph, { mergeLater: true })
  const index = openSearchIndex({ store, folder, vectors })
  await index.refresh()
  return {
    store,
    index,
    async [Symbol.asyncDispose]() {
      await index[Symbol.asyncDispose]()
      await store[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    },
  }
}

const DIMENSIONS = 32

/** A unit vector from a text's characters, the same everywhere: texts that share characters are near each other. */
export function vectorOf(text: string): Float32Array {
  const sum = new Float64Array(DIMENSIONS)
  for (const unit of text) {
    const random: Random = randomFrom(unit.codePointAt(0)!)
    for (let i = 0; i < DIMENSIONS; i++) sum[i]! += random() - 0.5
  }
  const length = Math.hypot(...sum)
  return Float32Array.from(sum, (value) => value / (length || 1))
}

/** A folder with the vectors of all paragraphs. */
export async function vectorsFor(graphs: DocumentGraph[]): Promise<AsyncDisposable & { source: VectorSource }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-vectors-'))
  const source = { folder, key: 'characters', dimensions: DIMENSIONS }
  const cache = await openVectorCache(folder, source)
  for (const { paragraphs } of graphs) for (const { text } of paragraphs) cache.put(textHash(text), vectorOf(text))
  cache.close()
  return { source, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

export function ask(
  { index }: Searched,
  text: string,
  { vector = null, filter = {}, limit = 10, vectorWeight = 0.6 }: Partial<SearchRequest> = {},
): Promise<SearchAnswer> {
  return index.search({ text, vector, filter, limit, vectorWeight })
}
