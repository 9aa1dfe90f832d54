export type Random = () => number

/** Mulberry32: the same numbers in `[0, 1)` in every run. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const below = (random: Random, end: number): number => Math.floor(random() * end)

export const pick = <T>(random: Random, items: readonly T[]): T => items[below(random, items.length)]!

export function unitVector(random: Random, dimensions: number): Float32Array {
  return unit(Float32Array.from({ length: dimensions }, () => random() - 0.5))
}

/** A direction near `centre`, itself of length 1: their cosine is about 0.8. */
export function unitVectorNear(random: Random, centre: Float32Array): Float32Array {
  const away = unitVector(random, centre.length)
  return unit(centre.map((value, i) => value + 0.75 * away[i]!))
}

function unit(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  const length = Math.sqrt(sum)
  return vector.map((value) => value / length)
}
