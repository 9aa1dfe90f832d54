/** Finds the figures of a text: amounts that state something, with their qualifiers. */
import type { Block } from '../draft.ts'
import { clausesOf, type Stretch, stretchAt } from '../reading.ts'
import type { LineTrace } from '../trace.ts'
import { type Amount, amountAt, round } from './amount.ts'
import { type Figure, trimmed } from './figure.ts'
import { maskedIn } from './masked.ts'
import { qualify } from './qualifier.ts'
import { specialFigures } from './special.ts'
import { states } from './states.ts'

/** Every figure of a paragraph in order. `taken`: stretches that are names of things, whose digits state nothing. */
export function figuresIn(
  { paragraph: { text }, tokens }: Pick<Block, 'paragraph' | 'tokens'>,
  taken: Stretch[],
  trace?: LineTrace,
): Figure[] {
  const clauses = clausesOf(text)
  const special = specialFigures(text, clauses).filter(({ figure }) => !within(taken, figure))
  const claimed = special.map(({ claims }) => claims)
  let masked: Stretch[] | null = null
  const found: Amount[] = []
  for (let at = nextStart(text, 0); at >= 0; at = nextStart(text, at + 1)) {
    if (/[\d.]/.test(text[at - 1] ?? '') && /\d/.test(text[at]!)) continue
    const amount = amountAt(text, at)
    if (!amount) continue
    masked ??= [...maskedIn(text), ...taken, ...claimed]
    if (!within(masked, amount)) found.push(amount)
    else if (within(taken, amount)) trace?.veto(amount, 'metric', 'figure-in-name')
    else if (!within(claimed, amount)) trace?.veto(amount, 'metric', 'figure-masked')
    at = amount.end - 1
  }
  const counted = joinRanges(text, shareUnits(text, found)).flatMap((amount) => {
    const clause = trimmed(text, stretchAt(clauses, amount.start))
    if (states({ text, tokens, clause }, amount)) return [figureOf(text, amount, clause)]
    trace?.veto(amount, 'metric', 'figure-states-nothing')
    return []
  })
  return inheritBounds(
    text,
    [...special.map(({ figure }) => figure), ...counted].sort((a, b) => a.start - b.start),
  )
}

const STARTS = /[\d零〇一二两三四五六七八九十百千万亿半过翻]/g

/** Where the next amount may begin, at `at` or behind; -1 where none can. */
function nextStart(text: string, at: number): number {
  STARTS.lastIndex = at
  return STARTS.exec(text)?.index ?? -1
}

const within = (stretches: Stretch[], { start, end }: Stretch): boolean =>
  stretches.some((stretch) => start < stretch.end && stretch.start < end)

/** 3、5、8所 and 0.6个和1.9个百分点: a number that the next one follows directly takes its unit. */
function shareUnits(text: string, amounts: Amount[]): Amount[] {
  const shared = [...amounts]
  for (let i = shared.length - 2; i >= 0; i--) {
    const amount = shared[i]!
    const next = shared[i + 1]!
    const isList = /^(?:、|和|与|及|，)$/.test(text.slice(amount.end, next.start))
    if (!isList) continue
    if (amount.kind === 'none' || (amount.unit === '个' && next.unit === '百分点'))
      shared[i] = { ...amount, unit: next.unit, baseUnit: next.baseUnit, factor: next.factor, kind: next.kind }
  }
  return shared
}

/** 200元以上5000元以下 is one range. */
function joinRanges(text: string, amounts: Amount[]): Amount[] {
  const joined: Amount[] = []
  for (const amount of amounts) {
    const last = joined.at(-1)
    const isRange =
      last !== undefined &&
      last.baseUnit === amount.baseUnit &&
      /^(?:以上|及以上)(?:，|、|至)?$/.test(text.slice(last.end, amount.start)) &&
      /^以下/.test(text.slice(amount.end))
    if (isRange)
      joined[joined.length - 1] = {
        ...amount,
        start: last.start,
        end: amount.end + '以下'.length,
        value: round((last.value * last.factor) / amount.factor),
        high: amount.value,
      }
    else joined.push(amount)
  }
  return joined
}

/** 分别增长3.1%、2.7%和4.0%: what is said of the first figure of a list holds for the others. */
function inheritBounds(text: string, figures: Figure[]): Figure[] {
  const read: Figure[] = []
  for (const figure of figures) {
    const last = read.at(-1)
    const isNext = last && /^(?:、|和|与|及|以及)$/.test(text.slice(last.words.end, figure.start))
    const inherits = isNext && figure.qualifier === 'exact' && figure.kind !== 'rank' && last.kind !== 'rank'
    read.push(inherits ? { ...figure, qualifier: last.qualifier, bound: last.bound } : figure)
  }
  return read
}

function figureOf(text: string, amount: Amount, clause: Stretch): Figure {
  const { value, high, unit, baseUnit, factor } = amount
  const printed = { ...amount, range: high !== null, counts: amount.kind === 'count' || amount.kind === 'loose' }
  const { qualifier, bound, start, end } =
    amount.kind === 'multiple'
      ? { qualifier: 'increase_to' as const, bound: null, start: amount.start, end: amount.end }
      : qualify(text, printed, clause.start)
  return {
    start: amount.start,
    end: amount.end,
    value,
    high,
    unit,
    baseValue: round(value * factor),
    baseHigh: high === null ? null : round(high * factor),
    baseUnit,
    qualifier,
    bound,
    clause,
    words: { start, end },
    kind: amount.kind,
    chinese: amount.chinese,
  }
}
