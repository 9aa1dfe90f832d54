/** The year that a place in a paragraph is about. */
import type { Block } from './draft.ts'
import { type Dated, isAddress, sectionStatus, statusAt } from './status.ts'
import { clausesOf, periodsOf, sentencesOf, stretchAt } from './stretch.ts'
import { BACK, dates, isSince, isTopic, planEnd, printedYear, type YearWord, yearWords } from './year-word.ts'

/** Norms hold until further notice: the year of issue is not what their figures are about. */
function isTimeless({ kind, title }: Dated): boolean {
  const isNorm =
    ['law', 'regulation', 'opinion', 'plan'].includes(kind) || (kind === 'notice' && /印发|转发/.test(title))
  return isNorm && !/(?:19|20)\d{2}(?:年|学年)/.test(title.replace(/[（(][^（）()]*[）)]/g, ''))
}

/** A year and what says it: a word before or behind, one that opens the paragraph or is its goal, or the section. */
export type YearReading = {
  year: number | null
  /** `since`: 2021年以来 dates nothing, the section does. `norm`: what holds until further notice is about no year. */
  by: 'word' | 'topic' | 'since' | 'norm' | 'section'
  /** As printed; `null` where no word of the paragraph says it. */
  word: string | null
}

/** The year that what stands at `at` is about. */
export const yearAt = (block: Block, at: number, document: Dated | undefined): number | null =>
  yearReading(block, at, document).year

/** The year that what stands at `at` is about, and what says so. */
export function yearReading(block: Block, at: number, document: Dated | undefined): YearReading {
  const { text } = block.paragraph
  const part = stretchAt(sentencesOf(text), at)
  const clause = stretchAt(clausesOf(text), at)
  const sentence = stretchAt(periodsOf(text), at)
  const words = yearWords(text)
  const dating = words.filter((word) => word.start < at && dates(text, word, at))
  const inSentence = dating.filter(({ start }) => start >= sentence.start)
  const found =
    inSentence.findLast(({ start }) => start >= part.start) ??
    words.find(
      (word) => word.start >= at && word.end <= clause.end && dates(text, word, word.end) && leadsOn(block, word),
    ) ??
    inSentence.find(({ start }) => start <= sentence.start + 3) ??
    inSentence.at(-1) ??
    // 四项活动，将于今年下半年举行: when it will be is said behind.
    words.find((word) => word.start >= at && word.end <= sentence.end && /(?:将|拟)于$/.test(text.slice(0, word.start)))
  const says = (by: YearReading['by'], word: YearWord): YearReading => ({
    year: yearOf(block, word, document),
    by,
    word: word.words[0],
  })
  if (found) return says('word', found)
  const since = words.find((word) => isSince(text, word) && word.start >= sentence.start && word.start < at)
  if (since) return { year: sectionYear(block, at, document), by: 'since', word: since.words[0] }
  const before = dating.filter(({ start, words }) => start < sentence.start && !words.groups!.relative)
  const topic = isGoal(block) ? before.at(-1) : before.findLast((word) => isTopic(text, word))
  if (topic && (isGoal(block) || !document || !isTimeless(document))) return says('topic', topic)
  if (document && isTimeless(document)) return { year: null, by: 'norm', word: null }
  return { year: sectionYear(block, at, document), by: 'section', word: null }
}

/** 县三中2024年入选试点, but 入选2026年片单: a year behind the place dates it when a verb follows. */
const leadsOn = ({ paragraph, tokens }: Block, { end }: YearWord): boolean =>
  /^[前底末起内初]/.test(paragraph.text.slice(end)) ||
  /^[vdp]/.test(tokens.find(({ start }) => start >= end)?.tag ?? '')

/** What the section is about: its context's year, but a heading may speak of the next, and some documents look back. */
function sectionYear(block: Block, at: number, document: Dated | undefined): number | null {
  const { year } = block.context
  if (year === null || !document?.year) return year ?? document?.year ?? null
  const heading = block.paragraph.headings.at(-1) ?? ''
  if (/明年/.test(heading) && year <= document.year) return document.year + 1
  // A decision acts when it is issued, whatever year it honours.
  if (document.kind === 'notice' && /决定|决议|命令/.test(document.title)) return document.year
  // “十五五”主要目标: the goals of a five-year plan are for its last year.
  const plan = block.paragraph.headings
    .map((words) => /“?(十[一二三四五六]五)”?(?!规划)/.exec(words)?.[1])
    .findLast(Boolean)
  if (plan && !block.paragraph.headings.some((words) => /(?:19|20)\d{2}年/.test(words))) return planEnd(plan)
  // Of 2024年总结和2025年打算 what sums up is about the first.
  const status = sectionStatus(block, document)
  const first = /(?:19|20)\d{2}(?=年)/.exec(document.title)?.[0]
  if (status === 'reported' && block.context.status !== 'reported' && first) return Number(first)
  // A report that is given in the last weeks of a year is about that year.
  const isAtYearEnd = /年1[12]月\d{1,2}日/.test(document.title)
  const looksBack = isAddress(document) && year === document.year && !isAtYearEnd
  return looksBack && statusAt(block, at, document) === 'reported' ? year - 1 : year
}

function yearOf(block: Block, word: YearWord, document: Dated | undefined): number | null {
  const printed = printedYear(word)
  if (printed !== null) return printed
  const { words, start } = word
  const relative = words.groups!.relative!
  const year = block.context.year ?? document?.year ?? null
  if (year === null) return null
  if (relative === '当年') {
    const last = yearWords(block.paragraph.text).findLast((other) => other.start < start && printedYear(other) !== null)
    return last ? printedYear(last) : year
  }
  const isAside = /(?:由|从|自)$/.test(block.paragraph.text.slice(0, start))
  const ownVoice = !isAside && relative !== '上年' && relative !== '上一年'
  // A summary that is printed in January still calls the year it sums up 今年.
  const issued = relative === '今年' && block.context.status === 'reported' ? year : (document?.year ?? year)
  return (ownVoice ? issued : year) + (BACK[relative] ?? 0)
}

const isGoal = ({ paragraph }: Block): boolean =>
  /目标/.test(paragraph.headings.at(-1) ?? '') || /^.{0,12}目标/.test(paragraph.text)
