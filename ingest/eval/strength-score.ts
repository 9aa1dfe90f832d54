/** How binding a labelled sentence is: sentences are labelled here and there, so only what is said of those is scored. */
import { Strength } from '../../graph/model.ts'
import { toSource } from '../../graph/text/source-map.ts'
import type { Block, Segmented } from '../extract/draft.ts'
import { strengthOf } from '../extract/strength.ts'
import type { Stretch } from '../extract/stretch.ts'
import type { Passage } from './labels.ts'
import { type Span, shareUnit } from './pairing.ts'
import { around, type Miss, type Share, type Tally } from './tally.ts'

/** What is said of each labelled sentence; `null`: nothing, or it is not among what was read. */
export function strengthsOf({ obligations }: Passage, { document, blocks }: Segmented): (Strength | null)[] {
  return obligations.map((sentence) => {
    const places = blocks.map((block) => ({ block, span: unitsOf(block, sentence) }))
    const { block, span } = places.reduce((most, one) => (sizeOf(one.span) > sizeOf(most.span) ? one : most))
    return sizeOf(span) === 0 ? null : strengthOf(block, span, document)
  })
}

const sizeOf = ({ start, end }: Stretch): number => end - start

/** The units of a paragraph that came from a span of the source; empty for none. */
function unitsOf({ paragraph: { text, map } }: Block, source: Span): Stretch {
  const units = Array.from({ length: text.length }, (_, at) => at)
  const inside = units.filter((at) => shareUnit(toSource(map, at, at + 1), source))
  return { start: inside[0] ?? 0, end: (inside.at(-1) ?? -1) + 1 }
}

export function scoreStrengths({ id, text, obligations }: Passage, given: (Strength | null)[], tally: Tally): Miss[] {
  return obligations.flatMap((sentence, i): Miss[] => {
    const { start, end, strength } = sentence
    const said = given[i] ?? null
    tally.add(['strength', strength, String(said === strength)])
    if (said === strength) return []
    const note = `gold ${strength}, predicted ${said ?? '–'}`
    return [{ passage: id, what: 'strength', fault: 'wrong', start, end, context: around(text, sentence), note }]
  })
}

/** By labelled strength, and `all`. */
export function strengthRows(tally: Tally): Record<string, Share> {
  const rows = Strength.options.map((strength) => {
    const right = tally.get('strength', strength, 'true')
    return [strength, { right, of: right + tally.get('strength', strength, 'false') }] as const
  })
  const sum = (of: (row: Share) => number): number => rows.reduce((total, [, row]) => total + of(row), 0)
  return { all: { right: sum(({ right }) => right), of: sum((row) => row.of) }, ...Object.fromEntries(rows) }
}
