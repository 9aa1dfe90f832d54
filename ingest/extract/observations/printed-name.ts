import type { Block } from '../draft.ts'
import type { Stretch } from '../reading.ts'

/** Words that open a clause without being part of a metric's name. Those of one character must be words of their own. */
const OPENING =
  /^(?:[\s、和与及并”）]+|（(?=其中)|\/[生人班校]·?[年月天学期]+|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、是要]|第[一二三四五六七八九十百]+条\s*|\d{1,2}[.、．]|以及|其中[，：]?|此外|同时|全年|今年(?:以来)?|去年|本年|当年|年内|目前|现有?|已有|拥有|截至[^，]*?(?:月末|年末|月底|年底|目前|日|月|年|底)|到?(?:19|20)\d{2}年(?:度|底|末)?(?:以来|前|起)?|到[今明]年年?底?|(?:(?:\d{1,2}月)?(?:\d{1,2}日)?|[年月]底|年内|日)前|到?年底|每年(?=\p{Script=Han}{4})|近年来|[两三四五]年(?=新增|新建|培养|培训|建设|安排|投入|改造|招聘|引进|累计|共)|[一二三四五十]年来|总共|共有|共计?|合计|累计|全[县市省区国州旗镇乡校园](?:共有|现有|共计?|累计|上下|有)?|各地|我[县市省区州校]|已经?|将|拟|力争|争取(?=[^资经项专债政中])|确保|保证|努力|要|应当?|必须|须|预计|计划(?=[^总])|首次|首批|顺利|成功|先后|再|还|也|又|均|都|实现|原则上|不断|逐步|可|使|让|把|按照?|分别[是为]|为|对|由|以|仅|且|规定|全部|建成后可?)/u
/** Words between a metric's name and its figure. */
const LINK =
  /(?:[\s“：（(、]|(?:(?:19|20)\d{2}年(?:底|末)?|今年|目前)的|还有|逐年|逐步|历史性|迈上|跨上|站上|年底|只有|分别|全部|平均|原则上|力争|争取|确保|首次|已经?|均|都|各|就|仍|拟|将|要|应|可|仅|只|也|还|再|总计|合计|共计|共有?|计有|[多高]?达到?了?|实现|完成(?=$)|保持|维持|稳定|控制|严格|为|有|在|是|了|到|至|从|由|自|按|以|用|的)$/
const MOVED =
  /(?:增加|增长|提高|提升|上升|增|升|净增|扩大|扩展|扩充|拓展|回升|跃升|攀升|上涨|前移|前进|降低|下降|减少|降|减|压减|压缩|精简|缩短|下滑|下调|回落|压|[略微][降增升])(?:到|至|为)?了?$|(?<=[比较].{1,10})[多少]了?$/
const COMPARED =
  /(?:较|(?<!占|同|对)比|同比|环比|相比)(?:[^，。；、]{0,8}?(?:年|期|初|末|底|届|季度|月|前|计划|标准|平均|预算|水平|规模))?(?:相比|同期)?$/
const ORIGIN = /(?:由|从|自)(?:[^，。；、]{0,8}的)?(?:每[人生校]每?[年月天学期]*)?$/
const BOUND =
  /(?:不少于|不低于|不得低于|不得少于|不超过|不得超过|不高于|至少|最多|超过|突破|超|近|约|不足|不到|逾|高于|低于|最高|最低)$/

const knownEdges = new WeakMap<Block, ReadonlySet<number>>()

/** Where words begin and end. */
function wordEdges(block: Block): ReadonlySet<number> {
  const edges = knownEdges.get(block) ?? new Set(block.tokens.flatMap(({ start, end }) => [start, end]))
  knownEdges.set(block, edges)
  return edges
}

/** The words before a figure without what opens the clause and what leads over to the figure. */
export function printedName(block: Block, from: number, to: number): Stretch {
  const { text } = block.paragraph
  const edges = wordEdges(block)
  /** A single character is a link only where a word begins or ends: 要 in 应用率要, not 应 in 应用率. */
  const mayCut = (at: number, length: number): boolean =>
    length > 1 || edges.size === 0 || edges.has(at) || /[率数额量比积度值]/.test(text[at - 1] ?? '')
  let end = to
  for (;;) {
    const words = text.slice(from, end)
    const tail = [BOUND, MOVED, COMPARED, ORIGIN, LINK].flatMap((pattern) => pattern.exec(words)?.[0] ?? [])[0]
    if (!tail || !mayCut(end - tail.length, tail.length)) break
    end -= tail.length
  }
  let start = from
  for (;;) {
    const opening = OPENING.exec(text.slice(start, end))?.[0]
    if (!opening || !mayCut(start + opening.length, opening.length)) break
    start += opening.length
  }
  return { start: afterModal(text.slice(start, end)) + start, end }
}

/** 民政部门今年将投入, 县一中要力争上线人数: who acts and that he will is not part of the name. */
function afterModal(words: string): number {
  const modal =
    /^[^，。；、]{2,12}?(?:今年|明年)?(?:要力争|力争|至少要配备|要保证|要确保|拟|将|计划(?=[用投建])|要(?=[建新完])|应当|必须)(?=\p{Script=Han})/u.exec(
      words,
    )
  return modal ? modal[0].length : 0
}
