import { createHash } from 'node:crypto'
import type { GraphStore } from '../store/port.ts'

/** Rises when a reader of an older export would misread a newer one. */
const FORMAT = 1

/**
 * The whole graph as lines of JSON: a head with what is counted, every entity as its documents together describe it, then
 * every document with all that it alone contributed; both by id. `merged`: entities that it gave and that turned out to be
 * another document's own, with the id of that. Two stores hold the same graph exactly when their lines
 * are the same, byte for byte.
 */
export async function* jsonLines(store: GraphStore): AsyncIterable<string> {
  yield `${JSON.stringify({ zhengmai: FORMAT, counts: await store.counts() })}\n`
  for await (const entities of store.allEntities()) {
    for (const entity of entities) yield `${JSON.stringify({ entity })}\n`
  }
  for (const id of await store.documentIds()) {
    const graph = await store.graphOf(id)
    if (graph === null) continue
    const merged = Object.fromEntries(await store.mergedInto(graph.entities.map((entity) => entity.id)))
    yield `${JSON.stringify(Object.keys(merged).length === 0 ? { graph } : { graph, merged })}\n`
  }
}

/** SHA-256 over all lines, in hex. */
export async function digestOf(store: GraphStore): Promise<string> {
  const hash = createHash('sha256')
  for await (const line of jsonLines(store)) hash.update(line)
  return hash.digest('hex')
}
