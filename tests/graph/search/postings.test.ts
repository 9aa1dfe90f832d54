import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramCapacity, gramsOf, pairCode, wordCode } from '../../../graph/search/grams.ts'
import { buildPostings, eachHolder, placeOf } from '../../../graph/search/postings.ts'

const grams = (text: string): number[] => {
  const codes = new Uint32Array(gramCapacity(text.length))
  return [...codes.subarray(0, gramsOf(text, codes))]
}
const pair = (text: string) => pairCode(text.charCodeAt(0), text.charCodeAt(1))

describe('grams', () => {
  it('are characters and neighbouring pairs, not across marks or blanks', () => {
    expect(grams('双减，5 所')).toEqual([
      '双'.charCodeAt(0),
      '减'.charCodeAt(0),
      pair('双减'),
      '，'.charCodeAt(0),
      '5'.charCodeAt(0),
      '所'.charCodeAt(0),
    ])
  })

  it('are whole words of three letters or digits, too', () => {
    const text = 'ai在2025年'
    expect(grams(text)).toContain(wordCode('2025', 0, 4))
    expect(grams(text)).toContain(pair('ai'))
    expect(grams('2024年')).not.toContain(wordCode('2025', 0, 4))
  })

  it('of a word are those of no pair', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{3,12}$/), (word) => {
        const code = wordCode(word, 0, word.length)
        expect(code).toBeGreaterThan(0xffff)
        expect(code).toBeLessThan(pair('00'))
      }),
    )
  })
})

describe('postings', () => {
  /** Few characters, so that texts share grams; long gaps, so that distances need several bytes. */
  const text = fc.string({ unit: fc.constantFrom('教', '师', '育', '2', '4', 'a', '，', ' '), maxLength: 12 })
  const texts = fc
    .array(fc.tuple(text, fc.integer({ min: 0, max: 200 })), { maxLength: 12 })
    .map((list) => list.flatMap(([one, gap]) => [one, ...Array<string>(gap).fill('、')]))

  it('hold for every gram just the texts that it stands in, and how often', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const expected = new Map<number, [number, number][]>()
        for (const [index, one] of list.entries()) {
          for (const code of grams(one)) {
            const holders = expected.get(code) ?? []
            const last = holders.at(-1)
            if (last?.[0] === index) last[1]++
            else holders.push([index, 1])
            expected.set(code, holders)
          }
        }
        const postings = await buildPostings(list)
        const found = new Map<number, [number, number][]>()
        for (const code of postings.codes) {
          const holders: [number, number][] = []
          const place = placeOf(postings, code)
          eachHolder(postings, place, (index, occurrences) => holders.push([index, occurrences]))
          expect(postings.holders[place]).toBe(holders.length)
          found.set(code, holders)
        }
        expect(found).toEqual(new Map([...expected].toSorted(([a], [b]) => a - b)))
        expect([...postings.lengths]).toEqual(list.map((one) => grams(one).length))
      }),
      { numRuns: 60 },
    )
  })

  it('hold texts that are far apart', async () => {
    const list = Array<string>(300_000).fill('')
    for (const index of [0, 1, 70, 9_000, 299_999]) list[index] = '双减双减'
    const postings = await buildPostings(list)
    const holders: [number, number][] = []
    eachHolder(postings, placeOf(postings, pair('双减')), (index, occurrences) => holders.push([index, occurrences]))
    expect(holders).toEqual([0, 1, 70, 9_000, 299_999].map((index) => [index, 2]))
  })

  it('have no place for a gram that stands nowhere', async () => {
    expect(placeOf(await buildPostings(['双减']), pair('减双'))).toBe(-1)
    expect(placeOf(await buildPostings([]), pair('减双'))).toBe(-1)
  })
})
