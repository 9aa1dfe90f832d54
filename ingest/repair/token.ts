import { type Gbk, isHan } from './gbk.ts'
import { hasTone, SYLLABLE } from './readings.ts'

/** One character of the text as read, with the gloss printed behind it folded in. */
export type Token = {
  character: string
  start: number
  end: number
  /** The reading in the brackets behind it. */
  gloss: string | null
  /** Byte of an ASCII character, GBK code of any other; `null` outside GBK. */
  code: number | null
}

/** A text as read and its tokens. */
export type Passage = { text: string; tokens: readonly Token[] }

const GLOSS = new RegExp(`\\((${SYLLABLE})\\)`, 'y')

/** Cuts a text into tokens. Glosses are only folded in when the document is known to carry them. */
export function tokenize(text: string, gbk: Gbk, glossed: boolean): Token[] {
  const tokens: Token[] = []
  for (let start = 0; start < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(start)!)
    let end = start + character.length
    let gloss: string | null = null
    GLOSS.lastIndex = end
    // A letter may carry one too: it is then the second byte of the glossed character.
    const found = glossed && (isHan(character) || /[@-~]/.test(character)) ? GLOSS.exec(text) : null
    if (found && (hasTone(found[1]!) || found[1]!.length <= 3)) {
      gloss = found[1]!
      end += found[0].length
    }
    const code = character < '\x80' ? character.charCodeAt(0) : (gbk.codes.get(character) ?? null)
    tokens.push({ character, start, end, gloss, code })
    start = end
  }
  return tokens
}

/** The characters of some tokens, without their glosses. */
export const plain = (tokens: readonly Token[]): string => tokens.map(({ character }) => character).join('')

const CUT_GLOSS = new RegExp(`\\?(${SYLLABLE})\\)`, 'y')

/**
 * A gloss that was put between the two bytes of a character, at a `?`: the decoder took the first byte and `(` for one
 * character and printed `?`. `next` is the token behind its closing bracket.
 */
export function cutGlossAt(
  text: string,
  tokens: readonly Token[],
  index: number,
): { syllable: string; next: number } | null {
  CUT_GLOSS.lastIndex = tokens[index]!.start
  const found = CUT_GLOSS.exec(text)
  if (!found) return null
  const end = tokens[index]!.start + found[0].length
  let next = index
  while (next < tokens.length && tokens[next]!.start < end) next++
  return { syllable: found[1]!, next }
}
