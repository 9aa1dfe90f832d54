import Sigma from 'sigma'
import type { Neighbourhood } from '../../api/contract.ts'
import type { Predicate } from '../vocabulary.ts'
import { annotate } from './annotations.ts'
import { type Appearance, appearanceOf } from './appearance.ts'
import { layOut, positionsOf } from './layout.ts'
import { type Picture, type PictureEdge, type PictureNode, type Positions, pictureOf } from './picture.ts'

export type CanvasEvents = { node: (id: string) => void; edge: (relations: string[]) => void; stage: () => void }

export type CanvasContent = {
  graph: Neighbourhood
  centre: string
  predicates: Record<Predicate, string>
  /** Relation whose line is drawn in the accent. */
  relation: string | null
}

const ZOOM = { min: 0.15, max: 3, duration: 150 } as const

/** Whether this browser can draw at all. */
export const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null

/** Draws into `container` and reports clicks. The picture is imperative, so it stays out of the views. */
export function mountCanvas(container: HTMLElement, events: CanvasEvents) {
  let appearance: Appearance = appearanceOf(container)
  let content: CanvasContent | null = null
  let positions: Positions = new Map()
  let hovered: string | null = null
  const sigma: Sigma<PictureNode, PictureEdge> = new Sigma<PictureNode, PictureEdge>(
    pictureOf({ nodes: [], edges: [], truncated: false }, '', positions),
    container,
    {
      defaultEdgeType: 'arrow',
      enableEdgeEvents: true,
      renderLabels: false,
      stagePadding: 60,
      minCameraRatio: ZOOM.min,
      maxCameraRatio: ZOOM.max,
      minEdgeThickness: 1.2,
      zIndex: true,
      defaultDrawNodeHover: () => {},
      nodeReducer: (id, node) => ({
        ...node,
        color: isBright(id) ? appearance.kinds[node.kind] : appearance.line,
        label: null,
      }),
      edgeReducer: (id, edge) => ({ ...edge, ...edgeColour(id, edge) }),
    },
  )
  sigma.createCanvasContext('annotations', { style: { pointerEvents: 'none' } })
  sigma.resize(true)
  const context = sigma.getCanvases().annotations!.getContext('2d')!

  function isBright(id: string): boolean {
    return hovered === null || hovered === id || sigma.getGraph().areNeighbors(hovered, id)
  }

  function edgeColour(id: string, { relations }: PictureEdge): { color: string; zIndex: number } {
    if (content?.relation && relations.includes(content.relation)) return { color: appearance.accent, zIndex: 2 }
    const near = hovered === null || sigma.getGraph().hasExtremity(id, hovered)
    return { color: near ? appearance.line : appearance.paper, zIndex: near ? 1 : 0 }
  }

  function hover(id: string | null): void {
    hovered = id
    container.style.cursor = id === null ? '' : 'pointer'
    sigma.refresh({ skipIndexation: true })
  }

  sigma.on('afterRender', () => {
    if (!content) return
    const bright = hovered === null ? null : new Set([hovered, ...sigma.getGraph().neighbors(hovered)])
    annotate(sigma, context, { appearance, predicates: content.predicates, bright, centre: content.centre })
  })
  sigma.on('enterNode', ({ node }) => hover(node))
  sigma.on('leaveNode', () => hover(null))
  sigma.on('enterEdge', () => {
    container.style.cursor = 'pointer'
  })
  sigma.on('leaveEdge', () => {
    container.style.cursor = ''
  })
  sigma.on('clickNode', ({ node }) => events.node(node))
  sigma.on('clickEdge', ({ edge }) => events.edge(sigma.getGraph().getEdgeAttribute(edge, 'relations')))
  sigma.on('clickStage', () => events.stage())

  return {
    /** Draws a graph. What was drawn before stays where it is, unless the centre is another. */
    show(next: CanvasContent): void {
      if (content?.centre !== next.centre) {
        positions = new Map()
        sigma.setCustomBBox(null)
      }
      const first = positions.size === 0
      content = next
      hovered = null
      const picture: Picture = pictureOf(next.graph, next.centre, positions)
      if (picture.nodes().some((id) => !positions.has(id))) layOut(picture)
      positions = new Map([...positions, ...positionsOf(picture)])
      sigma.setGraph(picture)
      if (first) sigma.setCustomBBox(sigma.getBBox())
      sigma.refresh()
    },
    /** Colours as the style sheet has them now. */
    repaint(): void {
      appearance = appearanceOf(container)
      sigma.refresh({ skipIndexation: true })
    },
    zoom: (factor: number) =>
      void sigma
        .getCamera()
        .animate(
          { ratio: sigma.getCamera().getBoundedRatio(sigma.getCamera().ratio * factor) },
          { duration: ZOOM.duration },
        ),
    /** Everything in the window. */
    reset(): void {
      sigma.setCustomBBox(null)
      sigma.refresh()
      void sigma.getCamera().animate({ x: 0.5, y: 0.5, ratio: 1 }, { duration: ZOOM.duration })
    },
    kill: () => sigma.kill(),
  }
}
export type Canvas = ReturnType<typeof mountCanvas>
