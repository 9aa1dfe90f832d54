import { MultiDirectedGraph } from 'graphology'
import type { Neighbourhood } from '../../api/contract.ts'
import type { EntityKind, Predicate } from '../vocabulary.ts'

export type PictureNode = {
  x: number
  y: number
  size: number
  kind: EntityKind
  label: string
  rank: number
  fixed?: boolean
}
/** One line per pair and direction, however many relations lie on it. */
export type PictureEdge = { relations: string[]; predicates: Predicate[]; size: number }
export type Picture = MultiDirectedGraph<PictureNode, PictureEdge>
type Position = { x: number; y: number }
export type Positions = ReadonlyMap<string, Position>

const FULL_SIZE_UP_TO = 120

function sizeOf(degree: number, centre: boolean, count: number): number {
  const size = centre ? 18 : 9.5 + Math.min(5, Math.sqrt(degree))
  return count > FULL_SIZE_UP_TO ? size * Math.sqrt(FULL_SIZE_UP_TO / count) : size
}

/**
 * The graph that is drawn. Nodes that were drawn before keep their place; new ones start around a neighbour that has
 * one, in a fixed order, so that the same graph is always laid out the same.
 */
export function pictureOf({ nodes, edges }: Neighbourhood, centre: string, before: Positions): Picture {
  const picture: Picture = new MultiDirectedGraph()
  const neighbours = neighboursOf(edges)
  const placed = new Map(before)
  nodes.forEach(({ id, kind, name, degree }, i) => {
    const home = (neighbours.get(id) ?? []).map((other) => placed.get(other)).find((one) => one !== undefined)
    const start = placed.size === 0 ? { x: 0, y: 0 } : startOf(home, (2 * Math.PI * i) / nodes.length)
    const position = placed.get(id) ?? start
    placed.set(id, position)
    const size = sizeOf(degree, id === centre, nodes.length)
    const rank = id === centre ? Number.POSITIVE_INFINITY : degree
    picture.addNode(id, { ...position, size, kind, label: name, rank, fixed: before.has(id) })
  })
  for (const { id, subjectId, objectId, predicate } of edges) {
    const key = `${subjectId}>${objectId}`
    if (!picture.hasEdge(key)) {
      picture.addEdgeWithKey(key, subjectId, objectId, { relations: [id], predicates: [predicate], size: 1.5 })
      continue
    }
    const { relations, predicates, size } = picture.getEdgeAttributes(key)
    picture.mergeEdgeAttributes(key, {
      relations: [...relations, id],
      predicates: predicates.includes(predicate) ? predicates : [...predicates, predicate],
      size: Math.min(4, size + 0.5),
    })
  }
  return picture
}

function neighboursOf(edges: Neighbourhood['edges']): Map<string, string[]> {
  const neighbours = new Map<string, string[]>()
  for (const { subjectId, objectId } of edges) {
    neighbours.set(subjectId, [...(neighbours.get(subjectId) ?? []), objectId])
    neighbours.set(objectId, [...(neighbours.get(objectId) ?? []), subjectId])
  }
  return neighbours
}

/** Around a neighbour that has a place, at an angle of its own. */
function startOf(home: Position | undefined, turn: number): Position {
  const away = 40
  return { x: (home?.x ?? 0) + away * Math.cos(turn), y: (home?.y ?? 0) + away * Math.sin(turn) }
}
