import type { Block, Token } from '../draft.ts'
import type { Stretch } from '../reading.ts'

/**
 * The names of a list, one for each of its `count` figures: 小学、初中在校生 (分别为31250人、15870人) names 小学在校生 and
 * 初中在校生. What stands before the first name's core or behind the last one's holds for all. `null`: not that many names.
 */
export function namesOfList(block: Block, { start, end }: Stretch, count: number): string[] | null {
  const tokens = block.tokens.filter((token) => token.start >= start && token.end <= end)
  // 小学、初中专任教师本科及以上学历比例: the comma divides, unless only 和 can.
  const parts = [/^、$/, /^(?:、|和|与|及|以及)$/]
    .map((mark) => split(tokens, mark))
    .find(({ length }) => length === count)
  if (!parts || parts.some((part) => part.length === 0)) return null
  const first = parts[0]!
  const last = parts.at(-1)!
  // 毛入园率、覆盖率: whole names already.
  const measures = parts.every((part) => /[率比数额量费值积度]$/.test(part.at(-1)!.word))
  const alike = first.at(-1)!.word.at(-1) === last.at(-1)!.word.at(-1) && first.length > 1 && last.length > 1
  if (measures || (alike && count === 2)) return parts.map(joined)
  const middle = parts.slice(1, -1)
  const core = Math.min(...(middle.length > 0 ? middle : [first, last]).map((part) => part.length))
  const tail = joined(last.slice(core))
  const head = joined(first.slice(0, first.length - core))
  const distributed = head !== '' && (tail === '' || middle.length > 0) ? head : ''
  return parts.map((part, i) => `${i === 0 ? '' : distributed}${joined(part)}${i === count - 1 ? '' : tail}`)
}

function split(tokens: Token[], mark: RegExp): Token[][] {
  const parts: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (/[“《（]/.test(token.word)) depth++
    if (/[”》）]/.test(token.word)) depth--
    if (depth <= 0 && mark.test(token.word)) parts.push([])
    else parts.at(-1)!.push(token)
  }
  return parts
}

const joined = (tokens: Token[]): string => tokens.map(({ word }) => word).join('')
