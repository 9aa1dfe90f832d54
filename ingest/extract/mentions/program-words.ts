/** The words by which programmes are known: nouns that end their names, verbs that carry them out, and what names nothing. */
import { lexicon, lexiconRows, lexiconWords } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'

/** What must not follow a head noun, for it would be another noun. */
export const NOT_AFTER =
  '(?!组(?!织奖)|办|队|会|者|于|到|化|性|场|费|部|室|委|学|师|量|人|图|院|局|技术|力|员|单列|外|内|规|成绩|资|程|季|事|体系|以来|书|类)'
/** Ends a name by itself. */
export const STRONG =
  '(?:专项|攻坚|提升|振兴|培训|促进|改造|三年|集中|联合|主题|示范|系列|培育|建设|推广|选派|选拔|遴选|优化|培养|创建|服务|支援|帮扶|结对|扩建|新建|改扩建|迁建|讲学|公益)?(?:行动计划|行动|工程|计划)|(?:专项|集中|系统|综合|突出问题|清单|专题)?整治(?:行动)?|试点项目'
/** Ends a name where the sentence carries it out. */
export const WEAK =
  '管理改革|改革试验区|综合改革|改革|示范项目|建设项目|项目|战略|试验区|实验区|实验县|活动月|活动周|宣传月|宣传周|训练营|巡讲活动|研学活动|推广活动|创建活动|评选活动|竞赛活动|平台|系统'
/** Ends a name where the sentence puts it into effect; set up or improved it is only described. */
export const IN_FORCE = '管理制度|责任制度|责任制|制度|机制|政策'
/** Ends a name that a place or body carries out or is admitted to; what follows must not make it another noun. */
export const PILOT =
  '(?:综合|整体|整省|整市|整县)?(?:改革)?试点(?!项目|工作|县|区|市|州|省|镇|乡|校|园|学|单位|示范|任务|方案|范围|地|城|企|名|班|岗|高|基|实验|经验|改革|先行|推|探索|启动|运行|开展)'
export const CONTEST =
  '(?:视频)?(?:展评|展演)(?:活动)?|基本功大赛|技能大赛|创新大赛|大赛|教学竞赛|竞赛|合唱比赛|比赛|辩论赛|联赛|锦标赛|邀请赛|大奖赛|总决赛|巡回赛|巡赛|选拔赛|挑战赛|公开赛|对抗赛|争霸赛|运动会|全运会|马拉松|合唱节|会演|汇演'
/** Behind a quotation these belong to the name (“云汀讲坛”品牌 does not). */
export const QUOTED_HEAD = `${STRONG}|${CONTEST}|管理改革|改革试点|改革|战略|(?![等的])[\\p{Script=Han}]{0,2}(?<!等)活动|试点|平台|管理机制|机制|管理制度|制度|项目|训练营|科技节|艺术节|读书节|体育节|文化节`

export const CARRIES_OUT =
  '开展|实施|推进|推行|推动|推开|推广|铺开|创立|创设|创办|落实|贯彻|执行|启动|完成|举办|承办|主办|深化|巩固|强化|加强|完善|建立|建成|建设|推出|打造|擦亮|放大|做好|抓好|办好|组织|探索|践行|提升|优化|成为|负责|服务|依托|入选|参加|配合|争取'

/** Modifiers that name a field, not a programme: 教育教学改革, 安全管理制度. */
const FIELDS = lexicon(() => `中小学校?|这些?|${anyOf(lexiconWords('program-fields.tsv'))}`)
const GENERIC = lexicon(
  () => new RegExp(`^(?:${FIELDS()}|和|与|及)*(?:${STRONG}|${WEAK}|${IN_FORCE}|${PILOT}|${CONTEST}|模式)$`),
)

/** 校园食品安全专项整治 is a campaign although its words name a field. */
const CAMPAIGN = /^.{4,}(?:专项整治|集中整治|系统整治|专项行动|整治行动|攻坚行动|提升行动|三年行动)$/

/** Whether a name says only what field it is of. */
export const isGeneric = (name: string): boolean => GENERIC().test(name) && !CAMPAIGN.test(name)

const sloganWords = (where: string): string =>
  anyOf(lexiconRows('slogan-words.tsv', 2).flatMap(([word, column]) => (column === where ? [word!] : [])))

/** Quotations that are slogans, aims, complaints or technical terms. */
export const SLOGAN = lexicon(
  () =>
    new RegExp(
      `[，。；！？：,;]|(?:^|[^一两三四五六七八九十])[不没][^误失]|互联网＋?$|互联网\\+$|[月日]$|^.转.$|${sloganWords('in')}|(?:${sloganWords('end')})$`,
    ),
)
