import { observationFault, sifted } from './broken.ts'
import type { GoldMetric, Passage } from './labels.ts'
import { isLike } from './names.ts'
import { pairUp, shareUnit } from './pairing.ts'
import type { PredictedObservation } from './prediction.ts'
import { around, byRule, type Miss, type Tally } from './tally.ts'

const SCALES: [string, number][] = [
  ['万亿', 1e12],
  ['千万', 1e7],
  ['百万', 1e6],
  ['亿', 1e8],
  ['万', 1e4],
]
const SAME_UNIT = new Map([
  ['千米', '公里'],
  ['km', '公里'],
  ['m2', '平方米'],
  ['平方千米', '平方公里'],
  ['元人民币', '元'],
  ['人民币', '元'],
  ['百分比', '%'],
])

/** Value and unit without 万 and 亿; 成 and ‰ in %. */
export function inBase(value: number, printed: string): { value: number; unit: string } {
  const unit = printed.normalize('NFKC').trim()
  if (unit === '成' || unit === '‰') return { value: value * (unit === '成' ? 10 : 0.1), unit: '%' }
  const scale = SCALES.find(([word]) => unit.startsWith(word))
  const bare = scale ? unit.slice(scale[0].length) : unit
  return { value: scale ? value * scale[1] : value, unit: SAME_UNIT.get(bare) ?? bare }
}

export const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b))

type Test = (gold: GoldMetric, given: PredictedObservation) => boolean
const value: Test = (gold, given) => isNear(inBase(given.value, given.unit).value, gold.value_si)
const unit: Test = (gold, given) => inBase(given.value, given.unit).unit === inBase(gold.value, gold.unit).unit
const qualifier: Test = (gold, given) => given.qualifier === gold.qualifier
const year: Test = (gold, given) => given.year === gold.year
const name: Test = (gold, given) => isLike(given.name, gold.name)
const level =
  (...tests: Test[]): Test =>
  (gold, given) =>
    shareUnit(gold, given) && tests.every((test) => test(gold, given))

export const FIELDS = ['value', 'unit', 'qualifier', 'year', 'status', 'qualifier2', 'value_high', 'name'] as const
type Checks = Partial<Record<(typeof FIELDS)[number], boolean>>

/** A hit shares a unit with the gold evidence and has value, unit, qualifier and year right. */
export function scoreObservations(passage: Passage, predicted: PredictedObservation[], tally: Tally): Miss[] {
  const { metrics: golds, text } = passage
  const { good: given, broken } = sifted(predicted, (observation) => observationFault(text, observation))
  const pairs = pairUp(
    golds,
    given,
    level(value, unit, qualifier, year, name),
    level(value, unit, qualifier, year),
    level(value, unit, year),
    level(value, unit),
    level(value),
    level(),
  )
  const used = new Set(pairs.values())
  const idle = given.filter((_, j) => !used.has(j))
  const counted = idle.filter(
    ({ start, end }) => !passage.ignore.some((span) => span.start <= start && end <= span.end),
  )
  tally.add(['observation', 'gold'], golds.length)
  tally.add(['observation', 'pred'], used.size + counted.length + broken.length)
  tally.add(['observation', 'evidence'], pairs.size)

  const misses: Miss[] = []
  const tell = (span: GoldMetric | PredictedObservation, fault: Miss['fault'], note: string): void => {
    const { start, end } = span
    const context = around(text, span)
    const found = 'rule' in span ? span.rule : undefined
    misses.push({ passage: passage.id, what: 'observation', fault, start, end, context, note, ...byRule(found) })
  }
  for (const [i, j] of pairs) {
    const gold = golds[i]!
    const checks = check(gold, given[j]!)
    if (checks.value && checks.unit) {
      tally.add(['observation', 'value+unit'])
      if (checks.qualifier && checks.year) tally.add(['observation', 'tuple'])
    }
    for (const [field, right] of Object.entries(checks)) tally.add(['field', field, String(right)])
    const wrong = FIELDS.filter((field) => checks[field] === false)
    const counts = wrong.some((field) => ['value', 'unit', 'qualifier', 'year'].includes(field))
    if (counts) tell(gold, 'wrong', `${wrong.join(', ')}: gold ${told(gold)}, predicted ${told(given[j]!)}`)
  }
  for (const [i, gold] of golds.entries()) if (!pairs.has(i)) tell(gold, 'miss', told(gold))
  for (const observation of counted) tell(observation, 'false', told(observation))
  for (const [observation, why] of broken) tell(observation, 'broken', why)
  return misses
}

/** Value and unit of every pair; the other fields where those are right. */
function check(gold: GoldMetric, given: PredictedObservation): Checks {
  const checks: Checks = { value: value(gold, given), unit: unit(gold, given) }
  if (!checks.value || !checks.unit) return checks
  checks.qualifier = qualifier(gold, given)
  checks.year = year(gold, given)
  if (given.status !== undefined) checks.status = given.status === gold.status
  if (gold.qualifier2 !== undefined) checks.qualifier2 = given.qualifier2 === gold.qualifier2
  if (gold.value_high !== undefined) {
    const high = given.value_high
    checks.value_high =
      high !== undefined && isNear(inBase(high, given.unit).value, gold.value_high_si ?? gold.value_high)
  }
  if (given.name !== '') checks.name = name(gold, given)
  return checks
}

const told = ({ value, value_high, unit, qualifier, year }: GoldMetric | PredictedObservation): string =>
  `${value}${value_high === undefined ? '' : `~${value_high}`} ${unit || '–'} ${qualifier} ${year}`
