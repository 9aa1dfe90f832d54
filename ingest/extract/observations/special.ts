/** Figures that are not an amount: ranks, frequencies and unbroken runs of years. */
import { clausesOf, type Stretch, stretchAt } from '../reading.ts'
import { type Figure, trimmed } from './figure.ts'
import { numeralAt } from './numeral.ts'

const NUMBER = '(?:\\d+|[一二两三四五六七八九十]+)'
const PLACE_VERBS =
  '列|并列|居|位于|位次|排名?|排在|名列|获得?(?!奖总)|夺得?|荣获|取得|蝉联|跻身|跃居|跃升至?|升至|进入|保持|稳居|挺进|勇夺|斩获|得|名次|由|从|(?:上升|提升|前移|下降|下滑|后退)[到至]'
/** Ends of a rank: 全市第二, 第三位, 前三名. 第一批 and 第二届 are none. */
const RANK = new RegExp(
  `(?:${PLACE_VERBS})(?:[^，。；、：\\d]{0,4}全[省市县区国州](?:\\d+|[一二三四五六七八九十]+)个?[^，。；：\\d]{1,12}?)?[^，。；、：\\d《》]{0,16}?(?:第 ?(?<place>${NUMBER})(?:位|名(?!\\p{Script=Han}{0,2}(?:教师|学生)))?|前(?<top>${NUMBER})(?:位|名|强)?|(?<first>首位|榜首|首席))(?=$|[，。；、：！）\\s]|和|并|的|，|上升|提升|跃升|前移|升|下滑|降)`,
  'gu',
)
const PERIOD = '(?<many>\\d+|[一二两三四五六七八九十])?个?(?<period>学年|学期|季度|年|月|周|日|天|星期)'
const OFTEN = new RegExp(
  `每(?:人|生|校)?${PERIOD}[^，。；：\\d每]{0,24}?(?<count>${NUMBER})(?: ?)(?<unit>次|届|场次)(?!性)`,
  'gu',
)
const STREAK = new RegExp(`连续 ?(?<years>${NUMBER})(?:个)?年(?!级)`, 'gu')
const CHINESE_DIGITS = '零一两三四五六七八九十'
const BOUNDS = {
  至少: 'at_least',
  少于: 'at_least',
  低于: 'at_least',
  超过: 'at_most',
  最多: 'at_most',
} as const

/** Each with the words that make it, in which no other figure is looked for (列全市14个县第3名). */
export type Special = { figure: Figure; claims: Stretch }

export function specialFigures(text: string, clauses: Stretch[] = clausesOf(text)): Special[] {
  const at = (start: number) => trimmed(text, stretchAt(clauses, start))
  const ranks = Array.from(text.matchAll(RANK), (found) => {
    const { place, top, first } = found.groups!
    const printed = place ?? top ?? first!
    const prefix = place ? (found[0].includes('第 ') ? '第 ' : '第') : top ? '前' : ''
    const start = found.index + found[0].lastIndexOf(`${prefix}${printed}`)
    const end = found.index + found[0].length
    const claims = { start: found.index, end }
    return special({ start, end, claims }, at(start), {
      value: first ? 1 : numberOf(printed),
      unit: '位',
      kind: 'rank',
      qualifier: 'rank',
    })
  })
  const frequencies = Array.from(text.matchAll(OFTEN), (found) => {
    const { many, period, count, unit } = found.groups!
    const bound = Object.keys(BOUNDS).find((word) =>
      `${text.slice(Math.max(0, found.index - 2), found.index)}${found[0]}`.includes(word),
    )
    const start = found.index + found[0].lastIndexOf(count!)
    const end = found.index + found[0].length
    const per = `${many === undefined || numberOf(many) === 1 ? '' : (CHINESE_DIGITS[numberOf(many)] ?? many)}${perOne(period!)}`
    const qualifier = bound ? BOUNDS[bound as keyof typeof BOUNDS] : 'exact'
    const claims = { start: found.index, end }
    return special({ start, end, claims }, at(start), {
      value: numberOf(count!),
      unit: `${unit}/${per}`,
      kind: 'frequency',
      qualifier,
    })
  })
  const streaks = Array.from(text.matchAll(STREAK)).flatMap((found) => {
    const span = { start: found.index, end: found.index + found[0].length }
    // 连续两年排名末位的予以问责: a condition.
    if (/^[^，。；]*的(?:予以|给予|不|应|要|可|由|，|。|；|$)/.test(text.slice(span.end))) return []
    return special({ ...span, claims: span }, at(span.start), {
      value: numberOf(found.groups!.years!),
      unit: '年',
      kind: 'streak',
      qualifier: 'exact',
    })
  })
  return [...ranks, ...frequencies, ...streaks].filter(({ figure }) => figure.value > 0)
}

const perOne = (period: string): string => ({ 星期: '周', 日: '天' })[period] ?? period

const numberOf = (words: string): number => numeralAt(words, 0)?.value ?? 0

type Reading = Pick<Figure, 'value' | 'unit' | 'kind' | 'qualifier'>

type Found = Stretch & { claims: Stretch }

const special = ({ start, end, claims }: Found, clause: Stretch, reading: Reading): Special => ({
  figure: {
    start,
    end,
    ...reading,
    high: null,
    baseValue: reading.value,
    baseHigh: null,
    baseUnit: reading.unit,
    bound: null,
    clause,
    words: { start, end },
    chinese: true,
  },
  claims,
})
