import { useEffect, useRef, useState } from 'preact/hooks'
import type { Neighbourhood } from '../../api/contract.ts'
import { type Canvas, mountCanvas } from '../canvas/canvas.ts'
import type { GraphPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'

type Properties = {
  graph: Neighbourhood
  place: GraphPlace
  selected: string | null
  chooseNode: (id: string) => void
  chooseRelation: (id: string | null) => void
}

/** The drawn graph. Everything it shows is in the table as well, so it has no keyboard of its own. */
export function GraphPicture({ graph, place, selected, chooseNode, chooseRelation }: Properties) {
  const { preferences, words } = useExplorer()
  const container = useRef<HTMLDivElement>(null)
  const choose = useRef({ chooseNode, chooseRelation })
  choose.current = { chooseNode, chooseRelation }
  const [canvas, setCanvas] = useState<Canvas | null>(null)
  const dark = preferences.dark.value

  useEffect(() => {
    const mounted = mountCanvas(container.current!, {
      node: (id) => choose.current.chooseNode(id),
      edge: ([first]) => choose.current.chooseRelation(first ?? null),
      stage: () => choose.current.chooseRelation(null),
    })
    setCanvas(mounted)
    return () => mounted.kill()
  }, [])
  useEffect(() => {
    canvas?.show({ graph, centre: place.id, predicates: words.predicates, relation: place.relation, selected })
  }, [canvas, graph, place.id, place.relation, selected, words])
  useEffect(() => canvas?.repaint(), [canvas, dark])

  return (
    <div class="picture">
      <div
        ref={container}
        class="canvas"
        role="img"
        aria-label={words.graph.canvas(graph.nodes.length, graph.edges.length)}
      />
      <div class="picture-bar">
        <PictureTools canvas={canvas} />
        <p class="dim small">{words.graph.hint}</p>
      </div>
    </div>
  )
}

function PictureTools({ canvas }: { canvas: Canvas | null }) {
  const { words } = useExplorer()
  const { zoomIn, zoomOut, reset } = words.graph
  return (
    <div class="picture-tools">
      <button type="button" class="button" aria-label={zoomIn} title={zoomIn} onClick={() => canvas?.zoom(1.5)}>
        +
      </button>
      <button type="button" class="button" aria-label={zoomOut} title={zoomOut} onClick={() => canvas?.zoom(1 / 1.5)}>
        −
      </button>
      <button type="button" class="button" onClick={() => canvas?.showAll()}>
        {reset}
      </button>
    </div>
  )
}
