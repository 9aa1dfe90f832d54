import { lexiconWords } from '../../lexicon.ts'
import { rule } from '../rules.ts'
import type { Candidate } from './candidate.ts'
import { anyOf, type Line, matchesOf, overlaps, type Range } from './line.ts'
import { nameStart } from './name-start.ts'
import type { Places } from './place.ts'
import { type Quote, quotesIn } from './quotes.ts'

const knownNames = lexiconWords('programs.tsv')
const KNOWN = new RegExp(anyOf(knownNames), 'g')
const isKnown = new Set(knownNames)

const STRONG =
  '(?:专项|攻坚|提升|振兴|培训|促进|改造|三年|集中|联合|主题|示范|系列)?(?:行动计划|行动方案(?!》)|行动|工程|计划)|(?:专项|集中|系统|综合|突出问题系统|突出问题专项|专题)整治(?:行动|活动|工作(?=，))?|(?:招聘|培养|培训|支持|资助|岗位|防控|建设)计划'
const WEAK =
  '管理改革|改革试验区|改革试点|综合改革|改革|试点项目|项目|战略|管理制度|责任制度|责任制|制度|管理机制|长效机制|机制|服务平台|管理平台|共享平台|平台|系统|政策|运动|试验区|实验区|实验县|模式(?=$)|活动月|活动周|宣传月|宣传周|文化节|艺术节|体育节|科技节|读书节|训练营|巡讲活动|研学活动|推广活动|创建活动|实践活动|主题活动|教育活动|评选活动|展示活动|竞赛活动|活动'
const CONTEST =
  '(?:视频)?(?:展评|展演)(?:活动)?|基本功大赛|技能大赛|创新大赛|大赛|教学竞赛|竞赛|合唱比赛|比赛|联赛|锦标赛|邀请赛|选拔赛|挑战赛|公开赛|对抗赛|争霸赛|运动会|全运会|马拉松|合唱节|会演|汇演'
const AFTER_QUOTE = new RegExp(
  `^(?<space> ?)(?<head>[\\p{Script=Han}]{0,12}?(?:${STRONG}|${WEAK}|${CONTEST}))(?!组|办|队|会|者|于|为|到)`,
  'u',
)
/** Nouns behind a quoted name that say it is a programme, without belonging to the name. */
const SAYS_PROGRAM =
  /^ ?(?:[\p{Script=Han}]{0,6}?(?:品牌|模式|做法|经验|课程|建设|工作|体系|理念|教育总体思路|工作思路|总体思路|思路|格局|落地|成效|全覆盖|创建|等活动|系列活动|等特色|项目|名片|载体|办法|高校|学校建设|病房|班|改革|政策|走样|系统))/u
const CARRIES_OUT =
  '开展|实施|推进|推行|推动|推广|落实|贯彻|执行|启动|完成|举办|承办|主办|参加|参与|入选|纳入|深化|巩固|强化|加强|完善|建立|建成|推出|打造|擦亮|放大|创建|做好|抓好|办好|亮相|组织|试点|探索|践行|紧扣|依托|通过|聚焦|借助|坚持|争取|普及|提升|优化|制定|把|将|用好|列入|申报|获批'
const VERB_BEFORE = new RegExp(
  `(?:${CARRIES_OUT})(?:了|好|国家级|全国|全省|全市|全县|省|市|县|乡村|基础教育|特殊教育|义务教育|教师|学生|教育|学校|中小学|[\\p{Script=Han}]{0,6})?$`,
  'u',
)
const SLOGAN =
  /[，。；！？、：,;]|(?:的(?!士))|(?:^|[^一两三四五六七八九十])[不没][^误失]|是|让|我|你|们|好学校|家门口|满意|大先生|最后一公里|幸福|为本|至上|第一$|零容忍|零距离|一票否决|双过半|开门红|主心骨|压舱石|牛鼻子|三无|小散弱|之家$|精神$|现象$|目标$|意识$|时期$|时代$|同心圆|防火墙|高压线|绿色通道|引路人|好老师|小饭桌|挂名|走教|短板|桥头堡|排头兵|后半篇|硬骨头|老大难|两张皮|满堂红|三防|五育|四个|两个|双师型$|朋友圈|在编不在岗|占编不在岗/
const GENERIC_HEADED =
  /^(?:该|本|此|这些?|上述|相关|有关|各类|各项|各种|重点|重大|系统|民生|民心|惠民|民生实事|基础|一把手|党建|教育|体育|学校|教学|课堂教学|课程|综合|教育综合|教育教学|教育领域综合|深化|全面深化|体制机制|体制|工作|长效|协调|协作|联动|保障|激励|考核|评价|管理|安全|责任|会商|会商会议|会议|巡察|培训|培养|招生|建设|在建|新建|改扩建|工程|十大|多个|若干|专项|督查|督导|检查|宣传|主题|实践|文体|体育|艺术|教研|研训|党日|主题党日|志愿服务|课外|课后|校园文化|校外|社会|社会实践|公益|科普|阅读|竞赛|比赛|大型|群众性|丰富多彩|信息|信息化|网络|网络学习|管理信息|监控|视频|大数据|云|智能|智慧|操作|教育系统|我省|财政|优惠|国家|国家有关|方针|宏观|产业|经济|社会|教师|学生|人才|发展|学科|年度|五年|三年|中长期|工作|教学|学习|招聘|分配|投资|月|周|总体|具体|详细|实施|组织|各自|个性化|全民健身|学前教育|职业教育|义务教育|高等教育|基础教育|特殊教育|终身教育|生态|大局|教育行政|行政|法治|法律|财务|人事|民主|档案|会计|准入|公示|备案|报告|登记|审批|审核|申报|认证|证书|资格|岗位|考试|招生考试|学籍|学位|学分|保险|社会保险|聘用|工资|薪酬|绩效|绩效工资|收入|分配|产权|财产|请假|值班|巡查|台账|销号|通报|约谈|问责|追责|安全管理|安全责任|安全保障|安全保障责任|应急|预警|防控|联防联控|常态|常态化|动态|反馈|沟通|交流|准备|家校|家校沟通|家校共育|领导|领导责任|工作责任|目标责任|办学|校内|校外|内部|外部|进出|资源|公共|电子|一体化|教育信息化|思政|心理|学业|升学|素质|育人|协同育人|学校家庭社会协同育人|激励约束|容错纠错|竞争|经费|投入|经费保障|投入保障|资助|学生资助|帮扶|结对帮扶|对口帮扶|监督|监管|执法|评估|监测|质量|质量保障|督导评估|教育督导|教育评价|评价|减负|课后服务|义务|法定|学校章程|现代学校|现代大学|代表大会|教职工代表大会|班级|家长委员会|校务|公开|校务公开|信息公开|健康|卫生|传染病|食品安全|校园安全|安全教育|法治教育|德育|劳动|劳动教育|思想政治|教育培训|继续教育|专业|专业建设|产教融合|校企合作|集团化|集团化办学|学区制|国有企业|国企|公立医院|医保支付方式|农牧区集体产权|教师职称|职称|人事|人事制度|机构|户籍|土地|税收|财税|金融|价格|科技|司法|党和国家机构)*(?:STRONG|WEAK)$/

const isGeneric = new RegExp(
  GENERIC_HEADED.source.replace('STRONG|WEAK', `${STRONG}|${WEAK}|${CONTEST}|整治|模式`),
  'u',
)
const HEADED = new RegExp(`(?:${STRONG})(?!组|办|队|会|者|学|师|量|人|图|院|局|部|技术|性|力|员|单列|外|内|起)`, 'gu')
const WEAK_HEADED = new RegExp(`(?:${WEAK})(?!组|办|队|会|者|于|到|化|性|场|费|部|室|委|体系建设)`, 'gu')
const CONTESTED = new RegExp(`(?:${CONTEST})(?!组|场|费|规|项|成绩|资|程|季|事)`, 'gu')
const NUMBERED_FACTS = /\d{1,2}(?:件|项)(?:重点)?民生实事(?:项目)?/g
const PROJECT_ITEM = /(?:新建|改扩建|扩建|迁建|提质扩容|拆除重建|异地新建|[一二三]期|整体搬迁)(?=$|[、，；。和])/g

/** Programmes, campaigns, reforms, projects and contests by name. `barred` are titles in 《》, which hold none. */
export function findPrograms(line: Line, places: Places, barred: Range[]): Candidate[] {
  const { text } = line
  const quotes = quotesIn(text).filter((quote) => !barred.some((range) => overlaps(range, quote)))
  const found = [
    ...matchesOf(KNOWN, text)
      .filter(isWhole(line))
      .map((name) => candidate(name, 'program-known', 0.9)),
    ...quotedPrograms(line, places, quotes),
    ...headed(line, quotes),
    ...contests(line, places, quotes),
    ...matchesOf(NUMBERED_FACTS, text).map((name) => candidate(name, 'program-headed', 0.7)),
    ...projectItems(line),
  ]
  return found
}

/** 国培 inside 全国培训 is no programme: one edge of a known short name must be an edge of a word. */
const isWhole =
  ({ isEdge, text }: Line) =>
  ({ start, end }: Range): boolean =>
    end - start > 3 || isEdge(start) || /[“‘]/.test(text[start - 1] ?? '')

function quotedPrograms(line: Line, places: Places, quotes: Quote[]): Candidate[] {
  const { text } = line
  const found: Candidate[] = []
  let previous: Quote | undefined
  for (const quote of quotes) {
    const before = text.slice(0, quote.start)
    const after = text.slice(quote.end)
    const chained = previous && /^ ?[、和与及]?$/.test(text.slice(previous.end, quote.start))
    const head = AFTER_QUOTE.exec(after)
    const isShort = quote.inner.length <= 12 && !SLOGAN.test(quote.inner)
    const inner = { start: quote.start + 1, end: quote.end - 1 }
    if (head && !/[，的是在]/.test(head[0]) && quote.inner.length <= 20 && isHeadOf(head[0])) {
      const contest = new RegExp(`(?:${CONTEST})$`).test(head[0])
      const start = contest ? contestStart(line, places, quote.start) : quote.start
      found.push(candidate({ start, end: quote.end + head[0].length }, 'program-headed', 0.9))
      previous = quote
    } else if (endsAsProgram(quote.inner) && quote.inner.length <= 24 && !/[，。；]/.test(quote.inner)) {
      found.push(candidate(inner, 'program-quoted', 0.9))
      previous = quote
    } else if (
      isShort &&
      (isKnown.has(quote.inner) || SAYS_PROGRAM.test(after) || chained || VERB_BEFORE.test(clauseBefore(before)))
    ) {
      found.push(candidate(inner, 'program-quoted', chained ? 0.7 : 0.75))
      previous = quote
    } else previous = undefined
  }
  return found
}

const clauseBefore = (before: string): string => before.slice(Math.max(0, before.search(/[^，。；：！？]*$/)))

/** Whether the words behind a quotation up to a head noun go with it; verbs between them part them. */
const isHeadOf = (words: string): boolean =>
  !new RegExp(`(?:${CARRIES_OUT}|等|为|和|与|及|了|向|从|于|对|作为)(?=.)`).test(words.replace(/^ ?(?:和|与)/, '!')) ||
  words.trim().length <= 2

const PROGRAM_END = new RegExp(`(?:${STRONG}|${WEAK}|${CONTEST}|年|杯)$`)
const endsAsProgram = (name: string): boolean => PROGRAM_END.test(name) && !isGeneric.test(name) && name.length > 3

/** A contest's name takes the place, the level and the number of the contest before the quotation. */
function contestStart(line: Line, places: Places, quote: number): number {
  const from = nameStart(line, quote, Math.max(0, quote - 24))
  const prefix = line.text.slice(from, quote)
  const opens = [...prefix].some((_, i) => i > 0 && places.endingAt(prefix.slice(0, i + 1), i + 1) === 0)
  return opens || /^(?:全国|全省|全市|全县|全区|第)/.test(prefix) ? from : quote
}

function headed(line: Line, quotes: Quote[]): Candidate[] {
  const { text } = line
  const strong = matchesOf(HEADED, text).map((head) => ({ ...head, weak: false }))
  const weak = matchesOf(WEAK_HEADED, text).map((head) => ({ ...head, weak: true }))
  return [...strong, ...weak].flatMap(({ start, end, weak }) => {
    const quote = quotes.find((one) => start > one.start && start < one.end)
    const from = nameStart(line, start, Math.max(0, quote ? quote.start + 1 : 0, start - 26))
    const name = text.slice(from, end)
    if (from === start || name.length < 4 || isGeneric.test(name)) return []
    if (/计划$/.test(name) && NO_PLAN.test(text.slice(Math.max(0, end - 4), end + 3))) return []
    if (!isCarriedOut(text, from, end) && (weak || !isInList(text, from))) return []
    if (weak && name.length < 6 && !/改革$|战略$/.test(name)) return []
    return [candidate({ start: from, end }, 'program-headed', weak ? 0.6 : 0.75)]
  })
}

/** 计划 as a verb, or a plan of intake or teaching. */
const NO_PLAN =
  /(?:超|原|按|总|招生|教学|工作|年度|月|周|学期|发展|学习|复习|训练)计划|计划(?:招生|投资|总投|任务|数|外|内|在|于|用|新|到|将|的|地|生育|经济|书|性|\d)/
const isInList = (text: string, start: number): boolean => /[、和与及“”]$/.test(text.slice(0, start))
const VERB_RIGHT_BEFORE = new RegExp(`(?:${CARRIES_OUT})(?:了|好)?(?:新一轮|第[一二三四五]批)?$`)
const VERB_RIGHT_AFTER =
  /^(?:建设)?(?:深入|全面|扎实|持续|稳步|顺利|加快|有序)?(?:推进|实施|深化|落地|上线|启动|完成|拓展|推开|提质|见效|首轮|试点)/

const isCarriedOut = (text: string, start: number, end: number): boolean =>
  VERB_RIGHT_BEFORE.test(text.slice(0, start)) ||
  VERB_RIGHT_AFTER.test(text.slice(end)) ||
  /[、和]$/.test(text.slice(0, start))

function contests(line: Line, places: Places, quotes: Quote[]): Candidate[] {
  const { text } = line
  return matchesOf(CONTESTED, text).flatMap(({ start, end }) => {
    const quote = quotes.find(
      (one) => start >= one.end && start - one.end < 16 && /^\p{Script=Han}*$/u.test(text.slice(one.end, start)),
    )
    if (quote) return []
    const from = nameStart(line, start, Math.max(0, start - 30))
    const name = text.slice(from, end)
    const prefix = text.slice(from, start)
    const opens = [...prefix].some((_, i) => i > 0 && places.endingAt(prefix.slice(0, i + 1), i + 1) === 0)
    if (!opens && !/^(?:全国|全省|全市|全县|全区|世界|亚洲|中国|第|[省市县]|青少年)/.test(name)) return []
    if (name.length < 6) return []
    return [candidate({ start: from, end }, 'program-contest', 0.75)]
  })
}

/** 新长征小学改扩建, 县职教中心二期: items of a list of building projects. */
function projectItems(line: Line): Candidate[] {
  return matchesOf(PROJECT_ITEM, line.text).flatMap(({ start, end }) => {
    const from = nameStart(line, start, Math.max(0, start - 16))
    const prefix = line.text.slice(from, start)
    const clause = line.text.slice(from).split(/[，；。]/)[0]!
    if (!/(?:学|园|中|小|校|院|中心)$/.test(prefix) || !/项目|工程|开工|竣工|完工/.test(clause)) return []
    return [candidate({ start: from, end }, 'program-headed', 0.6)]
  })
}

const candidate = (range: Range, id: Parameters<typeof rule>[0], confidence: number): Candidate => ({
  kind: 'program',
  start: range.start,
  end: range.end,
  rule: rule(id),
  confidence,
  stands: null,
})
