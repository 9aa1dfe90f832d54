import type Sigma from 'sigma'
import { KIND_GLYPHS } from '../kind-glyphs.ts'
import type { Predicate } from '../vocabulary.ts'
import type { Appearance } from './appearance.ts'
import type { PictureEdge, PictureNode } from './picture.ts'

type Box = { left: number; top: number; right: number; bottom: number }
type Point = { x: number; y: number }

const NAME_PX = 12.5
const PREDICATE_PX = 11
const LINE_PX = 16
const LINE_LENGTH = 13
const MOST_PREDICATES = 30
const SMALLEST_GLYPH_PX = 6.5

export type AnnotationOptions = {
  sigma: Sigma<PictureNode, PictureEdge>
  context: CanvasRenderingContext2D
  appearance: Appearance
  predicates: Record<Predicate, string>
  /** Nodes that are drawn in full; the rest is dimmed and unlabelled. `null`: all. */
  bright: ReadonlySet<string> | null
  centre: string
  selected: string | null
}

/** What is being written on, and where something already is. */
type Sheet = AnnotationOptions & { taken: Box[] }

/** At most two lines: titles of documents differ in what comes late. */
function linesOf(name: string): string[] {
  if (name.length <= LINE_LENGTH + 3) return [name]
  const rest = name.slice(LINE_LENGTH)
  return [name.slice(0, LINE_LENGTH), rest.length > LINE_LENGTH ? `${rest.slice(0, LINE_LENGTH - 1)}…` : rest]
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top

/**
 * Writes the kind's character into every node, and as many names and predicates as fit without touching: the centre
 * first, then by degree. Sigma's own labels do not know of characters, and let names run into each other.
 */
export function annotate(options: AnnotationOptions): void {
  const { sigma, context } = options
  const { width, height } = sigma.getDimensions()
  context.clearRect(0, 0, width, height)
  context.textAlign = 'center'
  const sheet: Sheet = { ...options, taken: [] }
  drawRing(sheet)
  writeGlyphs(sheet)
  writeNames(sheet)
  writePredicates(sheet)
}

function placeOf({ sigma }: Sheet, { x, y, size }: PictureNode): Point & { radius: number } {
  return { ...sigma.graphToViewport({ x, y }), radius: sigma.scaleSize(size) }
}

function drawRing(sheet: Sheet): void {
  const { sigma, context, appearance, selected } = sheet
  if (selected === null || !sigma.getGraph().hasNode(selected)) return
  const { x, y, radius } = placeOf(sheet, sigma.getGraph().getNodeAttributes(selected))
  context.lineWidth = 2
  context.strokeStyle = appearance.accent
  context.beginPath()
  context.arc(x, y, radius + 3, 0, 2 * Math.PI)
  context.stroke()
}

function writeGlyphs(sheet: Sheet): void {
  const { sigma, context, appearance, bright, taken } = sheet
  context.textBaseline = 'middle'
  context.fillStyle = appearance.paper
  sigma.getGraph().forEachNode((id, node) => {
    const { x, y, radius } = placeOf(sheet, node)
    taken.push({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius })
    if (radius < SMALLEST_GLYPH_PX || (bright && !bright.has(id))) return
    context.font = `600 ${Math.round(radius * 1.15)}px ${appearance.font}`
    context.fillText(KIND_GLYPHS[node.kind], x, y + radius * 0.06)
  })
}

/** Writes lines, their top at the point, if nothing lies there yet. */
function writeIfFree({ context, appearance, taken }: Sheet, lines: string[], { x, y }: Point, ink: string): boolean {
  const half = Math.max(...lines.map((line) => context.measureText(line).width)) / 2 + 2
  const box = { left: x - half, right: x + half, top: y - 1, bottom: y + lines.length * LINE_PX - 2 }
  if (taken.some((other) => overlaps(box, other))) return false
  taken.push(box)
  context.lineJoin = 'round'
  context.lineWidth = 4
  context.strokeStyle = appearance.paper
  context.fillStyle = ink
  lines.forEach((line, i) => {
    context.strokeText(line, x, y + i * LINE_PX)
    context.fillText(line, x, y + i * LINE_PX)
  })
  return true
}

function writeNames(sheet: Sheet): void {
  const { sigma, context, appearance, bright, centre } = sheet
  const nodes = sigma.getGraph().mapNodes((id, node) => ({ id, node }))
  nodes.sort((a, b) => b.node.rank - a.node.rank)
  context.textBaseline = 'top'
  for (const { id, node } of nodes) {
    if (bright && !bright.has(id)) continue
    const { x, y, radius } = placeOf(sheet, node)
    context.font = `${id === centre ? 600 : 400} ${NAME_PX}px ${appearance.font}`
    const lines = linesOf(node.label)
    const below = writeIfFree(sheet, lines, { x, y: y + radius + 3 }, appearance.ink)
    if (!below) writeIfFree(sheet, lines, { x, y: y - radius - lines.length * LINE_PX }, appearance.ink)
  }
}

/** With many lines the predicates say less than they hide: then only those of the node under the pointer are written. */
function writePredicates(sheet: Sheet): void {
  const { sigma, context, appearance, bright, predicates } = sheet
  if (!bright && sigma.getGraph().size > MOST_PREDICATES) return
  context.font = `${PREDICATE_PX}px ${appearance.font}`
  for (const { attributes, source, target, sourceAttributes, targetAttributes } of sigma.getGraph().edgeEntries()) {
    if (bright && !(bright.has(source) && bright.has(target))) continue
    const start = placeOf(sheet, sourceAttributes)
    const end = placeOf(sheet, targetAttributes)
    const text = attributes.predicates.map((predicate) => predicates[predicate]).join(' · ')
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 - PREDICATE_PX / 2 }
    writeIfFree(sheet, [text], middle, appearance.quiet)
  }
}
