/** Words that oblige, urge, allow, announce or report, and whether they do so where they stand. */
import type { Strength } from '../../graph/model.ts'
import type { Token } from './draft.ts'
import type { Stretch } from './stretch.ts'

/** A clause and its words; `text` is the whole paragraph, in which everything counts. */
export type Clause = Stretch & { text: string; tokens: Token[] }

/**
 * A word that says how binding its sentence is. `isAim`: 确保, 保证 and 需 command only where what stands around them does
 * not report.
 */
export type Modal = { at: number; strength: Strength; isAim: boolean }

/** `anywhere`: also in a clause that says when or for whom; what one will do is said in passing, too. */
type Cue = {
  strength: Strength
  pattern: RegExp
  isAim?: true
  anywhere?: true
  holds?: (clause: Clause, at: number) => boolean
}

const MUST =
  /必须(?!(?:也|还)?(?:清醒|深刻|充分|高度)?地?(?:看到|认识|承认|指出))|务必|务须|不得(?!不|已|人心)|不准(?!确|时)|不许|[不未]允许|不容(?!易|忽视|乐观)|严禁|禁止|一律|[决绝]不能|(?<![必务无毋胡])须(?!知|臾|眉)|方[可能](?=\p{Script=Han})|不可(?!或缺|缺|替代|分割|逆|忽视|多得|估量|低估|思议|抗力|避免|能|持续|比|控|再生|移动|预见|预测|少|靠|信|行)/gu
const SHOULD_DO =
  /(?<![一相适供效反对响呼感照顺回报答])应(?:当|该)?(?!(?:也|还)?(?:清醒|深刻|充分|高度)?地?(?:看到|认识|承认|指出)|用|急|届|聘|试|邀|答|考|变|运|付|收|有|知|声|缴|激|力|诉|征(?!得)|对(?!其|该|所|本|各|上述|申请|学校|学生|教师|未成年人|以下|下列))/gu
const ORDER =
  /(?<![只若如果否想凡需主必将重纲摘首纪简概提索紧次扼机险快同])要(?!(?:也|还)?(?:清醒|深刻|充分|高度)?地?(?:看到|认识|承认|指出)|求|点|素|闻|件|害|道事|务|员|义|领|么|是|紧|塞|职|价|挟|目|籍)/gu
const ASK =
  /(?<![申聘邀提报呈特约宴延有])请(?!求|示|假|教|柬|帖|客|愿|进来|战|功|问)|(?<!有)希望|(?<![\p{Script=Han}、])望(?=各|认真|贯彻|遵照|受|全|再接|你|予以|按|切实|以|继续)/gu
const NEED = /(?<![急必所供军内不无毋])需要?(?!求|方|量)/gu
const MAY_DO =
  /(?<![许认宁不方尚非小])可(?:以(?!说|看|预见)|(?!以|持续|能|靠|观|见|谓|喜|行|是|贵|信|控|比|视|再生|操作|追溯|复制|推广|读|否|知|感|及|供|用|支配|分为|惜|怜|爱|恶|笑|耻|悲|疑|怕|敬|嘉|取|变|燃|移动|循环|回收|降解|圈可点|歌可泣|选择性|塑|口|乐|望|借鉴|溶|逆|想))|有权(?!威|机关|部门|力)|(?<![不未])允许/gu
/** What a building or a sum is able to do is no leave: 可容纳1200人. */
const ABLE = /^可(?:达|新增|容纳|满足|惠及|覆盖|缓解|节约|节省|接纳|辐射|有效|极大|大大|同时|基本)/
const NEED_NOT = /不必(?!要)|[无毋]须|[无毋]需|不须|不(?:再)?需要?(?!求)|可(?:以)?不(?=再|受|参|提|列|计|实|设|要|用)/gu
const ENCOURAGE =
  /(?<![的些项受与]|提供|给予|予以|政策|资金|财政|经费|技术|人才|争取|得到|社会|专业|智力|金融)(?:鼓励|支持(?!和(?!鼓励|引导|帮助))|提倡|倡导)(?!性|与|政策|力度|作用|服务|体系|措施|机制|下|计划|保障|条件|资金|方式|单位|的)/gu
const PLAN =
  /(?<![模虚草比])拟(?!定|订|态|合|人|稿|录|办|任|聘用人员)|力争|预计|预期(?!寿命|目标|成果|效果|性)|打算|有望|可望|即将|将[要会](?!议|同)|(?<![超成度年招该的教学划程按原照生育训发展购财])计划(?=在|用|投|总投|新|建|实施|开展|到|于|将|安排|招|组织|举办|引进|开工|培训|\d{1,2}月|20\d\d年)|争取(?=到\d|在\d|在\p{Script=Han}{1,6}[前内]|达|实现|早日|年内|尽早)/gu
const DONE = /(?<![早业而])已经?(?!有之|婚|知|故)|(?<=\p{Script=Han})(?<![为除罢])了(?!解|结|望|然|如)/gu
const AIM = /确保(?!了)|(?<!质量|安全|资金|条件|信用|担|财产)保证(?!了|金|书|人|体系|数据)/gu

const CUES: Cue[] = [
  { strength: 'must', pattern: MUST },
  { strength: 'should', pattern: SHOULD_DO, holds: (clause, at) => !isCounted(clause, at) },
  { strength: 'should', pattern: ORDER },
  { strength: 'should', pattern: ASK },
  { strength: 'should', pattern: NEED, isAim: true, holds: needs },
  { strength: 'may', pattern: MAY_DO, holds: ({ text }, at) => !ABLE.test(text.slice(at, at + 4)) },
  { strength: 'may', pattern: NEED_NOT },
  { strength: 'encourage', pattern: ENCOURAGE },
  { strength: 'plan', pattern: PLAN, anywhere: true },
  { strength: 'plan', pattern: /将(?![要才帅士领军官近]|会(?!同|议))/g, anywhere: true, holds: isAhead },
  { strength: 'done', pattern: DONE },
  { strength: 'must', pattern: AIM, isAim: true, holds: hasAmount },
  { strength: 'should', pattern: AIM, isAim: true, holds: (clause, at) => !hasAmount(clause, at) },
]
const CUES_OF_CONDITIONS = CUES.filter(({ anywhere }) => anywhere)

/** The modal words of a clause, in order. */
export function modalsOf(clause: Clause): Modal[] {
  const words = clause.text.slice(clause.start, clause.end)
  const cues = isCondition(words) ? CUES_OF_CONDITIONS : CUES
  return cues
    .flatMap(({ strength, pattern, isAim = false, anywhere, holds = () => true }) =>
      [...words.matchAll(pattern)].flatMap(({ index, 0: found }): Modal[] => {
        const at = clause.start + index
        const counts = isWord(clause, at, found.length) && (anywhere || !isAttribute(clause, at)) && holds(clause, at)
        return counts ? [{ at, strength, isAim }] : []
      }),
    )
    .sort((a, b) => a.at - b.at)
}

/** Which of words that follow each other holds `at`, or is the first behind it. */
export function indexAt(tokens: Token[], at: number): number {
  let low = 0
  for (let high = tokens.length; low < high; ) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Not inside a longer word. A name that the dictionary lacks may have swallowed a word behind it: 教师应|具备. */
function isWord({ tokens }: Clause, at: number, length: number): boolean {
  const token = tokens[indexAt(tokens, at)]
  return token !== undefined && token.start <= at && (token.start === at || at + length >= token.end)
}

const OPENS_CONDITION =
  /^[\s“]*(?:如果|如(?!期|实|何|数|下|约)|若|凡|倘|一旦|假如|只要|除非|遇有?|对于?(?=[^，]*的[，：]?$)|当(?=[^，]*时))/
const ENDS_CONDITION = /(?:的|时|之?后|之?前|情况下|前提下|基础上)[，：]$/

/** Says when or for whom, not what: 应当公开而未公开的，…; 需要调整时，…. */
function isCondition(words: string): boolean {
  return OPENS_CONDITION.test(words) || ENDS_CONDITION.test(words)
}

/** In words. */
const LONGEST_ATTRIBUTE = 4

/** 应当履行的职责, 可使用的场地: verbs right before 的 describe a thing. */
function isAttribute({ tokens, end }: Clause, at: number): boolean {
  let next = indexAt(tokens, at) + 1
  const last = next + LONGEST_ATTRIBUTE
  while (next < last && /^(?:d|ad|vd)$/.test(tokens[next]?.tag ?? '')) next++
  const verb = next
  while (next < last && /^v/.test(tokens[next]?.tag ?? '') && !/^相/.test(tokens[next]!.word)) next++
  // jieba takes 利用 for a noun: whatever it is, before 的 it describes.
  const after = tokens[Math.max(next, verb + 1)]
  return after !== undefined && after.word === '的' && after.end < end
}

/** 应交流人数的15%: those who are due. */
const COUNTED =
  /^应\p{Script=Han}{1,5}(?:人数|人员|对象|总数|儿童|人口)|^应\p{Script=Han}{2,8}的\d|^应(\p{Script=Han})\1?尽/u
const isCounted = ({ text }: Clause, at: number): boolean => COUNTED.test(text.slice(at, at + 12))

/** 需 asks for something where a verb follows; 根据需要 and 满足…需要 do not. */
function needs(clause: Clause, at: number): boolean {
  const next = clause.tokens[indexAt(clause.tokens, at) + 1]
  const before = clause.text.slice(clause.start, at)
  return (
    /^v/.test(next?.tag ?? '') && !/(?:根据|按|因|据|工作|实际|发展|确|如|若|满足)\p{Script=Han}{0,2}$/u.test(before)
  )
}

/** How far a number may stand from 确保, in UTF-16 code units. */
const FAR = 80
const AMOUNT =
  /[\d一二三四五六七八九十百千两]+(?:\.\d+)?(?:%|‰|[余多]?[万亿]?(?:元|人|名|所|个|次|节|门|课时|学时|小时|学分|平方米|册|台|项|家|件|成|倍|分之|天|公斤|公里|亩|套|位|辆|场))/
const TIME =
  /(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|20\d\d年|第[\d一二三四五六七八九十]+|一[一-龥]一[一-龥]|一个(?:不|都|也)/g

/** Whether a number is what is to be ensured: 确保…不低于9%; not a date. */
function hasAmount({ text, end }: Clause, at: number): boolean {
  return AMOUNT.test(text.slice(at, Math.min(end, at + FAR)).replace(TIME, ''))
}

const FORWARD =
  /^(?:于|在(?!校|园|岗|编|职|读)|从|对(?!口)|按|以(?!后)|由|为|向|通过|继续|进一步|逐步|全面|持续|全力|重点|不断|陆续|同步|再|集中|力争|如期|适时|统一|定期|分批|高标准|高质量|会同|联合|惠及|覆盖|迎来|大力|积极|深入|扎实|努力|切实|认真|严格|不|达)/
const MOVED =
  /纳入|列入|融入|作为|列为|视为|定为|转化为|摆在|放在|摆上|贯穿|结合起来|相结合|渗透|落实到|列为|评为|引入|编入|计入|写入/
const MOVES_ONTO =
  /\p{Script=Han}(?:到|至|为|成|入|给|往|在)(?!期)|印发|报送|上报|提交|寄|拨付|用于|分解|输送|延伸|下放|移交|公布|公示|通知|函复/u

/** What opens the name of a thing: 将更多项目, 将相关成果. */
const OPENS_NAME = /^(?:更多|全部|所有|相关|有关|现有|原有|优秀|优质|该|其|这|各|本|不同|部分|一[批些])/

/** 将 before a verb looks ahead; before a noun it moves an object (将足球纳入课程). */
function isAhead({ tokens, text, end }: Clause, at: number): boolean {
  const rest = text.slice(at + 1, end)
  const own = indexAt(tokens, at)
  const next = tokens[own]!.end > at + 1 ? tokens[own] : tokens[own + 1]
  if (!next || next.start >= end) return false
  if (OPENS_NAME.test(rest)) return false
  if (FORWARD.test(rest)) return true
  const object = text.slice(next.end, end)
  if (/^(?:d|p|c)/.test(next.tag)) return true
  if (!/^(?:v|l|i|z)/.test(next.tag)) return false
  return !(MOVED.test(object) || (next.tag === 'vn' && MOVES_ONTO.test(object)))
}
