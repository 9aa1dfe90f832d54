import { Converter } from 'opencc-js/t2cn'

/** Simplified form of a single character, or the character itself. */
export function createSimplifier(): (character: string) => string {
  const convert: (text: string) => string = Converter({ from: 't', to: 'cn' })
  const known = new Map<string, string>()
  return (character) => {
    const before = known.get(character)
    if (before !== undefined) return before
    const simplified = convert(character)
    known.set(character, simplified)
    return simplified
  }
}
