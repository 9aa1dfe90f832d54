import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyOf } from '../../../ingest/extract/any-of.ts'
import { namesIn } from '../../../ingest/extract/mentions/names-in.ts'

// Few characters, so that words share beginnings, hold each other and stand in the text; marks that patterns read otherwise.
const unit = fc.constantFrom(...'县一中市区𠮷.^]-\\')
const word = fc.array(unit, { minLength: 1, maxLength: 4 }).map((units) => units.join(''))
const words = fc.array(word, { minLength: 1, maxLength: 30 })
const text = fc.array(unit, { maxLength: 40 }).map((units) => units.join(''))

/** The alternation that `anyOf` stands for: word by word, the longest first. */
const plainly = (all: string[]): string =>
  [...new Set(all)]
    .sort((a, b) => b.length - a.length)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')

describe('anyOf', () => {
  it.each(['gu', 'g'])('matches as the plain alternation does, with more behind it (flags %s)', (flags) => {
    fc.assert(
      fc.property(words, text, (all, read) => {
        for (const behind of ['', '(?=县|$)', '[市区]']) {
          const matches = (pattern: string) =>
            Array.from(read.matchAll(new RegExp(`(?:${pattern})${behind}`, flags)), ({ 0: match, index }) => [
              index,
              match,
            ])
          expect(matches(anyOf(all))).toEqual(matches(plainly(all)))
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('namesIn', () => {
  it('gives the names that a text includes, in the order of the list', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), text, (all, read) => {
        expect(namesIn(all)(read)).toEqual(all.filter((name) => read.includes(name)))
      }),
      { numRuns: 500 },
    )
  })
})
