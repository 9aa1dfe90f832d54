import { lexicon, lexiconRows, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Line, matchesOf, overlaps, type Range, turnedDown } from './line.ts'
import { nameStart } from './name-start.ts'
import { occurrences } from './names-in.ts'

const candidate = candidateOf('regulation')

const KIND_OF_DOCUMENT =
  '法|条例|规定|办法|细则|意见|通知|方案|规划|纲要|计划|决定|决议|公告|通告|公报|通报|工作报告|请示|批复|复函|函|标准|指南|大纲|准则|导则|规程|规范|制度|要点|措施|章程|公约|清单|目录|申报书|申请书|任务书|责任书|倡议书|承诺书|表|现代化20\\d\\d|指标体系|规则|条|指引|政策|预案|守则|讲话|协议|安排|法典|宪法|备忘录|宣言|手册|配置要求|基本要求|的建议'
const VERSION = '(?:[（(〔][^（）()〔〕]{1,16}[）)〕])?'
const IS_TITLE = new RegExp(`(?:${KIND_OF_DOCUMENT})${VERSION}[〉》]?$`)
const OPEN = '[〔﹝［\\[【（(〈]'
const CLOSE = '[〕﹞］\\]】）)〉]'
const NUMBER = new RegExp(
  `[\\p{Script=Han}]{1,14} ?${OPEN} ?(?:19|20)\\d{2} ?年? ?${CLOSE} ?(?:第 ?)?\\d{1,5} ?号|[\\p{Script=Han}]{2,12}令 ?(?:第 ?)?(?:\\d{1,3}|[一二三四五六七八九十百零〇]{1,6}) ?号`,
  'gu',
)
const REPUBLIC = '中华人民共和国'
/** Full titles by the name as cited: laws without 中华人民共和国, and what is cited otherwise. */
const LAWS = lexicon(
  () =>
    new Map([
      ...lexiconWords('national-laws.tsv').map((full) => [full.replace(REPUBLIC, ''), full] as const),
      ...lexiconRows('laws.tsv', 2).map(([name, full]) => [name!, full!] as const),
    ]),
)
const LAW = lexicon(
  () => new RegExp(`(?:${REPUBLIC})?(?:${anyOf(LAWS().keys())})(?!规(?!定)|[律治学制院人则庭官令])(?:${VERSION})`, 'g'),
)
/** Names as short as 水法 and 刑法 stand in other words too (洒水法). */
const SHORT_LAW = 3
const FIVE_YEAR_PLAN = /[“‘"]?十[一二三四五六]五[”’"]?(?:规划纲要|规划)(?!课题|教材|立项|项目)/g
const QUOTED_ARTICLES =
  /[“‘](?<name>\p{Script=Han}{1,8}\d{1,2}条|\p{Script=Han}{2,8}[一二三四五六七八九十]{1,3}条)[”’]/gu
const PLAN_HEAD = '规划|补充规定|若干规定|管理规定|管理办法|实施办法|暂行办法|实施细则|条例|行动方案|实施方案|行为准则'
const PLAN_NAME = `[\\p{Script=Han}—\\d]{4,30}?(?:${PLAN_HEAD})(?![\\p{Script=Han}]{0,2}(?:目标|期间|时期|设计|部门|局|建设))`
/** A verb that documents are the objects of, and the names behind it, one or a list. */
const PLAN = new RegExp(
  `(?:制定|制订|编制|出台|印发|落实|执行|贯彻|修订|颁布|发布)(?:了|好)?(?<names>${PLAN_NAME}(?:[、和]${PLAN_NAME})*)`,
  'gu',
)
const ONE_PLAN = new RegExp(PLAN_NAME, 'gu')
const VAGUE_PLAN =
  /^(?:具体|相关|有关|工作|总体|详细|各项|本|该|配套|一系列|专项|长远|发展|整体|安全|应急|国家有关|国家|法律|行政|地方性|上述|切实可行|科学|教学|课程|年度|中长期|个性化|各自|职业|城市|城乡|国土|土地|控制性|建设|布局)?(?:实施方案|行动方案|规划|规定|实施办法|管理办法|条例|实施细则|发展规划|专项规划|总体规划|详细规划|管理规定)$|(?:发展|工作|培训|总体|详细|个人|学习|统一)规划$/
const TITLE_LINE = new RegExp(
  `^(?:附件\\s?\\d{0,2}\\s?[：:.．]?\\s?(?:\\d{1,2}[.．、]\\s?)?)?(?<name>[^，。；：！？《》、\\s]{8,70}(?:${KIND_OF_DOCUMENT})${VERSION})$`,
)

/** A line ends like a title by chance more often than one that also begins like it. */
const NAMES_A_DOCUMENT = /^附件|关于|^(?:全国|国家|中华人民共和国|\p{Script=Han}{2,6}[省市县区州])/u

export type Titled = Range & { /** Of the 《 and the 》. */ outer: Range; isDocument: boolean }

/** What stands in 《》, the outermost where they nest. A title that is never closed is none. */
export function titlesIn(text: string): Titled[] {
  const titles: Titled[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '《') {
      if (depth === 0) start = i
      depth++
    } else if (text[i] === '》' && depth > 0) {
      depth--
      if (depth === 0) {
        const name = text.slice(start + 1, i)
        titles.push({ start: start + 1, end: i, outer: { start, end: i + 1 }, isDocument: IS_TITLE.test(name.trim()) })
      }
    } else if (text[i] === '\n') depth = 0
  }
  return titles.filter(({ start, end }) => end > start)
}

export type Titles = {
  /** Those that stand in 《》 somewhere in the document. */
  knownIn: (text: string) => string[]
  /** The line is the document's own title. */
  isHead: boolean
  /** The document lays down norms: 职业教育发展规划 in it is any plan of that kind. */
  isNorm: boolean
}

/** Regulations in a line. */
export function findRegulations(line: Line, { knownIn, isHead, isNorm }: Titles): Candidate[] {
  const { text } = line
  const titles = titlesIn(text)
  const found = [
    ...titles.filter(({ isDocument }) => isDocument).map((title) => candidate(title, 'regulation-title', 0.98)),
    ...numbers(line, titles),
    ...matchesOf(LAW(), text)
      .filter((law) => !titles.some((title) => overlaps(title, law)))
      .filter(({ start, end }) => end - start > SHORT_LAW || (line.isEdge(start) && line.isEdge(end)))
      .map((law) => {
        const name = text.slice(law.start, law.end).replace(REPUBLIC, '')
        return { ...candidate(law, 'regulation-law', 0.9), stands: LAWS().get(name) ?? null }
      }),
    ...matchesOf(FIVE_YEAR_PLAN, text).map((plan) => candidate(plan, 'regulation-plan', 0.9)),
    ...matchesOf(QUOTED_ARTICLES, text).map((quoted) =>
      candidate({ start: quoted.start + 1, end: quoted.end - 1 }, 'regulation-plan', 0.8),
    ),
    ...(isNorm ? [] : plans(line)),
    ...(isHead ? [] : titleLine(text)),
    // A law names itself at its head.
    ...(isHead && isNorm && IS_TITLE.test(text)
      ? [candidate({ start: 0, end: text.length }, 'regulation-known', 0.85)]
      : []),
  ]
  for (const name of isHead ? [] : knownIn(text))
    found.push(...occurrences(text, name).map((title) => candidate(title, 'regulation-known', 0.85)))
  return found
}

/** Document numbers; the title before the bracket that holds one is what it stands for. */
function numbers(line: Line, titles: Titled[]): Candidate[] {
  if (!line.text.includes('号')) return []
  return matchesOf(NUMBER, line.text).flatMap((number) => {
    const bracket = number.start + line.text.slice(number.start, number.end).search(/ ?[〔﹝［[【（(〈]|令/)
    const start = Math.max(number.start, nameStart(line, bracket, number.start))
    if (start >= bracket) return []
    const title = titles.find(({ outer }) => /^[\s（(]*$/.test(line.text.slice(outer.end, start)) && outer.end <= start)
    const stands = title?.isDocument ? line.text.slice(title.start, title.end) : null
    return [{ ...candidate({ start, end: number.end }, 'regulation-number', 0.98), stands }]
  })
}

function plans(line: Line): Candidate[] {
  return matchesOf(PLAN, line.text).flatMap(({ end, groups }) => {
    const from = end - groups.names!.length
    return matchesOf(ONE_PLAN, groups.names!).flatMap((name) => {
      const nameEnd = from + name.end
      const head = nameEnd - /(?:规划|规定|办法|条例|方案|细则|准则)$/.exec(line.text.slice(0, nameEnd))![0].length
      const floor = from + name.start
      const start = Math.max(floor, nameStart(line, head, floor))
      const printed = line.text.slice(start, nameEnd)
      if (printed.length < 6 || VAGUE_PLAN.test(printed))
        return turnedDown(line, { start, end: nameEnd }, 'regulation', 'vague-plan')
      return [candidate({ start, end: nameEnd }, 'regulation-plan', 0.7)]
    })
  })
}

/** A line that is nothing but the title of an annex. */
function titleLine(text: string): Candidate[] {
  const found = TITLE_LINE.exec(text)
  if (!found || !NAMES_A_DOCUMENT.test(text)) return []
  if (/^[第一二三四五六七八九十\d（(]/.test(found.groups!.name!)) return []
  const end = found.index + found[0].length
  return [candidate({ start: end - found.groups!.name!.length, end }, 'regulation-known', 0.75)]
}
