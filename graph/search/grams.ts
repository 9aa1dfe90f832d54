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

/** Words of this many letters or digits are grams of their own: 2023 and 2024 share pairs, and nothing else. */
const SHORTEST_WORD = 3
/** No pair begins with a unit below `0`: words have the codes in between. */
const FIRST_WORD_CODE = 0x10000
const WORD_CODES = ('0'.charCodeAt(0) - 1) * 0x10000

/** The code of a word of letters and digits. Two words in some three million share one. */
export function wordCode(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return FIRST_WORD_CODE + ((hash >>> 0) % WORD_CODES)
}

/** Words of letters and digits that are grams, as `[start, end)`. */
export function letterWords(text: string): [number, number][] {
  const words: [number, number][] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && CLASSES[text.charCodeAt(i)] === Unit.letter) continue
    if (i - start >= SHORTEST_WORD) words.push([start, i])
    start = i + 1
  }
  return words
}

/** Most codes that a text of this length gives. */
export const gramCapacity = (length: number): number => 3 * length

/**
 * Writes the grams of a folded text into `codes` and returns how many: every unit but blanks, every pair of neighbouring
 * word units, and every longer word of letters and digits.
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
  for (const [start, end] of letterWords(text)) codes[count++] = wordCode(text, start, end)
  return count
}
