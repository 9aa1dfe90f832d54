import type { SourceMap } from '../../graph/model.ts'
import { identityMap, mapBuilder } from '../../graph/text/source-map.ts'
import { markerOf } from './heading.ts'

/** A page's width in half-width columns: what copies of printed pages have. */
const NARROWEST = 40
const WIDEST = 120
const FEWEST_LINES = 8
/** Marks that must not begin or end a line, and half-width digits, leave a full line this much short. */
const SLACK = 4

/**
 * Puts together the lines of a text that was broken at the width of a page (copied from a PDF): most lines are equally
 * long and few end a sentence. A full line goes on in the next unless that is indented or numbered. Any other text
 * comes back as it is.
 */
export function unwrap(text: string): { text: string; map: SourceMap } {
  const lines = text.split('\n')
  const width = pageWidth(lines)
  if (width === null) return { text, map: identityMap(text.length) }
  const builder = mapBuilder(text)
  for (const [index, line] of lines.entries()) {
    builder.keep(line.length)
    const next = lines[index + 1]
    if (next === undefined) break
    const goesOn =
      columnsOf(line.trimEnd()) >= width - SLACK && next.trim() !== '' && !/^[\s　]/.test(next) && !markerOf(next)
    if (goesOn) builder.drop(1)
    else builder.keep(1)
  }
  return builder.finish()
}

/** The width at which most lines break; `null` where lines are paragraphs. */
function pageWidth(lines: string[]): number | null {
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line !== '')
  if (filled.length < FEWEST_LINES) return null
  const widths = filled.map(columnsOf)
  const width = Math.max(...widths.slice(0, 2000))
  if (width < NARROWEST || width > WIDEST) return null
  const full = filled.filter((_, index) => widths[index]! >= width - SLACK)
  const broken = full.filter((line) => !/[。；：！？”）]$/.test(line))
  return full.length * 2 >= filled.length && broken.length * 3 >= full.length * 2 ? width : null
}

/** Half-width characters take one column, all others two. */
function columnsOf(line: string): number {
  let columns = 0
  for (const character of line) columns += character.codePointAt(0)! < 0x2e80 && !/[“”‘’—…·]/.test(character) ? 1 : 2
  return columns
}
