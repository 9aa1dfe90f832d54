import { type Postings, placeOf } from './postings.ts'

/** What ranking asks of all paragraphs, be they at hand or not. */
export type CorpusStatistics = {
  paragraphs: number
  /** Grams of a paragraph, on average. */
  meanLength: number
  /** How many paragraphs hold a gram. */
  holdersOf(code: number): number
}

/** Exact: of the very texts that the postings were made from. */
export function statisticsOf(postings: Postings): CorpusStatistics {
  const { lengths } = postings
  return {
    paragraphs: lengths.length,
    meanLength: lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length),
    holdersOf(code) {
      const place = placeOf(postings, code)
      return place < 0 ? 0 : postings.holders[place]!
    },
  }
}
