import { type Candidate, candidateOf } from './candidate.ts'
import type { Places } from './known-places.ts'
import { type Line, matchesOf, namesOfList, type Range, turnedDown } from './line.ts'
import { nameStart } from './name-start.ts'
import { CONTEST, isGeneric, NOT_AFTER } from './program-words.ts'
import type { Quote } from './quotes.ts'

const candidate = candidateOf('program')

const CONTESTED = new RegExp(`(?:${CONTEST})${NOT_AFTER}`, 'g')
/** 江城市第三届少年读书节: a festival that is counted. */
const COUNTED_FESTIVAL =
  /第[一二三四五六七八九十百\d]{1,3}届(?<whose>\p{Script=Han}{2,14}?)节(?!日|目|点|约|能|假|水|奏|庆)/gu
const NO_FESTIVAL = new RegExp(`(?:${CONTEST})|[的和在]`)
/** 举办蔬菜节、农民丰收节: festivals that are held; those of every school (艺术节) are none. */
const FESTIVALS =
  /(?:举办|承办|主办|办好|开展|打造)(?:了|好)?(?<names>[\p{Script=Han}]{3,12}节(?:[、和][\p{Script=Han}]{3,12}节)*)(?!日|目|点|约|能|假|水|奏|庆)/gu
const SCHOOL_FESTIVAL =
  /(?:艺术|体育|科技|读书|美术|音乐|戏剧|合唱|舞蹈|英语|劳动|心理|运动|文化|阅读|教师|儿童|春|环)节$/
const NUMBERED_FACTS =
  /全国\p{Script=Han}{2,6}(?:宣传|活动|科普|读书|阅读)(?:月|周)|(?:为民办实事|民生实事)(?:工程|项目)|\d{1,3}件(?:教育|惠民|民生)实事|[一二三四五六七八九十]大(?:重点)?民生实事|(?<=办好|办成|为民办|实施|推进|完成|抓好)(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:大)?[件项]实事|(?:年度)?\d{1,3}(?:件|项)(?:重点|年度)?(?:民生|惠民|利民|为民办?)实事(?:项目)?/gu
const HEALTHY =
  /(?:美丽|和美)(?:城镇|乡村)(?=建设|\d)|(?:健康|平安|美丽|数字|法治|清廉)(?<place>\p{Script=Han}{2,3})(?=建设|行动|战略|“|，|。|、)(?:行动)?/gu
/** 精品艺术进校园: what comes to schools, carried out or beside others. */
const COMES_IN = /(?<=[、“和与及展施动进办好])(?<name>(?![、和])\p{Script=Han}{2,6}进(?:校园|课堂))(?:活动)?/gu
/** 纳入国家级零碳园区建设名单: what the list is of. */
const LISTED =
  /(?:纳入|列入|入选|进入)(?:了|首批|第[一二三四五六七八九十]+批)*(?<name>\p{Script=Han}{4,20}?)(?:建设|创建|培育|试点)?名单/gu
const EVENTS = /(?<names>(?:[\p{Script=Han}A-Z]{2,8}、)+[\p{Script=Han}A-Z]{2,8})等(?:系列|品牌|重大)?赛事/gu

/** Contests, festivals and campaigns by what the text says of them, and what lists are of. */
export function findEvents(line: Line, places: Places, quotes: Quote[], isNorm: boolean): Candidate[] {
  const { text } = line
  return [
    ...(isNorm ? [] : contests(line, places, quotes)),
    ...matchesOf(COUNTED_FESTIVAL, text)
      .filter(({ groups }) => !NO_FESTIVAL.test(groups.whose!))
      .map(({ start, end }) => candidate({ start: places.endingAt(text, start), end }, 'program-contest', 0.75)),
    ...matchesOf(FESTIVALS, text).flatMap((list) => festivals(line, places, list)),
    ...matchesOf(COMES_IN, text).map((name) => candidate(name, 'program-headed', 0.65)),
    ...matchesOf(NUMBERED_FACTS, text).map((name) => candidate(name, 'program-headed', 0.7)),
    ...matchesOf(HEALTHY, text)
      .filter(({ groups }) => !groups.place || places.opens(groups.place))
      .map((name) => candidate(name, 'program-headed', 0.7)),
    ...matchesOf(LISTED, text)
      .filter(({ groups }) => !/[的、和]|(?:学校|企业|人员|对象|单位|个人|作品|课程|案例)$/.test(groups.name!))
      .map(({ start, groups }) => {
        const from = text.indexOf(groups.name!, start)
        return candidate({ start: from, end: from + groups.name!.length }, 'program-headed', 0.6)
      }),
    ...(text.includes('赛事') ? matchesOf(EVENTS, text) : []).flatMap((list) => items(line, list)),
  ]
}

function contests(line: Line, places: Places, quotes: Quote[]): Candidate[] {
  const { text } = line
  return matchesOf(CONTESTED, text).flatMap(({ start, end }) => {
    const isQuoted = quotes.some(
      (one) =>
        start >= one.end &&
        start - one.end < 16 &&
        /^(?!.*(?:获|夺|参加|入选|在))\p{Script=Han}*$/u.test(text.slice(one.end, start)),
    )
    if (isQuoted) return []
    let from = nameStart(line, start, Math.max(0, start - 30))
    if (text[from - 1] === '等') {
      const wider = nameStart(line, from - 1, Math.max(0, start - 30))
      if (places.opens(text.slice(wider, start))) from = wider
    }
    from -= /第[一二三四五六七八九十百\d]{1,3}[届次季]$/.exec(text.slice(0, from))?.[0].length ?? 0
    const name = text.slice(from, end)
    const isListed =
      /(?:大赛|竞赛|比赛|运动会|展演|联赛|锦标赛)(?:“[^”]*”)?[、和]$/.test(text.slice(0, from)) && !isGeneric(name)
    const isNamed =
      isListed ||
      places.opens(name.slice(0, start - from)) ||
      /^(?:全国|全省|全市|全县|全区|世界|亚洲|中国|国际|首届|第[一二三四五六七八九十百\d]|[省市县](?=\p{Script=Han})|青少年)/u.test(
        name,
      )
    const isHeld =
      /(?:参加|举办|承办|主办|组织|开展|首?夺得?|勇夺|斩获|征战|获|晋级)(?:了|好)?$/.test(text.slice(0, from)) &&
      name.length > 7 &&
      !isGeneric(name)
    return (isNamed || isHeld) && name.length > 5
      ? [candidate({ start: from, end }, 'program-contest', 0.75)]
      : turnedDown(line, { start: from, end }, 'program', 'only-a-contest')
  })
}

function festivals(
  { text }: Line,
  places: Places,
  list: Range & { groups: Record<string, string | undefined> },
): Candidate[] {
  const festivals = namesOfList(list.groups.names!, text.indexOf(list.groups.names!, list.start))
  return festivals.flatMap((festival) => {
    const name = text.slice(festival.start, festival.end)
    const isNamed = places.opens(name) || (name.length > 3 && !SCHOOL_FESTIVAL.test(name))
    return isNamed && !/[的在]/.test(name) ? [candidate(festival, 'program-contest', 0.7)] : []
  })
}

/** 城超联赛、社区杯等赛事: every item of the list. */
function items(line: Line, list: Range & { groups: Record<string, string | undefined> }): Candidate[] {
  return matchesOf(/[^、]+/g, list.groups.names!).map((item) => {
    const end = list.start + item.end
    const start = Math.max(list.start + item.start, nameStart(line, end - 1, list.start + item.start))
    return candidate({ start, end }, 'program-contest', 0.6)
  })
}
