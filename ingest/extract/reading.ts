/** How a place in a paragraph is to be read: its sentence, its clause, the year it is about and whether it is done. */
import type { Document, Status } from '../../graph/model.ts'
import type { Block } from './draft.ts'

export type Stretch = { start: number; end: number }
export type Reading = { year: number | null; status: Status }

const SENTENCE_END = '。！？；\n'
const CLAUSE_END = `${SENTENCE_END}，：,\t`
const CLOSERS: Record<string, string> = { '《': '》', '（': '）', '〔': '〕', '【': '】' }
/** A bracket whose partner is farther away than this was left open by mistake. */
const LONGEST_BRACKET = 120

/** Sentences end at 。！？；, never inside 《》 or （）. Together they cover the text. */
export const sentencesOf = (text: string): Stretch[] => cut(text, SENTENCE_END)

/** Clauses end at sentence ends and at ，：, never inside 《》 or （） or a number. Together they cover the text. */
export const clausesOf = (text: string): Stretch[] => cut(text, CLAUSE_END)

/** The stretch that holds `at`. */
export const stretchAt = (stretches: Stretch[], at: number): Stretch =>
  stretches.find(({ end }) => at < end) ?? stretches.at(-1) ?? { start: 0, end: 0 }

function cut(text: string, enders: string): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    i = closeOf(text, i) ?? i
    if (!enders.includes(text[i]!) || isInNumber(text, i)) continue
    while (i + 1 < text.length && `”’）${SENTENCE_END}`.includes(text[i + 1]!)) i++
    stretches.push({ start, end: i + 1 })
    start = i + 1
  }
  if (start < text.length) stretches.push({ start, end: text.length })
  return stretches
}

/** Where the bracket that opens at `at` closes. */
function closeOf(text: string, at: number): number | undefined {
  const closer = CLOSERS[text[at]!]
  if (closer === undefined) return undefined
  const close = text.slice(at, at + LONGEST_BRACKET).indexOf(closer)
  return close < 0 ? undefined : at + close
}

const isInNumber = (text: string, at: number): boolean =>
  text[at] === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')

const CENTURIES = '(?:19|20)\\d{2}'
const PRINTED = `(?<![\\d.〔（(—－–~～-])(?:${CENTURIES} ?(?:[-—－–~～至]|年至) ?)?(?<printed>${CENTURIES})(?:学年|年)`
const NUMERALS = '(?<numerals>二[〇○零0][〇○零一二三四五六七八九]{2})年'
const FIVE_YEARS = '“?(?<plan>十[一二三四五六]五)”?(?:时期|期间|期末|末)'
/** 全年 and 年内 say no year of their own: they stand for the one that is in force. */
const RELATIVE = '(?<relative>今年|去年|上年|上一年|前年|明年|后年|次年|当年|过去一年)'
const YEAR = new RegExp(`${PRINTED}|${NUMERALS}|${FIVE_YEARS}|${RELATIVE}`, 'gu')
const DIGITS = '〇一二三四五六七八九'

/** Last year of a five-year plan: the tenth ended in 2005, each later one five years on. */
const planEnd = (name: string): number => 2005 + 5 * '〇一二三四五六'.indexOf(name[1]!)

const BACK: Record<string, number> = {
  去年: -1,
  过去一年: -1,
  上年: -1,
  上一年: -1,
  前年: -2,
  明年: 1,
  次年: 1,
  后年: 2,
}

type YearWord = Stretch & { words: RegExpExecArray }

/**
 * The year and status that hold at offset `at`.
 *
 * The year is the nearest one printed before it in its sentence (or after it in its clause); under a heading of goals the
 * nearest before it in the paragraph; where a paragraph of results opens with a year, that one; else the section's.
 * 较去年, 比2020年 and 2021年以来 do not date what they stand before.
 * `document`, when given, says more: 去年 in its own voice counts from its year of issue, and norms that name no year
 * (laws, opinions) are about none.
 */
export function readingAt(block: Block, at: number, document?: Dated): Reading {
  return { year: yearAt(block, at, document), status: statusAt(block, at, document) }
}

type Dated = Pick<Document, 'kind' | 'title' | 'year'>

/** Norms hold until further notice: the year of issue is not what their figures are about. */
function isTimeless({ kind, title }: Dated): boolean {
  const isNorm =
    ['law', 'regulation', 'opinion', 'plan'].includes(kind) || (kind === 'notice' && /印发|转发/.test(title))
  return isNorm && !/(?:19|20)\d{2}(?:年|学年)/.test(title.replace(/[（(][^（）()]*[）)]/g, ''))
}

function yearAt(block: Block, at: number, document: Dated | undefined): number | null {
  const { text } = block.paragraph
  const part = stretchAt(sentencesOf(text), at)
  const clause = stretchAt(clausesOf(text), at)
  const sentence = stretchAt(longSentencesOf(text), at)
  const words = yearWords(text)
  const dating = words.filter((word) => word.start < at && dates(text, word, at))
  const inSentence = dating.filter(({ start }) => start >= sentence.start)
  const found =
    inSentence.findLast(({ start }) => start >= part.start) ??
    words.find(
      (word) => word.start >= at && word.end <= clause.end && dates(text, word, word.end) && leadsOn(block, word),
    ) ??
    inSentence.find(({ start }) => start <= sentence.start + 3) ??
    inSentence.at(-1)
  if (found) return yearOf(block, found, document)
  if (words.some((word) => isSince(text, word) && word.start >= sentence.start && word.start < at))
    return sectionYear(block, at, document)
  const before = dating.filter(({ start, words }) => start < sentence.start && !words.groups!.relative)
  const topic = isGoal(block) ? before.at(-1) : before.findLast((word) => isTopic(text, word))
  if (topic && (isGoal(block) || !document || !isTimeless(document))) return yearOf(block, topic, document)
  return document && isTimeless(document) ? null : sectionYear(block, at, document)
}

/** 县三中2024年入选试点, but 入选2026年片单: a year behind the place dates it when a verb follows. */
const leadsOn = ({ paragraph, tokens }: Block, { end }: YearWord): boolean =>
  /^[前底末起内初]/.test(paragraph.text.slice(end)) ||
  /^[vdp]/.test(tokens.find(({ start }) => start >= end)?.tag ?? '')

/** 2025年，学校拟投资…: a year that opens a sentence and stands alone is what the sentences behind it are about. */
const isTopic = (text: string, { start, end }: YearWord): boolean =>
  /(?:^|[。！？\n])\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．])?$/.test(text.slice(0, start)) &&
  /^度?(?:以来)?，/.test(text.slice(end))

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
  const looksBack = document.kind === 'report' && /工作报告/.test(document.title) && year === document.year
  return looksBack && statusAt(block, at, document) === 'reported' ? year - 1 : year
}

/** A year stays in force over ；, so its sentences are the long ones. */
function longSentencesOf(text: string): Stretch[] {
  return cut(text, '。！？\n')
}

function yearWords(text: string): YearWord[] {
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

const isSince = (text: string, { end }: YearWord): boolean =>
  /^(?:度|底|初|末)?(?:以来|至今)/.test(text.slice(end, end + 4))

/** 较去年, 比2020年底: the year that something is compared with. */
const isReference = (text: string, { start }: YearWord): boolean =>
  /(?:较|比|同|与|跟|对标|超)$/.test(text.slice(0, start))

/** Whether the year dates what stands at `at`: not since then, not compared with it, and not the start of a change that `at` ends. */
function dates(text: string, word: YearWord, at: number): boolean {
  if (isSince(text, word) || isReference(text, word) || isFounding(text, word)) return false
  const between = text.slice(word.end, Math.max(word.end, at))
  if (/^(?:度|底|末)?(?:同期|相比)/.test(between)) return false
  const isStart = /(?:由|从|自)$/.test(text.slice(0, word.start)) || /^的/.test(between)
  if (isStart && /[到至升降增扩压减提为]/.test(between.replace(/不到|达到/g, ''))) return false
  // 去年排查发现的127条问题已整改124条: it dates the first figure alone.
  return !/^[^，。；]*的\d[^，。；]*\p{Script=Han}{2}/u.test(between)
}

/** 创办于1984年, 1956年建校: when something began. */
const isFounding = (text: string, { start, end }: YearWord): boolean =>
  /(?:创办|始建|成立|建校|创建|组建|设立|建)于$/.test(text.slice(0, start)) ||
  /^(?:\d{1,2}月)?(?:创办|始建|建校|兴办)/.test(text.slice(end, end + 8))

function yearOf(block: Block, { words, start }: YearWord, document: Dated | undefined): number | null {
  const { printed, numerals, plan, relative } = words.groups!
  if (printed) return Number(printed)
  if (numerals) return Number(Array.from(numerals, (digit) => Math.max(0, DIGITS.indexOf(digit))).join(''))
  if (plan) return planEnd(plan)
  const { year } = block.context
  if (year === null) return null
  if (relative === '当年') {
    const last = yearWords(block.paragraph.text).findLast((word) => word.start < start && word.words.groups!.printed)
    return last ? Number(last.words.groups!.printed) : year
  }
  const isAside = /(?:由|从|自)$/.test(block.paragraph.text.slice(0, start))
  const ownVoice = !isAside && relative !== '上年' && relative !== '上一年'
  // A summary that is printed in January still calls the year it sums up 今年.
  const issued = relative === '今年' && block.context.status === 'reported' ? year : (document?.year ?? year)
  return (ownVoice ? issued : year) + (BACK[relative!] ?? 0)
}

const isGoal = ({ paragraph }: Block): boolean =>
  /目标/.test(paragraph.headings.at(-1) ?? '') || /^.{0,12}目标/.test(paragraph.text)

const MUST = /必须|不得|严禁|禁止|应当|务必|一律|不准|不允许|严格控制|须(?!知)/
const SHOULD =
  /确保|保证|(?<!主|需|重|纪|摘|首|只)要(?!求|点|素|闻|件|害|道|事|务|员|义|领|么|不|是)|应(?!用|急|届|对|征|聘|试|邀|答|考|变|有|运|付|收|交|该届)/
const WILL =
  /拟(?!定|订|态|合)|力争|预计|预期(?!寿命)|打算|有望|可望|即将|明年|下一步|(?<![超成按度年招该的])计划(?=在|用|投|总投|新|建|实施|开展|到|于|将|安排|招|组织|举办)|争取(?=在|到|实现|达|用)|(?:到|至) ?20\d\d年|20\d\d年(?:底|末)?(?:之?前|起)/
const DONE =
  /已(?!有之)|(?<=\p{Script=Han})了|目前|截至|截止|以来|仍有|共有|累计(?!不)|(?<![较比由从])去年(?!的|同期|底)/u
/** 将 before a verb looks ahead; before a noun it moves an object (将足球纳入课程). */
const AHEAD =
  /将(?=于|在|会|有|继续|进一步|全面|持续|全力|重点|不断|陆续|同步|再|投入|实施|启动|开展|举办|推进|推动|建设|新建|新增|达到|达|完成|实现|从|按|对|围绕|以|组织|聘请|招聘|引进|安排|发放|评选|表彰|增加|提高|扩大|建成|形成|打造|出台|制定|召开|成立|选派|培训|培育|建立|完善|健全|加强|深化|扎实|大力|积极|坚持|认真|严格|优化|改善|支持|严格|深入|加大|加快|努力|为)/

function statusAt(block: Block, at: number, document: Dated | undefined): Status {
  const { text } = block.paragraph
  const clause = stretchAt(clausesOf(text), at)
  const sentence = stretchAt(sentencesOf(text), at)
  const long = stretchAt(longSentencesOf(text), at)
  // 今年要打好攻坚战：新建学校3所；…: what is said before the colon holds for every part.
  const lead = text.slice(long.start, sentence.start).split(/[：；]/)[0]!
  return (
    said(block, text.slice(clause.start, clause.end)) ??
    said(block, text.slice(sentence.start, clause.start)) ??
    said(block, lead) ??
    (isAhead(block, at, document) ? 'planned' : sectionStatus(block, document))
  )
}

/** A year to come that opens the sentence, or one before it: 2026年，…. */
function isAhead({ paragraph: { text }, context }: Block, at: number, document: Dated | undefined): boolean {
  const now = document?.year ?? context.year
  if (now === null || context.status !== 'reported') return false
  const topic = yearWords(text).findLast((word) => word.start < at && word.words.groups!.printed && isTopic(text, word))
  return topic !== undefined && Number(topic.words.groups!.printed) > now
}

const SUMS_UP = /总结|回顾|成绩|成效|问题|不足|情况|进展|亮点|汇报|简报|公报|通报/

/** Verbs, and the adverbs before them, that open the clauses of a programme of work. */
const IMPERATIVE =
  /^(?:要|将|继续|进一步|全力|扎实|大力|积极|持续|全面|深入|稳步|加快|加强|加大|推动|推进|深化|实施|支持|完善|健全|强化|坚持|着力|培育|建设|开展|提升|优化|落实|抓好|做好|办好|统筹|引导|鼓励|扩大|促进|巩固|打造|构建|发展|严格|严守|力争|确保|用好|建好|新增|新建|改造|提高|推广|探索|创建|争取|发挥|防范|保障|改善|激发|聚焦|增强|畅通|规范|拓展|筑牢|守牢|压实|引进|壮大|释放|切实|高质量|高标准|高水平|精准)/
const MOSTLY = 0.5

/**
 * Most clauses are orders to oneself (加快…，完善…，推动…). In the review half of a government's report at most 40 of 100
 * clauses begin so, in its programme half mostly 60 to 90.
 */
function isImperative(text: string): boolean {
  const clauses = clausesOf(text).filter(({ start, end }) => end - start > 3)
  const orders = clauses.filter(({ start, end }) => IMPERATIVE.test(text.slice(start, end).trimStart()))
  return clauses.length > 3 && orders.length / clauses.length > MOSTLY
}

/** The section's status. What an institution says about itself is a report or a plan, and a decision is done by being issued. */
function sectionStatus(
  { context: { status }, paragraph: { headings, text } }: Block,
  document: Dated | undefined,
): Status {
  if (!document) return status
  const { kind, title } = document
  const isReview = headings.some((heading) => SUMS_UP.test(heading))
  if (status === 'reported' && kind === 'report' && /工作报告/.test(title) && !isReview && isImperative(text))
    return 'planned'
  if (status !== 'required') return status
  if (kind === 'law' || kind === 'regulation') return status
  if (isReview) return 'reported'
  if (kind === 'opinion' && /反馈/.test(title)) return /整改|意见|要求|建议/.test(headings.join()) ? status : 'reported'
  if (kind === 'notice') return /(?:通报|决定|公告|公示|批复|复函)(?:[（(]|$)/.test(title) ? 'reported' : status
  if (kind !== 'report' && kind !== 'news' && kind !== 'other') return status
  return SUMS_UP.test(title) && !/打算|安排|计划|要点/.test(headings.join()) ? 'reported' : 'planned'
}

function said({ context }: Block, words: string): Status | undefined {
  if (MUST.test(words)) return 'required'
  if (WILL.test(words) || AHEAD.test(words)) return 'planned'
  if (DONE.test(words)) return 'reported'
  if (SHOULD.test(words)) return context.status === 'required' ? 'required' : 'planned'
  return undefined
}
