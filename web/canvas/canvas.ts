import Sigma from 'sigma'
import type { Settings } from 'sigma/settings'
import type { Neighbourhood } from '../../api/contract.ts'
import type { Predicate } from '../vocabulary.ts'
import { annotate } from './annotations.ts'
import { type Appearance, appearanceOf } from './appearance.ts'
import { layOut, positionsOf } from './layout.ts'
import { type PictureEdge, type PictureNode, type Positions, pictureOf } from './picture.ts'

export type CanvasEvents = {
  node: (id: string) => void
  /** All relations on the line that was clicked. */
  edge: (relations: string[]) => void
  stage: () => void
}

export type CanvasContent = {
  graph: Neighbourhood
  centre: string
  predicates: Record<Predicate, string>
  /** Relation whose line is drawn in the accent. */
  relation: string | null
  /** Node that is spoken of beside the picture; it gets a ring. */
  selected: string | null
}

/** What the drawing depends on beside the graph itself. */
type Look = { appearance: Appearance; content: CanvasContent | null; hovered: string | null }

const NOTHING: Neighbourhood = { nodes: [], edges: [], truncated: false }
const MOVE_MS = 150
/** In units of the layout, in which neighbours settle some 40 apart. */
const SMALLEST_FRAME = 150
const SETTINGS: Partial<Settings<PictureNode, PictureEdge>> = {
  defaultEdgeType: 'arrow',
  enableEdgeEvents: true,
  renderLabels: false,
  minCameraRatio: 0.15,
  maxCameraRatio: 4,
  minEdgeThickness: 1.2,
  zIndex: true,
  defaultDrawNodeHover: () => {},
}

/** In a small window everything is drawn smaller, down to 70 %, with less room at the rim. */
function roomSettings({ clientWidth, clientHeight }: HTMLElement): Partial<Settings<PictureNode, PictureEdge>> {
  const room = Math.min(clientWidth, clientHeight)
  const scale = Math.min(1, Math.max(0.7, room / 600))
  return { stagePadding: Math.min(60, room * 0.08), zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio) / scale }
}

let drawable: boolean | null = null

/** Whether this browser can draw at all. Asked once: browsers take contexts away when there are many. */
export function canDraw(): boolean {
  if (drawable === null) {
    const context = document.createElement('canvas').getContext('webgl2')
    drawable = context !== null
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return drawable
}

function openSigma(container: HTMLElement, look: Look): Sigma<PictureNode, PictureEdge> {
  const sigma: Sigma<PictureNode, PictureEdge> = new Sigma(pictureOf(NOTHING, '', new Map()), container, {
    ...SETTINGS,
    ...roomSettings(container),
    nodeReducer: (id, node) => {
      const { hovered, appearance } = look
      const bright = hovered === null || hovered === id || sigma.getGraph().areNeighbors(hovered, id)
      return { ...node, color: bright ? appearance.kinds[node.kind] : appearance.dim, label: null }
    },
    edgeReducer: (id, edge) => {
      const { hovered, appearance, content } = look
      if (content?.relation && edge.relations.includes(content.relation)) {
        return { ...edge, color: appearance.accent, zIndex: 2 }
      }
      const near = hovered === null || sigma.getGraph().hasExtremity(id, hovered)
      return { ...edge, color: near ? appearance.line : appearance.paper, zIndex: near ? 1 : 0 }
    },
  })
  sigma.createCanvasContext('annotations', { style: { pointerEvents: 'none' } })
  sigma.resize(true)
  const context = sigma.getCanvases().annotations!.getContext('2d')!
  sigma.on('afterRender', () => {
    const { appearance, content, hovered } = look
    if (!content) return
    const bright = hovered === null ? null : new Set([hovered, ...sigma.getGraph().neighbors(hovered)])
    annotate({ sigma, context, appearance, bright, ...content })
  })
  return sigma
}

function listen(sigma: Sigma<PictureNode, PictureEdge>, look: Look, events: CanvasEvents): void {
  const point = (over: boolean) => {
    sigma.getContainer().style.cursor = over ? 'pointer' : ''
  }
  const hover = (id: string | null) => {
    look.hovered = id
    point(id !== null)
    sigma.refresh({ skipIndexation: true })
  }
  sigma.on('enterNode', ({ node }) => hover(node))
  sigma.on('leaveNode', () => hover(null))
  sigma.on('enterEdge', () => point(true))
  sigma.on('leaveEdge', () => point(false))
  sigma.on('clickNode', ({ node }) => events.node(node))
  sigma.on('clickEdge', ({ edge }) => events.edge(sigma.getGraph().getEdgeAttribute(edge, 'relations')))
  sigma.on('clickStage', () => events.stage())
}

/** Settles what the window shows at rest: later additions then leave everything else where it is on the screen. */
function frame(sigma: Sigma<PictureNode, PictureEdge>): void {
  sigma.setCustomBBox(null)
  sigma.refresh()
  const { x, y } = sigma.getBBox()
  sigma.setCustomBBox({ x: atLeast(x), y: atLeast(y) })
  sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 })
}

/** A range of the picture widened about its middle: a few nodes are not blown up to fill the window. */
function atLeast([low, high]: [number, number]): [number, number] {
  const missing = Math.max(0, SMALLEST_FRAME - (high - low)) / 2
  return [low - missing, high + missing]
}

function moveToAll(sigma: Sigma<PictureNode, PictureEdge>): void {
  const places = sigma.getGraph().mapNodes((id) => sigma.getNodeDisplayData(id)!)
  const xs = places.map(({ x }) => x)
  const ys = places.map(({ y }) => y)
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const ratio = Math.max(0.5, right - left, top - bottom)
  void sigma.getCamera().animate({ x: (left + right) / 2, y: (bottom + top) / 2, ratio }, { duration: MOVE_MS })
}

/** Draws into `container` and reports clicks. The picture is imperative, so it stays out of the views. */
export function mountCanvas(container: HTMLElement, events: CanvasEvents) {
  const look: Look = { appearance: appearanceOf(container), content: null, hovered: null }
  const sigma = openSigma(container, look)
  let positions: Positions = new Map()
  listen(sigma, look, events)

  return {
    /** Draws a graph. What was drawn before stays where it is, unless the centre is another. */
    show(next: CanvasContent): void {
      const known = look.content?.centre === next.centre ? positions : new Map()
      const picture = pictureOf(next.graph, next.centre, known)
      const grown = picture.nodes().some((id) => !known.has(id))
      look.content = next
      look.hovered = null
      if (grown) layOut(picture)
      positions = new Map([...known, ...positionsOf(picture)])
      sigma.setGraph(picture)
      if (known.size === 0) frame(sigma)
      else sigma.refresh()
      if (grown && known.size > 0) moveToAll(sigma)
    },
    /** Colours as the style sheet has them now. */
    repaint(): void {
      look.appearance = appearanceOf(container)
      sigma.refresh({ skipIndexation: true })
    },
    /** Makes everything `factor` times as large. */
    zoom(factor: number): void {
      const camera = sigma.getCamera()
      void camera.animate({ ratio: camera.getBoundedRatio(camera.ratio / factor) }, { duration: MOVE_MS })
    },
    /** Moves so that every node is in the window. */
    showAll: () => moveToAll(sigma),
    kill: () => sigma.kill(),
  }
}
export type Canvas = ReturnType<typeof mountCanvas>
