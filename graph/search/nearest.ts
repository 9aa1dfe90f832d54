/** Unit vectors, one after the other, of the paragraphs that have one. */
export type Vectors = {
  dimensions: number
  data: Float32Array
  /** The paragraph of each vector, ascending. */
  paragraphs: Int32Array
  /** The vector of each paragraph, or -1. */
  slots: Int32Array
}

/** For a model-less index of `count` paragraphs. */
export function noVectors(count: number, dimensions = 0): Vectors {
  return {
    dimensions,
    data: new Float32Array(0),
    paragraphs: new Int32Array(0),
    slots: new Int32Array(count).fill(-1),
  }
}

/** Cosine of the vector in `slot` and a unit vector. Four sums at once: V8 keeps them in registers. */
export function cosineAt({ data, dimensions }: Vectors, slot: number, query: Float32Array): number {
  const start = slot * dimensions
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let j = 0
  for (; j + 3 < dimensions; j += 4) {
    a += data[start + j]! * query[j]!
    b += data[start + j + 1]! * query[j + 1]!
    c += data[start + j + 2]! * query[j + 2]!
    d += data[start + j + 3]! * query[j + 3]!
  }
  for (; j < dimensions; j++) a += data[start + j]! * query[j]!
  return a + b + c + d
}

/**
 * The `count` paragraphs nearest to a unit vector among those that `passes` marks, best first, exactly. Equal cosines
 * keep the order of paragraphs.
 */
export function nearest(
  vectors: Vectors,
  query: Float32Array,
  { count, passes }: { count: number; passes: Uint8Array },
): { paragraph: number; score: number }[] {
  // Worst first: a newcomer shifts those below it down and the worst falls out.
  const scores = new Float64Array(count).fill(-Infinity)
  const found = new Int32Array(count).fill(-1)
  for (let slot = 0; slot < vectors.paragraphs.length; slot++) {
    const paragraph = vectors.paragraphs[slot]!
    if (passes[paragraph] === 0) continue
    const score = cosineAt(vectors, slot, query)
    if (score <= scores[0]!) continue
    let place = 0
    while (place < count - 1 && scores[place + 1]! < score) {
      scores[place] = scores[place + 1]!
      found[place] = found[place + 1]!
      place++
    }
    scores[place] = score
    found[place] = paragraph
  }
  return Array.from(found, (paragraph, i) => ({ paragraph, score: scores[i]! }))
    .filter(({ paragraph }) => paragraph >= 0)
    .reverse()
}
