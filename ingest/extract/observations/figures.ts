/** Finds the figures of a text: amounts that state something, with their qualifiers. */
import { clausesOf, type Stretch, stretchAt } from '../reading.ts'
import { type Amount, amountAt, round } from './amount.ts'
import { type Figure, trimmed } from './figure.ts'
import { maskedIn } from './masked.ts'
import { qualify } from './qualifier.ts'
import { specialFigures } from './special.ts'

/** Every figure of a text in order. `taken`: stretches that are names of things, whose digits state nothing. */
export function figuresIn(text: string, taken: Stretch[]): Figure[] {
  const clauses = clausesOf(text)
  const special = specialFigures(text, clauses).filter((figure) => !within(taken, figure))
  const masked = [...maskedIn(text), ...taken, ...special]
  const found: Amount[] = []
  for (let at = 0; at < text.length; at++) {
    if (!/[\d零〇一二两三四五六七八九十百千万亿半过翻]/.test(text[at]!)) continue
    if (/[\d.]/.test(text[at - 1] ?? '') && /\d/.test(text[at]!)) continue
    const amount = amountAt(text, at)
    if (!amount) continue
    if (!within(masked, amount)) found.push(amount)
    at = amount.end - 1
  }
  const counted = shareUnits(text, found).flatMap((amount) => {
    const clause = trimmed(text, stretchAt(clauses, amount.start))
    return isFigure(text, amount, clause) ? [figureOf(text, amount, clause)] : []
  })
  return inheritBounds(
    text,
    [...special, ...counted].sort((a, b) => a.start - b.start),
  )
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

/** 分别增长3.1%、2.7%和4.0%: what is said of the first figure of a list holds for the others. */
function inheritBounds(text: string, figures: Figure[]): Figure[] {
  const read: Figure[] = []
  for (const figure of figures) {
    const last = read.at(-1)
    const isNext = last && /^(?:、|和|与|及|以及)$/.test(text.slice(last.words.end, figure.start))
    const isList = isNext && /分别|各/.test(text.slice(last.clause.start, last.start))
    read.push(
      isList && figure.qualifier === 'exact' ? { ...figure, qualifier: last.qualifier, bound: last.bound } : figure,
    )
  }
  return read
}

/** Nouns that number arguments, not things: 三个方面, 五个环节. */
const ARGUMENT =
  /^(?:方面|环节|阶段|层面|维度|板块|步骤|原则|关系|问题导向|重点$|关键|必须|坚持|确保|统筹|结合|着力|维护|确立|意识|自信|字|转变|特点|特征|抓手|目标|要素|层次|角度|领域|体系|机制|意见|建议|不)/

function isFigure(text: string, amount: Amount, clause: Stretch): boolean {
  const before = text.slice(clause.start, amount.start)
  const after = text.slice(amount.end, clause.end)
  if (amount.kind === 'none') return /^[万亿]/.test(amount.unit) && !amount.chinese && /^\p{Script=Han}/u.test(after)
  if (/^(?:级|以来|(?:为?民办?)?(?:民生)?实事)/.test(after)) return false
  if (isCondition(before, after, amount) || /^(?:假设|假如|例如|例：|比如|如果)/.test(before)) return false
  if (amount.kind === 'share' || amount.kind === 'multiple' || amount.kind === 'ratio')
    return isShare(amount, before, after)
  if (ARGUMENT.test(after) && amount.kind === 'loose') return false
  if (/(?:时隔|相隔|为期|历时|在|于)$/.test(before) && /^(?:市州|县区|省份|地方|地区)/.test(after)) return false
  return !amount.chinese || isPlainChinese(amount, before, after)
}

/** 50人以下教学点, 高校数20所及以下的: what the figure is a condition of is not what it states. */
function isCondition(before: string, after: string, { kind }: Amount): boolean {
  const bound = /^(?:及|或|含)?(?:其)?以[上下内](?<rest>.*)$/.exec(after)?.groups?.rest
  if (
    kind !== 'share' &&
    bound !== undefined &&
    /^(?:的?[\p{Script=Han}“]{2})/u.test(bound) &&
    !/^(?:高|同比|并|且|占|，)/.test(bound)
  )
    return true
  const rest = bound ?? after
  if (/^的(?=不|可|应|须|要|由|按|给|予|以|$)/.test(rest)) return true
  if (/(?:达不到|未达到|未达)$/.test(before) && /^的/.test(rest)) return true
  return /(?:凡|对|低于|不足|超过)[^，。]{0,8}$/.test(before) && /^的$/.test(rest)
}

const isShare = (amount: Amount, before: string, after: string): boolean =>
  amount.unit !== '成' || !/(?:^|\p{Script=Han})[七八九]成新/u.test(`${before}${after}`)

/** 三个方面 is an argument, 三所学校 a count: a number in characters needs a unit that counts things, or words that qualify it. */
function isPlainChinese(amount: Amount, before: string, after: string): boolean {
  if (amount.kind === 'point') return amount.unit !== '分'
  if (amount.kind === 'money' || amount.kind === 'measure') return true
  if (amount.value === 1 && amount.factor === 1) return false
  if (amount.kind === 'time') return /(?:不少于|不低于|不超过|至少|每天|每周|每日|达)$/.test(before)
  if (/等$/.test(before)) return true
  if (amount.more || /^(?:以上|左右|以下|以内)/.test(after)) return true
  if (/(?:不少于|不低于|不超过|至少|最多|超过|突破|近|约|逾|上|前移|后移|上升|增至|增加到)$/.test(before)) return true
  if (amount.kind === 'loose' || amount.unit === '届') return false
  return amount.value >= 10 ? /(?:\p{Script=Han}{2}|建|办|有)$/u.test(before) : !/^(?:$|[之的]|人群)/.test(after)
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
