/** The counts that two scorers have in common, as a row of numbers. */
import { SCORED_KINDS } from '../../../ingest/eval/mention-score.ts'
import { FIELDS } from '../../../ingest/eval/observation-score.ts'
import { ROWS } from '../../../ingest/eval/relation-score.ts'
import type { Report } from '../../../ingest/eval/report.ts'

export type Shared = Pick<Report, 'mentions' | 'canonical' | 'observations' | 'fields' | 'relations'>

/** Name and count; the ratios follow from them. */
export function countsOf({ mentions, canonical, observations, fields, relations }: Shared): [string, number][] {
  return [
    ...[...SCORED_KINDS, 'micro'].flatMap((kind): [string, number][] => {
      const { strict, overlap, left_out } = mentions[kind]!
      return [
        [`${kind} gold`, strict.gold],
        [`${kind} pred`, strict.pred],
        [`${kind} strict`, strict.hit],
        [`${kind} overlap`, overlap.hit],
        [`${kind} left out`, left_out],
      ]
    }),
    ...(['all', 'hard'] as const).flatMap((row): [string, number][] => [
      [`canonical ${row} right`, canonical[row].right],
      [`canonical ${row} of`, canonical[row].of],
    ]),
    ['observations gold', observations.tuple.gold],
    ['observations pred', observations.tuple.pred],
    ...(['evidence', 'value+unit', 'tuple'] as const).map((row): [string, number] => [
      `observations ${row}`,
      observations[row].hit,
    ]),
    ...FIELDS.flatMap((field): [string, number][] => [
      [`${field} right`, fields[field]?.right ?? 0],
      [`${field} of`, fields[field]?.of ?? 0],
    ]),
    ...ROWS.flatMap((row): [string, number][] => [
      [`${row} gold`, relations[row].gold],
      [`${row} pred`, relations[row].pred],
      [`${row} hit`, relations[row].hit],
      [`${row} evidence`, relations[row].evidence.right],
    ]),
  ]
}
