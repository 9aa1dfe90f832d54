import { simplify } from '../../graph/text/simplify.ts'

/** Simplified form of a single character, or the character itself. */
export function createSimplifier(): (character: string) => string {
  const known = new Map<string, string>()
  return (character) => {
    const before = known.get(character)
    if (before !== undefined) return before
    const simplified = simplify(character)
    known.set(character, simplified)
    return simplified
  }
}
