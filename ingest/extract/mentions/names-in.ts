/** Buckets for the openings of names; most openings of a text fall into none that is taken. */
const BUCKETS = 0x4000
const bucketOf = (text: string, at: number): number => (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) % BUCKETS

/**
 * Tells which names of a list, of two characters or more, stand in a text, in the order of the list. The time goes with
 * the text's length, however long the list is.
 */
export function namesIn(names: Iterable<string>): (text: string) => string[] {
  const list = [...names]
  if (list.length === 0) return () => []
  const taken = new Uint8Array(BUCKETS)
  const byOpening = new Map<string, number[]>()
  for (const [index, name] of list.entries()) {
    const opening = name.slice(0, 2)
    taken[bucketOf(name, 0)] = 1
    const others = byOpening.get(opening)
    if (others) others.push(index)
    else byOpening.set(opening, [index])
  }
  return (text) => {
    const found = new Set<number>()
    for (let at = 0; at < text.length - 1; at++) {
      if (taken[bucketOf(text, at)] === 0) continue
      for (const index of byOpening.get(text.slice(at, at + 2)) ?? [])
        if (text.startsWith(list[index]!, at)) found.add(index)
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
