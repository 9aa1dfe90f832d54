/** Requests as queries of the full-text index over `grams` and `facets` (Lucene's syntax). */
import { weightedTerms, weightsOf } from '../keyword.ts'
import type { SearchFilter } from '../port.ts'
import type { Query, Run } from '../query.ts'
import type { CorpusStatistics } from '../statistics.ts'
import { filterParts, gramToken } from '../tokens.ts'

/** Lucene refuses queries of more than 1,024 clauses; so many are left for scores beside a query's 499 pairs. */
const MOST_SCORED = 500

/** Texts that share a pair (or a one-unit run) with the query, by BM25 over its terms. */
export function anyPair(query: Query, statistics: CorpusStatistics, filter: SearchFilter): string {
  const codes = new Set(query.runs.flatMap((run) => run.codes))
  return [`+grams:(${tokensOf(codes)})^0`, ...scored(query, statistics), ...filtered(filter)].join(' ')
}

/** Texts that hold every run of the query, by the same scores: however common its pairs are, these are found. */
export function everyRun(query: Query, statistics: CorpusStatistics, filter: SearchFilter): string {
  return [...phrasesOf(query.runs), ...scored(query, statistics), ...filtered(filter)].join(' ')
}

/**
 * What counts as a match: one query for each part between blanks, and one for the texts that hold every run. Its score is the weight of what a text covers of the part: a regular expression
 * scores its boost and nothing else. A text that scores more than `half` matches, as `scoreKeywords` has it but for
 * rounding.
 */
export function coverages({ runs }: Query, statistics: CorpusStatistics): { text: string; half: number }[] {
  const parts = new Map<number, { clauses: string[]; total: number }>()
  for (const run of runs) {
    const part = parts.get(run.part) ?? { clauses: [], total: 0 }
    const { clauses, total } = coverageOf(run, statistics)
    parts.set(run.part, { clauses: [...part.clauses, ...clauses], total: part.total + total })
  }
  const covered = [...parts.values()].map(({ clauses, total }) => ({ text: clauses.join(' '), half: total / 2 }))
  return [...covered, { text: phrasesOf(runs).join(' '), half: -1 }]
}

/** A unit is covered by the pair that ends with it or the one that begins with it. */
function coverageOf(run: Run, statistics: CorpusStatistics): { clauses: string[]; total: number } {
  const { units, words, total } = weightsOf(statistics, run)
  const { codes } = run
  const ofUnits = units.flatMap((weight, i) => {
    const covering = [codes[i - 1], codes[i]].filter((code) => code !== undefined)
    return weight === 0 ? [] : [`grams:/${covering.map(gramToken).join('|')}/^${weight.toFixed(6)}`]
  })
  const ofWords = run.words.map(({ code }, i) => `grams:/${gramToken(code)}/^${words[i]!.toFixed(6)}`)
  return { clauses: [...ofUnits, ...ofWords], total }
}

/** Texts hold them all; they add nothing to a score. */
const phrasesOf = (runs: Run[]): string[] => [...new Set(runs.map(({ codes }) => `+grams:"${tokensOf(codes)}"^0`))]

const tokensOf = (codes: Iterable<number>): string => Array.from(codes, gramToken).join(' ')

function scored(query: Query, statistics: CorpusStatistics): string[] {
  const terms = weightedTerms(statistics, query).toSorted((a, b) => b.weight - a.weight || a.code - b.code)
  if (terms.length === 0) return []
  return [
    `grams:(${terms
      .slice(0, MOST_SCORED)
      .map(({ code, times }) => `${gramToken(code)}^${times}`)
      .join(' ')})`,
  ]
}

/** One clause for each part of a filter; quoted, for its words hold colons. */
const filtered = (filter: SearchFilter): string[] =>
  filterParts(filter).map(({ tokens }) => `+facets:(${tokens.map((token) => `"${token}"`).join(' ')})^0`)
