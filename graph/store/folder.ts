import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { problem, ZhengmaiError } from '../errors.ts'
import { openSearchIndex } from '../search/open-index.ts'
import { DATABASE_FILES, openEmbeddedStore } from './embedded.ts'
import { onStore } from './failure.ts'
import { inspectFolder, VECTORS, writeFormat } from './format.ts'
import { type Originals, openOriginals } from './originals.ts'
import type { GraphStore, Store } from './port.ts'

const indexFolderOf = (folder: string): string => path.join(folder, 'index')

/**
 * Opens the store in `folder`, or begins one there. Throws
 * - `STORE_MISSING` when it must exist and does not,
 * - `STORE_FOREIGN` when the folder holds other things,
 * - `STORE_IN_USE` when it is open already,
 * - `STORE_NEWER`, `STORE_DAMAGED` when it cannot be read,
 * - `STORE_UNWRITABLE` when the disk refuses; so do all writes later on.
 */
export async function openFolder(folder: string, options: { mustExist?: boolean } = {}): Promise<Store> {
  return onStore(folder, async () => {
    const state = await inspectFolder(folder)
    if (state === 'foreign') throw problem('STORE_FOREIGN', folder)
    if (state === 'damaged') throw problem('STORE_DAMAGED', folder, 'format.json')
    if (state !== 'store' && state !== 'old') {
      if (options.mustExist) throw problem('STORE_MISSING', folder)
      await mkdir(folder, { recursive: true })
      await writeFormat(folder)
    }
    const graph = await openEmbeddedStore(folder, { isOld: state === 'old' })
    try {
      if (state === 'old') await writeFormat(folder)
      return storeIn(folder, graph, await openOriginals(folder))
    } catch (thrown) {
      await graph[Symbol.asyncDispose]()
      throw thrown
    }
  })
}

function storeIn(folder: string, graph: GraphStore, originals: Originals): Store {
  return {
    name: folder,
    graph,
    originals,
    shared: false,
    vectorsFolder: path.join(folder, VECTORS),
    openIndex: (vectors) => openSearchIndex({ store: graph, folder: indexFolderOf(folder), vectors }),
    look: () => Promise.reject(problem('CYPHER_NOT_HERE')),
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  }
}

/**
 * Throws the graph and the search index away, damaged or not, so that they can be built anew from the originals.
 * Originals stay, and so do vectors: they belong to texts, not to documents. Does nothing where there is no store.
 */
export async function discardFolder(folder: string): Promise<void> {
  await onStore(folder, async () => {
    const state = await inspectFolder(folder)
    if (state === 'absent' || state === 'empty') return
    if (state === 'foreign') throw problem('STORE_FOREIGN', folder)
    await makeSureNobodyUses(folder)
    for (const name of DATABASE_FILES) await rm(path.join(folder, name), { recursive: true, force: true })
    await rm(indexFolderOf(folder), { recursive: true, force: true })
    await writeFormat(folder)
  })
}

async function makeSureNobodyUses(folder: string): Promise<void> {
  try {
    const graph = await openEmbeddedStore(folder)
    await graph[Symbol.asyncDispose]()
  } catch (thrown) {
    if (!(thrown instanceof ZhengmaiError && thrown.code === 'STORE_DAMAGED')) throw thrown
  }
}
