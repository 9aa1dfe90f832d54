export type Excerpt = { text: string; start: number; end: number; ranges: [number, number][] }

/** Characters after which an excerpt may end or before which it may begin without tearing a clause. */
const CLAUSE_END = /[，。；：！？、]/

/**
 * The part of a long paragraph worth quoting: about `size` characters around the place where most is highlighted, cut at
 * clauses where one is near. `ranges` count in the excerpt.
 */
export function excerptOf(text: string, ranges: readonly (readonly [number, number])[], size: number): Excerpt {
  if (text.length <= size * 1.3) return { text, start: 0, end: text.length, ranges: ranges.map(([a, b]) => [a, b]) }
  const lit = (from: number): number =>
    ranges.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(b, from + size) - Math.max(a, from)), 0)
  const best = ranges.map(([a]) => Math.max(0, a - 20)).reduce((top, from) => (lit(from) > lit(top) ? from : top), 0)
  const from = Math.min(best, text.length - size)
  const start = clauseStart(text, from, ranges[0]?.[0] ?? 0)
  const end = clauseEnd(text, Math.min(text.length, start + size))
  const inside = ranges.flatMap(([a, b]): [number, number][] =>
    a < end && b > start ? [[Math.max(a, start) - start, Math.min(b, end) - start]] : [],
  )
  return { text: text.slice(start, end), start, end, ranges: inside }
}

function clauseStart(text: string, from: number, firstLit: number): number {
  if (from === 0) return 0
  for (let at = from; at > Math.max(0, from - 24); at--) if (CLAUSE_END.test(text[at - 1]!)) return at
  return firstLit > from ? from : Math.min(from, firstLit)
}

function clauseEnd(text: string, to: number): number {
  for (let at = to; at < Math.min(text.length, to + 24); at++) if (CLAUSE_END.test(text[at - 1]!)) return at
  return Math.min(text.length, to)
}
