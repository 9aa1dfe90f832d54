import path from 'node:path'
import { addAges } from './ages.ts'
import { createGraphStore } from './cypher-store.ts'
import { openGrafeo } from './grafeo.ts'
import type { GraphStore } from './port.ts'

/** What the database keeps in the store's folder: its file, and a folder with the log of what is not in the file yet. */
export const DATABASE_FILES = ['graph.grafeo', 'graph.grafeo.wal']

/**
 * The embedded store in a folder that is there; one of an earlier format is brought up to this one. Throws `STORE_IN_USE`,
 * `STORE_DAMAGED`, `STORE_UNWRITABLE`.
 */
export async function openEmbeddedStore(folder: string, { isOld = false } = {}): Promise<GraphStore> {
  const database = await openGrafeo(folder, path.join(folder, DATABASE_FILES[0]!))
  try {
    if (isOld) await database.write(addAges)
    return createGraphStore(database)
  } catch (thrown) {
    await database[Symbol.asyncDispose]()
    throw thrown
  }
}
