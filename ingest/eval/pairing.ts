export type Span = { start: number; end: number }

export const shareUnit = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

type Test<G, P> = (gold: G, predicted: P) => boolean

/**
 * One-to-one pairs of what is labelled and what was predicted, by index. Each test in turn adds as many pairs as it can
 * among what is left.
 */
export function pairUp<G, P>(golds: G[], predicted: P[], ...tests: Test<G, P>[]): Map<number, number> {
  const found = new Map<number, number>()
  for (const test of tests) {
    const taken = new Set(found.values())
    const left = [...golds.keys()].filter((i) => !found.has(i))
    const right = [...predicted.keys()].filter((j) => !taken.has(j))
    for (const [j, i] of mostPairs(left, (i) => right.filter((j) => test(golds[i]!, predicted[j]!)))) found.set(i, j)
  }
  return found
}

/** As many pairs as possible, by augmenting paths: who is paired already moves on where he can. */
function mostPairs(left: number[], choicesOf: (i: number) => number[]): Map<number, number> {
  const choices = new Map(left.map((i) => [i, choicesOf(i)]))
  const owner = new Map<number, number>()
  const settle = (i: number, seen: Set<number>): boolean => {
    for (const j of choices.get(i)!) {
      if (seen.has(j)) continue
      seen.add(j)
      const held = owner.get(j)
      if (held === undefined || settle(held, seen)) {
        owner.set(j, i)
        return true
      }
    }
    return false
  }
  for (const i of left) settle(i, new Set())
  return owner
}
