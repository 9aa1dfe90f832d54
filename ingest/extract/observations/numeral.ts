/** Numbers as printed: 1,547 and 8.62, 一万二千, 二十, 两, 一点五. */
export type Numeral = { start: number; end: number; value: number; chinese: boolean }

const ARABIC = /(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/y
const CHINESE =
  /[零〇一二两三四五六七八九十百千]+(?:万[零〇一二两三四五六七八九十百千]+)?(?:点[零〇一二三四五六七八九]+)?/y
const DIGITS = '零一二三四五六七八九'
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** The number that begins at `at`. Longest first: a trailing 万 or 亿 is left to the unit. */
export function numeralAt(text: string, at: number): Numeral | undefined {
  const printed = stickyAt(ARABIC, text, at)
  if (printed)
    return { start: at, end: at + printed.length, value: Number(printed.replaceAll(',', '')), chinese: false }
  const words = stickyAt(CHINESE, text, at)
  const value = words === undefined ? undefined : chineseValue(words)
  return value === undefined ? undefined : { start: at, end: at + words!.length, value, chinese: true }
}

/** 一百二十 → 120, 一万二千 → 12000, 三点五 → 3.5; a bare 百 is 100. `undefined`: not one number (三四, 二〇二四). */
export function chineseValue(words: string): number | undefined {
  const [whole = '', decimals] = words.split('点')
  const [thousands, rest] = whole.includes('万') ? whole.split('万') : [undefined, whole]
  const high = thousands === undefined ? 0 : placeValue(thousands)
  const low = rest === '' ? 0 : placeValue(rest!)
  if (high === undefined || low === undefined) return undefined
  // 一万二 is 12,000: a lone digit after 万 counts thousands.
  const units = thousands !== undefined && /^[一二两三四五六七八九]$/.test(rest!) ? low * 1000 : low
  const value = high * 10_000 + units
  return decimals === undefined ? value : Number(`${value}.${Array.from(decimals, digitOf).join('')}`)
}

function placeValue(words: string): number | undefined {
  let total = 0
  let digit: number | undefined
  let last = Number.POSITIVE_INFINITY
  for (const word of words) {
    const place = PLACES[word]
    if (place === undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      digit = digitOf(word)
      continue
    }
    if (place >= last) return undefined
    total += (digit === undefined || digit === 0 ? 1 : digit) * place
    last = place
    digit = undefined
  }
  // 二百五 is 250.
  const isShort = digit !== undefined && last > 10 && last !== Number.POSITIVE_INFINITY && !/[零〇]/.test(words)
  return total + (digit ?? 0) * (isShort ? last / 10 : 1)
}

const digitOf = (word: string): number => (word === '两' ? 2 : word === '〇' ? 0 : DIGITS.indexOf(word))

function stickyAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}
