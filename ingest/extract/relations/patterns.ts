import type { DocumentKind, EntityKind, Predicate } from '../../../graph/model.ts'
import type { RuleId } from '../rules.ts'

/**
 * How a predicate is said of a list of objects.
 * `before` is tried on the clause up to the objects, `after` on the rest of their sentence; both must hold where both are
 * given. What stands before the match of `before` (or, without it, before the objects) is searched for the subject.
 */
export type Pattern = {
  rule: RuleId
  predicate: Predicate
  object: readonly EntityKind[]
  before?: RegExp
  after?: RegExp
  /** Tried on the clause up to the objects: when it holds, the pattern says nothing. */
  unless?: RegExp
  /** Who the sentence is about when nobody is printed; without it such a sentence says nothing. */
  unsaid?: 'document' | 'speaker'
  /** Kinds that can be the subject; none when the document itself always is. */
  subject: readonly EntityKind[]
  /** What is found as the subject is the object: 教育部印发《…》 makes the regulation issued by the ministry. */
  reversed?: true
  /** Tried on what stands between the subject and the match of `before`, in place of the usual freedom. */
  gap?: RegExp
  /** Kinds of document that never say it (a law lays down, it does not report). */
  notIn?: readonly DocumentKind[]
}

const FILL = '[^，。；：！？]{0,18}'
const BY_LAW = ['law', 'regulation'] as const
const ACTORS = ['agency', 'school', 'place'] as const
const HONOURED = ['school', 'agency', 'place', 'person'] as const

/** The last verb before the object decides: one of these carries it out, one of the next only names it. */
const CARRIES =
  '推进|推动|实施|开展|建设|深化|启动|完成|建成|推行|推广|落实|举办|承办|主办|办好|抓好|抓实|做好|做实|擦亮|打造|放大|推出|巩固|强化|加强|健全|完善|建立|优化|提升|执行|贯彻|探索|创新|成为|用好|用起来|组织|组织好|设立|上线|践行|构建|改造'
const ONLY_NAMES =
  '依托|借助|结合|争取|支持|鼓励|纳入|列入|入选|参加|参与|获批|服务|紧扣|围绕|通过|利用|融入|介绍|展现|学习|总结|参照|按照|根据|培育|选派|涉及|包括|配合|对接|基础上|以|把|将|在|从|对'
const CARRIED = new RegExp(`(?:${CARRIES})(?!(?:${FILL}(?:${ONLY_NAMES}|${CARRIES})))(?:了|好|出)?${FILL}$`)
const CARRIED_AFTER =
  /^(?:[建设成果经验]{0,2})(?:全面|深入|扎实|持续|稳步|顺利|加快|有序|圆满|首轮[^，。；]{0,2}|首考|拓展|提质|更加|基本)?(?:推进|实施|深化|落地|上线|启动|完成|开工|竣工|建成|见效|扩面|提速|拓展|铺开|启用|开展|建设|运行|推行|利企便民|覆盖|提质)/
const CLASS_SUBJECT =
  /(?:各(?:地|校|级|县|区|市|乡|镇|单位|部门|学校|园|高校|类)|个别|有的|有些|部分|一些|鼓励|支持|引导|有条件|高校|学校(?=要|应|可|须)|中小学(?=要|应|可|须)|国家(?!级)|积极争取|力争进入)/
const FOLLOWS_OUT =
  /^(?:[^，。；]{0,10})?(?:精神|要求|部署)?[^。；]{0,80}(?:制定|制订|特制定|提出(?:如下|以下)|结合[^。；]{0,12}实际|现[^。；]{0,20}(?:提出|通知|印发|意见))/
const SCHOOLS_ACT =
  /(?:学校|高校|高中|中职|幼儿园|阶段|企业|机构|单位|部门|政府|各[地校级])[^，。；]{0,6}(?:要|应|须|必须|应当)?(?:根据|按照|依据|按|对照|参照|落实|执行|贯彻)$/

export const PATTERNS: readonly Pattern[] = [
  {
    rule: 'relation-implements',
    predicate: 'implements',
    object: ['regulation'],
    before: /(?:贯彻落实|贯彻执行|贯彻|落实|执行|实施|践行)[^，。；：！？的]{0,30}$/,
    unless:
      /(?:未|没有|不|违反|是否|各[地校级]|民办|督促)[^，。；]{0,8}(?:贯彻|落实|执行|实施)[^，。；]{0,20}$|(?:按照|依据|对照)[^，。；]{0,6}$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-implements-basis',
    predicate: 'implements',
    object: ['regulation'],
    before: /(?:根据|依据|按照|遵照|依照)[^，。；：！？的]{0,24}$/,
    after: FOLLOWS_OUT,
    unless: SCHOOLS_ACT,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-implements-basis',
    predicate: 'implements',
    object: ['regulation'],
    before: /(?:根据)[^，。；：！？的]{0,24}$/,
    after: /^(?:（[^（）]*）)?(?:等)?(?:文件)?(?:的)?(?:文件)?(?:精神|要求)/,
    unless: SCHOOLS_ACT,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-cites',
    predicate: 'cites',
    object: ['regulation'],
    before:
      /(?:根据|依据|按照|按|遵照|依照|参照|对照|比照|违反|符合|详见|见|以|对标对表|对标|未按)[^，。；：！？]{0,24}$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-cites',
    predicate: 'cites',
    object: ['regulation'],
    after: /^(?:（[^（）]*）)?(?:收悉|悉|规定的|所规定|第[一二三四五六七八九十百\d]+条|明确的|确定的|所列)/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-repeals',
    predicate: 'repeals',
    object: ['regulation'],
    after:
      /^(?:（[^（）]*）)?(?:等)?(?:[^，。；《》]{0,12})?(?:同时|即行|即|一并|自行|予以|相应)?(?:废止|失效|停止执行)/,
    unsaid: 'document',
    subject: ['regulation'],
  },
  {
    rule: 'relation-repeals',
    predicate: 'repeals',
    object: ['regulation'],
    before: /(?:废止|停止执行)[^，。；：]{0,12}$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-amends',
    predicate: 'amends',
    object: ['regulation'],
    before: /(?:修改|修订|修正)(?:了|完善|后的)?$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-amends',
    predicate: 'amends',
    object: ['regulation'],
    before: /对$/,
    after: /^(?:（[^（）]*）)?(?:作(?:如下|以下|出)?修[改订正]|进行修[改订正]|予以修[改订正])/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-awarded',
    predicate: 'awarded',
    object: ['honour'],
    before:
      /(?:获评|荣获|获得|获|被评为|被评|评为|被授予|授予|被认定为|认定为|被命名为|命名为|被确定为|荣膺|晋升为?|跻身|入选|当选|捧得|成功创建|创成|创建成|摘得|现为|是)(?:了|为|成)?(?:首批|第[一二三四五六七八九十]+批|全省首批|年度|[^，。；：！？]{0,6}“?)?$/,
    unless: /创建[^，。；]{0,4}$|力争|争创|努力|争取|支持|进入/,
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program', 'regulation'],
    before:
      /(?:入选|入围|纳入|列入|获批|参加|参与|参赛|亮相|跻身|晋级|被列为|列为|被确定为|申报成功|加入)(?:了|为)?[^，。；：！？]{0,12}$/,
    unless:
      /(?:组织|不得|严禁|禁止|鼓励|支持|引导|各校|各地|学生)[^，。；]{0,8}(?:参加|参与)|纳入[^，。；]{0,4}(?:考核|督导)/,
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program'],
    before: /在$/,
    after:
      /^(?:[^，。；、]{0,6})?(?:中|上|里)(?:[^，。；]{0,8})?(?:获|取得|夺得|斩获|荣获|摘得|捧回|包揽|位列|名列|摘金|再创)/,
    unsaid: 'speaker',
    subject: HONOURED,
  },
  {
    rule: 'relation-carries-out',
    predicate: 'carries_out',
    object: ['program'],
    before: CARRIED,
    unless: CLASS_SUBJECT,
    unsaid: 'speaker',
    subject: ACTORS,
    notIn: BY_LAW,
  },
  {
    rule: 'relation-carries-out',
    predicate: 'carries_out',
    object: ['program'],
    before:
      /(?:^|[，。；：！？、“\s）)一二三四五六七八九十项])$|^(?:我[县市省区]|全[县市省区]|\d+项|十大类\d*项?|首个|当地首个)?$/,
    after: CARRIED_AFTER,
    unsaid: 'speaker',
    subject: [],
    notIn: BY_LAW,
  },
  {
    rule: 'relation-carries-out',
    predicate: 'carries_out',
    object: ['program'],
    before: /(?:以|把|将)(?:建设|创建|实施|推进|开展|深化)?$/,
    after: /^(?:为抓手|为载体推进|抓实|抓好|作为(?:重要|主要|总|有力)?抓手|用起来|落到实处|抓紧抓实|贯穿)/,
    unsaid: 'speaker',
    subject: ACTORS,
    notIn: BY_LAW,
  },
  {
    rule: 'relation-responsible',
    predicate: 'responsible_for',
    object: ['program'],
    before: /(?:负责|承担|主办|承办|协办|组织实施|组织好|组织|具体负责)(?:的|好)?(?:[^，。；：]{0,6})?$/,
    unless: CLASS_SUBJECT,
    subject: ['agency'],
  },
  {
    rule: 'relation-leads',
    predicate: 'leads',
    object: ['program'],
    before: /牵头(?:实施|组织|负责|推进|开展|建设|抓好|做好)?(?:的)?$/,
    subject: ['agency'],
  },
  {
    rule: 'relation-issued',
    predicate: 'issued_by',
    object: ['regulation'],
    before: /(?:(?:联合|共同|正式|先后|率先)?(?:印发|发布|出台|制定|制订|下发|颁布|公布)(?:了|的|实施|施行)?)?$/,
    gap: /^(?:等\d*[^，。；]{0,6})?(?:近日|日前|联合|20\d\d年(?:\d+月)?(?:\d+日)?)*$/,
    subject: ['agency'],
    reversed: true,
  },
]
