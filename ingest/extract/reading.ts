/** How a place in a paragraph is to be read: its sentence, its clause, the year it is about and whether it is done. */
import type { Status } from '../../graph/model.ts'
import type { Block } from './draft.ts'
import { type Dated, statusAt } from './status.ts'
import { yearAt } from './year.ts'

export { clausesOf, type Stretch, sentencesOf, stretchAt } from './stretch.ts'

export type Reading = { year: number | null; status: Status }

/**
 * The year and status that hold at offset `at`.
 *
 * The year is the nearest one printed before it in its sentence (or after it in its clause); under a heading of goals the
 * nearest before it in the paragraph; where a paragraph of results opens with a year, that one; else the section's.
 * 较去年, 比2020年 and 2021年以来 do not date what they stand before.
 * `document`, when given, says more: 去年 in its own voice counts from its year of issue, and norms that name no year
 * (laws, opinions) are about none.
 */
export function readingAt(block: Block, at: number, document?: Dated): Reading {
  return { year: yearAt(block, at, document), status: statusAt(block, at, document) }
}
