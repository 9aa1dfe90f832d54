import type { Line } from './line.ts'
import { organisationsIn } from './organisation.ts'

/** Words that a document's title ends with, apart from brackets (（试行）, （2025—2027年）). */
const GENRE =
  /(?:通知|通告|通报|公告|公报|公示|意见|办法|条例|规定|细则|规则|准则|规程|章程|规范|标准|方案|预案|规划|计划|纲要|要点|打算|安排|总结|报告|汇报|简报|讲话|决定|决议|命令|批复|答复|复函|函|纪要|措施|举措|清单|指南|指引|制度|法|成绩|重点|合同|协议|倡议书?|公约|建议|提案|议案|实施)$/
const TRAILING_BRACKETS = /(?:[（(][^（）()]{1,40}[）)])+$/
const SENTENCE = /[。；！？]|[，：:]$/
const LONGEST = 120
/** The head of a document is over after this many lines at the latest. */
const HEAD_LINES = 20

export type Title = { text: string /** Indexes of the lines it is printed on, repeats included. */; lines: Set<number> }

export const endsLikeTitle = (text: string): boolean => GENRE.test(text.replace(TRAILING_BRACKETS, ''))

/** Index of the first line that is plainly a paragraph: the head ends before it. */
export function headEnd(lines: Line[]): number {
  const body = lines.findIndex(
    ({ text, kind }) => kind === 'text' && (text.length > LONGEST || /[。；]./.test(text) || /^.{4,}[：:]$/.test(text)),
  )
  return Math.min(body < 0 ? lines.length : body, HEAD_LINES)
}

/** The title as printed, in one line; `null` when nothing in the head reads like one. */
export function findTitle(lines: Line[], given: string | undefined): Title | null {
  const end = headEnd(lines)
  const marked = lines.findIndex(({ markdown }) => markdown === 1)
  const start = given ? -1 : marked >= 0 ? marked : startOfTitle(lines.slice(0, end))
  if (start < 0) {
    if (!given) return null
    return { text: given, lines: repeats(lines.slice(0, end), given) }
  }
  const parts = marked >= 0 ? [start] : partsOfTitle(lines, start, end)
  const text = join(parts.map((index) => lines[index]!.text))
  return { text, lines: new Set([...parts, ...repeats(lines.slice(0, end), text)]) }
}

/** First line that ends like a title, or the one that only lacks its end; else the first that is no sentence. */
function startOfTitle(head: Line[]): number {
  const candidate = ({ kind, text }: Line): boolean =>
    kind === 'text' &&
    text.length >= 4 &&
    text.length <= LONGEST &&
    !SENTENCE.test(text) &&
    !/^[一二三四五六七八九十]{1,3}、/.test(text)
  const certain = head.findIndex((line) => candidate(line) && endsLikeTitle(line.text))
  const first = head.findIndex(candidate)
  if (certain < 0) return first
  // A title that runs over two lines begins on the line before.
  const before = head[certain - 1]
  const runsOn = before && candidate(before) && !endsLikeTitle(before.text) && first === certain - 1
  return runsOn && !isRepeat(head, certain) ? certain - 1 : certain
}

const isRepeat = (head: Line[], index: number): boolean =>
  head.some((line, other) => other !== index && normal(line.text) === normal(head[index]!.text))

/** The lines of a title: issuers printed above it, what it runs on to, and a bracket or subtitle under it. */
function partsOfTitle(lines: Line[], start: number, end: number): number[] {
  const parts = [start]
  if (/^(?:关于|\d{4}年|印发)/.test(lines[start]!.text)) {
    for (let above = start - 1; above >= 0 && organisationsIn(lines[above]!.text).length > 0; above--)
      parts.unshift(above)
  }
  for (let next = start + 1; next < end; next++) {
    const line = lines[next]!
    const isBracket = /^[（(][^（）()]{1,40}[）)]$/.test(line.text) && line.kind === 'text'
    const isSubtitle = /^(?:—|―|–){1,2}/.test(line.text)
    const whole = join(parts.map((index) => lines[index]!.text))
    const runsOn =
      line.kind === 'text' && !endsLikeTitle(whole) && endsLikeTitle(line.text) && !SENTENCE.test(line.text)
    if (!isBracket && !isSubtitle && !runsOn) break
    parts.push(next)
  }
  return parts
}

/** Lines put together; a space stays only between names. */
const join = (texts: string[]): string =>
  texts
    .join('')
    .replace(/[\s　]+/g, ' ')
    .replace(/^(?:\s)+|\s+$/g, '')

/** The same title whatever brackets and spaces it is printed with. */
const normal = (text: string): string =>
  text
    .replace(/[\s　]/g, '')
    .replace(/[[［【〔]/g, '〔')
    .replace(/[\]］】〕]/g, '〕')

/** Lines that print the title again. */
function repeats(lines: Line[], title: string): Set<number> {
  const wanted = normal(title)
  return new Set(lines.flatMap(({ text }, index) => (normal(text) === wanted ? [index] : [])))
}
