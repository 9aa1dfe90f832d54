import type { Subgraph } from '../model.ts'
import { ENTITIES_BY_ID, LINKS, RELATIONS_AMONG } from './cypher.ts'
import type { Run } from './database.ts'
import { edgeOf, entityWithDegreeOf } from './rows.ts'

/** What was reached from one end: each entity with those, one step nearer to that end, that lead to it. */
type Side = { reached: Map<string, string[]>; frontier: string[] }

/** The entities of all shortest paths, a layer per distance, by id; and for each the next towards either end, by id. */
type Paths = { layers: string[][]; behind: Map<string, string[]>; ahead: Map<string, string[]> }

/** Goes from both ends towards the middle, one relation at a time, always on the side where fewer entities wait. */
export async function pathsBetween(
  run: Run,
  [fromId, toId]: [string, string],
  { longest, limit, parallel }: { longest: number; limit: number; parallel: number },
): Promise<Subgraph | null> {
  const ends = await run(ENTITIES_BY_ID, { ids: [...new Set([fromId, toId])] })
  if (ends.length < new Set([fromId, toId]).size) return null
  const paths = await search(run, startAt(fromId), { far: startAt(toId), longest })
  if (paths === null) return { nodes: [], edges: [], truncated: false }

  const { kept, truncated } = fitting(paths, limit)
  const distances = new Map(paths.layers.flatMap((layer, distance) => layer.map((id) => [id, distance] as const)))
  const found = (await run(ENTITIES_BY_ID, { ids: kept })).map(entityWithDegreeOf)
  const nodes = found
    .map((entity) => ({ ...entity, distance: distances.get(entity.id)! }))
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
  const edges = (await run(RELATIONS_AMONG, { ids: nodes.map(({ id }) => id), parallel })).map(edgeOf)
  const isStep = (a: string, b: string) => Math.abs(distances.get(a)! - distances.get(b)!) === 1
  return { nodes, edges: edges.filter(({ subjectId, objectId }) => isStep(subjectId, objectId)), truncated }
}

const startAt = (id: string): Side => ({ reached: new Map([[id, []]]), frontier: [id] })

/** `null` when no path is as short as `longest`. */
async function search(run: Run, near: Side, { far, longest }: { far: Side; longest: number }): Promise<Paths | null> {
  for (let length = 0; ; length++) {
    const middle = near.frontier.filter((id) => far.reached.has(id)).sort()
    if (middle.length > 0) return through(middle, near, far)
    const side = near.frontier.length <= far.frontier.length ? near : far
    if (length === longest || side.frontier.length === 0) return null
    await widen(run, side)
  }
}

async function widen(run: Run, side: Side): Promise<void> {
  const next = new Map<string, string[]>()
  for (const row of await run(LINKS, { ids: side.frontier })) {
    const [id, other] = [String(row.id), String(row.other)]
    if (!side.reached.has(other)) push(next, other, id)
  }
  for (const [id, leading] of next) side.reached.set(id, leading.sort())
  side.frontier = [...next.keys()]
}

/** From where the two sides met, back to both ends. */
function through(middle: string[], near: Side, far: Side): Paths {
  const { layers: before, inwards: outwards } = towardsEnd(middle, near)
  const { layers: after, inwards } = towardsEnd(middle, far)
  return {
    layers: [...before.reverse(), middle, ...after],
    behind: new Map([...near.reached, ...inwards]),
    ahead: new Map([...far.reached, ...outwards]),
  }
}

/** The layers between the middle and a side's end, from the middle on, and for each entity there those towards the middle. */
function towardsEnd(middle: string[], { reached }: Side): { layers: string[][]; inwards: Map<string, string[]> } {
  const layers: string[][] = []
  const inwards = new Map<string, string[]>()
  for (let layer = middle; ; ) {
    for (const id of layer) {
      for (const nearer of reached.get(id)!) push(inwards, nearer, id)
    }
    layer = [...new Set(layer.flatMap((id) => reached.get(id)!))].sort()
    if (layer.length === 0) return { layers, inwards }
    layers.push(layer)
  }
}

/** Whole paths only, so that nothing kept leads nowhere: for each entity in turn the first path through it. */
function fitting({ layers, behind, ahead }: Paths, limit: number): { kept: string[]; truncated: boolean } {
  const kept = new Set<string>()
  for (const id of layers.flat()) {
    if (kept.has(id)) continue
    const added = [...firstWay(behind, id), id, ...firstWay(ahead, id)].filter((each) => !kept.has(each))
    if (kept.size + added.length > limit) return { kept: [...kept], truncated: true }
    for (const each of added) kept.add(each)
  }
  return { kept: [...kept], truncated: false }
}

/** From an entity on, always to the first by id. */
function firstWay(ways: Map<string, string[]>, start: string): string[] {
  const way: string[] = []
  for (let [next] = ways.get(start) ?? []; next !== undefined; [next] = ways.get(next) ?? []) way.push(next)
  return way
}

function push(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key)
  if (list) list.push(id)
  else lists.set(key, [id])
}
