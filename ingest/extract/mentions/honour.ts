import { lexicon, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { type Line, matchesOf, type Range, turnedDown } from './line.ts'
import { nameStart } from './name-start.ts'
import { type Quote, quotesIn } from './quotes.ts'

const KNOWN = lexicon(
  () =>
    new RegExp(
      `(?:${anyOf(lexiconWords('honours.tsv'))})(?!精神|评选|候选|推荐|代表|座谈|事迹|报告|表彰大会|宣传|工作室|培养)`,
      'g',
    ),
)
const HEADS = lexicon(() => anyOf(lexiconWords('honour-heads.tsv')))
const HEAD = lexicon(
  () =>
    new RegExp(
      `(?:${HEADS()}|示范（基地）学校)(?!工作室|艺术团|社团|作品|案例|工程|精神|建设工程|培养|培训|队伍|行列计划|评选|化|引领|作用|课堂|课例|展示|带动|性|力)`,
      'g',
    ),
)
const ENDS_WITH_HEAD = lexicon(() => new RegExp(`(?:${HEADS()})$`))
/** What confers the title or counts those that have it, right before it. */
const CONFERS =
  /(?:获评|荣获|获得|获|评为|授予|认定为|命名为|确定为|荣膺|晋升为?|跻身|入选|当选|创建|创成|建成|争创|成为|表彰|捧得|摘得|评选|进入|创建成|现为|称为|被誉为|遴选|评选出|推选|认定|培育|打造|建设|表彰为|评选为|授牌|各具特色的|[\d十百]+[所个名项])(?:了|一批|首批|第[一二三四五六七八九十]+批)?(?:全国(?:唯一|首个|首批)|全省(?:唯一|首个|首批)|全国|全省|全市|国家级?|省级?|市级?|县级?|\p{Script=Han}{2,4}[省市县区])?$/u
const LEVEL = /^(?:国家级?|全国|全省|全市|全县|全区|省级?|市级?|县级?|区级?|校级|[\p{Script=Han}]{2,4}[省市县区州镇])/u
const TITLE = /^(?:荣誉)?称号|^获得者|^荣誉/
/** Whatever is quoted behind these is a title. */
const AWARDS = /(?:获评|荣获|被评为|授予|被认定为|被命名为|荣膺)[^，。；“”]{0,10}$/
const COUNT = /^(?:称号)?(?:[\d一二三四五六七八九十百]+(?:多|余)?[名个所人位])/
const LEVELS_BEFORE = /(?:国家、|省、|市、|县、)+$/
const YEAR_BEFORE = /(?:19|20)\d{2}(?:年度?)?$/
/** A title as long as it goes behind a verb that confers nothing else; behind 入选 and 跻身 it has to say whom it is for. */
const CONFERRED =
  /(?<verb>获评|荣获|被评为|被授予|被认定为|被命名为|荣膺|入选|跻身)(?<title>[^，。；：“”《》、（）]{4,28}?)(?=(?:等)?(?:荣誉)?称号|行列|创建|等(?!奖)|[，。；、\d]|$)/g
const FOR_WHOM =
  /(?:单位|集体|个人|学校|企业|支部|园丁|工匠|先锋|标兵|能手|名师|教师|校长|家庭|发现|遗产)$|十大|百大|百强|十佳/
const NO_TITLE =
  /奖$|表彰$|奖励$|表扬$|带头人|骨干|冠军|亚军|季军|金牌|银牌|铜牌|第[一二三四五六七八九十\d]|[前第]列|好评|满意|批准|同意|名单$|名额|资格$|项目$|工程$|计划$|平台$|试点$|行动$|好成绩|优异成绩|领导|部门|[我你他她的]/
/** Behind the title of a person these make it a group or an event: 全省优秀教师代表. */
const NO_TITLE_BEFORE = /^(?:代表|评选|候选|推荐|人选|名单|培养|培训|工作室|队伍|群体|库|对象|的)/
const PERSON_TITLE = /(?:模范|优秀|先进|楷模|标兵|最美|好人|杰出)\p{Script=Han}{0,8}$/u
/** Behind 入选 and 进入 whatever a list of heritage or cases is of: 世界灌溉工程遗产名录. */
const ON_LIST =
  /(?:入选|进入|列入|选入|载入|登上)(?:了|为|首批|第[一二三四五六七八九十]+批|新一批)*(?<title>[^，。；：“”《》、]{4,24}?)(?=名录|榜单)/g
/** “五个一工程”奖: a prize with its quotation marks. */
const PRIZE =
  /(?:获|获得|荣获|摘得|斩获|夺得|捧得|捧回|揽获)[^，。；“”]{0,10}?(?<title>(?:全国|全省|全市)?“[^“”]{2,12}”奖)(?!励|学金|项|金)/g
/** 国家科学技术进步奖, 获文华剧目奖: a prize by name; the ranks of a contest (一等奖, 最佳组织奖) are none. */
const NAMED_PRIZE =
  /(?<verb>获|荣获|获得|摘得|斩获|捧得|授予)(?:了|过)?(?<title>[\p{Script=Han}A-Z]{2,14}?奖)(?!励|学|项|金|牌|章|状|惩|补|优|品|杯|池|教|助)/gu
const NATIONAL_PRIZE = /(?<title>(?:中华人民共和国|国家)(?:(?!国家)\p{Script=Han}){2,12}?奖)(?!励|学|项|金|补|优)/gu
const RANK_PRIZE =
  /(?:[一二三特]等|优秀|优胜|组织|贡献|[金银铜]|最佳\p{Script=Han}{0,6}|单项|鼓励|入围|提名|个人|团体|集体|多个|各类|奖|等|大)奖$|[和与及、]/u
const SCHOOL_TITLE = /(?:学校|示范校|示范园|幼儿园|高中|校园|基地|县|区|省|市|集体|单位|个人|组织)$/

/** Titles that are conferred on schools, bodies, places and people. */
export function findHonours(line: Line): Candidate[] {
  const quotes = quotesIn(line.text)
  const titled = matchesOf(CONFERRED, line.text).flatMap(({ end, groups }) => {
    const { verb, title } = groups
    const isForAnyone = /^(?:入选|跻身)$/.test(verb!)
    if (NO_TITLE.test(title!) || (isForAnyone && !FOR_WHOM.test(title!)) || title!.length < 5) return []
    const begins =
      end -
      title!.length +
      (/^(?:为|了|成)?(?:首批|第[一二三四五六七八九十]+批|一批)?(?:\d+[所个名项])?/.exec(title!)?.[0].length ?? 0)
    return end - begins > 4 ? [candidate({ start: begins, end }, isForAnyone ? 0.65 : 0.88)] : []
  })
  const listed = [...matchesOf(ON_LIST, line.text), ...matchesOf(PRIZE, line.text)].map(({ start, end, groups }) => {
    const from = line.text.indexOf(groups.title!, start)
    return candidate({ start: from, end: Math.min(end, from + groups.title!.length) }, 0.85)
  })
  const prizes = [...matchesOf(NAMED_PRIZE, line.text), ...matchesOf(NATIONAL_PRIZE, line.text)].flatMap(
    ({ end, groups }) => {
      const title = groups.title!
      const isWord = line.isEdge(end - title.length)
      if (RANK_PRIZE.test(title)) return turnedDown(line, { start: end - title.length, end }, 'honour', 'prize-rank')
      if ((groups.verb && !isWord) || title.length < 4) return []
      return [candidate({ start: end - title.length, end }, 0.8)]
    },
  )
  const known = matchesOf(KNOWN(), line.text).map((title) => candidate(title, 0.85))
  return [
    ...quotes.flatMap((quote) => quoted(line, quote)),
    ...headed(line, quotes),
    ...titled,
    ...listed,
    ...prizes,
    ...known,
  ]
}

/** “澄江市模范教师”称号: the quotation as a whole. */
function quoted({ text }: Line, quote: Quote): Candidate[] {
  const after = text.slice(quote.end)
  const before = text.slice(0, quote.start)
  const isTitle = TITLE.test(after)
  const ends = ENDS_WITH_HEAD().test(quote.inner)
  const isConferred = CONFERS.test(before) || COUNT.test(after) || /(?:创建|争创)[^，。；]{0,4}$/.test(before)
  const isRanked = /(?:入选|跻身|创建)[^，。；“”]{0,8}$/.test(before) && FOR_WHOM.test(quote.inner)
  const isAwarded = (AWARDS.test(before) || isRanked) && quote.inner.length > 3
  const isNamed = isAwarded || (ends && (isConferred || LEVEL.test(quote.inner)))
  if (quote.inner.length < 3 || quote.inner.length > 30 || !(isTitle || isNamed)) return []
  if (RANK_PRIZE.test(quote.inner)) return []
  return [candidate({ start: quote.start + 1, end: quote.end - 1 }, 0.9)]
}

function headed(line: Line, quotes: Quote[]): Candidate[] {
  const { text } = line
  let last = -1
  return matchesOf(HEAD(), text).flatMap(({ start, end }) => {
    const around = quotes.find((quote) => quote.start < start && end < quote.end)
    let from = nameStart(line, start, Math.max(0, around ? around.start + 1 : 0, start - 28))
    const inside = quotes.find((quote) => quote.end === from && from <= start)
    if (inside) from = nameStart(line, inside.start, Math.max(0, inside.start - 12))
    const levels = LEVELS_BEFORE.exec(text.slice(0, from))
    if (levels && /^[省市县区]/.test(text.slice(from))) from -= levels[0].length
    const year = YEAR_BEFORE.exec(text.slice(0, from))
    if (year && !year[0].includes('年')) from -= year[0].length
    const name = text.slice(from, end)
    const isListed = last >= 0 && BETWEEN_TITLES.test(text.slice(last, from))
    const isCounted = COUNTED_TITLE.test(text.slice(end)) && name.length > 3
    if (!isListed && !isCounted && !isHonour(name, text.slice(0, from), text.slice(end), end - start))
      return turnedDown(line, { start: from, end }, 'honour', 'not-conferred')
    last = end
    return [candidate({ start: from, end }, CONFERS.test(text.slice(0, from)) ? 0.9 : 0.8)]
  })
}

/** Whatever title stands right behind these is conferred. */
const GIVES = /(?:被评为|评为|表彰为|授予|荣获|获评)[“‘]?$/
/** 优秀班主任60人、优秀乡村教师10人: titles in one list. */
const BETWEEN_TITLES = /^[”’]?(?:称号)?(?:[\d一二三四五六七八九十百]+(?:多|余)?[名个所人位家])?[、和与及][“‘]?$/
const COUNTED_TITLE = /^\d+(?:多|余)?[所家个]|^等(?:其他)?(?:荣誉)?称号/

/** A title that is conferred here, or that a level opens, or that is long and of a kind that is conferred. */
function isHonour(name: string, before: string, after: string, head: number): boolean {
  if (GIVES.test(before) && name.length > 3) return true
  const isSchoolTitle = SCHOOL_TITLE.test(name)
  if (/^[省市县区]属/.test(name)) return false
  // 江城市城乡一体化示范区 is a zone unless it is conferred.
  if (/示范区$/.test(name) && /^\p{Script=Han}{2,4}[市县区州]/u.test(name) && !CONFERS.test(before)) return false
  const isOfPeople = PERSON_TITLE.test(name) && !NO_TITLE_BEFORE.test(after)
  if (LEVEL.test(name) && name.length > head) return isSchoolTitle || isOfPeople || CONFERS.test(before)
  if (CONFERS.test(before)) return name.length > head + 1 && name.length > 5
  return isSchoolTitle && name.length > head + 1 && name.length > 5
}

const honour = candidateOf('honour')
const candidate = (range: Range, confidence: number): Candidate => honour(range, 'honour-titled', confidence)
