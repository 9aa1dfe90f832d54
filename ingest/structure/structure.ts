import type { Paragraph, SourceMap } from '../../graph/model.ts'
import { composeMaps, sliceMap } from '../../graph/text/source-map.ts'
import type { Context } from '../extract/draft.ts'
import type { Divisions } from '../resolve/divisions.ts'
import { placeLines } from './body.ts'
import { contextOf } from './context.ts'
import { type Head, type Hints, readHead } from './head.ts'
import { type Line, linesOf } from './line.ts'
import { unwrap } from './unwrap.ts'

/** A paragraph before it has an id. */
export type Piece = Pick<Paragraph, 'role' | 'headings' | 'text' | 'map'> & { context: Context }

export type Structure = { head: Head; pieces: Piece[] }

/** Longer paragraphs are cut behind a full stop or semicolon: a unit of retrieval is read at a glance. */
const LONGEST_PIECE = 1500

/**
 * Takes a folded text apart: what the document says about itself, and its paragraphs, each with its role, the headings
 * above it and what they say of its year and status. Left out are comments, ornament and a second print of the title;
 * nothing else that can be read. `map` leads from `folded` to the text as read, as do the maps of the pieces.
 */
export function structure(folded: string, map: SourceMap, hints: Hints, divisions: Divisions): Structure {
  const whole = unwrap(folded)
  const text = whole.text
  const toRead = text === folded ? map : composeMaps(whole.map, map)
  const lines = linesOf(text)
  const { head, title, signature } = readHead(lines, hints, divisions)
  const placed = placeLines(lines, title.lines, new Set(signature?.lines))
  const printed = new Set<string>()
  const pieces = placed.flatMap(({ line, role, headings }) => {
    if (role === 'title') {
      if (printed.has(line.text)) return []
      printed.add(line.text)
    }
    const context = contextOf(role === 'heading' ? [...headings, line.text] : headings, head)
    return cut(line).map(({ start, end }) => ({
      role,
      headings,
      text: text.slice(start, end),
      map: sliceMap(toRead, start, end),
      context,
    }))
  })
  return { head, pieces }
}

/** The line, or its parts where it is too long; each trimmed. */
function cut({ start, end, text }: Line): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = []
  let from = 0
  while (text.length - from > LONGEST_PIECE) {
    const room = text.slice(from, from + LONGEST_PIECE)
    const stop = Math.max(room.lastIndexOf('。'), room.lastIndexOf('；')) + 1
    const length = stop > 0 ? stop + (/^[”’）]/.exec(text.slice(from + stop))?.[0].length ?? 0) : wholeUnits(room)
    parts.push({ start: start + from, end: start + from + text.slice(from, from + length).trimEnd().length })
    from += length
    from += text.slice(from).length - text.slice(from).trimStart().length
  }
  return [...parts, { start: start + from, end }]
}

/** Never between the halves of a surrogate pair. */
const wholeUnits = (room: string): number => (/[\ud800-\udbff]$/.test(room) ? room.length - 1 : room.length)
