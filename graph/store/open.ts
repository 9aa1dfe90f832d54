import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { problem, ZhengmaiError } from '../errors.ts'
import { DATABASE_FILES, openEmbeddedStore } from './embedded.ts'
import { onStore } from './failure.ts'
import { inspectFolder, writeFormat } from './format.ts'
import { type Originals, openOriginals } from './originals.ts'
import type { GraphStore } from './port.ts'

/** A store on disk: what was received, and all that is derived from it. One process at a time has it open. */
export interface StoreFolder extends AsyncDisposable {
  readonly path: string
  readonly graph: GraphStore
  readonly originals: Originals
  /** Folder of the vector cache; made by whoever writes there. */
  readonly vectorsFolder: string
  /** Folder of the search index; made by whoever writes there. */
  readonly indexFolder: string
}

const indexFolderOf = (folder: string): string => path.join(folder, 'index')

/**
 * Opens the store in `folder`, or begins one there. Throws
 * - `STORE_MISSING` when it must exist and does not,
 * - `STORE_FOREIGN` when the folder holds other things,
 * - `STORE_IN_USE` when it is open already,
 * - `STORE_NEWER`, `STORE_DAMAGED` when it cannot be read,
 * - `STORE_UNWRITABLE` when the disk refuses; so do all writes later on.
 */
export async function openStore(folder: string, options: { mustExist?: boolean } = {}): Promise<StoreFolder> {
  return onStore(folder, async () => {
    const state = await inspectFolder(folder)
    if (state === 'foreign') throw problem('STORE_FOREIGN', folder)
    if (state === 'damaged') throw problem('STORE_DAMAGED', folder, 'format.json')
    if (state !== 'store') {
      if (options.mustExist) throw problem('STORE_MISSING', folder)
      await mkdir(folder, { recursive: true })
      await writeFormat(folder)
    }
    const graph = await openEmbeddedStore(folder)
    try {
      return folderOf(folder, graph, await openOriginals(folder))
    } catch (thrown) {
      await graph[Symbol.asyncDispose]()
      throw thrown
    }
  })
}

function folderOf(folder: string, graph: GraphStore, originals: Originals): StoreFolder {
  return {
    path: folder,
    graph,
    originals,
    vectorsFolder: path.join(folder, 'vectors'),
    indexFolder: indexFolderOf(folder),
    [Symbol.asyncDispose]: () => graph[Symbol.asyncDispose](),
  }
}

/**
 * Throws the graph and the search index away, damaged or not, so that they can be built anew from the originals.
 * Originals stay, and so do vectors: they belong to texts, not to documents. Does nothing where there is no store.
 */
export async function discardGraph(folder: string): Promise<void> {
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
