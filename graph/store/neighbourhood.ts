import type { Subgraph } from '../model.ts'
import { ENTITIES_BY_ID, NEIGHBOURS, RELATIONS_AMONG } from './cypher.ts'
import type { Run } from './database.ts'
import { edgeOf, entityWithDegreeOf } from './rows.ts'

/** Goes outward one relation at a time, so that no more is read than the limit lets in. */
export async function neighbourhoodOf(
  run: Run,
  id: string,
  { depth, limit, parallel }: { depth: number; limit: number; parallel: number },
): Promise<Subgraph | null> {
  const distances = new Map([[id, 0]])
  let frontier = [id]
  let truncated = false
  for (let distance = 1; distance <= depth && frontier.length > 0 && !truncated; distance++) {
    const room = Math.max(0, limit - distances.size)
    const rows = await run(NEIGHBOURS, { ids: frontier, seen: [...distances.keys()], limit: room + 1 })
    truncated = rows.length > room
    frontier = rows.slice(0, room).map((row) => String(row.id))
    for (const found of frontier) distances.set(found, distance)
  }

  const ids = [...distances.keys()]
  const found = new Map((await run(ENTITIES_BY_ID, { ids })).map(entityWithDegreeOf).map((each) => [each.id, each]))
  if (!found.has(id)) return null
  const nodes = ids.flatMap((each) => {
    const entity = found.get(each)
    return entity ? [{ ...entity, distance: distances.get(each)! }] : []
  })
  const edges = (await run(RELATIONS_AMONG, { ids: nodes.map((node) => node.id), parallel })).map(edgeOf)
  return { nodes, edges, truncated }
}
