import path from 'node:path'
import { createGraphStore } from './cypher-store.ts'
import { openGrafeo } from './grafeo.ts'
import type { GraphStore } from './port.ts'

/** What the database keeps in the store's folder: its file, and a folder with the log of what is not in the file yet. */
export const DATABASE_FILES = ['graph.grafeo', 'graph.grafeo.wal']

/** The embedded store in a folder that is there. Throws `STORE_IN_USE`, `STORE_DAMAGED`, `STORE_UNWRITABLE`. */
export async function openEmbeddedStore(folder: string): Promise<GraphStore> {
  return createGraphStore(await openGrafeo(folder, path.join(folder, DATABASE_FILES[0]!)))
}
