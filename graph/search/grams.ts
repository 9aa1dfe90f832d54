/** What a UTF-16 unit is to search. */
export const Unit = { space: 0, mark: 1, ideograph: 2, letter: 3 } as const

const CLASSES = classTable()

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < table.length; unit++) {
    const character = String.fromCharCode(unit)
    // A half of a surrogate pair counts as a character of its own: a pair is then found as a run of two.
    if (unit >= 0xd800 && unit <= 0xdfff) table[unit] = Unit.ideograph
    else if (/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(character)) table[unit] = Unit.letter
    else if (/[\p{L}\p{N}\p{M}]/u.test(character)) table[unit] = Unit.ideograph
    else table[unit] = /\s/u.test(character) ? Unit.space : Unit.mark
  }
  return table
}

export const classOf = (unit: number): number => CLASSES[unit]!
export const isWord = (unit: number): boolean => CLASSES[unit]! >= Unit.ideograph

/** Two units as one number; a single unit is its own code, which no pair of word units can be. */
export const pairCode = (first: number, second: number): number => ((first << 16) | second) >>> 0

/** Most codes that a text of this length gives. */
export const gramCapacity = (length: number): number => 2 * length

/**
 * Writes the grams of a folded text into `codes` and returns how many: every unit but blanks, and every pair of
 * neighbouring word units.
 */
export function gramsOf(text: string, codes: Uint32Array): number {
  let count = 0
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const kind = CLASSES[unit]!
    if (kind !== Unit.space) codes[count++] = unit
    if (kind < Unit.ideograph) {
      before = 0
      continue
    }
    if (before !== 0) codes[count++] = pairCode(before, unit)
    before = unit
  }
  return count
}
