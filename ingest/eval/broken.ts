/** Predictions that cannot be scored: each counts as predicted, and hits nothing. */
import type { Span } from './pairing.ts'
import type { PredictedObservation } from './prediction.ts'

const LONGEST_EVIDENCE = 200
const LARGEST_VALUE = 1e18

/** Why this is no span of the text; `null` when it is one. */
export function spanFault(text: string, { start, end }: Span): string | null {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length
  if (!isInside) return `offsets ${start}-${end} in a text of ${text.length}`
  const cutsCharacter = [start, end].some((at) => /^[\udc00-\udfff]/.test(text.slice(at, at + 1)))
  return cutsCharacter ? `offset inside a surrogate pair ${start}-${end}` : null
}

/** The same, and what a figure may not be. */
export function observationFault(text: string, observation: PredictedObservation): string | null {
  const { start, end, value, year } = observation
  if (!(Math.abs(value) < LARGEST_VALUE)) return `value ${value}`
  if (year !== null && !Number.isInteger(year)) return `year ${year}`
  if (end - start > LONGEST_EVIDENCE) return `evidence of ${end - start} units`
  return spanFault(text, observation)
}

/** What can be scored, and the rest with the reasons. */
export function sifted<T>(items: T[], faultOf: (item: T) => string | null): { good: T[]; broken: [T, string][] } {
  const good: T[] = []
  const broken: [T, string][] = []
  for (const item of items) {
    const fault = faultOf(item)
    if (fault === null) good.push(item)
    else broken.push([item, fault])
  }
  return { good, broken }
}
