import type { Neighbourhood } from '../../api/contract.ts'
import type { GraphPlace } from '../location.ts'

export type GraphNode = Neighbourhood['nodes'][number]
export type GraphEdge = Neighbourhood['edges'][number]

/**
 * One graph of several neighbourhoods: the first is of the centre and tells distances; a node of the others is one step
 * farther than what brought it in. Edges whose ends are not both there do not occur.
 */
export function mergeNeighbourhoods(parts: { centre: string; part: Neighbourhood }[]): Neighbourhood {
  const nodes = new Map<string, GraphNode>()
  const edges = new Map<string, GraphEdge>()
  for (const { centre, part } of parts) {
    const base = nodes.get(centre)?.distance ?? 0
    for (const node of part.nodes) {
      if (!nodes.has(node.id)) nodes.set(node.id, { ...node, distance: base + node.distance })
    }
    for (const edge of part.edges) edges.set(edge.id, edge)
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    truncated: parts.some(({ part }) => part.truncated),
  }
}

/** What the filters leave. The centre always stays; nodes that lost every edge go, unless they stood alone before. */
export function visiblePart(graph: Neighbourhood, { id, hiddenKinds, hiddenPredicates }: GraphPlace): Neighbourhood {
  const shown = new Set(
    graph.nodes.filter((node) => node.id === id || !hiddenKinds.includes(node.kind)).map((node) => node.id),
  )
  const edges = graph.edges.filter(
    ({ subjectId, objectId, predicate }) =>
      shown.has(subjectId) && shown.has(objectId) && !hiddenPredicates.includes(predicate),
  )
  const joined = new Set(edges.flatMap(({ subjectId, objectId }) => [subjectId, objectId]))
  return {
    ...graph,
    nodes: graph.nodes.filter((node) => shown.has(node.id) && (node.id === id || joined.has(node.id))),
    edges,
  }
}
