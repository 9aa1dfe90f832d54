/** Amounts as printed: a number or a range, its scale (万, 亿), 多 or 余, and its unit. */
import { chineseValue, numeralAt } from './numeral.ts'
import { type UnitKind, unitAt } from './unit.ts'

export type Amount = {
  start: number
  end: number
  value: number
  /** Upper end of a range. */
  high: number | null
  /** As printed, the scale first: 万人次. Empty when only a scale or nothing is printed. */
  unit: string
  baseUnit: string
  /** What `value` is to be multiplied by. */
  factor: number
  kind: UnitKind | 'none' | 'multiple'
  /** 多, 余: a little more than printed. */
  more: boolean
  chinese: boolean
}

const SCALE = /万亿|千万|百万|百亿|千亿|亿|万|千|百/y
const SCALES: Record<string, number> = {
  万亿: 1e12,
  千亿: 1e11,
  百亿: 1e10,
  亿: 1e8,
  千万: 1e7,
  百万: 1e6,
  万: 1e4,
  千: 1e3,
  百: 100,
}
/** Units that are printed in more than one way. */
const SAME_UNIT: Record<string, string> = { '‰': '%', '㎡': '平方米', 平方千米: '平方公里', 千米: '公里', 千克: '公斤' }
const RANGE = / ?(?:[-—－–~～]{1,2}|至|到) ?/y
const MORE = /[多余来]/y
const DIGITS = '[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?'
const PERCENT = new RegExp(`(?<of>[百千])分之(?<low>${DIGITS})(?:至(?:百分之)?(?<high>${DIGITS}))?`, 'y')
const FRACTION = /(?<of>[二三四五六七八九十])分之(?<part>[一二两三四五六七八九])/y
const TENTHS =
  /(?<whole>[一二两三四五六七八九]|\d)成(?<rest>半|[一二三四五六七八九](?![个所名人家项年]))?(?![立为功员果效本长绩熟就分型套品片群人家])/y
const FOLD = /翻了?(?:近|约|将近)?(?<times>[一两二三四])?番/y
const HALF = /(?:一半|半数|(?<=[过近超])半)(?!以?[年天月学期个时])/y

/** The amount that begins at `at`. */
export const amountAt = (text: string, at: number): Amount | undefined => wordedAt(text, at) ?? countedAt(text, at)

/** Shares and multiples that are said in words. */
function wordedAt(text: string, at: number): Amount | undefined {
  const percent = match(PERCENT, text, at)
  if (percent) {
    const low = chineseValue(percent.groups!.low!)
    if (low === undefined) return undefined
    const high = percent.groups!.high === undefined ? null : (chineseValue(percent.groups!.high) ?? null)
    const unit = percent.groups!.of === '百' ? '%' : '‰'
    return worded(percent, { value: low, high, unit })
  }
  const fraction = match(FRACTION, text, at)
  if (fraction) {
    const value = round((100 * chineseValue(fraction.groups!.part!)!) / chineseValue(fraction.groups!.of!)!)
    return worded(fraction, { value, unit: '%' })
  }
  const tenths = match(TENTHS, text, at)
  if (tenths) {
    const { whole, rest } = tenths.groups!
    const tail = rest === undefined ? 0 : rest === '半' ? 0.5 : chineseValue(rest)! / 10
    const value = (/\d/.test(whole!) ? Number(whole) : chineseValue(whole!)!) + tail
    return worded(tenths, { value, unit: '成' })
  }
  const fold = match(FOLD, text, at)
  if (fold)
    return {
      ...worded(fold, { value: 2 ** (chineseValue(fold.groups!.times ?? '一') ?? 1), unit: '倍' }),
      kind: 'multiple',
    }
  const half = match(HALF, text, at)
  return half && worded(half, { value: 50, unit: '%' })
}

function worded(found: RegExpExecArray, share: { value: number; high?: number | null; unit: string }): Amount {
  const tenths = { 成: 10, '‰': 0.1 }[share.unit]
  const end = found.index + found[0].length
  const more = share.unit === '成' && match(MORE, found.input, end) !== undefined
  return {
    start: found.index,
    end: end + (more ? 1 : 0),
    value: share.value,
    high: share.high ?? null,
    unit: share.unit,
    baseUnit: tenths === undefined ? share.unit : '%',
    factor: tenths ?? 1,
    kind: 'share',
    more,
    chinese: true,
  }
}

function countedAt(text: string, at: number): Amount | undefined {
  const low = bareScaleAt(text, at) ?? numeralAt(text, at)
  if (!low) return undefined
  const lowTail = tailAt(text, low.end)
  // 20-30所, 50至80元 and 60%—70%: the second number carries the unit, or the same as the first.
  const dash = match(RANGE, text, lowTail.end)
  const high = dash && numeralAt(text, dash.index + dash[0].length)
  const isRange = high !== undefined && high.value > low.value && (!/[到至]/.test(dash![0]) || isOneRange(text, at))
  const highTail = isRange ? tailAt(text, high.end) : undefined
  const fits = highTail && (lowTail.baseUnit === '' || lowTail.baseUnit === highTail.baseUnit)
  const tail = fits ? highTail! : lowTail
  const scaled =
    fits && lowTail.scale !== '' && lowTail.scale !== highTail.scale
      ? SCALES[lowTail.scale]! / (SCALES[highTail!.scale] ?? 1)
      : 1
  const plain = tail.scale === '千' || tail.scale === '百' ? SCALES[tail.scale]! : 1
  return {
    start: at,
    end: tail.end,
    value: round(low.value * scaled * plain),
    high: fits ? round(high!.value * plain) : null,
    unit: `${plain === 1 ? tail.scale : ''}${tail.word}`,
    baseUnit: tail.baseUnit,
    factor: (plain === 1 ? (SCALES[tail.scale] ?? 1) : 1) * (tail.word === '‰' ? 0.1 : 1),
    kind: tail.kind,
    more: tail.more,
    chinese: low.chinese,
  }
}

/** 千万元, 亿元: a scale without a number counts as one. */
function bareScaleAt(text: string, at: number): { end: number; value: number; chinese: boolean } | undefined {
  const scale = match(/千万|百万|亿|万/y, text, at)
  return scale && !/[\d一二两三四五六七八九十百千几数.]/.test(text[at - 1] ?? '')
    ? { end: at, value: 1, chinese: true }
    : undefined
}

/** 3到5个 is one range, 从3个到5个 a change. */
const isOneRange = (text: string, at: number): boolean => !/[从由自]$/.test(text.slice(0, at))

type Tail = { end: number; scale: string; more: boolean; word: string; baseUnit: string; kind: Amount['kind'] }

/** What follows a number: 多, 万, 余, the unit. */
function tailAt(text: string, from: number): Tail {
  let end = skipSpace(text, from)
  let more = false
  const step = (pattern: RegExp): string => {
    const found = match(pattern, text, end)?.[0] ?? ''
    end += found.length
    return found
  }
  if (step(MORE)) more = true
  const scale = step(SCALE)
  if (step(MORE)) more = true
  const unit = unitAt(text, skipSpace(text, end))
  if (!unit || isOtherWord(text, skipSpace(text, end), unit.word))
    return { end: scale || more ? end : from, scale, more, word: '', baseUnit: '', kind: 'none' }
  end = skipSpace(text, end) + unit.word.length
  const period = unit.word === '次' ? (match(/\/(?:年|学年|学期|季度|月|周|天)/y, text, end)?.[0] ?? '') : ''
  end += period.length
  const word = period !== '' ? `次${period}` : unit.word.replace(/^个(?=百分点|小时)/, '')
  return { end, scale, more, word, baseUnit: SAME_UNIT[word] ?? word, kind: unit.kind }
}

/** 5500万人才 counts talents, not persons; 二十届三中全会 no terms; 6位代码 no places. */
const isOtherWord = (text: string, at: number, unit: string): boolean =>
  (unit === '人' && /^人[才口群员]/.test(text.slice(at, at + 2))) ||
  (unit === '届' && /^届(?:[一二三四五六七八九]中|全国|人大|政协|中央)/.test(text.slice(at, at + 4))) ||
  (unit === '位' && /^位(?:数|代码|编码|小数|数字|号码)/.test(text.slice(at, at + 3)))

const skipSpace = (text: string, at: number): number => (text[at] === ' ' ? at + 1 : at)

/** Without the dust of binary fractions: 3 × 0.1 is 0.3. */
export const round = (value: number): number => Number(value.toPrecision(12))

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}
