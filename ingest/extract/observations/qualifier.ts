/** How a figure is to be read, from the words on both sides of it. */
import type { Qualifier } from '../../../graph/model.ts'

export type Qualified = {
  qualifier: Qualifier
  bound: Qualifier | null
  /** Where the words before it that qualify it begin, and where those behind it end. */
  start: number
  end: number
}

/** The longest first, as they stand right before the figure. */
const BEFORE: [Qualifier, RegExp][] = [
  [
    'at_least',
    /(?:不得?少于|不得?低于|不小于|不得小于|不下于|不能?少于|不能?低于|至少(?:达到?|为|有)?|最少|最低(?:为|不低于)?|起码|上)$/,
  ],
  [
    'at_most',
    /(?:不得?超过|不得?高于|不得?多于|不得?大于|不能超过|不超|至多|最多(?:不超过)?|最高(?:不超过|为)?|(?<![无有受局上下期年时权界])限(?:报|额|定为?)?)$/,
  ],
  ['over', /(?:超过了?|突破了?|超出|大于|高于|多于|逾|超|过)$/],
  ['under', /(?:不足|不到|未达到?|不满|低于|少于|小于)$/],
  ['approx', /(?:大约|约为?|接近|将近|近|大概|大体)$/],
]
const AFTER: [Qualifier, RegExp][] = [
  ['at_least', /^(?:及|或)?(?:其)?以上/],
  ['at_most', /^(?:及|或)?(?:以下|以内|之内|内(?=$|[，。；）]))/],
  ['approx', /^(?:左右|上下)/],
  ['over', /^(?:有余|多)/],
]

const LINKS =
  /(?:(?:(?:19|20)\d{2}年(?:底|末)?|今年|目前)的|均|都|各|全部|分别|首次|已经?|就|仅|只|也|还|再|达到?了?|[多高]?达|为|有|在|是|了|至|到|共|共计|合计|总计|计|：| )$/

const UP_TO =
  /(?:增加|增长|提高|提升|上升|升高|增|升|扩大|扩展|扩充|扩|回升|跃升|攀升|拓展|延长|上调|上涨|壮大|发展|增多|上浮|增设|跃)(?:至|到|为)了?$/
/** 提高到小学每生每年720元, 扩大到全县18个乡镇: for whom stands between the verb and the figure. */
const UP_TO_EACH =
  /(?:提高|增加|提升|扩大|调整|上调|增长)(?:到|至)(?:[^，。；、\d]{1,6}|[^，。；、\d]{0,8}每[人生校班年月天日]+)$/
const DOWN_TO = /(?:降低|下降|减少|压减|压缩|缩小|缩短|压降|控制|下调|降|减|回落|精简|下浮|压)(?:至|到|为)了?$/
const UP_BY =
  /(?:净增(?:加|长)?|增长|增加|提高|提升|上升|上涨|扩大|回升|前移|增幅|增速|跃升|上浮|上调|延长|进位|前进|(?<=[略微再又])[增升])了?$/
const DOWN_BY =
  /(?:下降|减少|降低|压减|压缩|精简|缩短|缩减|下滑|下跌|下调|(?<=[略微再又])降|降价|降幅|减幅|回落|核减|削减|净减(?:少)?|后移|压降|少支出|减排)了?$/
/** 比去年多47人 moves; 比全县平均水平高4.6个百分点 is a gap. */
const COMPARED =
  /(?:较|比)[^，。；、]{0,10}?[年月期届度初末底前次](?:同期)?(?:(?<more>多|增|高)|(?<less>少|减|降|低))(?:招|收|支|出)?了?$/
/** 压减培训机构31家: what is cut stands between the verb and the figure. */
const CUT = /(?:压减|核减|削减|裁减|减少)[^，。；、：\d]{1,16}$/

const at = (table: [Qualifier, RegExp][], words: string): { qualifier: Qualifier; words: string } | undefined => {
  for (const [qualifier, pattern] of table) {
    const found = pattern.exec(words)
    if (found) return { qualifier, words: found[0] }
  }
  return undefined
}

type Printed = {
  start: number
  end: number
  /** 多 or 余 stands in it. */
  more: boolean
  range: boolean
  /** It counts things: those can be cut with the noun in between (压减31家, but 压减率31%). */
  counts: boolean
}

/** The reading of a printed figure whose clause begins at `from`. */
export function qualify(text: string, figure: Printed, from: number): Qualified {
  const behind = at(AFTER, text.slice(figure.end, figure.end + 4))
  const end = figure.end + (behind?.words.length ?? 0)
  const { bound: before, start, rest } = boundBefore(text, from, figure.start)
  const bound = before ?? behind?.qualifier ?? (figure.more ? 'over' : undefined) ?? distantBound(rest)
  // 从2020年的310人增加到2024年的524人: the year stands between the verb and the figure.
  const moved = movement(rest.replace(/(?<=[至到为])(?:19|20)\d{2}年(?:底|末)?的?$/, ''), figure.counts)
  if (moved) return { qualifier: moved, bound: figure.range ? 'range' : (bound ?? null), start, end }
  if (figure.range) return { qualifier: 'range', bound: bound ?? null, start, end }
  return { qualifier: bound ?? 'exact', bound: null, start, end }
}

/** The bound printed before a figure, where its words begin, and what stands before them and before mere links. */
function boundBefore(
  text: string,
  from: number,
  figure: number,
): { bound: Qualifier | undefined; start: number; rest: string } {
  let start = figure
  let rest = text.slice(from, figure)
  let bound: Qualifier | undefined
  for (;;) {
    const found = at(BEFORE, rest)
    if (found && !isPartOfWord(rest, found.words)) {
      bound ??= found.qualifier
      rest = rest.slice(0, -found.words.length)
      start = from + rest.length
      continue
    }
    const link = LINKS.exec(rest)
    if (!link || UP_TO.test(rest) || DOWN_TO.test(rest)) return { bound, start, rest }
    rest = rest.slice(0, -link[0].length)
  }
}

/** 通过 and 经过 are no 过, 以上 and 网上 no 上, 附近 no 近. */
const isPartOfWord = (before: string, words: string): boolean =>
  (words === '过' && /(?:通|经|度|开展|举办|组织|不|超|突|胜|渡)过$/.test(before)) ||
  (words === '上' && !/(?:^|[，；、有了])上$/.test(before)) ||
  (words === '约' && /(?:节|条|合|制|签|预|公|履|特|简)约$/.test(before)) ||
  (words === '近' && /(?:附|最|邻|靠|亲|临|走|贴)近$/.test(before))

/** 不低于总课时9%, 不少于交流总数的两成, 至少选修1-2门: the bound stands before what is compared with, or before the verb. */
function distantBound(before: string): Qualifier | undefined {
  const compared = /(?<word>不得?少于|不得?低于|不得?超过|不得?高于)[^，。；、：\d]{1,24}$/.exec(before)
  if (compared) return at(BEFORE, compared.groups!.word!)?.qualifier
  const loosely = /(?<word>超过|高于|低于)[^，。；、：\d]{1,24}的$/.exec(before)
  if (loosely) return at(BEFORE, loosely.groups!.word!)?.qualifier
  if (/(?:约|大约|接近)占[^，。；：\d]{1,24}$/.test(before)) return 'approx'
  const verb = /(?<word>至少|最少|最多|至多)[^，。；：\d]{1,24}$/.exec(before)
  return verb ? at(BEFORE, verb.groups!.word!)?.qualifier : undefined
}

function movement(before: string, counts: boolean): Qualifier | undefined {
  if (UP_TO.test(before) || UP_TO_EACH.test(before)) return 'increase_to'
  if (DOWN_TO.test(before)) return 'decrease_to'
  // 改造提升25个机构: they are made better, not more.
  if (counts && /(?:改造|优化|巩固|整治|规范|维修|完善)(?:、|和)?提升$/.test(before)) return undefined
  if (UP_BY.test(before)) return 'increase_by'
  if (DOWN_BY.test(before)) return 'decrease_by'
  const compared = COMPARED.exec(before)
  if (compared?.groups?.more) return 'increase_by'
  if (compared?.groups?.less) return 'decrease_by'
  return counts && CUT.test(before) ? 'decrease_by' : undefined
}
