import type { Block, Token } from '../draft.ts'
import type { Stretch } from '../reading.ts'

export type Noun = Stretch & { words: string }

/** Tags that end a noun phrase: prepositions, adverbs, pronouns, particles, numbers. */
const STOP = /^(?:vd|vg|p|d|r|c|ul|ud|ug|uz|zg|y|e|quantity|time)/
/** Verbs whose object acts in turn: 组织33名教师支教. */
const PIVOT = /(?:支持|组织|选派|帮助|推动|带动|安排|为|让|使|在|有|等|其中|派出|由|对|向)$/

/**
 * The noun phrase that begins at `from`: 39个教师培训班; 2000个面向全体学生的美育社团 (its head, behind the last 的).
 * Where the words before the figure have the clause's verb, a verb behind it is part of the noun (创建30所示范学校).
 */
export function nounAfter(
  block: Block,
  from: number,
  { to, before, isLast }: { to: number; before: string; isLast: boolean },
): Noun | null {
  const { text } = block.paragraph
  const clause = text.slice(from, to)
  const tokens = withoutDe(block.tokens.filter(({ start, end }) => start >= from && end <= to))
  const first = tokens[0]
  if (!first || first.start > from + 1 || /^(?:[、，及以]|和(?!美|谐|平))/.test(clause)) return null
  // 由上年的68项减至41项: the words behind lead on to the next figure.
  if (/^(?:增|减|降|升|提高|提升|上升|下降|扩大|压减|回升)/.test(clause)) return null
  if (/^[pcu]/.test(first.tag) && first.word !== '的') return headOnly(text, tokens, { from, to })
  if (first.tag === 'x' && !/^[“《]/.test(first.word)) return null
  const mayHoldVerbs = before.length > 1 && !PIVOT.test(before)
  const head = headOnly(text, tokens, { from, to })
  if (head) return head
  return run(text, first.word === '的' ? tokens.slice(1) : tokens, { to, mayHoldVerbs, isLast })
}

/** The segmenter may take 的 for the first character of an unknown word: 的县/x. */
function withoutDe([first, ...rest]: Token[]): Token[] {
  if (!first) return []
  const { start, end, word, tag } = first
  return word.length > 1 && word.startsWith('的')
    ? [{ start: start + 1, end, word: word.slice(1), tag: tag === 'x' ? 'n' : tag }, ...rest]
    : [first, ...rest]
}

/** The noun behind the last 的, when it ends the clause. */
function headOnly(text: string, tokens: Token[], { from, to }: { from: number; to: number }): Noun | null {
  const head = text.slice(from, to).lastIndexOf('的')
  if (head <= 0 || from + head > to - 3) return null
  const behind = tokens.filter(({ start }) => start > from + head)
  const noun = run(text, behind, { to, mayHoldVerbs: true, isLast: true })
  return noun && noun.end >= to - 1 ? noun : null
}

function run(
  text: string,
  tokens: Token[],
  { to, mayHoldVerbs, isLast }: { to: number; mayHoldVerbs: boolean; isLast: boolean },
): Noun | null {
  let end: number | undefined
  for (const [i, token] of tokens.entries()) {
    // Between two figures 、 leads on to the next: 60个班、可提供学位2700个.
    if (token.word === '、' && !isLast && end !== undefined) break
    if (token.word === '（' && !text.slice(token.start, to).includes('）')) break
    if (/^(?:uj|quantity|time)$/.test(token.tag) || /^[，；：。+]/.test(token.word)) break
    // A unit that counts things has a noun behind it, whatever the segmenter takes its first word for: 学前/v 大班.
    if (i > 0 && STOP.test(token.tag)) break
    const isVerb = token.tag === 'v' || token.tag === 'vi'
    if (i > 0 && isVerb && !mayHoldVerbs && !(end !== undefined && token.end >= to)) break
    const next = tokens[i + 1]
    if (
      /^[、和与及“]$/.test(token.word) &&
      end !== undefined &&
      (next === undefined || STOP.test(next.tag) || token.word === '“')
    )
      break
    // 47所义务教育学校中: where is not what.
    if (!(token.tag === 'f' && token.end >= to)) end = token.end
  }
  if (end === undefined) return null
  const start = tokens[0]!.start
  return { start, end, words: text.slice(start, end) }
}
