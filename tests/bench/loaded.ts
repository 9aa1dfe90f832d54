import os from 'node:os'
import path from 'node:path'
import { openVectorCache, textHash } from '../../graph/language/vector-cache.ts'
import type { VectorSource } from '../../graph/language/vector-file.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { STORE_FORMAT } from '../../graph/store/format.ts'
import type { GraphStore, Store } from '../../graph/store/port.ts'
import { type RunningServer, startNeo4j } from '../neo4j/server.ts'
import { CORPUS_VERSION, generatedDocuments } from './corpus.ts'
import { DIMENSIONS, vectorOf } from './questions.ts'

export const MODEL = { key: 'bench', dimensions: DIMENSIONS }
/** Megabytes of a server that is measured. */
export const MEMORY = { heap: 2048, pageCache: 1024 }
/** Puts that are under way at once. */
const WRITERS = 3
const TOLD_EVERY = 500

/** Where a corpus of a size is kept in both stores: the next run need not load it again. */
export function homeOf(paragraphs: number): { folder: string; server: string } {
  const home = path.join(os.homedir(), '.cache', 'zhengmai', 'bench', `${CORPUS_VERSION}-${STORE_FORMAT}-${paragraphs}`)
  return { folder: path.join(home, 'embedded'), server: path.join(home, 'neo4j') }
}

export const vectorsOf = ({ vectorsFolder }: Pick<Store, 'vectorsFolder'>): VectorSource => ({
  folder: vectorsFolder,
  ...MODEL,
})

/** Puts what is missing of the corpus. Killed at any moment, the next call goes on from there. */
export async function load(store: GraphStore, paragraphs: number): Promise<void> {
  const { paragraphs: there } = await store.counts()
  if (there >= paragraphs) return
  const documents = generatedDocuments(paragraphs)[Symbol.asyncIterator]()
  let done = 0
  async function write(): Promise<void> {
    for (let next = await documents.next(); !next.done; next = await documents.next()) {
      const { id } = next.value.document
      if ((await store.summaries([id])).length === 0) await store.put(next.value)
      if (++done % TOLD_EVERY === 0) console.error(`  ${done} documents`)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, write))
}

/** Gives every paragraph of the corpus its made-up vector. */
export async function fillVectors({ folder, ...model }: VectorSource, paragraphs: number): Promise<void> {
  const cache = await openVectorCache(folder, model)
  for await (const graph of generatedDocuments(paragraphs)) {
    for (const { text } of graph.paragraphs) {
      const hash = textHash(text)
      if (!cache.has(hash)) cache.put(hash, vectorOf(text))
    }
  }
  cache.close()
}

/** The embedded store of a corpus, whole. */
export async function openLoadedFolder(paragraphs: number): Promise<Store> {
  const store = await openFolder(homeOf(paragraphs).folder)
  await load(store.graph, paragraphs)
  await fillVectors(vectorsOf(store), paragraphs)
  return store
}

/** The server of a corpus, which may be empty yet. */
export async function startLoadedServer(paragraphs: number): Promise<RunningServer> {
  const server = await startNeo4j({ home: homeOf(paragraphs).server, ...MEMORY })
  // Killed it would have to recover when it starts next.
  return { ...server, [Symbol.asyncDispose]: server.stop }
}
