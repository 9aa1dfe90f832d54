import type { Neighbourhood } from '../../api/contract.ts'
import { documentPlace, type GraphPlace, hrefOf } from '../location.ts'
import type { GraphNode } from '../state/neighbourhood.ts'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { StatusWord } from './StatusWord.tsx'

type Ends = { nodes: Map<string, GraphNode>; place: GraphPlace }

/** An end of a relation, with what a click on its node does in the picture. */
function End({ id, nodes, place }: Ends & { id: string }) {
  const { words } = useExplorer()
  const node = nodes.get(id)!
  const unfolded = place.expanded.includes(id)
  const expanded = unfolded ? place.expanded.filter((one) => one !== id) : [...place.expanded, id]
  const label = `${unfolded ? words.graph.collapse : words.graph.expand}: ${node.name}`
  return (
    <td class="wide">
      <span class="end">
        <EntityLink {...node} />
        {id !== place.id && (
          <a class="unfold" href={hrefOf({ ...place, view: 'table', expanded })} aria-label={label} title={label}>
            {unfolded ? '−' : '+'}
          </a>
        )}
      </span>
    </td>
  )
}

/** The same graph as a list of its relations: what a screen reader reads, and what fits a narrow screen. */
export function EdgeTable({ graph, place }: { graph: Neighbourhood; place: GraphPlace }) {
  const { words } = useExplorer()
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  if (graph.edges.length === 0) return <p class="empty">{words.graph.allHidden}</p>
  return (
    <table class="edges">
      <thead>
        <tr>
          <th scope="col">{words.graph.subject}</th>
          <th scope="col">{words.graph.predicate}</th>
          <th scope="col">{words.graph.object}</th>
          <th scope="col">{words.graph.year}</th>
          <th scope="col">{words.graph.status}</th>
          <th scope="col">{words.graph.proof}</th>
        </tr>
      </thead>
      <tbody>
        {graph.edges.map(({ id, subjectId, predicate, objectId, year, status, strength, evidence, document }) => (
          <tr key={id} class={place.relation === id ? 'here-now' : ''}>
            <End id={subjectId} nodes={nodes} place={place} />
            <td class="predicate wide">{words.predicates[predicate]}</td>
            <End id={objectId} nodes={nodes} place={place} />
            <td class="figures">{year ?? ''}</td>
            <td>
              <StatusWord status={status} strength={strength} />
            </td>
            <td class="proof-cell">
              <a
                class="proof"
                href={hrefOf(
                  documentPlace(document.id, { paragraph: evidence.paragraphId, mark: [evidence.start, evidence.end] }),
                )}
              >
                <q lang="zh-CN">{evidence.quote}</q>
                <cite lang="zh-CN">{document.title}</cite>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
