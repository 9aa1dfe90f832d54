import type { MentionDraft } from '../draft.ts'
import { type RuleId, rule } from '../rules.ts'
import type { LineTrace } from '../trace.ts'
import type { VetoId } from '../vetoes.ts'
import { holds, overlaps, type Range } from './line.ts'

/** A mention that other candidates may yet outdo. */
export type Candidate = Omit<MentionDraft, 'block'>

/** Makes candidates of one kind that stand for no other name. */
export const candidateOf =
  (kind: Candidate['kind']) =>
  ({ start, end }: Range, id: RuleId, confidence: number): Candidate => ({
    kind,
    start,
    end,
    rule: rule(id),
    confidence,
    stands: null,
  })

/** A stretch that holds no names, and why. */
export type Barred = Range & { veto: VetoId }

/**
 * The candidates that stand: nothing nested, nothing that overlaps. The longest name wins, then the surer one, then the
 * earlier; what touches a range that holds no names falls away.
 */
export function settle(candidates: Candidate[], barred: Barred[], trace?: LineTrace): Candidate[] {
  for (const { veto, ...range } of trace ? barred : []) trace?.veto(range, null, veto)
  const order = candidates
    .filter((candidate) => {
      const bar = barred.find((range) => overlaps(range, candidate) && !holds(candidate, range))
      if (bar) trace?.candidate(candidate, { veto: bar.veto, to: bar })
      return !bar
    })
    .sort((a, b) => b.end - b.start - (a.end - a.start) || b.confidence - a.confidence || a.start - b.start)
  const kept: Candidate[] = []
  for (const candidate of order) {
    const winner = kept.find((other) => overlaps(other, candidate))
    if (!winner) kept.push(candidate)
    trace?.candidate(candidate, winner ? { veto: lostBy(candidate, winner), to: winner } : null)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function lostBy(loser: Candidate, winner: Candidate): VetoId {
  if (loser.end - loser.start < winner.end - winner.start)
    return holds(winner, loser) ? 'inside-longer' : 'crosses-longer'
  if (holds(winner, loser) && winner.kind === loser.kind) return 'same-again'
  return loser.confidence < winner.confidence ? 'less-sure' : 'came-later'
}
