import { problem } from '../../graph/errors.ts'
import type { DocumentGraph, Paragraph, SourceMap } from '../../graph/model.ts'

/** A stretch of a paragraph, by its ordinal. `asked`: the offset in the text as read that led there. */
export type Place = { paragraph: number; start: number; end: number; asked?: number }

/** The place of the unit at `at` in the text as read. Throws `OFFSET_OUT_OF_RANGE` or `OFFSET_NOT_READ`. */
export function placeInSource({ document, paragraphs }: DocumentGraph, at: number): Place {
  const { text } = document
  if (at >= text.length) throw problem('OFFSET_OUT_OF_RANGE', at, text.length)
  const found = paragraphs.find(({ map }) => map.length > 0 && map.at(-1)!.sourceEnd > at)
  if (!found || found.map[0]!.sourceStart > at) throw problem('OFFSET_NOT_READ', at)
  return { ...wholeUnits(found, stretchAt(found.map, at)), asked: at }
}

/**
 * A stretch of a paragraph, or the unit at `start` without `end`. Throws `PARAGRAPH_NOT_FOUND` or `OFFSET_OUT_OF_RANGE`.
 */
export function placeInParagraph(
  { paragraphs }: DocumentGraph,
  ordinal: number,
  { start, end = start + 1 }: { start: number; end?: number | undefined },
): Place {
  const paragraph = paragraphs[ordinal]
  if (!paragraph) throw problem('PARAGRAPH_NOT_FOUND', ordinal, paragraphs.length)
  if (end > paragraph.text.length) throw problem('OFFSET_OUT_OF_RANGE', end - 1, paragraph.text.length)
  return wholeUnits(paragraph, { start, end })
}

/** Every place where a word stands, in reading order. */
export function placesOf({ paragraphs }: DocumentGraph, word: string): Place[] {
  const places: Place[] = []
  for (const { ordinal, text } of paragraphs) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length))
      places.push({ paragraph: ordinal, start, end: start + word.length })
  }
  return places
}

/** What came from `at`: one unit, or all that was made of a repaired stretch; of what was left out, the unit before. */
function stretchAt(map: SourceMap, at: number): { start: number; end: number } {
  const run = map.find(({ sourceEnd }) => sourceEnd > at)!
  if (run.sourceStart > at) {
    const start = Math.max(0, run.start - 1)
    return { start, end: start + 1 }
  }
  if (run.end - run.start === run.sourceEnd - run.sourceStart) {
    const start = run.start + at - run.sourceStart
    return { start, end: start + 1 }
  }
  const last = map.findLast(({ sourceStart }) => sourceStart <= at)!
  return { start: run.start, end: Math.max(run.end, last.end) }
}

/** Never half a character: a surrogate pair is one. */
function wholeUnits({ ordinal, text }: Paragraph, { start, end }: { start: number; end: number }): Place {
  const from = /[\udc00-\udfff]/.test(text[start] ?? '') ? start - 1 : start
  const to = /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end + 1 : end
  return { paragraph: ordinal, start: from, end: to }
}
