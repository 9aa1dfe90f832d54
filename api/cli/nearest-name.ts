/** Edits (insert, delete, replace, swap of neighbours) between two words. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)])
  for (let j = 0; j <= b.length; j++) rows[0]![j] = j
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : replaced
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, replaced, swapped)
    }
  }
  return rows[a.length]![b.length]!
}

/** The name that was most likely meant, or `null` when none is near: two edits, one for short words, or the beginning. */
export function nearestName(typed: string, names: string[]): string | null {
  const word = typed.toLowerCase()
  const begun = names.find((name) => word.length > 1 && name.startsWith(word))
  if (begun !== undefined) return begun
  const near = names
    .map((name) => ({ name, edits: distance(word, name) }))
    .filter(({ name, edits }) => edits <= (name.length <= 4 ? 1 : 2))
    .sort((a, b) => a.edits - b.edits)
  return near[0]?.name ?? null
}
