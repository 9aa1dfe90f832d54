import { entityPlace, type GraphPlace, graphPlace, hrefOf } from '../location.ts'
import type { GraphNode } from '../state/neighbourhood.ts'
import { useExplorer } from './explorer-context.ts'
import { KindMark } from './KindMark.tsx'

/** The node that was clicked, and what can be done with it. */
export function NodePanel({ node, place, close }: { node: GraphNode; place: GraphPlace; close: () => void }) {
  const { words } = useExplorer()
  const { id, kind, name, jurisdiction, aliases } = node
  const unfolded = place.expanded.includes(id)
  const expanded = unfolded ? place.expanded.filter((one) => one !== id) : [...place.expanded, id]
  return (
    <section class="card" aria-label={name}>
      <button type="button" class="close" aria-label={words.app.close} onClick={close}>
        ×
      </button>
      <KindMark kind={kind} />
      <h2 class="node-name" lang="zh-CN">
        {name}
      </h2>
      <p class="source" lang="zh-CN">
        {[jurisdiction?.name, ...aliases.slice(0, 3).map((alias) => alias.name)].filter((part) => part).join(' · ')}
      </p>
      <p class="actions">
        <a class="button primary" href={hrefOf(entityPlace(id))}>
          {words.graph.open}
        </a>
        {id !== place.id && (
          <>
            <a class="button" href={hrefOf({ ...place, expanded })}>
              {unfolded ? words.graph.collapse : words.graph.expand}
            </a>
            <a class="button" href={hrefOf(graphPlace(id))}>
              {words.graph.centreHere}
            </a>
          </>
        )}
      </p>
    </section>
  )
}
