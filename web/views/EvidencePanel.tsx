import type { Neighbourhood } from '../../api/contract.ts'
import { documentPlace, hrefOf } from '../location.ts'
import type { GraphEdge } from '../state/neighbourhood.ts'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { StatusWord } from './StatusWord.tsx'

function Claim({ edge, graph }: { edge: GraphEdge; graph: Neighbourhood }) {
  const { words } = useExplorer()
  const { subjectId, predicate, objectId, year, status, evidence, document, rule, confidence, implicitSubject } = edge
  const nodeOf = (id: string) => graph.nodes.find((node) => node.id === id)!
  return (
    <li class="claim">
      <p class="triple">
        <EntityLink {...nodeOf(subjectId)} />
        <span class="predicate">{words.predicates[predicate]}</span>
        <EntityLink {...nodeOf(objectId)} />
      </p>
      <p class="claim-head">
        <span class="dim">{year === null ? words.entity.notSaid : words.year(year)}</span>
        <StatusWord status={status} />
      </p>
      <a
        class="proof"
        href={hrefOf(
          documentPlace(document.id, { paragraph: evidence.paragraphId, mark: [evidence.start, evidence.end] }),
        )}
      >
        <q lang="zh-CN">{evidence.quote}</q>
        <cite lang="zh-CN">{document.title}</cite>
      </a>
      {implicitSubject && <p class="dim small">{words.entity.implicit}</p>}
      <p class="dim small">
        {words.reader.rule} <code>{rule.id}</code> v{rule.version} · {words.reader.confidence} {confidence.toFixed(2)}
      </p>
    </li>
  )
}

/** Every claim between the two ends of the chosen relation, each with the sentence that makes it. */
export function EvidencePanel({
  graph,
  relation,
  close,
}: {
  graph: Neighbourhood
  relation: string
  close: () => void
}) {
  const { words } = useExplorer()
  const chosen = graph.edges.find(({ id }) => id === relation)
  if (!chosen) return null
  const ends = new Set([chosen.subjectId, chosen.objectId])
  const others = graph.edges.filter((edge) => edge !== chosen && ends.has(edge.subjectId) && ends.has(edge.objectId))
  return (
    <section class="card" aria-labelledby="evidence">
      <button type="button" class="close" aria-label={words.app.close} onClick={close}>
        ×
      </button>
      <h2 id="evidence">{others.length === 0 ? words.graph.evidence : words.graph.between(others.length + 1)}</h2>
      <ul class="plain-list">
        {[chosen, ...others].map((edge) => (
          <Claim key={edge.id} edge={edge} graph={graph} />
        ))}
      </ul>
    </section>
  )
}
