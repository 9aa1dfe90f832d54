import { LONGEST_REPEATED, type Vocabulary } from './language-model.ts'

const OFTEN = 3

/**
 * Strings of two to four characters that a simplified text holds at least three times. A string is only counted when
 * its two shorter halves are frequent themselves, so that memory follows the frequent strings and not the text.
 */
export function vocabularyOf(text: string): Vocabulary {
  const frequent = new Map<string, number>()
  const runs = text.match(/\p{Script=Han}{2,}/gu) ?? []
  for (let length = 2; length <= LONGEST_REPEATED; length++) {
    const counts = new Map<string, number>()
    for (const run of runs) {
      for (let i = 0; i + length <= run.length; i++) {
        const string = run.slice(i, i + length)
        if (length > 2 && !(frequent.has(string.slice(1)) && frequent.has(string.slice(0, -1)))) continue
        counts.set(string, (counts.get(string) ?? 0) + 1)
      }
    }
    for (const [string, count] of counts) if (count >= OFTEN) frequent.set(string, count)
  }
  return frequent
}
