import { lexicon, lexiconWords } from '../../lexicon.ts'
import type { Places } from './known-places.ts'
import { type Line, type Range, turnedDown } from './line.ts'
import { nameStart } from './name-start.ts'
import { CARRIES_OUT, CONTEST, isGeneric, QUOTED_HEAD, SLOGAN, STRONG, WEAK } from './program-words.ts'
import type { Quote } from './quotes.ts'

const known = lexicon(() => new Set(lexiconWords('programs.tsv')))
const AFTER_QUOTE = new RegExp(
  `^ ?(?<middle>\\p{Script=Han}{0,10}?)(?<head>${QUOTED_HEAD})(?!组|办|队|会|者|区|校|县|于|为(?!抓手|载体|引领|契机|主线|重点|依托|牵引|统领)|到|性|化)`,
  'u',
)
/** “书香校园”2024年江城市中小学生征文比赛: what of, when and where stand between the quotation and the contest. */
const CONTEST_AFTER = new RegExp(
  `^(?:(?:19|20)\\d{2}年度?)?(?:\\p{Script=Han}{2,8}[省市县区]|全国|全省|全市|全县)\\p{Script=Han}{2,20}?(?:${CONTEST})(?!组|办|队|会|者)`,
  'u',
)
/** Between a quotation and a head noun these show that the noun is another thing's. */
const PARTS =
  /^(?:和|与|及|、|等|的|之|是|专题|主题)|[和与及]|开展|实施|推进|落实|举办|等|为|了|向|从|于|对|列为|纳入|在|获|夺|入选|参加|亮相/
/** Nouns behind a quoted name that say it is a programme, without belonging to the name. */
const SAYS_PROGRAM =
  /^ ?(?!的)\p{Script=Han}{0,6}?(?:品牌|模式|做法|经验|课程|建设|教育总体思路|工作思路|总体思路|思路|落地|全覆盖|创建|活动|名片|高校|病房|系统|特色项目|政策|走样|规模化|常态化)/u
const SAYS_ITSELF = /^(?:体系|亮相|登上|全面启用|启用|上线|落地|走进|广受好评|经验|做法|成为|再获|入选)/
const SURE = /^ ?(?:等)?\p{Script=Han}{0,4}?(?:品牌|课程|活动|系列|模式)/u
const VERB_BEFORE = new RegExp(
  `(?:${CARRIES_OUT}|亮相|纳入|获批|申报|创建|紧扣)(?:了|好|过)?(?:第[一二三四五六七八九十]+批|首批|国家级|全国|全省|全市|全县|省级?|市级?|县级?|县委|市委|县域|乡村|农村|基础教育|特殊教育|义务教育|学前教育|教育|教师|学生|党建|美育|特色|美育特色|劳务|学校|中小学|校园|食堂管理|管理|线上|[\\p{Script=Han}]{0,3})?$`,
  'u',
)
/** Behind the object of a verb: a mark, a conjunction, or what becomes of it; any other noun is the object itself. */
const ENDS_OBJECT =
  /^ ?(?:$|[^\p{Script=Han}]|和|与|及|等|进|走|推|融|向|为|作|成|取得|落地|见效|规模化|常态化|亮相|工作|全覆盖|并|的(?:做法|经验|模式))/u
const SHOWN_AT = /(?:亮相|登上|入选|走进)\p{Script=Han}{0,3}$/u
const ENDS = new RegExp(`(?:${STRONG}|${WEAK.replace('|平台|系统', '')}|${CONTEST}|年|杯)$`)
const MOST = 24
/** 希望工作室能够成为“研究中心”“加油站”: what is hoped for is a figure of speech. */
const HOPED = /(?:希望|愿|能够|真正|让|使|努力|立志|争做).*成为/
/** Longer quotations are sentences, unless a head noun ends them. */
const LONGEST_NAME = 12

export type QuotedProgram = Range & { confidence: number; headed: boolean }

/** Programmes that a line names in quotation marks. Quotations side by side (“甲”“乙”等品牌) are read as one list. */
export function quotedPrograms(line: Line, places: Places, quotes: Quote[]): QuotedProgram[] {
  return chainsOf(line.text, quotes).flatMap((chain) => {
    const after = line.text.slice(chain.at(-1)!.end)
    const clause = clauseBefore(line.text, chain[0]!.start)
    const isCarried = VERB_BEFORE.test(clause) && ENDS_OBJECT.test(after) && !HOPED.test(clause)
    // “固安番茄”入选 is a product of the place.
    const isProduct = /^入选/.test(after) && places.opens(chain.at(-1)!.inner)
    const isSaid = SAYS_PROGRAM.test(after) || (SAYS_ITSELF.test(after) && !isProduct)
    const isShown = SHOWN_AT.test(line.text.slice(0, chain[0]!.start))
    const isHeaded = chain.length > 1 && withHead(line, places, chain.at(-1)!) !== undefined
    const isBeside = chain.some(({ inner }) => known().has(inner))
    return chain.flatMap((quote) => {
      const headed = withHead(line, places, quote)
      if (headed) return [headed]
      const inner = { start: quote.start + 1, end: quote.end - 1, headed: false }
      if (endsAsProgram(quote.inner) && !/^(?:专业|学科|系|班)/.test(line.text.slice(quote.end)))
        return [{ ...inner, confidence: 0.9 }]
      if (known().has(quote.inner)) return [{ ...inner, confidence: 0.9 }]
      const isShort = quote.inner.length < 3 && !SURE.test(after) && !isShown && !(chain.length > 2 && isSaid)
      if (isShort || quote.inner.length > LONGEST_NAME) return turnedDown(line, inner, 'program', 'no-name-in-quotes')
      if (SLOGAN().test(quote.inner)) return turnedDown(line, inner, 'program', 'slogan')
      if (!isNameLike(quote.inner, after)) return turnedDown(line, inner, 'program', 'no-name-in-quotes')
      if (!(isCarried || isSaid || isHeaded || isBeside)) return turnedDown(line, inner, 'program', 'not-carried-out')
      return [{ ...inner, confidence: isCarried && isSaid ? 0.8 : 0.7 }]
    })
  })
}

/** A short quotation without a sentence in it; with 的 only where a noun behind it says what it is. */
function isNameLike(name: string, after: string): boolean {
  if (/的/.test(name)) return SURE.test(after)
  return /\p{Script=Han}{2}/u.test(name) || /^ ?(?:工作|总体)?思路/.test(after)
}

/** “县管校聘”改革: the quotation with the noun that ends the name; a contest takes the place and number before it. */
function withHead(line: Line, places: Places, quote: Quote): QuotedProgram | undefined {
  const found = AFTER_QUOTE.exec(line.text.slice(quote.end))
  const isPlus = /[+＋]$/.test(quote.inner) && line.text.startsWith('模式', quote.end)
  if (isPlus) return { start: quote.start, end: quote.end + 2, confidence: 0.8, headed: true }
  const contest = CONTEST_AFTER.exec(line.text.slice(quote.end))
  if (contest && !found && quote.inner.length <= MOST)
    return {
      start: contestStart(line, places, quote.start),
      end: quote.end + contest[0].length,
      confidence: 0.85,
      headed: true,
    }
  if (!found || quote.inner.length > MOST || (/[，。；]/.test(quote.inner.slice(0, -1)) && quote.inner.length > 14))
    return undefined
  if (PARTS.test(found.groups!.middle!)) return undefined
  const isContest = new RegExp(`(?:${CONTEST})$`).test(found[0])
  const start = isContest ? contestStart(line, places, quote.start) : quote.start
  return { start, end: quote.end + found[0].length, confidence: 0.9, headed: true }
}

const endsAsProgram = (name: string): boolean =>
  ENDS.test(name) &&
  name.length <= MOST &&
  name.length > 2 &&
  !isGeneric(name) &&
  !SLOGAN().test(name) &&
  (name.length > 3 || name.endsWith('杯'))

/** A contest's name takes the place, the level and the number of the contest before the quotation. */
function contestStart(line: Line, places: Places, quote: number): number {
  const from = nameStart(line, quote, Math.max(0, quote - 24))
  const prefix = line.text.slice(from, quote)
  return places.opens(prefix) || /^(?:全国|全省|全市|全县|全区|中国|国际|世界|首届|第)/.test(prefix) ? from : quote
}

function chainsOf(text: string, quotes: Quote[]): Quote[][] {
  const chains: Quote[][] = []
  for (const quote of quotes) {
    const last = chains.at(-1)
    if (last && /^ ?[、和与及]? ?$/.test(text.slice(last.at(-1)!.end, quote.start))) last.push(quote)
    else chains.push([quote])
  }
  return chains
}

const clauseBefore = (text: string, at: number): string => /[^，。；：！？]*$/.exec(text.slice(0, at))![0]
