import type { Neighbourhood } from '../../api/contract.ts'
import type { GraphEdge } from '../state/neighbourhood.ts'
import { ClaimRow } from './ClaimRow.tsx'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'

type Triple = { first: GraphEdge; edges: GraphEdge[] }

/** The chosen relation first, then the others of its kind, then everything else between its ends. */
function triplesBetween(graph: Neighbourhood, chosen: GraphEdge): Triple[] {
  const ends = new Set([chosen.subjectId, chosen.objectId])
  const between = graph.edges.filter((edge) => ends.has(edge.subjectId) && ends.has(edge.objectId))
  const triples = new Map<string, Triple>()
  for (const edge of [chosen, ...between.filter((other) => other !== chosen)]) {
    const key = `${edge.subjectId} ${edge.predicate}`
    const triple = triples.get(key) ?? { first: edge, edges: [] }
    triple.edges.push(edge)
    triples.set(key, triple)
  }
  return [...triples.values()]
}

type Properties = { graph: Neighbourhood; relation: string; close: () => void }

/** Every claim between the two ends of the chosen relation, each with the sentence that makes it. */
export function EvidencePanel({ graph, relation, close }: Properties) {
  const { words } = useExplorer()
  const chosen = graph.edges.find(({ id }) => id === relation)
  if (!chosen) return null
  const nodeOf = (id: string) => graph.nodes.find((node) => node.id === id)!
  return (
    <section class="card" aria-labelledby="evidence">
      <button type="button" class="close" aria-label={words.app.close} onClick={close}>
        ×
      </button>
      <h2 id="evidence">{words.graph.evidence}</h2>
      {triplesBetween(graph, chosen).map(({ first, edges }) => (
        <div key={first.id} class="triple-group">
          <p class="triple">
            <EntityLink {...nodeOf(first.subjectId)} />
            <span class="predicate">{words.predicates[first.predicate]}</span>
            <EntityLink {...nodeOf(first.objectId)} />
          </p>
          <ul class="claim-list">
            {edges.map((edge) => (
              <ClaimRow key={edge.id} claim={edge} detailed />
            ))}
          </ul>
          {first.times > edges.length && (
            <p class="dim small">
              {words.graph.newest(edges.length, first.times)} <EntityLink {...nodeOf(first.subjectId)} />
            </p>
          )}
        </div>
      ))}
    </section>
  )
}
