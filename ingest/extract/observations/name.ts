/** What a figure counts or measures: its name, from the words on both sides of it. */
import type { Block, MentionDraft } from '../draft.ts'
import type { Stretch } from '../reading.ts'
import type { Figure } from './figure.ts'
import { type Noun, nounAfter } from './noun.ts'
import { printedName } from './printed-name.ts'

export type Named = {
  name: string
  /** Where the name is printed in one piece. */
  span: Stretch | null
  /** What the next figure is about when it names nothing itself; of 规模全市排名 the 规模. */
  carries: string
  /** How far the words behind the figure belong to it. */
  end: number
}

type Place = {
  /** Where the words of the name may begin and end. */
  from: number
  to: number
  /** Name of the figure before it, which 较上年增长6.4% is about. */
  last: string | null
  /** Name of the last figure before it in the same unit. */
  same: string | null
  mentions: MentionDraft[]
}

type Around = Place & { text: string; before: Stretch; words: string; noun: Noun | null }

/** Verbs that say only that there is something. */
const LIGHT =
  /^(?:(?:建设|创建|举办|开展|组织|实施|完成|有|共有|建立|打造|设立|设有|建成|形成|评选|遴选|培育|培养|拥有|配备|安排|通过|选派|为|等|在|各|派出|与|表彰|授予|认定|确定|命名|聘请|走进|支持|推动|带动|帮助|反馈)){1,2}$/
/** Names that say nothing without what was counted before. */
const BARE =
  /^(?:占比|比例|占|比重|总数|总量|总额|数量|规模|人数|增幅|降幅|增速|面积|覆盖率|回收率|完成率|合格率|率|剩余|剩下|其余|最高|最低|平均|年均|人均|生均|户均|校均|班均|新增|净增|各|标准)$/

/** 高于全省平均水平, 比全国平均水平高出: how far apart, not what. */
const GAP = /^(?:高|低|优)于|^比.+(?:高|低|多|少)出?$/
/** 是上年的2.3倍, 6个学分（相当于108课时）: what it is compared with is not what it is. */
const PAST = /^(?:(?:是|为|达|相当于)?(?:上年|去年|前年|前[一二三四五]年|(?:19|20)\d{2}年)(?:同期)?|相当于|折合|即|限)$/
/** 这一比例提高到80%. */
const DEICTIC = /^(?:这一|该|此)(?:比例|占比|指标|数字|数据|项|率)/
const YEARS = /^[一二三四五六七八九十\d]+年[来间]?$/

const saysNothing = (words: string): boolean => [BARE, GAP, PAST, DEICTIC, YEARS].some((pattern) => pattern.test(words))

/**
 * The name of a figure. Names are printed before it (补充教师186人), behind it (39个教师培训班) or on both sides
 * (投入1.5亿元改善办学条件), or taken over from the figure before (较上年增长6.4%).
 */
export function nameOf(block: Block, figure: Figure, place: Place): Named {
  const { text } = block.paragraph
  const before = printedName(
    block,
    Math.max(place.from, bracketBefore(text, place.from, figure.start)),
    figure.words.start,
  )
  const words = text.slice(before.start, before.end)
  const around = {
    ...place,
    text,
    before,
    words,
    noun: nounAfter(block, figure.words.end, { to: place.to, before: words, isLast: place.to === figure.clause.end }),
  }
  // 蓼河县8.12亿元、箬溪县9.35亿元: the names are whose, what was said before.
  const whose = place.mentions.find(({ start, end }) => start === before.start && end === before.end)
  const isWhose = whose && (whose.kind !== 'school' || isMeasured(figure)) && whose.kind !== 'program'
  if (isWhose && place.same && !around.noun) return named(place.same, { span: null, end: figure.words.end })
  return special(figure, around) ?? (isMeasured(figure) ? measured : counted)(figure, around) ?? plain(figure, around)
}

/** Where the words of an open bracket begin: （每校限2件） names nothing outside it. */
function bracketBefore(text: string, from: number, to: number): number {
  const inside = /[（(](?:[^（）()]*[，；：])?(?=[^（）()，；：]*$)/.exec(text.slice(from, to))
  return inside ? from + inside.index + inside[0].length : from
}

const isMeasured = ({ kind, qualifier }: Figure): boolean =>
  ['share', 'ratio', 'multiple', 'point', 'money', 'measure', 'time'].includes(kind) ||
  /^(?:in|de)crease_/.test(qualifier)

const named = (name: string, rest: { span: Stretch | null; end: number; carries?: string }): Named => {
  const plain = tidy(name)
  return {
    name: plain,
    span: rest.span,
    end: rest.end,
    carries: rest.carries === undefined ? plain : tidy(rest.carries),
  }
}

/** The words before the figure, or the name of the figure before it. */
function plain(figure: Figure, { text, before, words, last, to }: Around): Named {
  const end = figure.words.end
  if (words.length > 1 && !saysNothing(words)) return named(words, { span: before, end })
  // 2130人因提前转移避免伤亡: the clause begins with the figure.
  const behind = text.slice(end, to)
  const opens = words === '' && figure.kind !== 'rank' && !/^(?:in|de)crease/.test(figure.qualifier)
  if (opens && /^因?\p{Script=Han}{3,16}$/u.test(behind)) return named(behind, { span: null, end: to })
  if (last && DEICTIC.test(words)) return named(last, { span: null, end })
  const added = words === '占' ? '占比' : words.replace(PAST, '').replace(YEARS, '')
  const adds = BARE.test(words) || GAP.test(words)
  const own = last && !added.startsWith(last) ? `${last}${adds ? added : ''}` : added
  if (tidy(own) !== '') return named(own, { span: null, end })
  return named(text.slice(figure.start, figure.end), { span: null, end, carries: last ?? '' })
}

/** Ranks, frequencies and runs of years say in the name what they are. */
function special(figure: Figure, { text, words, noun, last, to }: Around): Named | null {
  if (figure.kind === 'rank') {
    const said =
      /^(?<head>.*?)(?:分列|并列|位列|位居|名列|蝉联|跻身|进入|排名|排在|稳居|跃居|升至|(?<!数)列|(?<=数|分|量|率|额|比|模|度|位)列|居|获得?(?!奖)|夺得|荣获|取得)(?<scope>.*)$/.exec(
        words,
      )
    const { head = '', scope = words } = said?.groups ?? {}
    const what = head || last || ''
    return named(`${what}${scope}排名`, { span: null, end: figure.words.end, carries: what || scope })
  }
  if (figure.kind === 'frequency') {
    const what = words
      .replace(/每(?:人|生|校)?[\d一二两三四五六七八九十]*个?(?:学年|学期|季度|年|月|周|日|天|星期)/, '')
      .replace(/(?:至少|要|可|应|最多|不少于)/g, '')
    const of = noun ? noun.words : ''
    const act = what.replace(/(?:开展|举办|举行|组织|召开|开)$/, of ? '' : '$&')
    return named(`${act}${of}频次`, { span: null, end: noun?.end ?? figure.words.end, carries: `${act}${of}` })
  }
  if (figure.kind === 'streak') {
    const what =
      words.length > 1
        ? words
        : text
            .slice(figure.words.end, to)
            .replace(/^(?:保持|位居|居|列|位列|蝉联|获|稳居|名列|超过|达到|实现).*$/, last ?? '$&')
            .replace(/[、，].*$/, '')
    return named(`${what}连续年数`, { span: null, end: figure.words.end, carries: what })
  }
  return null
}

/** Shares, amounts of money and measures: the words before them name them. */
function measured(figure: Figure, { text, words, noun, last, to }: Around): Named | null {
  const behind = text.slice(figure.words.end, to)
  if (figure.kind === 'share' || figure.kind === 'ratio') {
    const isPart = text[figure.words.start - 1] === '的'
    const of =
      (isPart ? /^(?<head>.*?)(?:仅?占|达到?|按照?)(?<whole>[^，。；]{2,20})$/ : null)?.exec(words) ??
      /^(?<head>.*?)(?:仅?占|不得?低于|不得?少于|不得?超过|超过)(?<whole>[^，。；]{2,20})$/.exec(words)
    if (of) {
      const name = shareName(of.groups!.head || last || '', of.groups!.whole!, figure)
      return named(name, { span: null, end: figure.words.end })
    }
    if (noun && figure.kind === 'share' && behind.startsWith('的')) {
      const rest = text.slice(noun.end, to)
      if (words.length <= 1 && rest.length < 2) return null
      const name = words.length > 1 ? `${words}${noun.words}比例` : `${rest}的${noun.words}比例`
      return named(name, { span: null, end: to })
    }
  }
  if (figure.kind !== 'money' || /^的|^[、，和与及]/.test(behind) || behind.length < 3) return null
  const verb =
    /(?:投入|投资|安排|筹集|拨付|争取|下达|补助|拿出|用|捐资|拨款|筹资|募集)$/.exec(words)?.[0] ??
    (words === '' ? '' : null)
  return verb === null ? null : named(`${behind}${verb}`, { span: null, end: to })
}

function shareName(head: string, whole: string, { kind }: Figure): string {
  if (/(?:率|比例|占比|比重)$/.test(head)) return head
  if (/(?:比例|比重)$/.test(whole)) return `${head}占${whole}`
  return kind === 'ratio' ? `${head}与${whole.replace(/的$/, '')}之比` : `${head}占${whole.replace(/的$/, '')}比例`
}

/** Things and persons: the noun behind the figure names them, or the words before it. */
function counted(figure: Figure, { text, words, noun, to }: Around): Named | null {
  const stands = /^(?:为|是)(?<what>\p{Script=Han}{2,12})$/u.exec(text.slice(figure.words.end, to))?.groups?.what
  if (!noun) return stands ? named(stands, { span: null, end: to }) : null
  const listed = words.endsWith('等')
  const verb =
    LIGHT.test(words) || (words.length > 8 && !/^(?:学分|学时|课时|名额|岗位|班)$/.test(noun.words)) || listed
      ? ''
      : words
  const rest = text.slice(noun.end, to).replace(/^了/, '')
  const says =
    rest.length > 1 && rest.length <= 24 && /^[\p{Script=Han}\d“”、]+$/u.test(rest) && !/^[的和、]/.test(rest)
  if (says && verb === '') {
    const what = /^(?:为|是)(?<what>.{2,})$/.exec(rest)?.groups?.what
    return named(what ?? `${rest}的${noun.words}`, { span: noun, end: noun.end })
  }
  return named(`${verb}${noun.words}`, { span: noun, end: noun.end })
}

const LONGEST = 40

/** Quotes and spaces at the ends of a name belong to the sentence. */
export function tidy(name: string): string {
  const plain = name
    .replace(/\s+/g, '')
    .replace(/(?:去年|今年|明年|上年|(?:(?:19|20)\d{2}[—-])?(?:19|20)\d{2}年度?)(?=\p{Script=Han})/gu, '')
    .replace(/分别/, '')
    .replace(/(?:最[高低])?不(?:得?超过|得?[低高]于|少于)(?=每)/, '')
    .replace(/约占/, '占')
    .replace(/(?<=.)占$/, '占比')
    .replace(/^[、，和与及的（(”]+|[、，（(“]+$/g, '')
  const balanced =
    (plain.match(/“/g)?.length ?? 0) === (plain.match(/”/g)?.length ?? 0) ? plain : plain.replace(/[“”]/g, '')
  return balanced.length > LONGEST ? balanced.slice(-LONGEST) : balanced
}
