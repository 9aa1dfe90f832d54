import type { Pattern } from './pattern.ts'

const FILL = '[^，。；：！？]{0,18}'
const BY_LAW = ['law', 'regulation'] as const
const ACTORS = ['agency', 'school', 'place'] as const
const HONOURED = ['school', 'agency', 'place', 'person'] as const
const NUMBER = '(?:（[^（）]*）)?'

/** The last verb before the object decides: one of these carries it out, one of the next only names it. */
const CARRIES =
  '推进|推动|加快|扩大|开办|开建|推开|铺开|接入|实施|开展|建设|深化|启动|完成|建成|推行|推广|落实|举办|承办|主办|办好|抓好|抓实|做好|做实|擦亮|打造|创立|创设|创办|放大|推出|巩固|强化|加强|健全|完善|建立|优化|提升|执行|贯彻|探索|创新|成为|用好|组织|设立|践行|构建|实现'
const ONLY_NAMES =
  '依托|借助|结合|争取|支持|鼓励|纳入|列入|入选|参加|参与|获批|服务(?![和与及、])|紧扣|围绕|通过|利用|融入|介绍|展现|学习|总结|参照|按照|根据|培育|选派|涉及|包括|配合|对接|基础上|以|把|将|在|从|对|违反|未'
/** The words up to a programme that say that it is carried out. */
export const CARRIED = new RegExp(
  `(?<!获批|争取)(?:${CARRIES})(?![、与同和]|${FILL}(?:${ONLY_NAMES}|${CARRIES}))(?:了|好|出)?${FILL}$`,
)
const PREDICATE =
  '(?:成果)?(?:已|正|将)?(?:全面|深入|扎实|持续|稳步|顺利|加快|有序|圆满|首轮[^，。；]{0,2}|首考|拓展|提质|更加|基本|不断|整体|全部|如期|全线)*(?:推进|实施|深化|落地|上线|启动|完成(?!投资|率)|开工|竣工|建成|办结|收官|见效|扩面|提速|拓展|铺开|推开|启用|投用|投运|投入(?:运行|使用)|开展|建设|运行|推行|利企便民|提质|覆盖(?!率))'
const BACKDROP = '(?![^，。；]{0,8}的(?:大?背景|形势|情况|基础))'
const CLASS_SUBJECT =
  /(?:^|[\s　])为(?:了)?(?:进一步|深入|切实|持续|全面|更好)*(?=\p{Script=Han}{2})|是(?=落实|推进|巩固|实施|深化|开展|贯彻)|(?:各(?:地|校|级|县|区|市|乡|镇|单位|部门|学校|园|高校|类)|个别|有的|有些|部分|一些|鼓励|支持|引导|督促|有条件|高校|学校(?=要|应|可|须)|中小学(?=要|应|可|须)|国家(?!级|中小学|\p{Script=Han}{2,10}[委局部署院])|对(?=实施|推进|开展|落实|深化|推动)|积极争取|力争进入|该[县市区])/u

/** What is said of programmes, honours and places. In order: where two patterns speak of the same object, the first one holds. */
export const DEED_PATTERNS: readonly Pattern[] = [
  {
    rule: 'relation-awarded',
    predicate: 'awarded',
    object: ['honour'],
    before:
      /(?:获评|荣获|获得|获|被评为|评为|被授予|授予|被认定为|认定为|被命名为|命名为|被确定为|荣膺|晋升为?|跻身|入选|当选|捧得|成功创建|创成|创建成|摘得|表彰为|获.{0,40}授予的?)(?:了|为|成)?(?:\d+[名个位所])?(?:[^，。；、]{2,24}奖、){0,3}(?:首批|第[一二三四五六七八九十]+批|全省首批|年度|全国|全省|全市|[省市县]级?|\p{Script=Han}{2,4}[省市县区])?$/u,
    after: /^(?![一二三特]等奖|提名)/,
    unless: /力争|争创|努力|争取|支持|进入/,
    subject: HONOURED,
  },
  {
    rule: 'relation-awarded',
    predicate: 'awarded',
    object: ['honour'],
    before: /(?<=(?:授予|表彰|命名|认定|新增|涌现).*)(?:为)?$/,
    gap: /^(?:等(?:[\d一二三四五六七八九十]*[名个位所家][^，。；“]{0,8})?)?$/,
    subject: HONOURED,
  },
  {
    rule: 'relation-awarded',
    predicate: 'awarded',
    object: ['honour'],
    before:
      /(?:我|全)[县市区省校](?:[^，。；的]{0,6})?(?:成功创建|创成|获评|荣获|获得|获|被评为|被授予|被认定为|被命名为|入选|成为)(?:了|为)?(?:首批|第[一二三四五六七八九十]+批)?$/,
    unsaid: 'speaker',
    subject: [],
  },
  {
    rule: 'relation-awarded',
    predicate: 'awarded',
    object: ['honour'],
    after: /^(?:称号)?(?:获得者|得主)/,
    behind: /^/,
    subject: ['person', 'school', 'agency'],
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program', 'regulation'],
    before:
      /(?:入选|入围|纳入|列入|获批|参加|参与|参赛|亮相|跻身|晋级|列为|确定为|认定为|加入)(?:了|为)?[^，。；：！？]{0,12}$/,
    unless:
      /(?:组织|不得|严禁|禁止|鼓励|支持|引导|各校|各地)[^，。；]{0,8}(?:参加|参与)|纳入[^，。；]{0,4}(?:考核|督导)/,
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program'],
    before: /在$/,
    after:
      /^(?:[^，。；、]{0,6}(?:中|上|里))?(?:[^，。；]{0,8})?(?:获|取得|夺得|斩获|荣获|摘得|捧回|包揽|位列|名列|摘金|再创)/,
    unsaid: 'speaker',
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program'],
    before: /在(?:[^，。；、]{1,8}的)?$/,
    after: /^[^，。；、]{0,4}(?:中|上|里)[，,]/,
    behind:
      /^(?:代表队|队|师生|学生|选手|等)?[^，。；、的]{0,4}(?:获|夺得|取得|斩获|荣获|摘得|捧回|包揽|位列|名列|摘金)/,
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program'],
    before: /在$/,
    after: /^[^，。；、]{0,4}(?:中|上|里)(?:表现|成绩|取得|获)[^，。；、]{0,6}的/,
    behind: /^/,
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program'],
    after: /^[^，。；、]{0,6}名单(?:[^，。；、]{0,6})?[，,](?:其中)?/,
    behind: /^(?:等[^，。；]{0,10})?(?:成功|双双|均|同时|榜上)*(?:入选|上榜|在列|入围|有名)(?=[，。；]|$)/,
    subject: HONOURED,
  },
  {
    rule: 'relation-participates',
    predicate: 'participates_in',
    object: ['program'],
    before: /(?:获得?|荣获|夺得|斩获|摘得)(?:了|过)?(?:20\d\d年度?)?$/,
    after: /^[^，。；、]{0,6}“[^”]{2,14}奖”|^[^，。；、“]{0,14}(?:[一二三特]等奖|冠军|亚军|季军|[金银铜][牌奖])/,
    unsaid: 'speaker',
    subject: HONOURED,
  },
  {
    rule: 'relation-pilot',
    predicate: 'participates_in',
    object: ['program'],
    after: /^(?:率先)?在/,
    behind: /^(?:等[^，。；]{0,10})?(?:列为试点|先行先试|先行试点|试点|开展试点|试行|启动试点)/,
    subject: ['school', 'place', 'agency'],
  },
  {
    rule: 'relation-pilot',
    predicate: 'participates_in',
    object: ['program'],
    named: /(?:实验县|实验区|试验区|试点县|试点区|试点市|试点)$/,
    before: /$/,
    unless: /(?:承担|参加|参与)[^，。；]{0,12}$/,
    gap: /^$/,
    subject: ['place'],
    apart: true,
  },
  {
    rule: 'relation-leads',
    predicate: 'leads',
    object: ['program'],
    before: /牵头(?:实施|组织|负责|推进|开展|建设|抓好|做好)?(?:的)?$/,
    subject: ['agency'],
  },
  {
    rule: 'relation-responsible',
    predicate: 'responsible_for',
    object: ['program'],
    before:
      /(?:具体负责|负责|承担|主办|承办|协办|联合举办|共同举办|组织实施|组织开展|组织好|组织)(?:的|好)?(?:[^，。；：]{0,6})?$/,
    unless: CLASS_SUBJECT,
    subject: ['agency'],
  },
  {
    rule: 'relation-carries-out',
    predicate: 'carries_out',
    object: ['program'],
    after: /^[^，。；]{0,2}(?:亮相|登上|走进)/,
    before: /$/,
    gap: /^$/,
    subject: ['school'],
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
    before: /(?:^|[的个项，。；：！？、“\s）)一二三四五六七八九十]|全[县市省区]|我[县市省区]|中小学校?|学校)$/,
    after: new RegExp(`^${PREDICATE}${BACKDROP}`),
    unless: CLASS_SUBJECT,
    unsaid: 'speaker',
    subject: ['place'],
    notIn: BY_LAW,
  },
  {
    rule: 'relation-carries-out',
    predicate: 'carries_out',
    object: ['program'],
    before: /(?:以|把|将)(?:建设|创建|实施|推进|开展|深化)?[^，。；：]{0,4}$/,
    after: /^[^，。；：、]{0,4}(?:为抓手|为载体推进|抓实|抓好|抓紧抓实|作为|用起来|落到实处|贯穿|融入)/,
    unless: CLASS_SUBJECT,
    unsaid: 'speaker',
    subject: ACTORS,
    notIn: BY_LAW,
  },
  {
    rule: 'relation-part',
    predicate: 'part_of',
    object: ['program', 'regulation'],
    before: /作为(?:[^，。；]{0,6})$/,
    after: /^(?:[^，。；]{0,4})?的(?:重要|主要|核心|有机)?(?:内容|组成部分|部分|抓手|举措|任务|载体|项目)/,
    gap: /^$/,
    subject: ['program'],
  },
  {
    rule: 'relation-part',
    predicate: 'part_of',
    object: ['regulation', 'program'],
    after: new RegExp(`^${NUMBER}(?:规定的|提出的|明确的|确定的|部署的|框架下的|中的|里的)`),
    behind: /^/,
    subject: ['program'],
  },
  {
    rule: 'relation-located',
    predicate: 'located_in',
    object: ['place'],
    before: /(?:位于|坐落于|坐落在|设在|地处|落户)$/,
    after: /^(?:[^，。；、的]{0,6})?的/,
    behind: /^/,
    subject: ['school', 'agency'],
  },
  {
    rule: 'relation-located',
    predicate: 'located_in',
    object: ['place'],
    before: /(?:位于|坐落于|坐落在|地处|落户)$/,
    subject: ['school', 'agency'],
  },
  {
    rule: 'relation-located',
    predicate: 'located_in',
    object: ['place'],
    after: /^(?:最(?:边)?[远偏]{1,2}|境内|辖区)的?/,
    behind: /^/,
    subject: ['school', 'agency'],
  },
]
