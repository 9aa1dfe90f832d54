import type { MentionDraft } from '../draft.ts'
import { holds, overlaps, type Range } from './line.ts'

/** A mention that other candidates may yet outdo. */
export type Candidate = Omit<MentionDraft, 'block'>

/**
 * The candidates that stand: nothing nested, nothing that overlaps. The longest name wins, then the surer one, then the
 * earlier; what touches a range that holds no names falls away.
 */
export function settle(candidates: Candidate[], barred: Range[]): Candidate[] {
  const order = candidates
    .filter((candidate) => !barred.some((range) => overlaps(range, candidate) && !holds(candidate, range)))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || b.confidence - a.confidence || a.start - b.start)
  const kept: Candidate[] = []
  for (const candidate of order) {
    if (!kept.some((other) => overlaps(other, candidate))) kept.push(candidate)
  }
  return kept.sort((a, b) => a.start - b.start)
}
