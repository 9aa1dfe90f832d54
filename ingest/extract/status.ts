/** Whether what is said is done, will be done or must be done. */
import type { Document, Status } from '../../graph/model.ts'
import type { Block } from './draft.ts'
import { clausesOf, periodsOf, sentencesOf, stretchAt } from './stretch.ts'
import { isTopic, yearWords } from './year-word.ts'

/** What a document says about itself that helps to read it. */
export type Dated = Pick<Document, 'kind' | 'title' | 'year'>

const MUST = /必须|不得|严禁|禁止|应当|务必|一律|不准|不允许|严格控制|须(?!知)/
const SHOULD =
  /确保|保证|(?<!主|需|重|纪|摘|首|只)要(?!求|点|素|闻|件|害|道|事|务|员|义|领|么|不|是)|应(?!用|急|届|对|征|聘|试|邀|答|考|变|有|运|付|收|交|该届)/
const WILL =
  /拟(?!定|订|态|合)|力争|预计|预期(?!寿命)|打算|有望|可望|即将|明年|下一步|(?<![超成按度年招该的])计划(?=在|用|投|总投|新|建|实施|开展|到|于|将|安排|招|组织|举办)|争取(?=在|到|实现|达|用)|(?<![年高升增加降减扩展延跃])(?:到|至) ?20\d\d年|20\d\d年(?:底|末)?(?:之?前|起)/
const DONE =
  /已(?!有之)|(?<=\p{Script=Han})了|目前|截至|截止|以来|仍有|共有|累计(?!不)|(?<![较比由从])去年(?!的|同期|底)/u
/** 将 before a verb looks ahead; before a noun it moves an object (将足球纳入课程). */
const AHEAD =
  /将(?=于|在|会|有|继续|进一步|全面|持续|全力|重点|不断|陆续|同步|再|投入|实施|启动|开展|举办|推进|推动|建设|新建|新增|达到|达|完成|实现|从|按|对|围绕|以|组织|聘请|招聘|引进|安排|发放|评选|表彰|增加|提高|扩大|建成|形成|打造|出台|制定|召开|成立|选派|培训|培育|建立|完善|健全|加强|深化|扎实|大力|积极|坚持|认真|严格|优化|改善|支持|严格|深入|加大|加快|努力|为)/

/** A status and what says it: a word of the clause, of its sentence or of what leads to it; a year to come; the section. */
export type StatusReading = {
  status: Status
  by: 'clause' | 'sentence' | 'lead' | 'year' | 'section'
  /** As printed; `null` where no word of the paragraph says it. */
  word: string | null
}

/** The status that holds at offset `at`. */
export const statusAt = (block: Block, at: number, document: Dated | undefined): Status =>
  statusReading(block, at, document).status

/** The status that holds at offset `at`: as its clause says, its sentence, what leads to it, or its section. */
export function statusReading(block: Block, at: number, document: Dated | undefined): StatusReading {
  const { text } = block.paragraph
  const clause = stretchAt(clausesOf(text), at)
  const sentence = stretchAt(sentencesOf(text), at)
  const long = stretchAt(periodsOf(text), at)
  // 今年要打好攻坚战：新建学校3所；…: what is said before the colon holds for every part.
  const lead = text.slice(long.start, sentence.start).split(/[：；]/)[0]!
  return (
    said(block, 'clause', text.slice(clause.start, clause.end)) ??
    said(block, 'sentence', text.slice(sentence.start, clause.start)) ??
    said(block, 'lead', lead) ??
    said(block, 'lead', leadOfItems(text, at)) ??
    (isAhead(block, at, document)
      ? { status: 'planned', by: 'year', word: null }
      : { status: sectionStatus(block, document), by: 'section', word: null })
  )
}

/** 今年要办好十件实事。（1）…（2）…: what is said before numbered items in one paragraph holds for each. */
function leadOfItems(text: string, at: number): string {
  const first = text.search(/[。：；]（(?:1|一)）/)
  return first > 0 && first < at ? text.slice(0, first) : ''
}

/** A year to come that opens the sentence, or one before it: 2026年，…. */
export function isAhead({ paragraph: { text }, context }: Block, at: number, document: Dated | undefined): boolean {
  const now = document?.year ?? context.year
  if (now === null || context.status !== 'reported') return false
  const topic = yearWords(text).findLast((word) => word.start < at && word.words.groups!.printed && isTopic(text, word))
  return topic !== undefined && Number(topic.words.groups!.printed) > now
}

/** A government's report to its congress, named after the year it is given in: it looks back on the year before. */
export const isAddress = ({ kind, title }: Dated): boolean =>
  kind === 'report' &&
  /(?:政府|法院|检察院|常委会|常务委员会)工作报告|工作报告.*(?:代表大会|委员会).*会议上/.test(title)

const SUMS_UP = /总结|回顾|成绩|成效|问题|不足|情况|进展|亮点|汇报|简报|公报|通报/

/** Verbs, and the adverbs before them, that open the clauses of a programme of work. */
const IMPERATIVE =
  /^(?:要|将|继续|进一步|全力|扎实|大力|积极|持续|全面|深入|稳步|加快|加强|加大|推动|推进|深化|实施|支持|完善|健全|强化|坚持|着力|培育|建设|开展|提升|优化|落实|抓好|做好|办好|统筹|引导|鼓励|扩大|促进|巩固|打造|构建|发展|严格|严守|力争|确保|用好|建好|新增|新建|改造|提高|推广|探索|创建|争取|发挥|防范|保障|改善|激发|聚焦|增强|畅通|规范|拓展|筑牢|守牢|压实|引进|壮大|释放|切实|高质量|高标准|高水平|精准)/
const MOSTLY = 0.5
/** （2）, 3., 一是: the number of an item. */
const ITEM = /^\s*(?:（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}(?:是|、))?\s*/

/**
 * Most clauses are orders to oneself (加快…，完善…，推动…). In the review half of a government's report at most 40 of 100
 * clauses begin so, in its programme half mostly 60 to 90.
 */
function isImperative(text: string): boolean {
  const clauses = clausesOf(text).filter(({ start, end }) => end - start > 3)
  const orders = clauses.filter(({ start, end }) => IMPERATIVE.test(text.slice(start, end).replace(ITEM, '')))
  return clauses.length > 3 && orders.length / clauses.length > MOSTLY
}

/** The section's status. What an institution says about itself is a report or a plan, and a decision is done by being issued. */
export function sectionStatus(
  { context: { status }, paragraph: { headings, text } }: Block,
  document: Dated | undefined,
): Status {
  if (!document) return status
  const { kind, title } = document
  const isReview = headings.some((heading) => SUMS_UP.test(heading))
  if (status === 'reported' && isAddress(document) && !isReview && isImperative(text)) return 'planned'
  if (status !== 'required') return status
  if (kind === 'law' || kind === 'regulation') return status
  if (isReview) return 'reported'
  if (kind === 'opinion' && /反馈/.test(title)) return /整改|意见|要求|建议/.test(headings.join()) ? status : 'reported'
  if (kind === 'notice') return /(?:通报|决定|公告|公示|批复|复函)(?:[（(]|$)/.test(title) ? 'reported' : status
  if (kind !== 'report' && kind !== 'news' && kind !== 'other') return status
  return SUMS_UP.test(title) && !/打算|安排|计划|要点/.test(headings.join()) ? 'reported' : 'planned'
}

function said({ context }: Block, by: StatusReading['by'], words: string): StatusReading | undefined {
  const as = (status: Status, found: RegExpExecArray): StatusReading => ({ status, by, word: found[0] })
  const must = MUST.exec(words)
  if (must) return as('required', must)
  const will = WILL.exec(words) ?? AHEAD.exec(words)
  if (will) return as('planned', will)
  const done = DONE.exec(words)
  if (done) return as('reported', done)
  const should = SHOULD.exec(words)
  return should ? as(context.status === 'required' ? 'required' : 'planned', should) : undefined
}
