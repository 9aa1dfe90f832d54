import type { Paragraph } from '../../graph/model.ts'
import { createHeadingStack, type HeadingStack, headingOf, type Marker, markerOf } from './heading.ts'
import type { Line } from './line.ts'
import { endsLikeTitle } from './title.ts'

/** A line of the document with its part in it. */
export type Placed = { line: Line; role: Paragraph['role']; headings: string[] }

type Walk = {
  lines: Line[]
  stack: HeadingStack
  /** The line before, if it is text. */
  before: string
  /** A signature was passed: what follows is annexed. */
  signed: boolean
  inAttachmentList: boolean
  /** What stands above the table being read. */
  caption: string | null
  /** Lines that are cells of a table which the text prints one below the other. */
  cells: Set<number>
}

const LONGEST_PLAIN_HEADING = 32
const LONGEST_SENTENCE_HEADING = 22
const TABLE_CELL = /\t|^\||\S {3,}\S+ {3,}\S/
const CAPTION = /^附?表\s*[\d一二三四五六七八九十]+/
const LABELLED = /^\p{Script=Han}{2,8}[：:]/u
const YEAR_PART = /(?:19|20)\d{2}年.*(?:总结|回顾|成绩|成效|情况|打算|计划|安排|要点|重点|任务|目标|思路)$/

/** Gives every line its role and the headings above it, from the first line to the last. */
export function placeLines(lines: Line[], title: Set<number>, meta: Set<number>): Placed[] {
  const walk: Walk = {
    lines,
    stack: createHeadingStack(),
    before: '',
    signed: false,
    inAttachmentList: false,
    caption: null,
    cells: cellsIn(lines),
  }
  return lines.map((line, index) => {
    if (title.has(index)) return { line, role: 'title', headings: [] }
    const isHead = line.kind === 'organisation' && !walk.before
    if (meta.has(index) || isHead || (line.kind !== 'text' && line.kind !== 'organisation')) {
      if (meta.has(index)) {
        walk.signed = true
        walk.stack.clear()
      }
      return { line, role: 'meta', headings: [] }
    }
    const placed = placeText(walk, line, index)
    walk.before = line.text
    return placed
  })
}

function placeText(walk: Walk, line: Line, index: number): Placed {
  const { stack } = walk
  const { text } = line
  const as = (role: Paragraph['role']): Placed => ({ line, role, headings: stack.path() })
  const asHeading = (kind: string, fixed: number | null, heading: string): Placed => {
    const role = 'heading'
    stack.leave(kind, fixed)
    const headings = stack.path()
    stack.enter(kind, heading, fixed)
    return { line, role, headings }
  }

  if (line.markdown > 0) return asHeading(`markdown-${line.markdown}`, line.markdown, text)
  const isCaption = CAPTION.test(text) && TABLE_CELL.test(walk.lines[index + 1]?.text ?? '')
  if (isCaption) walk.caption = text
  else if (!TABLE_CELL.test(text)) walk.caption = null
  if (isCaption) return as('table')
  if (TABLE_CELL.test(text)) {
    return { line, role: 'table', headings: walk.caption === null ? stack.path() : [...stack.path(), walk.caption] }
  }
  if (walk.cells.has(index)) return as('table')
  if (/^\d{1,3}$/.test(text)) return { line, role: 'meta', headings: stack.path() }
  walk.inAttachmentList = /^附件[：:]/.test(text) || (walk.inAttachmentList && /^\d{1,2}[.、．]/.test(text))
  if (walk.inAttachmentList) return as('list')
  if (isAnnexTitle(walk, text)) {
    if (/^[（(]/.test(text)) {
      const headings = stack.path()
      stack.enter('annex', walk.before + text)
      return { line, role: 'heading', headings }
    }
    stack.clear()
    return asHeading('annex', null, text)
  }
  if (text.length <= LONGEST_PLAIN_HEADING && YEAR_PART.test(text) && !/[。；]/.test(text) && !markerOf(text)) {
    stack.clear()
    return asHeading('part', 0, text)
  }

  const marker = markerOf(text)
  if (marker) return placeMarked(walk, line, marker)
  if (isPlainHeading(walk, index)) return asHeading('plain', null, text.replace(/[。：:]$/, ''))
  return as(isListLine(text) ? 'list' : 'body')
}

function placeMarked(walk: Walk, line: Line, marker: Marker): Placed {
  const { stack } = walk
  const found = isListItem(walk, line.text, marker) ? null : headingOf(line.text, marker)
  if (!found) {
    if (stack.has(marker.kind) && marker.fixed === null && !/[：；]$/.test(walk.before)) stack.leave(marker.kind, null)
    return { line, role: 'list', headings: stack.path() }
  }
  stack.leave(marker.kind, marker.fixed)
  const above = stack.path()
  stack.enter(marker.kind, found.heading, marker.fixed)
  return found.isWhole ? { line, role: 'heading', headings: above } : { line, role: 'body', headings: stack.path() }
}

/** An item of an enumeration that a sentence announced or another item goes before; 一、 is one only before a semicolon. */
function isListItem({ before, stack }: Walk, text: string, { kind, fixed }: Marker): boolean {
  if (fixed !== null) return false
  if (/[；]$/.test(text)) return true
  if (kind === 'numeral') return false
  return /[：；]$/.test(before) && /[。]$/.test(text) && (/；$/.test(before) || !stack.has(kind)) && !/。./.test(text)
}

/** 附件, 附件2, and behind the signature the title of what is annexed, with a bracket under it. */
function isAnnexTitle({ signed, before }: Walk, text: string): boolean {
  if (/^附\s*[件表录]\s*[\d一二三四五六七八九十]{0,2}(?:[：:].{0,60})?$/.test(text)) return true
  if (!signed || text.length > 80 || /[。；：，]$/.test(text) || markerOf(text)) return false
  return endsLikeTitle(text) || (/^[（(][^（）()]{2,30}[）)]$/.test(text) && endsLikeTitle(before))
}

/** A short line without numbering above a paragraph. */
function isPlainHeading({ lines, before }: Walk, index: number): boolean {
  const { text } = lines[index]!
  const next = lines[index + 1]
  if (!/\p{Script=Han}{2}/u.test(text) || /^[（(“‘【]?[）)]|[；，：:,、]$/.test(text) || /[；：:]$/.test(before))
    return false
  if (next?.kind !== 'text' || !/[。；！？]$/.test(next.text)) return false
  if (/^(?:总则|附则|附\s*则|总\s*则)$/.test(text)) return true
  if (LABELLED.test(text) || /[\s　]|^[^\p{Script=Han}“‘【《]/u.test(text) || (text.match(/、/g)?.length ?? 0) > 2)
    return false
  const longest = /。$/.test(text) ? LONGEST_SENTENCE_HEADING : LONGEST_PLAIN_HEADING
  if (/。$/.test(text) && /[不请应须由]/.test(text)) return false
  return text.length <= longest && !/[。！？]./.test(text) && next.text.length > Math.max(40, text.length)
}

/** A form or table that lost its frame: at least so many very short lines in a row. */
const CELLS_IN_A_ROW = 6
const LONGEST_CELL = 12

function cellsIn(lines: Line[]): Set<number> {
  const cells = new Set<number>()
  let row: number[] = []
  lines.forEach(({ text, kind }, index) => {
    const isCell =
      text.length <= LONGEST_CELL && kind === 'text' && !/[。；：]/.test(text) && markerOf(text)?.kind !== 'numeral'
    if (isCell) row.push(index)
    if (isCell && index < lines.length - 1) return
    if (row.length >= CELLS_IN_A_ROW) for (const cell of row) cells.add(cell)
    row = []
  })
  return cells
}

const isListLine = (text: string): boolean =>
  /^\[\d{1,2}\]/.test(text) ||
  /^[•·●○■□◆▪*–-]\s*\S/.test(text) ||
  (!/[。；！？]|：$/.test(text) &&
    ((text.match(/[、　]/g)?.length ?? 0) >= 2 ||
      LABELLED.test(text) ||
      /^\p{Script=Han}{2,4}[ 　]\p{Script=Han}/u.test(text)))
