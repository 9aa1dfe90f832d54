/** What a figure counts or measures: its name, from the words on both sides of it. */
import type { Block, Token } from '../draft.ts'
import type { Stretch } from '../reading.ts'
import type { Figure } from './figure.ts'

export type Named = {
  name: string
  /** Where the name is printed in one piece. */
  span: Stretch | null
  /** How far the words behind the figure belong to it. */
  end: number
}

/** Words that open a clause without being part of a metric's name. */
const OPENING =
  /^(?:[\s、和与及并“”]+|以及|其中[，：]?|此外|同时|全年|今年(?:以来)?|去年|本年|当年|年内|目前|现有|现|截至[^，]*?[日月年底末]|(?:19|20)\d{2}年(?:度|底|末)?(?:以来|前|起)?|到[今明]年[年底]*|到年底|每年|近年来|[一二三四五十]年来|总共|共计?|合计|累计|全[县市省区国州旗镇乡校园](?:共计?|累计|上下)?|各地|各校|我[县市省区州校]|已经?|将|拟|力争|争取(?=[^资经项])|确保|保证|努力|要|应当?|必须|须|预计|计划(?=[^总])|首次|首批|顺利|成功|先后|再|还|也|又|均|都|并|实现|原则上|不断|逐步|使|让|把|按照?|为|对|由|以)/
/** Words between a metric's name and its figure. */
const LINK =
  /(?:[\s“：（(]|分别|全部|平均|每年|首次|已经?|均|都|各|就|仅|只|也|还|再|总计|合计|共计|共有?|计有|多?达到?了?|高达|达成|实现|完成|保持|维持|稳定|控制|严格控制|位|列|居|为|有|在|是|了|到|至|从|由|自|按|以|用|的)$/
const MOVED =
  /(?:增加|增长|提高|提升|上升|增|升|净增|扩大|扩展|回升|跃升|攀升|上涨|前移|降低|下降|减少|降|减|压减|压缩|精简|缩短|下滑|下调|回落|多|少)(?:到|至|为)?了?$/
const COMPARED =
  /(?:较|比|同比|与|同|相比)(?:[^，。；、]{0,8}?(?:年|期|初|末|底|届|季度|月|前|计划|标准|平均))?(?:相比|同期)?$/
const ORIGIN = /(?:由|从|自)(?:[^，。；、]{0,8}的)?$/
const BOUND =
  /(?:不少于|不低于|不得低于|不得少于|不超过|不得超过|不高于|至少|最多|超过|突破|超|近|约|不足|不到|逾|高于|低于|最高)$/
const LIGHT =
  /^(?:建设|创建|举办|开展|组织|实施|完成|有|共有|建立|打造|设立|设有|建成|形成|评选|遴选|培育|培养|拥有|配备|安排|通过|选派|为|等|在|各|派出|与|表彰|授予|认定|确定|命名|聘请|走进)$/
/** Names that say nothing without what was counted before. */
const BARE = /^(?:占比|比例|占|比重|总数|总量|总额|数量|规模|人数|增幅|降幅|增速|面积|覆盖率|回收率|完成率|合格率|率)$/

/** The name of the figure; `from` is where its words may begin, `to` where they end, `last` the name of the figure before it. */
export function nameOf(
  block: Block,
  figure: Figure,
  { from, to, last }: { from: number; to: number; last: string | null },
): Named {
  const { text } = block.paragraph
  const before = printedName(text, from, figure.words.start)
  const words = text.slice(before.start, before.end)
  const noun = nounAfter(block, figure.words.end, to)
  const named = isMeasured(figure)
    ? measured(text, figure, { before, noun, last, to })
    : counted(text, { before, noun, to })
  if (named) return named
  if (words.length > 1 && !BARE.test(words)) return { name: tidy(words), span: before, end: figure.words.end }
  const name = last
    ? BARE.test(words) && words !== '占'
      ? `${last}${words}`
      : last
    : words || text.slice(figure.start, figure.end)
  return { name: tidy(name), span: null, end: figure.words.end }
}

type Around = { before: Stretch; noun: Noun | null; to: number; last?: string | null }

const isMeasured = ({ kind }: Figure): boolean =>
  ['share', 'ratio', 'multiple', 'point', 'money', 'measure', 'time', 'rank', 'streak'].includes(kind)

/** Shares, amounts of money and measures: the words before them name them. */
function measured(text: string, figure: Figure, { before, noun, last, to }: Around): Named | null {
  const words = text.slice(before.start, before.end)
  const of = /^(?<head>.*?)占(?<whole>[^，。；]{1,20})$/.exec(words)
  if (figure.kind === 'share' && of && of.groups!.whole !== '比') {
    const head = of.groups!.head || last || ''
    return { name: tidy(`${head}占${of.groups!.whole!.replace(/的$/, '')}比例`), span: null, end: figure.words.end }
  }
  if (figure.kind === 'share' && noun && /^的/.test(text.slice(figure.words.end))) {
    const rest = text.slice(noun.end, to)
    const name = words.length > 1 ? `${words}${noun.words}比例` : `${rest}的${noun.words}比例`
    return { name: tidy(name), span: null, end: to }
  }
  if (figure.kind === 'money' && words.length <= 2 && to - figure.words.end > 2) {
    return { name: tidy(`${text.slice(figure.words.end, to)}${words}`), span: null, end: to }
  }
  return null
}

/** Things and persons: the noun behind the figure names them, or the words before it. */
function counted(text: string, { before, noun, to }: Around): Named | null {
  if (!noun) return null
  const words = text.slice(before.start, before.end)
  const verb = LIGHT.test(words) || words.length > 8 ? '' : words
  const rest = text.slice(noun.end, to).replace(/^[了]/, '')
  const says = rest.length > 1 && rest.length <= 16 && /^[\p{Script=Han}“”、]+$/u.test(rest) && !/^[的和、]/.test(rest)
  if (says && verb === '') return { name: tidy(`${rest}的${noun.words}`), span: noun, end: to }
  return { name: tidy(`${verb}${noun.words}`), span: noun, end: noun.end }
}

/** Quotes and spaces at the ends of a name belong to the sentence. */
const tidy = (name: string): string => {
  const plain = name.replace(/\s+/g, '').replace(/^[、，和与及的（(]+|[、，和与及（(]+$/g, '')
  const balanced =
    (plain.match(/“/g)?.length ?? 0) === (plain.match(/”/g)?.length ?? 0) ? plain : plain.replace(/[“”]/g, '')
  return balanced.length > 40 ? balanced.slice(-40) : balanced
}

/** The words before a figure without what opens the clause and what leads over to the figure. */
function printedName(text: string, from: number, to: number): Stretch {
  let end = to
  for (;;) {
    const words = text.slice(from, end)
    const tail =
      BOUND.exec(words) ?? MOVED.exec(words) ?? COMPARED.exec(words) ?? ORIGIN.exec(words) ?? LINK.exec(words)
    if (!tail || tail[0] === '' || isWhole(words, tail[0])) break
    end -= tail[0].length
  }
  let start = from
  for (;;) {
    const opening = OPENING.exec(text.slice(start, end))
    if (!opening || opening[0] === '') break
    start += opening[0].length
  }
  return { start, end }
}

/** 学位, 单位, 目的, 行为 and 人均 end in a link word but are whole. */
const isWhole = (words: string, tail: string): boolean =>
  /(?:学位|单位|岗位|席位|托位|床位|工位|车位|站位|地位|目的|行为|作为|存在|所在|自由|自从|编列|系列|队列|居民|定居|人均|年均|生均|现有|国有|公有|减少量)$/.test(
    words,
  ) && tail.length <= 1

type Noun = Stretch & { words: string }

const STOP = /^(?:v$|vd|vg|p|d|r|c|ul|ud|ug|uz|zg|y|e|t$|quantity|time)/

/** The noun phrase that begins at `from`: 39个教师培训班, 2000个面向全体学生的美育社团 (its head, behind the last 的). */
function nounAfter(block: Block, from: number, to: number): Noun | null {
  const { text } = block.paragraph
  const tokens = block.tokens.filter(({ start, end }) => start >= from && end <= to)
  const first = tokens[0]
  if (
    !first ||
    first.start > from + 1 ||
    /^[、，和与及以]/.test(text.slice(from, to)) ||
    (first.tag === 'x' && !/^[“《]/.test(first.word))
  )
    return null
  const clause = text.slice(from, to)
  const head = clause.lastIndexOf('的')
  if (head > 0 && head <= clause.length - 2 && /^\p{Script=Han}/u.test(clause)) {
    const noun = nounRun(
      text,
      tokens.filter(({ start }) => start > from + head),
      to,
    )
    if (noun && noun.end >= to - 1) return noun
  }
  return nounRun(text, first.word === '的' ? tokens.slice(1) : tokens, to)
}

function nounRun(text: string, tokens: Token[], to: number): Noun | null {
  let end: number | undefined
  for (const [i, token] of tokens.entries()) {
    const isLast = token.end >= to
    if (STOP.test(token.tag) && !(end !== undefined && isLast && token.tag.startsWith('v'))) break
    if (token.tag === 'uj' || /^[，；：。]/.test(token.word)) break
    if (/^[、和与及]$/.test(token.word) && (tokens[i + 1] === undefined || STOP.test(tokens[i + 1]!.tag))) break
    end = token.end
  }
  if (end === undefined) return null
  const start = tokens[0]!.start
  return { start, end, words: text.slice(start, end) }
}
