import type { Token } from '../draft.ts'
import type { Stretch } from '../reading.ts'
import type { Amount } from './amount.ts'

type Place = { text: string; tokens: Token[]; clause: Stretch }

/** Nouns that number arguments, not things: 三个方面, 五个环节. */
const ARGUMENT =
  /^(?:方面|环节|阶段|层面|维度|板块|步骤|原则|关系|问题导向|重点$|关键|必须|坚持|确保|统筹|结合|着力|维护|确立|意识|自信|字|转变|特点|特征|抓手|目标|要素|层次|角度|领域|体系|机制|意见|建议|不)/

/** Whether an amount states something; conditions, sizes of named things, scopes and turns of phrase do not. */
export function states({ text, tokens, clause }: Place, amount: Amount): boolean {
  const before = text.slice(clause.start, amount.start)
  const after = text.slice(amount.end, clause.end)
  if (amount.value === 0 && amount.chinese) return false
  if ((amount.kind === 'none' || amount.kind === 'money') && isOfEach(before, after)) return false
  if (amount.kind === 'none') return /^[万亿]/.test(amount.unit) && !amount.chinese && /^\p{Script=Han}/u.test(after)
  if (/^(?:级|以来|(?:为?民办?)?(?:民生)?实事)/.test(after) || /(?:一式|每隔)$/.test(before)) return false
  if (isCondition(before, after, amount) || /^(?:假设|假如|例如|例：|比如|如果)/.test(before)) return false
  if (amount.kind === 'share' || amount.kind === 'multiple' || amount.kind === 'ratio') return isShare(before, after)
  if (amount.kind === 'measure' && isSize({ text, tokens, clause }, amount)) return false
  if (ARGUMENT.test(after) && amount.kind === 'loose') return false
  if (/^制(?!定|作|造)/.test(after)) return false
  if (
    (/(?:时隔|相隔|为期|历时|在|于)$/.test(before) || /在[^，。；]*等$/.test(before)) &&
    /^(?:重点|试点)?(?:市州|县区|省份|地方|地区|县|市|区|州|乡镇|镇|村)(?!级)/.test(after)
  )
    return false
  return !amount.chinese || isPlainChinese(amount, before, after)
}

/** What money makes large: 亿元以上项目, 五千万元以上企业. */
const PROJECT =
  /^的?(?:重点|重大|工业|制造业|骨干|龙头|产业|招商|在建|新建|签约|优质)*(?:项目|企业|产业|集群|园区|平台|商品|县|镇|村)/

/** 超200亿元县2个, 20万以上人口县: what makes a county one of them. */
const isOfEach = (before: string, after: string): boolean =>
  !/[约近达共有]$/.test(before) &&
  /^(?:以上)?(?:人口)?大?(?:县|市|区|镇|乡|村|企业|项目|园区)(?=\d|[实达数、和突总均全])/.test(after)

/** 50人以下教学点, 高校数20所及以下的, 违法所得不足三万元的: what the figure is a condition of is not what it states. */
function isCondition(before: string, after: string, { kind, unit }: Amount): boolean {
  const bound = /^(?:及|或|含)?(?:其)?以[上下内](?<rest>.*)$/.exec(after)?.groups?.rest
  const qualifies =
    bound !== undefined && /^(?:的?[\p{Script=Han}“]{2})/u.test(bound) && !/^(?:高|同比|并|且|占|，)/.test(bound)
  const isCounted = kind === 'count' && unit !== '人' && /(?:\p{Script=Han}{2}|[建派聘训])$/u.test(before)
  if (kind !== 'share' && kind !== 'money' && qualifies && !isCounted) return true
  if (kind === 'money' && bound !== undefined && PROJECT.test(bound)) return true
  if (/(?:大于|小于)(?:等于|或等于)?$/.test(before) && /^的/.test(after)) return true
  const rest = bound ?? after
  if (/^的(?=不|可|应|须|要|由|按|给|予|以|$)/.test(rest) || /.的$/.test(after)) return true
  // 生源不足20人的小规模学校3所: twenty is what makes a school small.
  if (
    (kind === 'count' || kind === 'loose') &&
    /(?:不足|不满|少于|超过|低于|高于|达到)$/.test(before) &&
    /^的\p{Script=Han}/u.test(after)
  )
    return true
  // 掌握1至2项技能的学生比例超过八成: the share is stated, of those with one or two.
  if (kind !== 'share' && /^[^，。；、]{1,12}的[^，。；、]{1,12}(?:比例|占比|比重|率)/.test(after)) return true
  if (kind === 'share' && /[前后末]$/.test(before)) return true
  if (/按照?$/.test(before) && /^(?:核定|计算|测算|折算)/.test(after)) return true
  if (/(?:达不到|未达到|未达)$/.test(before) && /^的/.test(rest)) return true
  return /(?:低于|高于|超过)$/.test(before) && /^的.{0,6}(?:要求|标准|水平|目标|规定)$/.test(rest)
}

/** 七八成新 is a state. */
const isShare = (before: string, after: string): boolean =>
  !(/[七八九]$/.test(before) && /^新/.test(after)) && !/^新/.test(after)

/**
 * 校园周边二百米内, 35万千瓦光热电站, 某公司10万吨铝材项目: how far a place reaches and how large a named thing is.
 * What is built or made has a verb right before (新建3万平方米校舍) or nothing behind (新建校舍3万平方米).
 */
function isSize({ text, tokens, clause }: Place, { start, end, unit }: Amount): boolean {
  const after = text.slice(end, clause.end)
  const before = text.slice(clause.start, start)
  // 465幢23.25万平方米房屋: how many, and how large together.
  if (/\d\p{Script=Han}$/u.test(before) && /平方米|亩|公里/.test(unit)) return false
  if (/米|公里/.test(unit) && /^(?:以?内|之内|范围|半径|以外|之外|处)/.test(after)) return true
  if (/年产$/.test(before)) return true
  if (!/^\p{Script=Han}/u.test(after) || /^(?:以|左右|上下|的|多|余|和|与|及)/.test(after)) return false
  const last = tokens.findLast((token) => token.end <= start && token.start >= clause.start)
  return (
    last !== undefined && !/^[vpdcf]/.test(last.tag) && !/(?:约|近|超|达|为|共|占|有|至|到|过|逾|足|于)$/.test(before)
  )
}

/** 三个方面 is an argument, 三所学校 a count: a number in characters needs a unit that counts things, or words that qualify it. */
function isPlainChinese(amount: Amount, before: string, after: string): boolean {
  const isQualified = /(?:不少于|不低于|不超过|至少|最多|超过|突破|近|约|逾|上|达|前移|后移|上升|增至|增加到)$/.test(
    before,
  )
  if (amount.value === 1 && amount.factor > 1) return amount.kind === 'money' || isQualified
  if (amount.kind === 'point') return amount.unit !== '分'
  if (amount.value === 1) return amount.kind === 'money'
  if (amount.kind === 'money' || amount.kind === 'measure') return true
  if (isQualified || amount.more || /等$/.test(before) || /^(?:以上|左右|以下|以内)/.test(after)) return true
  if (amount.kind === 'time') return /(?:每天|每周|每日)$/.test(before)
  if (amount.kind === 'loose' || amount.unit === '届' || amount.unit === '期') return false
  return amount.value >= 10 ? /(?:\p{Script=Han}{2}|建|办|有)$/u.test(before) : !/^(?:$|[之的]|人群)/.test(after)
}
