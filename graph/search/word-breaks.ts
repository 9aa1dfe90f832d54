import { classOf, Unit } from './grams.ts'
import type { Run } from './query.ts'
import type { CorpusStatistics } from './statistics.ts'

/** Two characters that stand together less often than this share of the rarer one's texts make no word. */
const LEAST_COHESION = 0.05
/** A pair so much weaker than both its neighbours is where two words meet: 育教 in 美育教师. */
const DIP = 3

/**
 * Where a run's words begin, as the indexed texts use them: the units before which there is a break, 0 and the end
 * among them. No dictionary: coined names are not in
 * any. Letters and digits stay together and apart from the rest.
 */
export function wordBreaks({ holdersOf }: CorpusStatistics, { text, codes }: Run): Set<number> {
  const breaks = new Set([0, text.length])
  if (text.length === 1) return breaks
  const cohesion = codes.map((code, i) => {
    const rarer = Math.min(holdersOf(text.charCodeAt(i)), holdersOf(text.charCodeAt(i + 1)))
    return rarer === 0 ? 0 : holdersOf(code) / rarer
  })
  for (const [i, strength] of cohesion.entries()) {
    const letters = [i, i + 1].filter((at) => classOf(text.charCodeAt(at)) === Unit.letter).length
    if (letters === 1) breaks.add(i + 1)
    if (letters > 0) continue
    const neighbours = Math.min(cohesion[i - 1] ?? 0, cohesion[i + 1] ?? 0)
    if (strength < LEAST_COHESION || strength * DIP < neighbours) breaks.add(i + 1)
  }
  return breaks
}
