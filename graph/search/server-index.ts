import type { VectorSource } from '../language/vector-file.ts'
import type { Neo4jDatabase } from '../store/neo4j/driver.ts'
import type { GraphStore } from '../store/port.ts'
import { openSearchIndex } from './open-index.ts'
import type { SearchIndex } from './port.ts'

export type ServerIndexOptions = {
  database: Neo4jDatabase
  store: GraphStore
  vectors: VectorSource | null
}

export function openServerIndex({ store, vectors }: ServerIndexOptions): SearchIndex {
  return openSearchIndex({ store, folder: '', vectors })
}
