import { grouped } from '../../graph/grouped.ts'

/** A word found in a text, with what was said of it. */
export type Found<T> = { start: number; end: number; value: T }

/** Fewer characters would be found everywhere. */
export const SHORTEST_WORD = 2

/**
 * Finds the words of a list in texts, from left to right, at each place the longest; what is found never overlaps. The time
 * goes with the text's length, however long the list is.
 */
export function wordsIn<T>(words: ReadonlyMap<string, T>): (text: string) => Found<T>[] {
  const byOpening = grouped(words.keys(), (word) => word.slice(0, SHORTEST_WORD))
  for (const some of byOpening.values()) some.sort((a, b) => b.length - a.length)
  // Most characters begin no word: they are told without making a string.
  const begins = new Uint8Array(0x10000)
  for (const word of words.keys()) begins[word.charCodeAt(0)] = 1
  return (text) => {
    const found: Found<T>[] = []
    for (let at = 0; at < text.length - 1; ) {
      if (begins[text.charCodeAt(at)] === 0) {
        at++
        continue
      }
      const word = byOpening.get(text.slice(at, at + SHORTEST_WORD))?.find((each) => text.startsWith(each, at))
      if (word === undefined) {
        at++
      } else {
        found.push({ start: at, end: at + word.length, value: words.get(word)! })
        at += word.length
      }
    }
    return found
  }
}
