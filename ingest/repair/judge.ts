import type { Vocabulary } from './language-model.ts'
import { isMisread, type Suspicion, seenBy } from './suspicion.ts'
import type { Tables } from './tables.ts'
import { type Passage, plain } from './token.ts'
import { DROP, type Reading } from './walk.ts'

/** A reading that was chosen, with its gain in log-probability over the text as found. */
export type Verdict = { reading: Reading; gain: number }

/**
 * Least gain of a repair. The seven damaged spots of the document that this was built on gain 15 to 110; the best wrong
 * reading of any healthy text tried stayed below 0.
 */
export const LEAST_GAIN = 12
const CONTEXT = 4
/** Price of a gloss that does not read the character it stands behind. */
const MISREAD = -12

/** The likeliest reading that the damage turns into exactly what was found, if it gains enough. */
export function judge(tables: Tables, passage: Passage, suspicion: Suspicion, vocabulary: Vocabulary): Verdict | null {
  const { tokens } = passage
  const { from, readings } = suspicion
  const before = plain(tokens.slice(Math.max(0, from - CONTEXT), from)).replace(/^.*\n/s, '\n')
  const asFound = new Map<number, number>()
  const after = (next: number) => plain(tokens.slice(next, next + CONTEXT)).replace(/\n.*$/s, '\n')

  const scoreAsFound = (next: number): number => {
    let score = asFound.get(next)
    if (score === undefined) {
      const found = tokens.slice(from, next)
      score = tables.model.score(before + plain(found) + after(next), vocabulary)
      score += MISREAD * found.filter((token) => isMisread(token, tables)).length
      asFound.set(next, score)
    }
    return score
  }

  const verdicts = readings.map((reading) => {
    const score = tables.model.score(before + reading.text + after(reading.next), vocabulary) + DROP * reading.dropped
    return { reading, gain: score - scoreAsFound(reading.next) }
  })
  return (
    verdicts
      .filter(({ gain }) => gain >= LEAST_GAIN)
      .sort((a, b) => b.gain - a.gain)
      .find(({ reading }) => suspicion.forward(reading) === seenBy(suspicion, passage, reading.next)) ?? null
  )
}
