import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceMap } from '../../graph/model.ts'
import { composeMaps, identityMap, mapBuilder, sliceMap, toSource } from '../../graph/text/source-map.ts'

type Step = { units: number; text: string | null }

/** Any way to derive a text: steps that keep (`null`), replace or drop the next units. */
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    units: fc.integer({ min: 0, max: 4 }),
    text: fc.oneof(fc.constant(null), fc.constant(''), fc.string({ minLength: 1, maxLength: 4 })),
  }),
  { maxLength: 8 },
)

function derive(source: string, given: Step[]): { text: string; map: SourceMap } {
  const builder = mapBuilder(source)
  for (const { units, text } of given) {
    const left = Math.min(units, source.length - builder.position)
    if (text === null) builder.keep(left)
    else if (text === '') builder.drop(left)
    else if (left > 0) builder.replace(left, text)
  }
  return builder.finish()
}

/** What every map must hold: it covers the text without gap or overlap, and source ranges ascend within the source. */
function expectSound(map: SourceMap, text: string, source: string): void {
  let at = 0
  let sourceStart = 0
  let sourceEnd = 0
  for (const run of map) {
    expect(run.start).toBe(at)
    expect(run.end).toBeGreaterThan(run.start)
    expect(run.sourceStart).toBeGreaterThanOrEqual(sourceStart)
    expect(run.sourceEnd).toBeGreaterThanOrEqual(sourceEnd)
    at = run.end
    sourceStart = run.sourceStart
    sourceEnd = run.sourceEnd
  }
  expect(at).toBe(text.length)
  expect(sourceEnd).toBeLessThanOrEqual(source.length)
}

describe('A source map', () => {
  it('leads from a cleaned text back to the text as read', () => {
    const source = '會(huì)議 ,召開'
    const builder = mapBuilder(source)
    builder.keep(1)
    builder.drop(5)
    builder.keep(1)
    builder.drop(1)
    builder.replace(1, '，')
    const { text, map } = builder.finish()

    expect(text).toBe('會議，召開')
    expect(map).toEqual([
      { start: 0, end: 1, sourceStart: 0, sourceEnd: 1 },
      { start: 1, end: 2, sourceStart: 6, sourceEnd: 7 },
      { start: 2, end: 5, sourceStart: 8, sourceEnd: 11 },
    ])
    expect(toSource(map, 0, 2)).toEqual({ start: 0, end: 7 })
    expect(toSource(map, 3, 5)).toEqual({ start: 9, end: 11 })
  })

  it('leads from any part of a repaired passage to the whole of what was damaged', () => {
    const builder = mapBuilder('學?傊Q屆')
    builder.keep(1)
    builder.replace(3, '校總支換')
    const { text, map } = builder.finish()
    expect(text).toBe('學校總支換屆')
    expect(toSource(map, 1, 5)).toEqual({ start: 1, end: 4 })
    expect(toSource(map, 2, 3)).toEqual({ start: 1, end: 4 })
    expect(toSource(map, 0, 2)).toEqual({ start: 0, end: 4 })
    expect(toSource(map, 5, 6)).toEqual({ start: 4, end: 5 })
  })

  it('maps a passage as a whole even when it was replaced by as many characters', () => {
    const builder = mapBuilder('规;疟用')
    builder.keep(1)
    builder.replace(2, '模化')
    const { map } = builder.finish()
    expect(toSource(map, 1, 2)).toEqual({ start: 1, end: 3 })
    expect(toSource(map, 2, 3)).toEqual({ start: 1, end: 3 })
  })

  it('is one run for a text that is its own source, and none for no text', () => {
    expect(identityMap(3)).toEqual([{ start: 0, end: 3, sourceStart: 0, sourceEnd: 3 }])
    expect(identityMap(0)).toEqual([])
    expect(toSource([], 0, 0)).toEqual({ start: 0, end: 0 })
  })

  it('gives a place for an empty range', () => {
    const map = identityMap(5)
    expect(toSource(map, 2, 2)).toEqual({ start: 2, end: 2 })
    expect(toSource(map, 5, 5)).toEqual({ start: 5, end: 5 })
  })

  it('covers the text without gap or overlap, whatever was done to it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), steps, (source, given) => {
        const { text, map } = derive(source, given)
        expectSound(map, text, source)
      }),
    )
  })

  it('leads to the same characters where they were kept', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), steps, (source, given) => {
        const { text, map } = derive(
          source,
          given.map((step) => (step.text ? { ...step, text: null } : step)),
        )
        for (let i = 0; i < text.length; i++) {
          const { start, end } = toSource(map, i, i + 1)
          expect(source.slice(start, end)).toBe(text[i])
        }
      }),
    )
  })

  it('composed with another gives what asking one after the other gives', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), steps, steps, (source, first, second) => {
        const inner = derive(source, first)
        const outer = derive(inner.text, second)
        const composed = composeMaps(outer.map, inner.map)
        expectSound(composed, outer.text, source)
        for (let start = 0; start < outer.text.length; start++) {
          for (let end = start + 1; end <= outer.text.length; end++) {
            const between = toSource(outer.map, start, end)
            expect(toSource(composed, start, end)).toEqual(toSource(inner.map, between.start, between.end))
          }
        }
      }),
    )
  })

  it('is unchanged by composition with the identity', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), steps, (source, given) => {
        const { text, map } = derive(source, given)
        expect(composeMaps(map, identityMap(source.length))).toEqual(map)
        expect(composeMaps(identityMap(text.length), map)).toEqual(map)
      }),
    )
  })

  it('cut to a part of the text answers as the whole does', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), steps, fc.nat(20), fc.nat(20), (source, given, a, b) => {
        const { text, map } = derive(source, given)
        const from = Math.min(a, b, text.length)
        const to = Math.min(Math.max(a, b), text.length)
        const part = sliceMap(map, from, to)
        expectSound(part, text.slice(from, to), source)
        for (let i = from; i < to; i++) expect(toSource(part, i - from, i - from + 1)).toEqual(toSource(map, i, i + 1))
      }),
    )
  })
})
