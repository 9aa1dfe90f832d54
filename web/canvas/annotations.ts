import type Sigma from 'sigma'
import { KIND_GLYPHS } from '../kind-glyphs.ts'
import type { Predicate } from '../vocabulary.ts'
import type { Appearance } from './appearance.ts'
import type { PictureEdge, PictureNode } from './picture.ts'

type Box = { left: number; top: number; right: number; bottom: number }

const LABEL_PX = 12.5
const EDGE_LABEL_PX = 11
const LONGEST = 16
const SMALLEST_GLYPH_PX = 6.5

export type AnnotationOptions = {
  appearance: Appearance
  predicates: Record<Predicate, string>
  /** Nodes that are drawn in full; the rest is dimmed and unlabelled. `null`: all. */
  bright: ReadonlySet<string> | null
  centre: string
}

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)
const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

/**
 * Writes the kind's character into every node, and as many names and predicates as fit without touching: the centre
 * first, then by degree. Sigma's own labels do not know of characters, and let names run into each other.
 */
export function annotate(
  sigma: Sigma<PictureNode, PictureEdge>,
  context: CanvasRenderingContext2D,
  options: AnnotationOptions,
): void {
  const { width, height } = sigma.getDimensions()
  context.clearRect(0, 0, width, height)
  context.textAlign = 'center'
  const taken = writeGlyphs(sigma, context, options)
  writeNames(sigma, context, options, taken)
  writePredicates(sigma, context, options, taken)
}

function placeOf(sigma: Sigma<PictureNode, PictureEdge>, { x, y, size }: PictureNode) {
  return { ...sigma.graphToViewport({ x, y }), radius: sigma.scaleSize(size) }
}

function writeGlyphs(
  sigma: Sigma<PictureNode, PictureEdge>,
  context: CanvasRenderingContext2D,
  { appearance, bright }: AnnotationOptions,
): Box[] {
  const taken: Box[] = []
  context.textBaseline = 'middle'
  context.fillStyle = appearance.paper
  sigma.getGraph().forEachNode((id, node) => {
    const { x, y, radius } = placeOf(sigma, node)
    taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
    if (radius < SMALLEST_GLYPH_PX || (bright && !bright.has(id))) return
    context.font = `600 ${Math.round(radius * 1.15)}px ${appearance.font}`
    context.fillText(KIND_GLYPHS[node.kind], x, y + radius * 0.06)
  })
  return taken
}

function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  { paper, ink }: { paper: string; ink: string },
): void {
  context.lineJoin = 'round'
  context.lineWidth = 4
  context.strokeStyle = paper
  context.strokeText(text, x, y)
  context.fillStyle = ink
  context.fillText(text, x, y)
}

/** The box of a text if nothing lies there yet, which it takes. */
function claim(context: CanvasRenderingContext2D, text: string, x: number, y: number, taken: Box[]): boolean {
  const half = context.measureText(text).width / 2 + 2
  const box = { left: x - half, right: x + half, top: y - 1, bottom: y + LABEL_PX + 2 }
  if (taken.some((other) => overlaps(box, other))) return false
  taken.push(box)
  return true
}

function writeNames(
  sigma: Sigma<PictureNode, PictureEdge>,
  context: CanvasRenderingContext2D,
  options: AnnotationOptions,
  taken: Box[],
): void {
  const { appearance, bright, centre } = options
  const nodes = sigma.getGraph().mapNodes((id, node) => ({ id, node }))
  nodes.sort((a, b) => b.node.rank - a.node.rank)
  context.textBaseline = 'top'
  for (const { id, node } of nodes) {
    if (bright && !bright.has(id)) continue
    const { x, y, radius } = placeOf(sigma, node)
    context.font = `${id === centre ? 600 : 400} ${LABEL_PX}px ${appearance.font}`
    const text = shorten(node.label)
    const below = y + radius + 3
    const above = y - radius - LABEL_PX - 4
    const top = claim(context, text, x, below, taken) ? below : claim(context, text, x, above, taken) ? above : null
    if (top !== null) write(context, text, x, top, appearance)
  }
}

function writePredicates(
  sigma: Sigma<PictureNode, PictureEdge>,
  context: CanvasRenderingContext2D,
  options: AnnotationOptions,
  taken: Box[],
): void {
  const { appearance, bright, predicates } = options
  context.font = `${EDGE_LABEL_PX}px ${appearance.font}`
  sigma.getGraph().forEachEdge((_, edge, from, to, source, target) => {
    if (bright && !(bright.has(from) && bright.has(to))) return
    const start = placeOf(sigma, source)
    const end = placeOf(sigma, target)
    const text = edge.predicates.map((predicate) => predicates[predicate]).join(' · ')
    const x = (start.x + end.x) / 2
    const y = (start.y + end.y) / 2 - EDGE_LABEL_PX / 2
    if (claim(context, text, x, y, taken))
      write(context, text, x, y, { paper: appearance.paper, ink: appearance.quiet })
  })
}
