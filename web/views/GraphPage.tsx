import { useSignal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { Neighbourhood } from '../../api/contract.ts'
import { canDraw } from '../canvas/canvas.ts'
import { entityPlace, type GraphPlace, hrefOf } from '../location.ts'
import { EdgeTable } from './EdgeTable.tsx'
import { EvidencePanel } from './EvidencePanel.tsx'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { GraphControls } from './GraphControls.tsx'
import { GraphPicture } from './GraphPicture.tsx'
import { KindMark } from './KindMark.tsx'
import { NodePanel } from './NodePanel.tsx'
import { usePageTitle } from './page-title.ts'
import { Skeleton } from './Skeleton.tsx'

const NARROW = '(max-width: 900px)'

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => window.matchMedia(NARROW).matches)
  useEffect(() => {
    const query = window.matchMedia(NARROW)
    const change = () => setNarrow(query.matches)
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return narrow
}

function ViewSwitch({ place, view }: { place: GraphPlace; view: 'picture' | 'table' }) {
  const { words } = useExplorer()
  return (
    <nav class="tabs" aria-label={words.graph.view}>
      {(['picture', 'table'] as const).map((one) => (
        <a key={one} href={hrefOf({ ...place, view: one })} aria-current={one === view ? 'true' : undefined}>
          {words.graph[one]}
        </a>
      ))}
    </nav>
  )
}

function GraphHead({ centre, graph }: { centre: Neighbourhood['nodes'][number]; graph: Neighbourhood }) {
  const { words } = useExplorer()
  return (
    <header class="graph-head">
      <KindMark kind={centre.kind} bare />
      <h1>
        <a href={hrefOf(entityPlace(centre.id))} lang="zh-CN">
          {centre.name}
        </a>
        <span class="dim"> {words.graph.of}</span>
      </h1>
      <p class="source" role="status">
        {words.graph.size(graph.nodes.length, graph.edges.length)}
      </p>
    </header>
  )
}

function Loaded({ place, whole, graph }: { place: GraphPlace; whole: Neighbourhood; graph: Neighbourhood }) {
  const { navigation, words } = useExplorer()
  const selected = useSignal<string | null>(null)
  const narrow = useNarrow()
  const view = canDraw() ? (place.view ?? (narrow ? 'table' : 'picture')) : 'table'
  const centre = whole.nodes.find(({ id }) => id === place.id)
  const chosen = whole.nodes.find(({ id }) => id === selected.value)
  if (!centre) return null

  function chooseNode(id: string): void {
    selected.value = id
    const unfolds = id !== place.id && !place.expanded.includes(id)
    if (unfolds || place.relation !== null) {
      navigation.go({ ...place, relation: null, expanded: unfolds ? [...place.expanded, id] : place.expanded })
    }
  }

  function chooseRelation(relation: string | null): void {
    selected.value = null
    if (relation !== place.relation) navigation.go({ ...place, relation }, { replace: place.relation !== null })
  }

  return (
    <>
      <div class="graph-bar">
        <GraphHead centre={centre} graph={graph} />
        <ViewSwitch place={place} view={view} />
      </div>
      <div class="graph-main">
        {!canDraw() && <p class="notice inline">{words.graph.noWebgl}</p>}
        {whole.truncated && <p class="notice inline">{words.graph.truncated}</p>}
        {whole.edges.length === 0 ? (
          <p class="empty">{words.graph.noRelations}</p>
        ) : view === 'picture' ? (
          <GraphPicture
            graph={graph}
            place={place}
            selected={selected.value}
            chooseNode={chooseNode}
            chooseRelation={chooseRelation}
          />
        ) : (
          <EdgeTable graph={graph} place={place} />
        )}
      </div>
      <aside class="graph-side" aria-label={words.graph.evidence}>
        {place.relation !== null && (
          <EvidencePanel graph={whole} relation={place.relation} close={() => chooseRelation(null)} />
        )}
        {place.relation === null && chosen && (
          <NodePanel node={chosen} place={place} close={() => chooseRelation(null)} />
        )}
        <GraphControls graph={whole} place={place} />
      </aside>
    </>
  )
}

/** What is around an entity, as a picture and as a table. */
export function GraphPage() {
  const { navigation, state, words } = useExplorer()
  const place = navigation.place.value
  const { data, failure, loading } = state.graph.shown.value
  const graph = state.visibleGraph.value
  const name = place.page === 'graph' ? data?.nodes.find(({ id }) => id === place.id)?.name : undefined
  usePageTitle(name ? words.graph.page(name) : null)
  if (place.page !== 'graph') return null
  if (failure) return <FailureNotice failure={failure} retry={state.graph.retry} alone />
  if (!data || !graph || !name) return <Skeleton lines={8} />
  return (
    <div class={loading ? 'page graph loading' : 'page graph'}>
      <Loaded place={place} whole={data} graph={graph} />
    </div>
  )
}
