import { lexicon, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import type { Token } from '../draft.ts'
import type { VetoId } from '../vetoes.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { Places } from './known-places.ts'
import { type Line, matchesOf, overlaps, type Range, turnedDown } from './line.ts'
import { nameStart } from './name-start.ts'
import { occurrences } from './names-in.ts'
import { findEvents } from './program-events.ts'
import { quotedPrograms } from './program-quoted.ts'
import { CARRIES_OUT, IN_FORCE, isGeneric, NOT_AFTER, PILOT, STRONG, WEAK } from './program-words.ts'
import { type Quote, quotesIn } from './quotes.ts'

const candidate = candidateOf('program')

const KNOWN = lexicon(
  () => new RegExp(`(?:${anyOf(lexiconWords('programs.tsv'))})(?:(?<=进校园)活动)?|对口援\\p{Script=Han}`, 'gu'),
)
const HEADED = new RegExp(`(?:${STRONG})${NOT_AFTER}`, 'g')
const WEAK_HEADED = new RegExp(`(?:${WEAK})${NOT_AFTER}`, 'g')
const IN_FORCE_HEADED = new RegExp(`(?:${IN_FORCE})${NOT_AFTER}`, 'g')
const PILOTED = new RegExp(`(?:${PILOT})${NOT_AFTER}`, 'g')
const PROJECT_ITEM = /(?:新建|改扩建|扩建|迁建|提质扩容|拆除重建|异地新建|[一二三]期|整体搬迁)(?=$|[、，；。和])/g
const PROJECT_OF_SCHOOL = /^\p{Script=Han}{0,14}?(?:项目|工程)(?!建设指挥)/u

const VERB_RIGHT_BEFORE = new RegExp(
  `(?:${CARRIES_OUT})(?:了|好)?(?:为期[^，。；]{1,5}的?)?(?:新一轮|第[一二三四五]批|\\d+[个项])?(?:[国省市县]级)?$`,
)
const PILOT_BEFORE =
  /(?:开展|实施|推进|推行|启动|深化|推开|试行|加快|承担|做好|获批|列入|入选|纳入|列为|被确定为|申报|争取|完成)(?:了|为|成)?(?:新一轮|首批|第[一二三四五]批|\d+[个项])?$/
const IN_FORCE_BEFORE = /(?:落实|执行|推行|推进|实施|实行|享受|兑现)(?:好|了)?$/
const IN_FORCE_WORD = /落实|执行|推行|推进|实施|实行/
const PREDICATE_AFTER =
  /^(?:建设|经验|成果|首考)?(?:全面|深入|扎实|持续|稳步|顺利|加快|有序|今日|今天|日前|近日|正式|已|正|圆满|整体|全部|如期|全线)*(?:推进|实施|深化|落地|上线|启动|完成|拓展|推开|落实|健全|覆盖|扩面|有序|提质|见效|首轮|建设|惠及|取得|成效|走深走实|建成|投产|开工|竣工|启用|投用|投运|投入(?:运行|使用)|铺开|开展)/
/** 计划 as a verb, or a plan of intake or teaching. */
const NO_PLAN =
  /(?:超|原|按|总|招生|教学|工作|年度|月|周|学期|发展|学习|复习|训练|有|财政)计划|计划(?:招生|投资|总投|任务|数|外|内|在|于|用|新|到|将|的|地|生育|经济|书|性|\d)/

/** Words that join phrases, and verbs that make a second deed of it: 实施方案通过培训落实…行动. */
const JOINS = /^[了在被把对将以为由从向到等使让给]$/
const BREAKS_NAME =
  /[^\p{Script=Han}\d]|[的和与及]|开展|实施|启动|推行|落实|贯彻|执行|举办|承办|主办|参加|入选|依托|工作|通过|结合|围绕|根据|按照|鼓励|引导|纳入|列入|确保|力争|争取|方案|工程|行动|计划|试点/u
const CARRIERS = /^(?:开展|实施|组织实施|启动|推行|推开|施行|举办|承办|落实|完成|启动实施)$/
const SOFT_CARRIERS = /^(?:推进|推动|深化|优化)$/
const ADVERBS = /^(?:深入|持续|扎实|全面|加快|纵深|稳步|统筹|强力|大力|有序|加力|积极|继续|系统|有力)$/
const OPENING = /^.*(?:[、的]|新一轮)|^(?:了|好)?(?:新一轮|首批|第[一二三四五]批|一批|系列|一系列)?/su

export type Surroundings = {
  places: Places
  /** Titles in 《》, which hold no programmes. */
  barred: Range[]
  /** Schools and bodies, which names of building projects begin with. */
  sites: Range[]
  /** The document lays down norms: 收费公示制度 in it is any system of that kind. */
  isNorm: boolean
}

/** Programmes, campaigns, reforms, projects and contests by name. */
export function findPrograms(line: Line, { places, barred, sites, isNorm }: Surroundings): Candidate[] {
  const { text } = line
  const quotes = quotesIn(text).filter((quote) => !barred.some((range) => overlaps(range, quote)))
  return [
    ...matchesOf(KNOWN(), text)
      .filter((name) => isWhole(line, name))
      .map((name) => ({
        ...candidate(ofPlace(text, name, places), 'program-known', 0.9),
        stands: withoutActivity(text, name),
      })),
    ...quotedPrograms(line, places, quotes).map((name) =>
      candidate(name, name.headed ? 'program-headed' : 'program-quoted', name.confidence),
    ),
    ...(isNorm ? [] : headed(line, places, quotes)),
    ...findEvents(line, places, quotes, isNorm),
    ...(isNorm ? [] : projects(line, sites)),
  ]
}

/** 江城冬奥会: games take the place and the number that stand before them. */
function ofPlace(text: string, { start, end }: Range, places: Places): Range {
  if (!/会$|世锦赛$/.test(text.slice(start, end))) return { start, end }
  const counted = start - (/第[一二三四五六七八九十百\d]{1,3}届$/.exec(text.slice(0, start))?.[0].length ?? 0)
  return { start: places.endingAt(text, counted), end }
}

/** 高雅艺术进校园活动 is the programme that is called 高雅艺术进校园 as well. */
function withoutActivity(text: string, { start, end }: Range): string | null {
  const name = text.slice(start, end)
  return name.endsWith('进校园活动') ? name.slice(0, -2) : null
}

/** Names that were found as programmes elsewhere in the document. */
export const findProgramsAgain = ({ text }: Line, namesIn: (text: string) => string[]): Candidate[] =>
  namesIn(text).flatMap((name) => occurrences(text, name).map((again) => candidate(again, 'program-again', 0.7)))

/** 国培 inside 全国培训 is no programme: an edge of a known short name must be an edge of a word. */
const isWhole = ({ isEdge, text }: Line, { start, end }: Range): boolean =>
  end - start > 3 || (isEdge(start) && isEdge(end)) || /[“‘]/.test(text[start - 1] ?? '')

type Head = Range & { kind: 'strong' | 'weak' | 'in force' | 'pilot' }

function headed(line: Line, places: Places, quotes: Quote[]): Candidate[] {
  const { text } = line
  const heads: Head[] = [
    ...matchesOf(HEADED, text).map((head) => ({ ...head, kind: 'strong' as const })),
    ...matchesOf(WEAK_HEADED, text).map((head) => ({ ...head, kind: 'weak' as const })),
    ...matchesOf(IN_FORCE_HEADED, text).map((head) => ({ ...head, kind: 'in force' as const })),
    ...matchesOf(PILOTED, text).map((head) => ({ ...head, kind: 'pilot' as const })),
  ]
  return heads.flatMap((head) => {
    const quote = quotes.find((one) => head.start > one.start && head.start < one.end)
    if (quote && quote.inner.length <= 24) return []
    const floor = Math.max(0, quote ? quote.start + 1 : 0, head.start - 26)
    const from = startOf(line, places, head, floor)
    const name = text.slice(from, head.end)
    const no = (veto: VetoId) => turnedDown(line, { start: from, end: head.end }, 'program', veto)
    if (head.kind !== 'strong' && /^全[省市县区校]/.test(name)) return []
    if (
      text[head.start - 1] === '等' ||
      /^(?:万|亿|吨|千瓦|公里|平方)|^[一二三四五六七八九十\d]{1,3}[项个大类条](?:\p{Script=Han}{2})?$/u.test(name)
    )
      return []
    if (from === head.start || name.length < 4) return no('no-proper-name')
    if (isGeneric(name)) return no('only-generic')
    if (/计划$/.test(name) && NO_PLAN.test(text.slice(Math.max(0, head.end - 4), head.end + 3)))
      return no('no-programme-plan')
    if (/(?:教育|体育|卫生|政法|公安|文化|教体|水利|交通|财政|党政)系统$/.test(name)) return []
    if (!isSaid(text, { start: from, end: head.end }, head, places)) return no('not-carried-out')
    return [candidate({ start: from, end: head.end }, 'program-headed', head.kind === 'strong' ? 0.75 : 0.6)]
  })
}

/** Where a headed name begins: over 和 where the verb stands before both halves; behind the place that a pilot is in. */
function startOf(line: Line, places: Places, { kind, ...head }: Head, floor: number): number {
  const { text } = line
  const cut = nameStart(line, head.start, floor)
  const from = kind === 'strong' || kind === 'pilot' ? carriedFrom(line, cut, head.start, floor) : cut
  if (/[和与]$/.test(text.slice(floor, from))) {
    const wider = nameStart(line, from - 1, floor)
    const left = text.slice(wider, from - 1)
    const isWhole =
      left.length > 2 &&
      VERB_RIGHT_BEFORE.test(text.slice(0, wider)) &&
      !new RegExp(`(?:${STRONG}|${WEAK}|${IN_FORCE}|[”’])$`).test(left)
    if (isWhole) return wider
  }
  const name = text.slice(from, head.end)
  const ordinal = /^(?:全[省市县区])?第[一二三四五六七八九十百\d]+[个届次批]/.exec(name)
  if (ordinal && /[月周]$/.test(name)) return from + ordinal[0].length
  if (kind === 'pilot') return from + placeOpening(name, places)
  const level = name.search(/(?:全国|国家级|省级)/)
  if (level > 1 && /(?:试验区|实验区|实验县)$/.test(name) && places.opens(name.slice(0, level))) return from + level
  return from
}

/**
 * 实施校园环境持续提升行动: behind the verb that carries it out, a name goes on over words such as 持续 that elsewhere open
 * a name, to the last 、 or 的 between. What holds marks, function words or another such verb is no name.
 */
function carriedFrom({ text, tokens }: Line, cut: number, head: number, floor: number): number {
  const verb = tokens.findLast((token, i) => token.start >= floor && token.end < head && isCarrier(tokens, i))
  if (!verb || verb.end >= cut) return cut
  const region = text.slice(verb.end, head)
  const opening = OPENING.exec(region)?.[0].length ?? 0
  const from = verb.end + opening
  const joins = tokens.some(({ start, end, word }) => start >= from && end <= head && JOINS.test(word))
  const name = text.slice(from, head)
  return from < cut && name.length > 1 && !joins && !BREAKS_NAME.test(name) ? from : cut
}

/** 开展 carries a programme out wherever it stands, 优化 where a clause opens with it: inside a name it is a part of that. */
function isCarrier(tokens: Token[], i: number): boolean {
  const { word } = tokens[i]!
  if (CARRIERS.test(word)) return true
  const before = tokens[i - 1]
  return SOFT_CARRIERS.test(word) && (!before || ADVERBS.test(before.word) || /^(?:d|ad|c|x)$/.test(before.tag))
}

/** How much of a name is the place that it opens with. */
function placeOpening(name: string, places: Places): number {
  for (let end = name.length; end > 1; end--) if (places.endingAt(name.slice(0, end), end) === 0) return end
  return 0
}

/** Whether the sentence treats the name as a programme. */
function isSaid(text: string, name: Range, { kind }: Head, places: Places): boolean {
  const before = text.slice(0, name.start)
  const after = text.slice(name.end)
  const words = text.slice(name.start, name.end)
  const clause = /[^，。；：]*$/.exec(before)![0]
  const isListed = /[”」、和与及]$/.test(before)
  if (kind === 'in force') {
    const isInForce =
      IN_FORCE_BEFORE.test(before) || (isListed && IN_FORCE_WORD.test(clause)) || PREDICATE_AFTER.test(after)
    return isInForce && words.length > 5
  }
  if (kind === 'pilot')
    return (
      words.length > 4 &&
      (isAdmitted(before, places) || PREDICATE_AFTER.test(after) || /^(?:扩围|扩大|范围)/.test(after))
    )
  if (/^(?:全国|国家级|省级).*(?:实验县|实验区|试验区)$/.test(words)) return true
  const isCarried = VERB_RIGHT_BEFORE.test(before) || /(?:作为|纳入|列为)$/.test(before) || PREDICATE_AFTER.test(after)
  if (kind === 'strong')
    return (
      isCarried ||
      (before === '' && after === '' && words.length > 6) ||
      /(?:列入|入选|承担|获批)$/.test(before) ||
      /^(?:入选|项目|试点)?名单|^（(?:以下)?简称|^\d+[人名个所项]/.test(after) ||
      /[、和与及“]$/.test(before) ||
      /[”]/.test(after[0] ?? '') ||
      places.opens(words)
    )
  if (/(?:平台|系统)$/.test(words))
    return (
      places.opens(words) ||
      /^(?:全国|国家)/.test(words) ||
      PREDICATE_AFTER.test(after) ||
      (/(?:负责|推进|依托)$/.test(before) && words.length > 6)
    )
  if (isListed && words.length > 7 && !/[、和].*[、和]/.test(clause.slice(-40, -1)))
    return new RegExp(`(?:${CARRIES_OUT})`).test(clause) || /以/.test(clause)
  return isCarried && (words.length > 5 || /改革$|战略$/.test(words))
}

/** Whether what stands before a pilot carries it out or admits to it, directly or in a place (推进江城市…试点). */
function isAdmitted(before: string, places: Places): boolean {
  const place = places.endingAt(before, before.length)
  return PILOT_BEFORE.test(before.slice(0, place))
}

/** 县二小扩建项目, 松荫小学改扩建: what is built at a school; in a list of projects the last item alone takes 项目. */
function projects(line: Line, schools: Range[]): Candidate[] {
  const ofSchool = schools.flatMap(({ start, end }) => {
    const rest = PROJECT_OF_SCHOOL.exec(line.text.slice(end))
    return rest && !/[的等是]|完成|启动|实施|推进|列入|争取/.test(rest[0])
      ? [candidate({ start, end: end + rest[0].length }, 'program-headed', 0.7)]
      : []
  })
  const inList = matchesOf(PROJECT_ITEM, line.text).flatMap(({ start, end }) => {
    const from = nameStart(line, start, Math.max(0, start - 16))
    const prefix = line.text.slice(from, start)
    const clause = line.text.slice(from).split(/[，；。]/)[0]!
    if (!/(?:学|园|中|小|校|院|中心)$/.test(prefix) || !/项目|工程/.test(clause)) return []
    return [candidate({ start: from, end }, 'program-headed', 0.6)]
  })
  return [...ofSchool, ...inList]
}
