const DIGITS = '〇一二三四五六七八九'
const YEAR = '(?:19|20)\\d{2}|[一二][九〇○零ＯOo][〇○零一二三四五六七八九ＯOo]{2}'
const PART = '\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]'
const DATE = `(${YEAR})(?:\\s*年\\s*(${PART})\\s*月\\s*(${PART})\\s*日|[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d))`

/** A date found in a text. `date` is `YYYY-MM-DD`. */
export type FoundDate = { start: number; end: number; date: string }

/** Every full date in a text, in digits or Chinese numerals, in printed order. Impossible ones (2月30日) are left out. */
export function datesIn(text: string): FoundDate[] {
  return [...text.matchAll(new RegExp(DATE, 'g'))].flatMap((match) => {
    const year = numberOf(match[1]!)
    const month = numberOf(match[2] ?? match[4]!)
    const day = numberOf(match[3] ?? match[5]!)
    const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
    if (!exists) return []
    const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    return [{ start: match.index, end: match.index + match[0].length, date }]
  })
}

/** 12, 十二, 二十 or, digit by digit, 二〇二三. */
function numberOf(printed: string): number {
  if (/^\d+$/.test(printed)) return Number(printed)
  if (printed.length === 4 && !printed.includes('十')) {
    return Number(Array.from(printed, (digit) => Math.max(0, DIGITS.indexOf(digit))).join(''))
  }
  const [tens, ones] = printed.includes('十') ? printed.split('十') : ['', printed]
  const ten = printed.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens!)) : 0
  return ten * 10 + (ones ? DIGITS.indexOf(ones) : 0)
}
