/**
 * A pattern that matches any of the words, at each place the longest. It is a tree by characters that tells them apart by
 * halves: an alternation of words is tried word by word at every place of a text, and the lists hold thousands.
 */
export function anyOf(words: Iterable<string>): string {
  const all = [...new Set(words)].sort().map((word) => Array.from(word))
  return all.length === 0 ? '' : branches(all, 0)
}

/** Children that are tried one after the other. */
const FEW = 4

/** What follows the first `depth` characters, which the sorted words share. None of the words ends there. */
function branches(words: string[][], depth: number): string {
  const groups: string[][][] = []
  for (const word of words) {
    const group = groups.at(-1)
    if (group?.[0]?.[depth] === word[depth]) group!.push(word)
    else groups.push([word])
  }
  const firsts = groups.map(([word]) => word![depth]!)
  const halves = halved(
    groups.map((group) => branch(group, depth)),
    firsts,
  )
  return firsts.length > FEW ? `(?=${classOf(firsts)})(?:${halves})` : halves
}

/** Words that share one more character: that one and what follows it, the longest first. */
function branch(words: string[][], depth: number): string {
  const longer = words.filter(({ length }) => length > depth + 1)
  const first = escaped(words[0]![depth]!)
  if (longer.length === 0) return first
  const rest = branches(longer, depth + 1)
  const isOptional = longer.length < words.length
  return longer.length > 1 || isOptional ? `${first}(?:${rest})${isOptional ? '?' : ''}` : first + rest
}

/** The alternatives, each half behind a look at the character that they begin with. */
function halved(alternatives: string[], firsts: string[]): string {
  if (firsts.length <= FEW) return alternatives.join('|')
  const half = firsts.length >> 1
  const [left, right] = [firsts.slice(0, half), firsts.slice(half)]
  return `(?=${classOf(left)})(?:${halved(alternatives.slice(0, half), left)})|(?:${halved(alternatives.slice(half), right)})`
}

const classOf = (characters: string[]): string => `[${characters.join('').replace(/[\\\]^-]/g, '\\$&')}]`

const escaped = (character: string): string => character.replace(/[.*+?^${}()|[\]\\]/, '\\$&')
