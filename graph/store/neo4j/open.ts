import path from 'node:path'
import type { Neo4jAddress } from '../../config.ts'
import { problem } from '../../errors.ts'
import { openServerIndex } from '../../search/server-index.ts'
import { searchColumns } from '../../search/tokens.ts'
import { createGraphStore } from '../cypher-store.ts'
import { VECTORS } from '../format.ts'
import type { GraphStore, Store } from '../port.ts'
import { lookAside } from './console-client.ts'
import { DISCARD_GRAPH } from './cypher.ts'
import { connect, type Neo4jDatabase } from './driver.ts'
import { neo4jOriginals } from './originals.ts'
import { prepareSchema, requireVersion } from './schema.ts'

/** A database that is fit to be used: of a version that will do, with our constraints and indexes. */
export async function openDatabase(address: Neo4jAddress): Promise<Neo4jDatabase> {
  const database = await connect(address)
  try {
    await requireVersion(database)
    await prepareSchema(database)
    return database
  } catch (thrown) {
    await database[Symbol.asyncDispose]()
    throw thrown
  }
}

/** The graph store on a Neo4j database that is open. */
export const neo4jGraph = (database: Neo4jDatabase): GraphStore => createGraphStore(database, searchColumns)

/**
 * Opens the store on a server; `folder` takes what this machine alone needs. Throws what `connect` and `prepareSchema`
 * throw, and `STORE_MISSING` when it must exist and holds no document.
 */
export async function openServer(
  address: Neo4jAddress,
  folder: string,
  { mustExist = false }: { mustExist?: boolean } = {},
): Promise<Store> {
  const database = await openDatabase(address)
  const graph = neo4jGraph(database)
  const { items } = await graph.documents({}, { after: null, limit: 1 })
  if (mustExist && items.length === 0) {
    await database[Symbol.asyncDispose]()
    throw problem('STORE_MISSING', address.url)
  }
  return {
    name: address.url,
    graph,
    originals: neo4jOriginals(database),
    shared: true,
    vectorsFolder: path.join(folder, VECTORS),
    openIndex: (vectors) => openServerIndex({ database, store: graph, vectors }),
    look: (text, options) => lookAside(address, text, options),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

/** Throws the graph on a server away, so that it can be built anew from the originals, which stay. */
export async function discardServer(address: Neo4jAddress): Promise<void> {
  await using database = await openDatabase(address)
  await database.command(DISCARD_GRAPH)
}
