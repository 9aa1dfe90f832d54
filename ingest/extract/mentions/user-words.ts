import type { UserWord } from '../../lexicon/user-lexicon.ts'
import type { Found } from '../../lexicon/words-in.ts'
import { rule } from '../rules.ts'
import { type Barred, type Candidate, settle } from './candidate.ts'
import type { Places } from './known-places.ts'
import { holds, type Line, overlaps } from './line.ts'

/** What the user's lexicon says of a line: names, and words that are none. */
type UserWords = { names: Candidate[]; never: Barred[] }

function userWordsIn(words: Found<UserWord>[]): UserWords {
  const names = words.flatMap(({ start, end, value: { kind, canonical } }) =>
    kind === null ? [] : [{ kind, start, end, rule: rule('lexicon-user'), confidence: 1, stands: canonical }],
  )
  const never = words.flatMap(({ start, end, value }) =>
    value.kind === null ? [{ start, end, veto: 'users-never' as const }] : [],
  )
  return { names, never }
}

/**
 * `settle`, where the user's words win over whatever rules found, be it barred. A longer name that holds one stays
 * (青禾县第一中学 around 青禾), unless all it does is to begin too early with words that are no place (组织青禾中学).
 */
export function settleWithUser(line: Line, found: Candidate[], barred: Barred[], places: Places): Candidate[] {
  if (line.users.length === 0) return settle(found, barred, line.trace)
  const { names, never } = userWordsIn(line.users)
  const isHeld = (name: Candidate, other: Candidate): boolean => {
    if (!holds(other, name) || other.end - other.start === name.end - name.start) return false
    const before = line.text.slice(other.start, name.start)
    return other.kind !== name.kind || other.end !== name.end || places.opens(`${before}·`)
  }
  const rest = found.filter((candidate) => {
    const bar = never.find(
      (range) => overlaps(range, candidate) && (!holds(candidate, range) || holds(range, candidate)),
    )
    const winner = names.find((name) => overlaps(name, candidate) && !isHeld(name, candidate))
    const to = bar ?? winner
    if (to) line.trace?.candidate(candidate, { veto: bar ? bar.veto : 'users-word', to })
    return !to
  })
  const standing = settle(rest, barred, line.trace)
  const free = names.filter((name) => {
    const holder = standing.find((other) => overlaps(other, name))
    line.trace?.candidate(name, holder ? { veto: 'inside-longer', to: holder } : null)
    return !holder
  })
  return [...standing, ...free].sort((a, b) => a.start - b.start)
}
