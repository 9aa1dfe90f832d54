import { lexicon, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import type { VetoId } from '../vetoes.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { isCounty, isDivision, type Places } from './known-places.ts'
import { type Line, matchesOf, turnedDown } from './line.ts'
import { nameStart } from './name-start.ts'
import { occurrences } from './names-in.ts'

const candidate = candidateOf('school')

const HEAD =
  /(?:高等专科学校|职业技术大学|职业技术学院|职业技术学校|职业学院|(?<=\p{Script=Han}{2})职院|职业大学|中等职业学校|中等专业学校|职业中等专业学校|职业中专|职业中学|职业高中|职业学校|技工学校|技师学院|外国语学校|外国语中学|特殊教育学校|特教学校|实验学校|实验小学|实验中学|实验幼儿园|九年一贯制学校|中心学校|中心校|中心小学|中心幼儿园|高级中学|完全中学|初级中学|初级中等学校|教师进修学校|进修学校|卫生学校|艺术学校|农业中学|体育学校|少体校|体校|职教中心|职中|职高|初中|高中|完小|附小(?:[一二三四五六七八九十]小)?|附中|附属小学|附属中学|附属幼儿园|幼儿园|小学|中学|学校|学院|大学|校区)/gu
const NOT_AFTER =
  /^(?:校(?!长)|[生段部层化期制组](?!学)|阶段|毕业|教育(?!学)|教师(?:队|招|编|培|资|职)|办学条件|[^\p{Script=Han}]?(?:—|－|-)\p{Script=Han}|以上学历|学历|本科|学生资助|课程|语文|数学|英语|建设标准|布局|入学|招生(?:制|政策)|联盟|联合|章程|法)/u
/** What schools of a class have before the head noun: no proper name among it. */
const CLASS = lexicon(
  () =>
    new RegExp(
      `^(?:[省市县区]?行政区域内?|[省市县区乡镇](?:级|属|直|域内|域|内)|同一个?|[省市]、|普惠性?|寄宿制?|师范类?|艺术类?|体育类?|理工类?|综合性?|示范性?|、|“?双高”?|“?双优”?|“?双一流”?|${anyOf(lexiconWords('school-classes.tsv'))})*$`,
      'u',
    ),
)
const CLASS_END =
  /(?:[高初完]中(?=$)|乡村|高中段|学段|辖区|直属|特色|传承|示范|示范性|试点|先进|文明|绿色|品牌|阶段|所|每|任何|全[省市县区校]|地区|农村|城镇|类|制|型|性|各|级|社会主义核心价值观融入|学区长|项目|应用|普惠|均衡|优质|薄弱|乡镇|配套|合作|联办|共建|友好|姊妹|帮扶|支援|受援|对口|挂牌|在册|所在|就读|[省市县区]属|[省市县区]直)$/
const NUMERAL = '(?:[一二三四五六七八九十百]{1,3}|(?<=第)\\d{1,3})'
const SHORT = new RegExp(
  `(?<place>[省市县区州](?:实验)?)?(?<number>第?${NUMERAL}(?:中学|小学|幼儿园|中(?!学|全会|等[职专教]|央|心|国|期|医|队|型|选(?!派|拔|送|聘|出))|小(?!学|时|部|组|步|区|康|型|班|微|孩|伙|块|段)|幼(?!儿)|高(?!中(?!层)|考|校|等|级)|初中|职高|职中|完小))`,
  'g',
)
const SERIES = new RegExp(
  `(?<place>[省市县区])?(?<numbers>第?${NUMERAL}(?:、第?${NUMERAL})*[、和])第?${NUMERAL}(?<head>中(?!全会|全|学)|小(?!学|时|组)|幼(?!儿)|中学|小学|幼儿园)`,
  'g',
)
const LOCAL =
  /[省市县区](?:直)?(?:特殊教育学校|特校|特教学校|实验(?:小学|中学|幼儿园|学校|高中|初中)|机关幼儿园|直属机关幼儿园|职业中专|职业高中|职业中学|职教中心|职业教育中心|职业技术教育中心|职中|职校|职业技术学校|中等职业(?:技术)?学校|职业中等专业学校|卫生学校|艺术学校|外国语学校|少体校|体校|体育学校|进修学校|教师进修学校|师范(?:附属)?(?:小学|幼儿园|中学)?|师范学校|附小|附中|高级中学|初级中学|中学|幼儿园(?=(?:获|荣|被|、|等|园长)))/gu
/** Of these a place has one each, so that they are names even without it. */
const UNLEVELLED =
  /实验初级中学|实验高级中学|附属小学|附属中学|实验(?:小学|中学|幼儿园|学校)|机关幼儿园|职教中心|特教学校|特殊教育学校|附小|附中/g
const DEICTIC = /(?<![应活])(?:该校|我校(?!长)|贵校|该园|我园|贵园|该院(?=.{0,4}学)|我院(?=.{0,4}学))/g
const PARTY_PLENUM = /[届次]/

/** A named part behind the name of a school. */
const PART =
  /^（\p{Script=Han}{1,8}(?:教学点|校区|分校|校部|园区|分园)）|^(?:[东西南北中]区|\p{Script=Han}{0,4}(?:分校|分园|教学点))(?!域|别|间|位)/u

/** 玉川小学教育集团: schools under one name. */
const GROUP = /^教育集团/

/** Schools, kindergartens, universities, their faculties and campuses. */
export function findSchools(line: Line, places: Places): Candidate[] {
  const { text } = line
  return [
    ...named(line, places),
    ...matchesOf(LOCAL, text).flatMap((school) => local(line, places, school)),
    ...short(line, places),
    ...series(line),
    ...matchesOf(UNLEVELLED, text)
      .filter(({ start, end }) => stands(text, start, end))
      .map((school) => candidate(school, 'school-short', 0.65)),
    ...matchesOf(DEICTIC, text).map((school) => candidate(school, 'school-deictic', 0.8)),
  ]
}

/** Whether a name stands by itself beside other schools: behind a mark or 和, before a mark, 和 or what it gets. */
const stands = (text: string, start: number, end: number): boolean =>
  /(?:[学小中园校高幼]|^|[，。；：“])[、和与及]?$|(?:建设|新建|扩建|改造|迁建|建成|支持|推进)$/.test(
    text.slice(0, start),
  ) &&
  !/[“]$/.test(text.slice(0, start)) &&
  /^(?:[、，；。]|[和与及]|获|荣|被|入选|列为|先后|\p{Script=Han}{2,4}(?:工程|项目)|\p{Script=Han}{0,2}[楼馆场])/u.test(
    text.slice(end),
  )

function named(line: Line, places: Places): Candidate[] {
  const { text } = line
  return matchesOf(HEAD, text).flatMap(({ start, end }) => {
    if (NOT_AFTER.test(text.slice(end))) return turnedDown(line, { start, end }, 'school', 'another-word')
    const from = atPlace(line, places, nameStart(line, start, Math.max(0, start - 20)), start)
    const prefix = text.slice(from, start)
    const head = text.slice(start, end)
    const no = (veto: VetoId) => turnedDown(line, { start: from, end }, 'school', veto)
    if (isAddressed(line, places, start))
      return [candidate({ start: addressOf(line, places, start), end }, 'school-named', 0.85)]
    if (prefix.length < 2) return no('no-proper-name')
    if (
      /^(?:全|本|我|各)[省市县区校]/.test(prefix) ||
      isClassOf(prefix, head, places) ||
      text.slice(0, from).endsWith('各')
    )
      return no('class-of-schools')
    const isListed = /(?:学校|中学|小学|幼儿园|学院)[、和]$/.test(text.slice(0, from))
    if (head === '校区' && /[新老旧]$/.test(prefix)) return []
    if (head === '小学' && prefix.endsWith('中')) return []
    if (head === '学校' && places.short.has(prefix)) return []
    if (/[到在的了把被从]|学生|教师(?!进修|发展)|改革/.test(prefix)) return no('holds-verb')
    if (/^(?:小学|中学|幼儿园)$/.test(head) && !isListed && isTimed(line, { start: from, end: start }))
      return no('holds-verb')
    if (/^(?:小学|中学|幼儿园)$/.test(head) && !isListed && isVerb(line, { start: from, end: start }))
      return no('holds-verb')
    if (/^(?:学校|初中|高中)$/.test(head) && !isListed && !isProper(line, { start: from, end: start }, places))
      return no('no-proper-name')
    const part = (PART.exec(text.slice(end)) ?? GROUP.exec(text.slice(end)))?.[0].length ?? 0
    return [
      candidate({ start: from, end: end + part }, head === '校区' || part > 0 ? 'school-campus' : 'school-named', 0.85),
    ]
  })
}

/** 江省河市湖县新坝九年制学校: where the chain of divisions begins that ends shortly before a head noun; else the noun itself. */
function addressOf({ text }: Line, places: Places, head: number): number {
  for (let at = head - 2; at >= Math.max(0, head - MOST_OF_NAME); at--) {
    const start = places.endingAt(text, at)
    if (start < at && /[省市县区州旗]/.test(text[at - 1]!) && at - start > 4) return start
  }
  return head
}

/** Characters between the divisions and the head noun of a school, at most. */
const MOST_OF_NAME = 10

/** Whether a school is printed with at least two divisions before its name, and the name is none of a class. */
function isAddressed(line: Line, places: Places, head: number): boolean {
  const from = addressOf(line, places, head)
  if (from === head) return false
  const divisionsEnd = lastDivisionEnd(line, places, from, head)
  const rest = line.text.slice(divisionsEnd, head)
  return /^[\p{Script=Han}\d〇]{2,10}$/u.test(rest) && !CLASS().test(rest) && !/[的和与及在等]/.test(rest)
}

function lastDivisionEnd({ text }: Line, places: Places, from: number, head: number): number {
  let end = from
  for (let at = from + 2; at < head; at++) if (places.endingAt(text, at) === from) end = at
  return end
}

/** The place that a name opens with, where a verb stands before it (发挥西安文理学院). */
function atPlace(line: Line, places: Places, from: number, head: number): number {
  for (let end = head; end > from + 1; end--) {
    const start = places.endingAt(line.text, end)
    if (start === end || start <= from) continue
    if (line.tokens.some((token) => token.start >= from && token.end <= start && token.tag === 'v')) return start
  }
  return from
}

const isLevelled = (name: string): boolean => /[省市县区]$/.test(name)

/** Whether nothing before the head noun is a name of its own. */
function isClassOf(prefix: string, head: string, places: Places): boolean {
  if (CLASS().test(prefix) || CLASS_END.test(prefix)) return true
  if (/(?:直属|所属|部属|省属|市属)(?:师范|综合|重点)?$/.test(prefix)) return true
  const isHigher = /^(?:.*学院|.*大学|.*专科学校)$/.test(head)
  for (let at = prefix.length; at > 1; at--) {
    if (places.endingAt(prefix.slice(0, at), at) !== 0) continue
    const rest = prefix.slice(at)
    if (isHigher) return false
    if (rest === '') return isLevelled(prefix) && /^(?:学校|小学|中学|初中|高中|幼儿园)$/.test(head)
    return (
      CLASS().test(rest) &&
      !/中心|第|实验|机关|职业|特殊|师范|附属|外国语|高级|初级|民族|进修|艺术|体育|技师/.test(rest)
    )
  }
  return false
}

/** Whether the words before a bare 学校 can be a name: no verb or function word among them, unless the name stands free. */
function isProper(line: Line, prefix: { start: number; end: number }, places: Places): boolean {
  const words = line.tokens.filter(({ start, end }) => start >= prefix.start && end <= prefix.end)
  if (places.endingAt(line.text, prefix.end) <= prefix.start) return true
  if (line.tokens.some(({ start, end }) => start < prefix.start && end > prefix.start)) return false
  const [word] = words
  const before = line.text[prefix.start - 1] ?? ''
  const after = line.text[prefix.end + 2] ?? '。'
  if (words.length === 1 && prefix.end - prefix.start === 2 && !/^n[zrst]/.test(word!.tag))
    return (/^v/.test(word!.tag) ? /的/ : /[的、，。]|^$/).test(before) && /[、，。；未和在将获]/.test(after)
  return !words.some(
    ({ tag, word }) => /^(?:v|d|p|c|u|m|r|f|t)/.test(tag) && !/^(?:实验|附属|进修|特殊|教育)$/.test(word),
  )
}

/** 年底前小学…, 原则上小学…: a time, a side or an adverb before the head noun. */
const isTimed = ({ tokens }: Line, prefix: { start: number; end: number }): boolean =>
  tokens.some(({ start, end, tag }) => start >= prefix.start && end === prefix.end && /^[tfdpcr]/.test(tag))

/** 帮助小学: one word before the head noun, a verb. */
function isVerb({ text, tokens }: Line, { start, end }: { start: number; end: number }): boolean {
  const word = tokens.find((token) => token.start === start)
  return word?.end === end && word.tag === 'v' && text[start - 1] !== '的' && !/[“‘]/.test(text[start - 1] ?? '')
}

/** 县职业中专, 市实验小学: of these a place has one, so the level and the kind together name it. */
function local(line: Line, places: Places, { start, end }: { start: number; end: number }): Candidate[] {
  const place = places.endingAt(line.text, start + 1)
  const before = line.text.slice(0, start)
  if (place === start + 1 && /(?:各|、|乡|[县区]|全|我|本)$/.test(before) && !/[^省市县区]、$/.test(before))
    return turnedDown(line, { start, end }, 'school', 'class-of-schools')
  if (NOT_AFTER.test(line.text.slice(end))) return turnedDown(line, { start, end }, 'school', 'another-word')
  const isFree = line.isEdge(start) || nameStart(line, start, Math.max(0, start - 6)) === start
  if (place === start + 1 && !isFree && /\p{Script=Han}$/u.test(before))
    return turnedDown(line, { start, end }, 'school', 'inside-word')
  return [candidate({ start: Math.min(place, start), end }, 'school-short', 0.85)]
}

function short(line: Line, places: Places): Candidate[] {
  const { text } = line
  return matchesOf(SHORT, text).flatMap(({ start, end: shortEnd, groups }) => {
    const rest = text.slice(shortEnd)
    const end = shortEnd + ((/^(?:分校|[东西南北]校区)/.exec(rest) ?? GROUP.exec(rest))?.[0].length ?? 0)
    const before = text.slice(0, start)
    if (PARTY_PLENUM.test(before.at(-1) ?? '') || /[第十百千万]$/.test(before))
      return turnedDown(line, { start, end }, 'school', 'plenum')
    const levelEnd = groups.place ? start + 1 : start
    const place = places.endingAt(text, levelEnd)
    if (place < levelEnd) return [candidate({ start: place, end }, 'school-short', 0.9)]
    if (groups.place && line.isEdge(start - 1) && isDivision(text.slice(start - 1, start + 1)))
      return [candidate({ start: start - 1, end }, 'school-short', 0.85)]
    if (groups.place) return /[各全我本]$/.test(before) ? [] : [candidate({ start, end }, 'school-short', 0.9)]
    if (/^第/.test(groups.number!))
      return /(?:学校|中学|小学|幼儿园)[、和]$/.test(before) ? [candidate({ start, end }, 'school-short', 0.75)] : []
    const from = nameStart(line, start, Math.max(0, start - 3))
    const isBare = from === start
    if (isCounty(text.slice(from, start)) || text.slice(from, start) === '兵团')
      return [candidate({ start: from, end }, 'school-short', 0.85)]
    if (!isBare && start - from >= 2 && /中$/.test(groups.number!) && line.isEdge(from)) return []
    const prefix = text.slice(from, start)
    const isClosed = /^(?:$|[^\p{Script=Han}]|[和与及等的在获被入荣]|教师|学生|校长|高考|本科|党)/u.test(
      text.slice(end),
    )
    if (!isBare && prefix.length < 6 && isClosed && !holdsLoose(line, from, start))
      return [candidate({ start: from, end }, 'school-short', 0.75)]
    const isFree = isBare && !/[\p{Script=Han}\d]/u.test(text[start - 1] ?? '') ? true : isBare && line.isEdge(start)
    return isFree
      ? [candidate({ start, end }, 'school-short', 0.75)]
      : turnedDown(line, { start: from, end }, 'school', 'inside-word')
  })
}

/** Whether a verb, a number or a function word stands among the words. */
const holdsLoose = ({ tokens }: Line, from: number, to: number): boolean =>
  tokens.some(({ start, end, tag }) => start >= from && end <= to && /^(?:v|d|p|c|u|m|r|t|q)/.test(tag))

function series(line: Line): Candidate[] {
  return matchesOf(SERIES, line.text).flatMap(({ start, groups }) => {
    if (/[届次第十]$/.test(line.text.slice(0, start))) return []
    const numbersAt = start + (groups.place?.length ?? 0)
    return matchesOf(new RegExp(NUMERAL, 'g'), groups.numbers!).map((number, i) => {
      const from = i === 0 ? start : numbersAt + number.start
      const printed = line.text.slice(numbersAt + number.start, numbersAt + number.end)
      return {
        ...candidate({ start: from, end: numbersAt + number.end }, 'school-series', 0.8),
        stands: `${groups.place ?? ''}${printed}${groups.head}`,
      }
    })
  })
}

/** 职业中专 where the document has 县职业中专: the same school, without its level. `known` are the levelled names. */
export function findUnlevelled({ text, isEdge }: Line, known: ReadonlySet<string>): Candidate[] {
  return [...known].flatMap((name) => {
    return occurrences(text, name.slice(1))
      .filter(
        ({ start, end }) =>
          isEdge(start) &&
          isEdge(end) &&
          !/[省市县区\p{Script=Han}]$/u.test(
            text.slice(0, start).replace(/(?:改善|支持|推动|推进|加强|建设|和|与|、|在|对|由|从|向)$/, ''),
          ),
      )
      .map((school) => ({ ...candidate(school, 'school-short', 0.7), stands: name }))
  })
}
