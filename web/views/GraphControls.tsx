import type { Neighbourhood } from '../../api/contract.ts'
import { GRAPH_DEFAULTS, type GraphPlace, hrefOf } from '../location.ts'
import { exportRequest } from '../requests.ts'
import { ENTITY_KINDS, PREDICATES } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { Fold } from './Fold.tsx'
import { KindMark } from './KindMark.tsx'

type Properties = { graph: Neighbourhood; place: GraphPlace }

function tally<K extends string>(values: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const without = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

function KindFilter({ graph, place }: Properties) {
  const { navigation, words } = useExplorer()
  const counts = tally(graph.nodes.map(({ kind }) => kind))
  return (
    <fieldset class="facet">
      <legend>{words.graph.kinds}</legend>
      {ENTITY_KINDS.filter((kind) => counts.has(kind)).map((kind) => (
        <label key={kind} class="option">
          <input
            type="checkbox"
            checked={!place.hiddenKinds.includes(kind)}
            onChange={() =>
              navigation.go({ ...place, hiddenKinds: without(place.hiddenKinds, kind) }, { replace: true })
            }
          />
          <span class="option-name">
            <KindMark kind={kind} />
          </span>
          <span class="count">{counts.get(kind)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function PredicateFilter({ graph, place }: Properties) {
  const { navigation, words } = useExplorer()
  const counts = tally(graph.edges.map(({ predicate }) => predicate))
  return (
    <fieldset class="facet">
      <legend>{words.graph.predicates}</legend>
      {PREDICATES.filter((predicate) => counts.has(predicate)).map((predicate) => (
        <label key={predicate} class="option">
          <input
            type="checkbox"
            checked={!place.hiddenPredicates.includes(predicate)}
            onChange={() =>
              navigation.go(
                { ...place, hiddenPredicates: without(place.hiddenPredicates, predicate) },
                { replace: true },
              )
            }
          />
          <span class="option-name">{words.predicates[predicate]}</span>
          <span class="count">{counts.get(predicate)}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Reach({ place }: { place: GraphPlace }) {
  const { navigation, words } = useExplorer()
  const depths = Array.from({ length: GRAPH_DEFAULTS.maxDepth }, (_, i) => i + 1)
  return (
    <div class="filter-bar">
      <label>
        {words.graph.depth}
        <select
          value={place.depth}
          onChange={(event) => navigation.go({ ...place, depth: Number(event.currentTarget.value) })}
        >
          {depths.map((depth) => (
            <option key={depth} value={depth}>
              {depth}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.graph.limit}
        <select
          value={place.limit}
          onChange={(event) => navigation.go({ ...place, limit: Number(event.currentTarget.value) })}
        >
          {[...new Set([...GRAPH_DEFAULTS.limits, place.limit])].map((limit) => (
            <option key={limit} value={limit}>
              {limit}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** How far the graph reaches, what of it shows, and taking it away as data. */
export function GraphControls({ graph, place }: Properties) {
  const { words } = useExplorer()
  return (
    <Fold label={words.search.filters}>
      <Reach place={place} />
      {place.expanded.length > 0 && (
        <p class="undo">
          <a class="button" href={hrefOf({ ...place, expanded: place.expanded.slice(0, -1) })}>
            {words.graph.undo}
          </a>
        </p>
      )}
      <KindFilter graph={graph} place={place} />
      <PredicateFilter graph={graph} place={place} />
      <p class="actions">
        <span class="dim">{words.graph.export}</span>
        <a class="button" href={exportRequest(place, 'graphml')} download>
          GraphML
        </a>
        <a class="button" href={exportRequest(place, 'json')} download>
          JSON
        </a>
      </p>
    </Fold>
  )
}
