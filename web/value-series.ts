import type { ObservationDetail, Qualifier, Status } from './vocabulary.ts'

export type SeriesPoint = { year: number; value: number; status: Status; observation: ObservationDetail }
export type Series = { subject: string | null; points: SeriesPoint[] }
export type ValueChart = { unit: string; years: number[]; low: number; high: number; series: Series[] }

/** Readings that say where a metric stands, rather than how it moved. */
const LEVELS: readonly Qualifier[] = [
  'exact',
  'approx',
  'at_least',
  'at_most',
  'over',
  'under',
  'increase_to',
  'decrease_to',
]
const MOST_SERIES = 5

function commonest<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/**
 * A metric's levels by year, one series per subject, in the unit that most of them have. `null` where there is nothing
 * to compare: no subject with values of two years. Series with most points come first.
 */
export function chartOf(observations: readonly ObservationDetail[]): ValueChart | null {
  const levels = observations.filter(
    ({ qualifier, year, high }) => LEVELS.includes(qualifier) && year !== null && high === null,
  )
  const unit = commonest(levels.map(({ baseUnit }) => baseUnit))
  const bySubject = new Map<string | null, SeriesPoint[]>()
  for (const observation of levels.filter(({ baseUnit }) => baseUnit === unit)) {
    const subject = observation.subject?.name ?? null
    const { year, baseValue: value, status } = observation
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), { year: year!, value, status, observation }])
  }
  const series = [...bySubject]
    .map(([subject, points]) => ({ subject, points: points.sort((a, b) => a.year - b.year) }))
    .filter(({ points }) => points[0]!.year < points.at(-1)!.year)
    .sort((a, b) => b.points.length - a.points.length)
    .slice(0, MOST_SERIES)
  if (unit === undefined || series.length === 0) return null
  const points = series.flatMap((one) => one.points)
  const values = points.map(({ value }) => value)
  const [first, last] = [Math.min(...points.map(({ year }) => year)), Math.max(...points.map(({ year }) => year))]
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  return { unit, years, low: Math.min(...values), high: Math.max(...values), series }
}
