import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest, type Vectors } from '../../../graph/search/nearest.ts'

/** Small whole numbers: sums are exact, and ties are frequent. */
const whole = fc.integer({ min: -3, max: 3 })

const mostly = fc.nat(5).map((draw) => draw > 0)

const cases = fc.integer({ min: 1, max: 9 }).chain((dimensions) =>
  fc.record({
    rows: fc.array(
      fc.record({
        vector: fc.array(whole, { minLength: dimensions, maxLength: dimensions }),
        has: mostly,
        passes: mostly,
      }),
      {
        maxLength: 40,
      },
    ),
    query: fc.array(whole, { minLength: dimensions, maxLength: dimensions }),
    count: fc.integer({ min: 1, max: 5 }),
    dimensions: fc.constant(dimensions),
  }),
)

describe('nearest vectors', () => {
  it('are the best by exact comparison with all, equals in order', () => {
    fc.assert(
      fc.property(cases, ({ rows, query, count, dimensions }) => {
        const held = [...rows.entries()].filter(([, { has }]) => has)
        const vectors: Vectors = {
          dimensions,
          data: Float32Array.from(held.flatMap(([, { vector }]) => vector)),
          paragraphs: Int32Array.from(held.map(([paragraph]) => paragraph)),
          slots: new Int32Array(rows.length),
        }
        const passes = Uint8Array.from(rows, (row) => (row.passes ? 1 : 0))
        const expected = held
          .filter(([, row]) => row.passes)
          .map(([paragraph, { vector }]) => ({
            paragraph,
            score: vector.reduce((sum, value, i) => sum + value * query[i]!, 0),
          }))
          .toSorted((a, b) => b.score - a.score || a.paragraph - b.paragraph)
          .slice(0, count)
        expect(nearest(vectors, Float32Array.from(query), { count, passes })).toEqual(expected)
      }),
    )
  })
})
