/** Predictions made from labels by seeded accidents: what a scorer may meet, right, wrong, doubled and broken. */
import { Predicate, Qualifier, Status } from '../../../graph/model.ts'
import type { GoldMention, GoldMetric, GoldRelation, Passage } from '../../../ingest/eval/labels.ts'
import { SCORED_KINDS } from '../../../ingest/eval/mention-score.ts'
import type {
  PredictedMention,
  PredictedObservation,
  PredictedRelation,
  Prediction,
} from '../../../ingest/eval/prediction.ts'
import { below, pick, type Random, randomFrom } from '../../bench/random.ts'

type Span = { start: number; end: number }

/** A prediction for each passage; the same seed gives the same ones. */
export function perturbed(passages: Passage[], seed: number): Prediction[] {
  const random = randomFrom(seed)
  return passages.map((passage) => ({
    id: passage.id,
    mentions: shuffled(random, mentions(random, passage)),
    observations: shuffled(random, observations(random, passage)),
    relations: shuffled(random, relations(random, passage)),
  }))
}

const chance = (random: Random, share: number): boolean => random() < share

/** A span moved by up to three units at either end; now and then not a span of the text any more. */
function moved(random: Random, { start, end }: Span, length: number): Span {
  if (chance(random, 0.02))
    return pick(random, [
      { start: end, end: start },
      { start, end: start },
      { start, end: length + 5 },
      { start: -1, end },
      { start: start + 0.5, end },
    ])
  const from = Math.max(0, start + below(random, 7) - 3)
  return { start: from, end: Math.min(length, Math.max(from + 1, end + below(random, 7) - 3)) }
}

/** Somewhere within `limit`, up to a dozen units long. */
function within(random: Random, { start, end }: Span): Span {
  const from = start + below(random, end - start)
  return { start: from, end: Math.min(end, from + 1 + below(random, 12)) }
}

function shuffled<T>(random: Random, items: T[]): T[] {
  const left = [...items]
  const mixed: T[] = []
  while (left.length > 0) mixed.push(...left.splice(below(random, left.length), 1))
  return mixed
}

/** A name as someone else might give it. */
function renamed(random: Random, name: string, others: string[]): string {
  return pick(random, [
    () => name,
    () => `岚州市${name}`,
    () => `苍岭省岚州市青禾县${name}`,
    () => name.replace(/^.{1,6}?[省市县区](?=..)/u, ''),
    () => name.replace(/^.{1,6}?(?=[省市县区]..)/u, ''),
    () => name.replace(/[省市县区]$/u, ''),
    () => `${name}${pick(random, ['市', '县', '区', '率', '数', '人数', '增幅'])}`,
    () => `“${name.slice(0, 2)}”　${name.slice(2)}`,
    () => `《${name}》`,
    () => name.slice(0, Math.ceil(name.length / 2)),
    () => name.slice(Math.floor(name.length / 2)),
    () => name.slice(1, -1),
    () => name.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    () => pick(random, others.length > 0 ? others : [name]),
    () => '另一个名字',
    () => '',
  ])()
}

function mentions(random: Random, passage: Passage): PredictedMention[] {
  const { text, ignore } = passage
  const names = passage.mentions.map(({ canonical }) => canonical)
  const kept = passage.mentions.flatMap((gold) => mention(random, gold, passage, names))
  const kind = () => pick(random, SCORED_KINDS)
  const stray = Array.from({ length: below(random, 6) }, () => within(random, { start: 0, end: text.length }))
  const unlabelled = ignore
    .filter(() => chance(random, 0.6))
    .map((span) => pick(random, [() => within(random, span), () => moved(random, span, text.length)])())
  const meetings = Array.from(
    text.matchAll(/[^，。；\n]{0,8}(?:会议|大会|全会|推进会|动员会|座谈会|二十大|中全会)(?:精神)?\n?/g),
    ({ index, 0: words }) => ({ start: index, end: index + words.length }),
  )
  const lines = Array.from(text.matchAll(/[^\n]{4}\n/g), ({ index }) => ({ start: index, end: index + 5 }))
  const others = [
    ...stray,
    ...unlabelled,
    ...meetings.filter(() => chance(random, 0.5)),
    ...lines.filter(() => chance(random, 0.05)),
  ]
  return [...kept, ...others.map((span) => ({ ...span, type: kind(), canonical: renamed(random, '青禾县', names) }))]
}

function mention(
  random: Random,
  gold: GoldMention,
  { text, mentions: all }: Passage,
  names: string[],
): PredictedMention[] {
  const { start, end, type, surface, canonical } = gold
  const named = (): Pick<PredictedMention, 'canonical'> =>
    pick(random, [
      { canonical },
      { canonical },
      { canonical: surface },
      {},
      { canonical: renamed(random, canonical, names) },
    ])
  const exact = (): PredictedMention => ({ start, end, type, ...named() })
  const other = (): PredictedMention => ({ ...exact(), type: pick(random, SCORED_KINDS) })
  const shifted = (): PredictedMention => ({ ...exact(), ...moved(random, gold, text.length) })
  const inside = (): PredictedMention => ({ ...exact(), ...within(random, gold) })
  const next = all.find((one) => one.start >= end)
  const over = (): PredictedMention => ({ ...exact(), end: Math.max(end, next?.end ?? end) })
  const made = pick(random, [
    () => [exact()],
    () => [exact()],
    () => [exact()],
    () => [exact(), exact()],
    () => [exact(), other()],
    () => [exact(), inside()],
    () => [shifted()],
    () => [shifted(), shifted(), exact()],
    () => [other()],
    () => [over()],
    () => [],
  ])
  return made()
}

function observations(random: Random, passage: Passage): PredictedObservation[] {
  const { metrics, ignore, text } = passage
  const names = metrics.map(({ name }) => name)
  const kept = metrics.flatMap((gold) => {
    const times = pick(random, [0, 1, 1, 1, 1, 2])
    return Array.from({ length: times }, () => observation(random, gold, passage, names))
  })
  if (metrics.length === 0) return kept
  const spans = [...ignore, ...ignore, { start: 0, end: text.length }].filter(() => chance(random, 0.7))
  const stray = spans.map((span) => ({
    ...observation(random, pick(random, metrics), passage, names),
    ...within(random, span),
  }))
  return [...kept, ...stray]
}

function observation(random: Random, gold: GoldMetric, { text }: Passage, names: string[]): PredictedObservation {
  const { start, end, name, qualifier, qualifier2, year, status, value_high } = gold
  const span = chance(random, 0.7) ? { start, end } : moved(random, gold, text.length)
  const amount = chance(random, 0.6) ? { value: gold.value, unit: gold.unit } : rewritten(random, gold)
  const high = pick(random, [value_high, value_high, (value_high ?? 1) + 1, undefined])
  const bound = pick(random, [qualifier2, qualifier2, pick(random, Qualifier.options), undefined])
  return {
    ...(chance(random, 0.01) ? { start: 0, end: Math.min(text.length, 201) } : span),
    ...amount,
    qualifier: chance(random, 0.8) ? qualifier : pick(random, Qualifier.options),
    year: chance(random, 0.8) ? year : pick(random, [null, 2023, 2024, 2025, (year ?? 2024) - 1, 2024.5]),
    name: chance(random, 0.5) ? name : renamed(random, name, names),
    ...(chance(random, 0.8) && { status: chance(random, 0.8) ? status : pick(random, Status.options) }),
    ...(bound !== undefined && { qualifier2: bound }),
    ...(high !== undefined && { value_high: high }),
  }
}

/** The same amount in another unit, or another amount. */
function rewritten(random: Random, { value, unit, value_si, unit_si }: GoldMetric): { value: number; unit: string } {
  return pick(random, [
    () => ({ value: value_si, unit: unit_si }),
    () => ({ value: value_si / 1e4, unit: `万${unit_si}` }),
    () => ({ value: value_si / 1e8, unit: `亿${unit_si}` }),
    () => ({ value: value_si / 1e12, unit: `万亿${unit_si}` }),
    () => ({ value: value_si / 1e7, unit: ` 千万${unit_si}` }),
    () => ({ value: value_si / 1e6, unit: `百万${unit_si}` }),
    () => ({ value: value_si / 10, unit: '成' }),
    () => ({ value: value_si * 10, unit: '‰' }),
    () => ({ value, unit: unit === '%' ? '％' : unit === '元' ? '元人民币' : unit === '公里' ? 'ｋｍ' : unit }),
    () => ({ value, unit: unit === '人' ? '名' : unit === '%' ? '百分比' : '人' }),
    () => ({ value: value * (1 + 5e-7), unit }),
    () => ({ value: value * (1 + 5e-6), unit }),
    () => ({ value: value + 1, unit }),
    () => ({ value: -value, unit }),
    () => ({ value: 1e19, unit }),
    () => ({ value, unit: '' }),
    () => ({ value, unit: 'constructor' }),
  ])()
}

function relations(random: Random, passage: Passage): PredictedRelation[] {
  const { text, mentions: all, metrics, title } = passage
  const names = [
    ...all.flatMap(({ canonical, surface }) => [canonical, surface]),
    ...metrics.map(({ name }) => name),
    title,
    '$doc',
  ]
  const end = (name: string): string =>
    chance(random, 0.6) ? (name === title && chance(random, 0.5) ? '$doc' : name) : renamed(random, name, names)
  const one = ({ subject, predicate, object, start, end: to, implicit_subject }: GoldRelation): PredictedRelation => {
    const isImplicit = chance(random, 0.8) ? implicit_subject === true : chance(random, 0.5)
    return {
      ...(chance(random, 0.7) ? { start, end: to } : moved(random, { start, end: to }, text.length)),
      subject: end(subject),
      predicate: chance(random, 0.85) ? predicate : pick(random, Predicate.options),
      object: end(object),
      ...(isImplicit && { implicit_subject: true }),
    }
  }
  const kept = passage.relations.flatMap((gold) =>
    Array.from({ length: pick(random, [0, 1, 1, 1, 2]) }, () => one(gold)),
  )
  const stray = Array.from(
    { length: below(random, 4) },
    (): PredictedRelation => ({
      ...within(random, { start: 0, end: text.length }),
      subject: pick(random, names),
      predicate: pick(random, Predicate.options),
      object: pick(random, names),
      ...(chance(random, 0.3) && { implicit_subject: true }),
    }),
  )
  return [...kept, ...stray]
}
