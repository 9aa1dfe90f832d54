/** The words that name a year, and what they date. */
import type { Stretch } from './stretch.ts'

const CENTURIES = '(?:19|20)\\d{2}'
const PRINTED = `(?<![\\d.〔—－–~～-])(?:${CENTURIES} ?(?:[-—－–~～至]|年至) ?)?(?<printed>${CENTURIES})(?:学年|年)`
const NUMERALS = '(?<numerals>二[〇○零0][〇○零一二三四五六七八九]{2})年'
const FIVE_YEARS = '“?(?<plan>十[一二三四五六]五)”?(?:时期|期间|期末|末|(?=以来))'
/** 全年 and 年内 say no year of their own: they stand for the one that is in force. */
const RELATIVE = '(?<relative>今年|去年|上年|上一年|前年|明年|后年|次年|当年|过去一年)'
const YEAR = new RegExp(`${PRINTED}|${NUMERALS}|${FIVE_YEARS}|${RELATIVE}`, 'gu')

/** Last year of a five-year plan: the tenth ended in 2005, each later one five years on. */
export const planEnd = (name: string): number => 2005 + 5 * '〇一二三四五六'.indexOf(name[1]!)

export const BACK: Record<string, number> = {
  去年: -1,
  过去一年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  明年: 1,
  次年: 1,
  后年: 2,
}

export type YearWord = Stretch & { words: RegExpExecArray }

/** 2025年，学校拟投资…: a year that opens a sentence and stands alone is what the sentences behind it are about. */
export const isTopic = (text: string, { start, end }: YearWord): boolean =>
  /(?:^|[。！？\n])\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])?$/.test(text.slice(0, start)) &&
  /^(?:度|[春秋]季学期|[上下]半年)?(?:以来)?，/.test(text.slice(end))

/** The words of a text that name a year, outside of titles. */
export function yearWords(text: string): YearWord[] {
  const titles = Array.from(text.matchAll(/《[^》]*》/g), (title) => ({
    start: title.index,
    end: title.index + title[0].length,
  }))
  return Array.from(text.matchAll(YEAR), (words) => ({
    start: words.index,
    end: words.index + words[0].length,
    words,
  })).filter(({ start }) => !titles.some((title) => start > title.start && start < title.end))
}

/** 2021年以来: a period that has not ended. */
export const isSince = (text: string, { end }: YearWord): boolean =>
  /^(?:度|底|初|末)?(?:以来|至今)/.test(text.slice(end, end + 4))

/** 较去年, 比2020年底: the year that something is compared with. */
const isReference = (text: string, { start, end }: YearWord): boolean =>
  /(?:较|比|同|与|跟|对标|超)$/.test(text.slice(0, start)) ||
  (/(?:是|为|相当于)$/.test(text.slice(0, start)) && text[end] === '的')

/** Whether the year dates what stands at `at`: not since then, not compared with it, and not the start of a change that `at` ends. */
export function dates(text: string, word: YearWord, at: number): boolean {
  if (isSince(text, word) || isReference(text, word) || isFounding(text, word)) return false
  // 《…规划》（2021—2025年）: a bracket of its own belongs to a title.
  if (/[（(]$/.test(text.slice(0, word.start)) && /^(?:修订|修正|版)?[）)]/.test(text.slice(word.end))) return false
  const between = text.slice(word.end, Math.max(word.end, at))
  // 20.3%（2023年为19.8%），…: what stands in brackets dates nothing outside.
  if (/[（(][^（）()]*$/.test(text.slice(0, word.start)) && /^[^（(]*[）)]/.test(between)) return false
  if (/^(?:度|底|末)?(?:同期|相比)/.test(between)) return false
  const isStart = /(?:由|从|自)$/.test(text.slice(0, word.start))
  if (isStart && /[到至升降增扩压减提为]/.test(between.replace(/不到|达到/g, ''))) return false
  // 去年排查发现的127条问题已整改124条: it dates the first figure alone.
  return !/^[^，。；]*的\d[^，。；]*\p{Script=Han}{2}/u.test(between)
}

/** 创办于1984年, 1956年建校: when something began. */
const isFounding = (text: string, { start, end }: YearWord): boolean =>
  /(?:创办|始建|成立|建校|创建|组建|设立|建)于$/.test(text.slice(0, start)) ||
  /^(?:\d{1,2}月)?(?:创办|始建|建校|兴办)/.test(text.slice(end, end + 8))

const DIGITS = '〇一二三四五六七八九'

/** The year that a word prints (2024年, 二〇二四年, “十四五”末); `null` for one that counts from elsewhere (去年). */
export function printedYear({ words }: YearWord): number | null {
  const { printed, numerals, plan } = words.groups!
  if (printed) return Number(printed)
  if (numerals) return Number(Array.from(numerals, (digit) => Math.max(0, DIGITS.indexOf(digit))).join(''))
  return plan ? planEnd(plan) : null
}
