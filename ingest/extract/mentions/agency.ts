import { lexicon, lexiconRows, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import type { VetoId } from '../vetoes.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { Places } from './known-places.ts'
import { type Line, matchesOf, turnedDown } from './line.ts'
import { isStop, nameStart } from './name-start.ts'

const candidate = candidateOf('agency')

const FIELD = lexicon(() => anyOf(lexiconWords('office-fields.tsv')))
const national = lexicon(
  () =>
    new Map([
      ...lexiconRows('state-bodies.tsv', 2).map(([name]) => [name!, name!] as const),
      ...lexiconRows('national-bodies.tsv', 2).map(([name, full]) => [name!, full!] as const),
    ]),
)
const INSIDE =
  '(?:党组|党委|机关党委|办公厅|办公室|[基础托幼小特殊德信访计统勤装备电化督查技术监管培训普职教育体卫艺术职成人事财务督导安全综合政策法规语言文字师资学前高中初义招生考试信息宣传组织干部思政民办审计规划发展科研训与和]{2,12}(?:处|科|股|室|司))'
const LEVEL = '[省市县区州旗]'
const TOWN = '(?:镇|乡|街道)'
const PARTY =
  '委(?:办公室|办|办公厅|宣传部|组织部|统战部|政法委|编办|编委办|巡察办|巡察组|巡察工作领导小组办公室|教育工委|教育工作领导小组(?:办公室|秘书组)?|教育工作委员会|网信办|改革办|改革委|老干部局|党校|农办|督查室|机构编制委员会办公室|人才办|人才工作领导小组办公室)?'
const GOVERNMENT =
  '(?:人民)?政府(?:办公厅|办公室|办|教育督导委员会办公室|教育督导委员会|教育督导室|督查室|研究室|新闻办公室)?'
const BODY = lexicon(
  () =>
    `${PARTY}(?![员托任培派])|${GOVERNMENT}|纪委(?:监委)?|人大(?:常委会)?|(?:(?:${FIELD()})(?:和|与)?){1,4}(?:局|厅|委员会|委|办公室|办)(?![员公])|教育科学研究[所院]|学生资助(?:管理)?中心|公安局(?:交警|治安|网安|特警)?(?:支队|大队)|(?:${FIELD()}){1,2}分局|${anyOf(lexiconWords('local-bodies.tsv'))}`,
)
/** 县教育局为学校: another body stands before the name. */
const HOLDS_BODY = lexicon(() => new RegExp(`${LEVEL}(?:${BODY()})[向对给为由和与及同]`))
const AT_LEVEL = lexicon(() => new RegExp(`(?<level>${LEVEL})(?<body>${BODY()})(?<inside>${INSIDE})?`, 'g'))
const AT_TOWN = new RegExp(`(?<level>${TOWN})(?<body>人民政府|政府|党委|教育总支|党工委|办事处)`, 'g')
const OFFICE = lexicon(() => new RegExp(`(?:(?:${FIELD()})(?:和|与)?){1,4}(?:分?局|厅)(?<inside>${INSIDE})?`, 'g'))
const NATIONAL = lexicon(
  () =>
    new RegExp(
      `(?:${anyOf(national().keys())})(?<inside>${INSIDE}|(?<=部)\\p{Script=Han}{2,8}?(?:司(?![法机令])|研究所))?(?!门|队|分|\\p{Script=Han}{2,10}(?:行政|主管)部门)`,
      'gu',
    ),
)
const YOUTH = /(?:共青团)?团[省市县区]委/g
const SET_UP =
  /(?:成立|设立|建立|组建)(?:了)?(?<name>[省市县区]\p{Script=Han}{2,30}?(?:领导小组|工作专班|指挥部|委员会|联席会议))(?!办公室)/gu
const CLASS_BEFORE =
  /(?:各(?:级|地|县|市|区|省)?|[省市县区州）)]、|[（(][省市县区州、]{1,7}[）)]|地方|所在|属地|基层|当地|上级|本级|同级|两级|三级|乡|设区|区|县|市|涉及)$/
const NAMED =
  /(?:有限责任公司|股份有限公司|有限公司|集团公司|集团|公司|医院|协会|学会|联合会|基金会|研究院|研究所|研究中心|实验室|职教联盟|联盟|领导小组办公室|领导小组|工作专班|指挥部|联席会议办公室|联席会议|委员会办公室|委员会|组委会办公室|组委会|党总支|党支部|党委|团委|出版社|教育机构|日报社|报社|日报|晚报|晨报|都市报|教育报|青年报|人民广播电台|广播电台|新闻网|杂志社|电视台|少年宫|图书馆|博物馆|纪念馆|档案馆|科技馆|美术馆|派出所|监管局|管委会|管理委员会|名师工作室|名校长工作室|名班主任工作室|中心)/g
const VAGUE_NAMED = lexicon(
  () =>
    new RegExp(
      `^(?:[省市县区校]级|[省市县区]|${anyOf(lexiconWords('organisation-fields.tsv'))})*(?:集团|集团公司|公司|医院|协会|学会|联盟|中心|研究院|研究所|研究中心|实验室|委员会|领导小组|工作专班|指挥部|组委会|党总支|党支部|党委|团委|联合会|基金会|有限公司|图书馆|博物馆|纪念馆|档案馆|科技馆|美术馆|少年宫|出版社|派出所|监管局|领导小组办公室|委员会办公室)$`,
    ),
)
/** 市全民阅读指导委员会: in norms too, a body that they set up. */
const BODY_OF_LEVEL = /^[省市县区].{4,}(?:委员会|联席会议|领导小组)$/
/** 河东晚报 记者, 河东晚报讯: who reports. */
const NEWSPAPER =
  /(?<=^|[\s（])(?<name>\p{Script=Han}{2,6}(?:日报|晚报|晨报|商报|时报|教育报|经济报|青年报|周报|都市报|报))(?=\s*(?:全媒体|见习)?(?:记者|通讯员|讯))/gu
/** 玉龙机械（湖北）有限公司. */
const COMPANY_OF_PLACE =
  /(?<name>\p{Script=Han}{3,12})（\p{Script=Han}{2,4}）\p{Script=Han}{0,8}?(?:有限责任公司|股份有限公司|有限公司)/gu
/** 责任单位：教育股、计财股: parts of a bureau that a label names. */
const LABELLED_OFFICE =
  /(?<=[：、，])(?<=(?:责任|牵头|配合|主办|承办)(?:单位|科室|部门|处室|股室)：[^。；）]{0,40})\p{Script=Han}{2,6}(?:股|科|处|室)(?=$|[、，；。）])/gu
/** 局人事股, 局党委: parts of the bureau that speaks. */
const OWN_OFFICE = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[由向经和与对给报至])[局厅](?:党委|党组|机关党委|办公室|${INSIDE})`,
  'gu',
)
/** A body of officials whose full name the document gives elsewhere is called by its kind. */
const TEAM = /(?:联席会议|领导小组|指挥部|组委会|督导委员会)(?:办公室)?/g
const OPENER = /[原现任获由在对向与和及经从给把让使被请将据按受同]/
const NO_NAME =
  /^(?:.*(?:各|级|全|我|本|该|邻|有关|相关|所在|当地|地方|基层|直属|设区|校|城|乡镇|社|直辖|自治)[省市县区州旗]|[省市县区].*)$/
/** 各开发区管委会, 园区管委会: any zone of a kind. */
const CLASS_OF_ZONE =
  /^(?:[各该本省市县区]|相关|有关|国家级|省级|经济|技术|产业|工业|高新|科技|开发|示范|新|园|景|功能|旅游|风景|名胜|片|保税|物流|合作|[、和])*[区城园港](?:管委会|管理委员会)$/
/** Words that hold 中心 or 党委 only by chance. */
const NOT_AFTER =
  /^(?:法(?!院)|小学|学校|幼儿园|中学|初中|校|完小|工作|任务|环节|城区|思想|思路|理组|组(?!建|织|成)|镇|村|书记(?=领导)|化|领导下)/

/**
 * Bodies, from those that a place or level opens to companies and teams by the noun that ends their names; not these
 * where the document lays down norms (`isNorm`): 行业协会 in it is any body of that kind.
 */
export function findAgencies(line: Line, places: Places, isNorm: boolean): Candidate[] {
  const { text } = line
  return [
    ...matchesOf(COMPANY_OF_PLACE, text).map(({ start, end, groups }) =>
      candidate({ start: nameStart(line, start + groups.name!.length, start), end }, 'agency-named', 0.8),
    ),
    ...matchesOf(NATIONAL(), text).map((body) => {
      const name = text.slice(body.start, body.end - (body.groups.inside?.length ?? 0))
      const full = national().get(name)
      const stands = full === undefined || full === name ? null : full + (body.groups.inside ?? '')
      return { ...candidate(body, 'agency-national', 0.95), stands }
    }),
    ...atLevel(line, places, AT_LEVEL()),
    ...atLevel(line, places, AT_TOWN),
    ...bareOffices(line, places),
    ...matchesOf(SET_UP, text).map(({ end, groups }) =>
      candidate({ start: end - groups.name!.length, end }, 'agency-named', 0.75),
    ),
    ...matchesOf(YOUTH, text).map((body) => candidate(body, 'agency-body', 0.9)),
    ...matchesOf(LABELLED_OFFICE, text).map((body) => candidate(body, 'agency-body', 0.7)),
    ...matchesOf(OWN_OFFICE, text).map((body) => candidate(body, 'agency-body', 0.8)),
    ...(isNorm
      ? named(line, places).filter(({ start, end }) => BODY_OF_LEVEL.test(text.slice(start, end)))
      : named(line, places)),
    ...matchesOf(NEWSPAPER, text).map(({ start, groups }) =>
      candidate({ start, end: start + groups.name!.length }, 'agency-named', 0.8),
    ),
  ]
}

/** 县教体局, 湖光区人民政府, 中共蓼河县委: a body of a level, with the place before the level where one is printed. */
function atLevel(line: Line, places: Places, pattern: RegExp): Candidate[] {
  return matchesOf(pattern, line.text).flatMap(({ start, end, groups }) => {
    const placeEnd = start + groups.level!.length
    const place = places.endingAt(line.text, placeEnd)
    let from = place < placeEnd ? place : start
    const no = (veto: VetoId) => turnedDown(line, { start: from, end }, 'agency', veto)
    const isTown = groups.level!.length > 1 || '镇乡'.includes(groups.level!)
    if (from === start && isTown) {
      from = nameStart(line, start, Math.max(0, start - 4))
      if (start - from < 2 || CLASS_BEFORE.test(line.text.slice(0, start))) return no('class-of-bodies')
    }
    if (from === start && CLASS_BEFORE.test(line.text.slice(0, start))) return no('class-of-bodies')
    if (from === start && !isTown) from = unlistedPlace(line, start, placeEnd)
    const before = line.text[from - 1] ?? ''
    if (from === start && /\p{Script=Han}/u.test(before) && !line.isEdge(start) && !OPENER.test(before))
      return no('inside-word')
    if (from === start && isClass(line.text, from)) return no('class-of-bodies')
    if (line.text.slice(from - 2, from) === '中共') from -= 2
    return [candidate({ start: from, end }, 'agency-body', from === start ? 0.85 : 0.95)]
  })
}

/** Where a division begins that neither list nor document knows: two to four characters that nothing else claims, or a zone. */
function unlistedPlace(line: Line, level: number, placeEnd: number): number {
  const from = nameStart(line, level, Math.max(0, level - 10))
  const printed = line.text.slice(from, placeEnd)
  const skipped =
    /^(?:现将|[邻外本我全][省市县区]|[由在对向与和经从给让被将据按受同](?=\p{Script=Han}{3}))/u.exec(printed)?.[0]
      .length ?? 0
  const name = printed.slice(skipped)
  const isZone = /(?:实验|开发|高新|示范)区$/.test(name)
  const words = line.tokens.filter((token) => token.start >= from + skipped && token.end <= level)
  const isPlain = words.length > 0 && words.every(({ word, tag }) => word.length > 1 && !/^(?:ns|nr|nz|nt|x)/.test(tag))
  const isName =
    !isPlain &&
    /^\p{Script=Han}{2,4}[省市县区州旗]$/u.test(name) &&
    !isStop(name.slice(0, -1)) &&
    line.text[from + skipped - 1] !== '各' &&
    !NO_NAME.test(name)
  return isZone || isName ? from + skipped : level
}

const isClass = (text: string, at: number): boolean => /(?:各|[省市县区]、)$/.test(text.slice(0, at))

/** 财政局, 教体局 in a list or by itself: an office of the level that was named before. */
function bareOffices(line: Line, places: Places): Candidate[] {
  return matchesOf(OFFICE(), line.text).flatMap(({ start, end }) => {
    const place = places.endingAt(line.text, start)
    const from = place < start ? place : start
    const before = line.text[from - 1] ?? ''
    if (before === '（' && line.text[end] === '）') return []
    const isOpen = /[^\p{Script=Han}]|^$/u.test(before) || nameStart(line, from, Math.max(0, from - 4)) === from
    if (/各[县市区][^，。；：]*[、和]$/.test(line.text.slice(0, from))) return []
    if (!isOpen || CLASS_BEFORE.test(line.text.slice(0, from)))
      return turnedDown(line, { start: from, end }, 'agency', isOpen ? 'class-of-bodies' : 'inside-word')
    return [candidate({ start: from, end }, 'agency-body', 0.75)]
  })
}

/** Whether a verb stands among the words: 部门结成协同育人联盟. */
const holdsVerb = ({ tokens }: Line, start: number, end: number): boolean =>
  tokens.some((token) => token.tag === 'v' && token.word.length > 1 && token.start >= start && token.end <= end)

/** Where an organisation's name begins: over 与 and 和 where what stands before them opens with a place. */
function namedStart(line: Line, places: Places, head: number): number {
  const floor = Math.max(0, head - 24)
  const from = nameStart(line, head, floor)
  if (!/[与和]/.test(line.text[from - 1] ?? '')) return from
  const wider = nameStart(line, from - 1, floor)
  const left = line.text.slice(wider, from - 1)
  const isWhole = /(?:学院|大学|学校|中学|小学|幼儿园|[局厅委部院]|公司|集团|中心|医院)$/.test(left)
  return places.opens(left) && !isWhole ? wider : from
}

function named(line: Line, places: Places): Candidate[] {
  return matchesOf(NAMED, line.text).flatMap(({ start, end }) => {
    const from = namedStart(line, places, start)
    const name = line.text.slice(from, end)
    const no = (veto: VetoId) => turnedDown(line, { start: from, end }, 'agency', veto)
    if (NOT_AFTER.test(line.text.slice(end))) return no('another-word')
    if (VAGUE_NAMED().test(name)) return no('only-a-field')
    if (from === start || name.length > 26) return no('no-proper-name')
    const opensWithPlace = places.opens(name)
    const isLocal = /^(?:[省市县区校局]|全国|国家|中国)/.test(name)
    const isBranch = /监管局$/.test(name) && name.length > 7
    const isStudio =
      /^\p{Script=Han}{2,4}(?:小学|初中|高中|中学|幼儿园)?(?:语文|数学|英语|思政|美术|音乐|体育|书法)?名(?:师|校长|班主任)工作室$/u.test(
        name,
      ) &&
      !places.opens(name) &&
      /[“、，和与]$|^$/.test(line.text.slice(0, from))
    const isZone = /[区城园港](?:管委会|管理委员会)$/.test(name) && !CLASS_OF_ZONE.test(name)
    if (
      /[为向对把被使]/.test(name) &&
      line.tokens.some(({ start: at, end: to, word }) => at >= from && to <= end && /^[为向对把被使]$/.test(word))
    )
      return []
    if (HOLDS_BODY().test(name)) return []
    const isCompany =
      /(?:集团|公司|医院|协会|学会|基金会|联盟|实验室|研究院|研究所|研究中心|博物馆|纪念馆|美术馆|科技馆)$/.test(name)
    if (/(?:建设|打造|创建|成为)\p{Script=Han}/u.test(name)) return []
    if (/^[省市县区校]级/.test(name) || (!opensWithPlace && !isLocal && holdsVerb(line, from, start)))
      return no('holds-verb')
    if (!opensWithPlace && !isLocal && !isCompany && !isBranch && !isZone && !isStudio) return no('no-place-or-level')
    if (/名(?:师|校长|班主任)工作室$/.test(name) && !isStudio) return []
    if (
      /次中心$|(?:会展|会议|展览|体育|文体|活动|购物|商业|游客|服务)中心$/.test(name) &&
      /在$/.test(line.text.slice(0, from))
    )
      return []
    if (/次中心$|^[全各]/.test(name) && !/^全国/.test(name)) return no('class-of-bodies')
    if (/教育机构$/.test(name) && !opensWithPlace) return []
    return [candidate({ start: from, end }, 'agency-named', opensWithPlace ? 0.8 : 0.6)]
  })
}

/** Teams by their kind alone (联席会议); `full` are the names that the document gives them. */
export function findTeams({ text }: Line, full: ReadonlyMap<string, string>): Candidate[] {
  return matchesOf(TEAM, text).flatMap((team) => {
    const name = text.slice(team.start, team.end)
    const kind = name.replace(/办公室$/, '')
    const stands = full.get(kind)
    const isFree =
      !/\p{Script=Han}/u.test(text[team.start - 1] ?? '') ||
      !/(?:厅际|部际|部门|工作|协调|[省市县区校]级)$/.test(text.slice(0, team.start))
    if (stands === undefined || !isFree || /^制度/.test(text.slice(team.end))) return []
    return [{ ...candidate(team, 'agency-short', 0.75), stands: stands + name.slice(kind.length) }]
  })
}

/** The full names of teams that a text gives, by kind. */
export function teamsIn(text: string): [string, string][] {
  if (!/联席会议|领导小组|指挥部|[组督][委导]/.test(text)) return []
  return matchesOf(
    /(?<name>[\p{Script=Han}]{4,30}?(?<kind>联席会议|领导小组|指挥部|组委会|督导委员会))(?!办公室)/gu,
    text,
  ).flatMap(({ groups }) => {
    const name = groups.name!.replace(/^.*?(?:关于|建立|成立|设立|组建|同意|调整|完善)+/, '')
    return /^[\p{Script=Han}]{2,5}[省市县区州]/u.test(name) ? [[groups.kind!, name] as [string, string]] : []
  })
}
