import { type Gbk, isHan } from './gbk.ts'

/** A half-width mark, or a symbol that begins a line, with the four characters behind it. */
const ANCHOR = /(?:[?;:,!()]|(?<=^|\n)[^\p{L}\p{N}\s\0-\x7f])([^\n]{1,4})/gu
const USUAL = /[\0-\x7f，。、；：？！（）《》〈〉“”‘’「」—…·〔〕【】　％０-９Ａ-Ｚａ-ｚ]/

/** The 3,755 characters of everyday use, in the first half of GB2312. */
const LAST_EVERYDAY_CODE = 0xd7f9

/**
 * Cheap question before the dictionary is loaded: does any place where damage could begin have a character near it
 * that everyday text does not use? Says yes too often rather than too seldom.
 */
export function mayBeDamaged(text: string, gbk: () => Gbk, simplify: (character: string) => string): boolean {
  const isUnusual = (character: string): boolean => {
    if (USUAL.test(character)) return false
    const simplified = simplify(character)
    return !isHan(character) || !gbk().inGb2312(simplified) || gbk().codes.get(simplified)! > LAST_EVERYDAY_CODE
  }
  for (const [, near] of text.matchAll(ANCHOR)) if (Array.from(near!).some(isUnusual)) return true
  return false
}
