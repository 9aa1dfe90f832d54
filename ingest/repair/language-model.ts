import type { Dictionary } from './dictionary.ts'
import { isHan } from './gbk.ts'

/** Strings that the document itself repeats, with their counts. */
export type Vocabulary = ReadonlyMap<string, number>

/** Judges which reading of damaged bytes is Chinese. Scores are natural logarithms; traditional characters count as their simplified forms. */
export type LanguageModel = {
  /** Common enough to be guessed where bytes were lost. */
  isPlausible(character: string): boolean
  /** Hardly ever met in running text: not a character of any word, a stray letter, a symbol. */
  isOdd(character: string): boolean
  /** Cheap score of a character after another (or after none, the empty string), for the search. */
  follow(previous: string, character: string): number
  /** Score of a text: its most likely cut into words, and the marks it is printed with. */
  score(text: string, vocabulary: Vocabulary): number
}

const MARKS = new Map<string, number>([
  ...scored(-2, '\n'),
  ...scored(-2.5, '，,'),
  ...scored(-3, '。、 '),
  ...scored(-4, '“”'),
  ...scored(-4.5, '；：（）;:()'),
  ...scored(-5, '《》'),
  ...scored(-6, '？！?!'),
])
const USUAL_SYMBOL = /[‘’—…·〔〕【】〈〉「」　％０-９Ａ-Ｚａ-ｚ]/
const OTHER_SCRIPT =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Bopomofo}\u2500-\u257f]/u
const LONGEST_WORD = 8
/** Of the strings of a vocabulary. */
export const LONGEST_REPEATED = 4
/** Score of a character outside the dictionary. */
const UNKNOWN = -17
/** Score of a string that the document repeats; every further occurrence adds a little. */
const REPEATED = -7.5
const QUESTION_MARK_AT_END = /[?？](?![”’）)》\n]|$)/g
const QUESTION_WORD = /[吗呢吧么谁哪何几怎岂否啥]/
const MARK_AFTER_MARK = /[,;:?!，；：？！。、](?=[,;:?!，；：？！。、])/g
const NUMBERED_HEADING = /^\n?（[一二三四五六七八九十]{1,3}）/

function scored(score: number, marks: string): [string, number][] {
  return Array.from(marks, (mark) => [mark, score])
}

/** Scores of characters after others inside words, by the first and then by the second. */
function pairScores(dictionary: Dictionary, characters: ReadonlyMap<string, number>): Map<string, Map<string, number>> {
  const pairs = new Map<string, Map<string, number>>()
  for (const [word, count] of dictionary) {
    for (let i = 0; i + 1 < word.length; i++) {
      const after = pairs.get(word[i]!) ?? new Map<string, number>()
      pairs.set(word[i]!, after)
      after.set(word[i + 1]!, (after.get(word[i + 1]!) ?? 0) + count)
    }
  }
  for (const [first, after] of pairs) {
    // Some 0.6 below the plain share: not every pair inside a word is meant where it stands.
    for (const [second, count] of after) after.set(second, Math.log(count / characters.get(first)!) - 0.5)
  }
  return pairs
}

/** Marks that no printer sets so: a question mark without a question, two marks in a row. Numbered headings are common. */
function marks(text: string): number {
  let score = NUMBERED_HEADING.test(text) ? 8 : 0
  for (const { index } of text.matchAll(QUESTION_MARK_AT_END)) {
    if (!QUESTION_WORD.test(text.slice(Math.max(0, index - 24), index))) score -= 6
  }
  return score - 8 * (text.match(MARK_AFTER_MARK)?.length ?? 0)
}

export function createLanguageModel(dictionary: Dictionary, simplify: (character: string) => string): LanguageModel {
  const words = new Map<string, number>()
  const characters = new Map<string, number>()
  let total = 0
  for (const [word, count] of dictionary) {
    total += count
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + count)
  }
  for (const [word, count] of dictionary) words.set(word, Math.log((count + 0.5) / total))

  const pairs = pairScores(dictionary, characters)
  const frequency = (character: string) => Math.log((characters.get(character) ?? 0) / total)

  /** A character on its own, outside any word. */
  function alone(character: string): number {
    const mark = MARKS.get(character)
    if (mark !== undefined) return mark
    if (isHan(character)) return characters.has(character) ? Math.max(-13, frequency(character) - 3) : UNKNOWN
    if (/[0-9]/.test(character)) return -4
    if (/[a-z]/i.test(character)) return -9
    if (/[\uff10-\uff5a]/.test(character)) return -5
    return OTHER_SCRIPT.test(character) ? -8 : -15
  }

  const singles = new Map<string, number>()
  function aloneOnce(character: string): number {
    let score = singles.get(character)
    if (score === undefined) {
      score = alone(character)
      singles.set(character, score)
    }
    return score
  }

  function bestCut(text: string, vocabulary: Vocabulary): number {
    const best = new Float64Array(text.length + 1).fill(-Infinity)
    best[0] = 0
    const offer = (at: number, score: number) => {
      if (score > best[at]!) best[at] = score
    }
    for (let i = 0; i < text.length; i++) {
      offer(i + 1, best[i]! + Math.max(aloneOnce(text[i]!), words.get(text[i]!) ?? -Infinity))
      let isWord = true
      for (let length = 2; length <= LONGEST_WORD && i + length <= text.length; length++) {
        // No word goes on where no word holds the last two characters side by side.
        isWord &&= pairs.get(text[i + length - 2]!)?.has(text[i + length - 1]!) ?? false
        if (!isWord && (length > LONGEST_REPEATED || vocabulary.size === 0)) break
        const word = text.slice(i, i + length)
        const repeated = length > LONGEST_REPEATED ? undefined : vocabulary.get(word)
        const known = Math.max(
          (isWord ? words.get(word) : undefined) ?? -Infinity,
          repeated ? REPEATED + Math.min(2, Math.log(repeated)) : -Infinity,
        )
        offer(i + length, best[i]! + known)
      }
    }
    return best[text.length]!
  }

  return {
    isPlausible(character) {
      return isHan(character) ? frequency(simplify(character)) > -15 : MARKS.has(character)
    },
    isOdd(character) {
      if (isHan(character)) return !characters.has(simplify(character))
      if (character < '\x80') return /[a-z]/i.test(character)
      return !MARKS.has(character) && !USUAL_SYMBOL.test(character)
    },
    follow(previous, character) {
      const next = simplify(character)
      const single = aloneOnce(next)
      const after = previous === '' ? undefined : pairs.get(simplify(previous))?.get(next)
      return after === undefined ? single + 1 : Math.max(after, single)
    },
    score(text, vocabulary) {
      const simplified = Array.from(text, simplify).join('')
      return bestCut(simplified, vocabulary) + marks(simplified)
    },
  }
}
