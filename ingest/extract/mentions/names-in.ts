import { grouped } from '../../../graph/grouped.ts'

/** Buckets for the openings of names; most openings of a text fall into none that is taken. */
const BUCKETS = 0x4000
const bucketOf = (text: string, at: number): number => (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % BUCKETS

/** Tells which names of a list stand in a text, in the order of the list. */
export const namesIn = (names: Iterable<string>): ((text: string) => string[]) => namedIn([...names], (name) => name)

/**
 * Tells which things of a list are named in a text, in the order of the list. The time goes with the text's length and
 * with how many lengths of names there are, however long the list is.
 */
export function namedIn<T>(list: readonly T[], nameOf: (one: T) => string): (text: string) => T[] {
  if (list.length === 0) return () => []
  const byName = grouped(list.keys(), (index) => nameOf(list[index]!))
  const names = [...byName.keys()]
  const singles = names.filter(({ length }) => length === 1)
  const taken = new Uint8Array(BUCKETS)
  const lengths = new Map<string, Set<number>>()
  for (const name of names.filter((each) => each.length > 1)) {
    const opening = name.slice(0, 2)
    taken[bucketOf(name, 0)] = 1
    lengths.set(opening, (lengths.get(opening) ?? new Set()).add(name.length))
  }
  return (text) => {
    const found = new Set(singles.filter((name) => text.includes(name)).flatMap((name) => byName.get(name)!))
    for (let at = 0; at < text.length - 1; at++) {
      if (taken[bucketOf(text, at)] === 0) continue
      for (const length of lengths.get(text.slice(at, at + 2)) ?? [])
        for (const index of byName.get(text.slice(at, at + length)) ?? []) found.add(index)
    }
    return [...found].sort((a, b) => a - b).map((index) => list[index]!)
  }
}

/** Where a word stands in a text, not overlapping. */
export function occurrences(text: string, word: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    found.push({ start: at, end: at + word.length })
  return found
}
