import type { Pattern } from './pattern.ts'

const NUMBER = '(?:（[^（）]*）)?'

const BASIS = '(?:根据|依据|按照|遵照|依照)'
const SCHOOLS_ACT =
  /(?:学校|高校|高中|中职|幼儿园|阶段|企业|机构|单位|部门|政府|各[地校级])[^，。；]{0,6}(?:根据|按照|依据|按|对照|参照|落实|执行|贯彻)[^，。；]{0,6}$/
const FOLLOWS_FROM = new RegExp(
  `^(?=${NUMBER}(?:等)?(?:[^，。；]{0,10})?(?:精神|要求|部署|规定)?[^。；]{0,80}?(?:制定本|制定了?本|特制定|制定以下|提出(?:如下|以下)|结合[^。；，]{0,12}实际|现[^。；]{0,20}(?:提出|通知|印发|意见)))`,
)

/** What a document says of regulations. In order: where two patterns speak of the same object, the first one holds. */
export const DOCUMENT_PATTERNS: readonly Pattern[] = [
  {
    rule: 'relation-repeals',
    predicate: 'repeals',
    object: ['regulation'],
    after: new RegExp(
      `^${NUMBER}(?:等)?(?:[^，。；《》]{0,12})?(?:同时|即行|即|一并|自行|予以|相应)?(?:废止|失效|停止执行)`,
    ),
    unsaid: 'document',
    subject: [],
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
    // A report or news tells who revised it; it is not itself what amends.
    notIn: ['report', 'news'],
    predicate: 'amends',
    object: ['regulation'],
    before: /(?:修改|修订|修正)(?:了|完善|后的)?$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-amends',
    // A report or news tells who revised it; it is not itself what amends.
    notIn: ['report', 'news'],
    predicate: 'amends',
    object: ['regulation'],
    before: /对$/,
    after: new RegExp(`^${NUMBER}(?:作(?:如下|以下|出)?修[改订正]|进行修[改订正]|予以修[改订正])`),
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-implements',
    predicate: 'implements',
    object: ['regulation'],
    before: /(?:贯彻落实|贯彻执行|贯彻|落实|执行|实施|践行)(?:[^，。；：！？的]{0,30}|[^，。；：！？]{0,30}印发的)$/,
    unless:
      /(?:未|没有|不(?!断)|违反|是否|如何|各[地校级]|民办|督促)[^，。；]{0,8}(?:贯彻|落实|执行|实施)[^，。；]{0,20}$|(?:按照|依据|对照)[^，。；]{0,6}$|(?:制定|制订|编制|出台)(?:并|和|、|后)?(?:实施|落实|执行)$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-implements-basis',
    predicate: 'implements',
    object: ['regulation'],
    before: new RegExp(`${BASIS}(?:[^，。；：！？的]{0,24}|[^，。；：！？]{0,30}印发的)$`),
    after: FOLLOWS_FROM,
    unless: SCHOOLS_ACT,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-implements-basis',
    predicate: 'implements',
    object: ['regulation'],
    before: /根据(?:[^，。；：！？的]{0,24}|[^，。；：！？]{0,30}印发的)$/,
    after: new RegExp(`^(?=${NUMBER}(?:等)?(?:文件)?(?:的)?(?:文件)?(?:精神|要求))`),
    unless: SCHOOLS_ACT,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-cites',
    predicate: 'cites',
    object: ['regulation'],
    before:
      /(?:根据|依据|按照|按|遵照|依照|参照|对照|比照|违反|对标对表|对标|详见)(?:[^，。；：！？的]{0,14}|[^，。；：！？]{0,30}印发的)$/,
    unless: /(?:未|不)按$/,
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-cites',
    predicate: 'cites',
    object: ['regulation'],
    after: new RegExp(`^${NUMBER}(?:收悉|悉|规定的|所规定|第[一二三四五六七八九十百\\d]+条|明确的|确定的|所列)`),
    unsaid: 'document',
    subject: [],
  },
  {
    rule: 'relation-issued',
    predicate: 'issued_by',
    object: ['regulation'],
    before: /(?:(?:联合|共同|正式|先后|率先)?(?:印发|发布|出台|制定|制订|下发|颁布|公布)(?:了|的|实施|施行)?)?$/,
    gap: /^(?:等\d*[^，。；]{0,6})?(?:近日|日前|联合|20\d\d年(?:\d+月)?(?:\d+日)?)*$/,
    subject: ['agency'],
    reversed: true,
    apart: true,
  },
]
