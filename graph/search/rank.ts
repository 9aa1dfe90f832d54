import { facetsOf, missesOf } from './facets.ts'
import { highlight } from './highlight.ts'
import { type KeywordScores, scoreKeywords, Tier } from './keyword.ts'
import { cosineAt, nearest, type Vectors } from './nearest.ts'
import type { SearchAnswer, SearchRequest, Standing } from './port.ts'
import type { Postings } from './postings.ts'
import { readQuery } from './query.ts'
import { ROLES, type Rows } from './rows.ts'
import { statisticsOf } from './statistics.ts'
import { wordBreaks } from './word-breaks.ts'

/** How many paragraphs each of the two lists puts forward. More hardly moves the first ten. */
const DEPTH = 100

const META = ROLES.indexOf('meta')

/** To a blank query. */
export const NOTHING_FOUND: SearchAnswer = {
  candidates: [],
  keywordMatches: 0,
  keywordMatchesAtLeast: false,
  facets: { kinds: {}, years: {}, jurisdictions: {}, entityKinds: {} },
}

/** Everything a search needs. Nothing in it changes: a newer index is another one. */
export type IndexData = { rows: Rows; postings: Postings; vectors: Vectors; revision: string }

type Contender = { paragraph: number; keyword: Standing | null; vector: Standing | null }

/**
 * Answers a request: the first of both lists, fused by min-max convex combination over their union. `statistics` are of
 * all paragraphs where `data` holds a part of them.
 */
export function rank(data: IndexData, request: SearchRequest, statistics = statisticsOf(data.postings)): SearchAnswer {
  const query = readQuery(request.text)
  const { rows } = data
  const misses = missesOf(rows, request.filter)
  if (query.runs.length === 0) return NOTHING_FOUND

  const keywords = scoreKeywords({ postings: data.postings, texts: rows.texts, statistics }, query)
  const contenders = new Map<number, Contender>()
  for (const [i, paragraph] of firstByKeywords(rows, keywords, misses).entries()) {
    const keyword = { score: keywords.scores[paragraph]!, rank: i + 1 }
    contenders.set(paragraph, { paragraph, keyword, vector: null })
  }
  const vector = request.vectorWeight > 0 ? request.vector : null
  for (const [i, { paragraph, score }] of (vector ? firstByVector(data, vector, misses) : []).entries()) {
    const standing = { score, rank: i + 1 }
    contenders.set(paragraph, { paragraph, keyword: contenders.get(paragraph)?.keyword ?? null, vector: standing })
  }
  const scores = fuse([...contenders.keys()], { data, keywords, vector, vectorWeight: request.vectorWeight })
  const best = [...contenders.values()].sort(
    (a, b) =>
      keywords.tiers[b.paragraph]! - keywords.tiers[a.paragraph]! ||
      scores.get(b.paragraph)! - scores.get(a.paragraph)! ||
      compare(rows.ids[a.paragraph]!, rows.ids[b.paragraph]!),
  )
  const runs = query.runs.map((run) => ({ ...run, breaks: wordBreaks(statistics, run) }))
  const matches = indexesOf(keywords.matched)
  return {
    candidates: best.slice(0, request.limit).map(({ paragraph, keyword, vector }) => ({
      paragraphId: rows.ids[paragraph]!,
      documentId: rows.documents[paragraph]!,
      score: scores.get(paragraph)!,
      keyword,
      vector,
      ranges: highlight(rows.texts[paragraph]!, query, runs),
    })),
    keywordMatches: matches.filter((paragraph) => misses[paragraph] === 0).length,
    keywordMatchesAtLeast: false,
    facets: facetsOf(rows, matches.length > 0 ? matches : contenders.keys(), misses),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function indexesOf(marks: Uint8Array): number[] {
  const indexes: number[] = []
  for (let i = 0; i < marks.length; i++) if (marks[i] !== 0) indexes.push(i)
  return indexes
}

/** Those that hold the whole query, then those that hold all its runs, then the rest; within each by BM25, then id. */
function firstByKeywords({ ids }: Rows, { scores, touched, tiers }: KeywordScores, misses: Uint8Array): number[] {
  const before = (a: number, b: number): number =>
    tiers[b]! - tiers[a]! || scores[b]! - scores[a]! || compare(ids[a]!, ids[b]!)
  const first: number[] = []
  for (let i = 0; i < touched.length; i++) {
    if (touched[i] === 0 || misses[i] !== 0) continue
    if (first.length === DEPTH && before(i, first[DEPTH - 1]!) >= 0) continue
    let place = first.length
    while (place > 0 && before(i, first[place - 1]!) < 0) place--
    first.splice(place, 0, i)
    if (first.length > DEPTH) first.pop()
  }
  return first
}

/** Signatures, dates and numbers mean nothing: they are found by their words only. */
function firstByVector({ rows, vectors }: IndexData, vector: Float32Array, misses: Uint8Array) {
  const passes = misses.map((miss, i) => (miss === 0 && rows.roles[i] !== META ? 1 : 0))
  return nearest(vectors, vector, { count: DEPTH, passes })
}

type Sides = { data: IndexData; keywords: KeywordScores; vector: Float32Array | null; vectorWeight: number }

/**
 * Fused scores in `[0, 1]`. Both sides are known for every contender; a side that says nothing about any leaves all to
 * the other. A tier is worth more than any fused score: who types words that stand there wants to see them.
 */
function fuse(paragraphs: number[], { data, keywords, vector, vectorWeight }: Sides): Map<number, number> {
  const { slots } = data.vectors
  // Scattered characters add to words that are there; alone they say nothing.
  const isTouched = paragraphs.some((i) => keywords.touched[i] !== 0)
  const words = isTouched ? scaled(paragraphs.map((i) => keywords.scores[i]!)) : null
  const cosines = paragraphs.map((i) => (vector && slots[i]! >= 0 ? cosineAt(data.vectors, slots[i]!, vector) : null))
  const meanings = scaled(cosines)
  const weight = meanings === null ? 0 : words === null ? 1 : vectorWeight
  const highest = paragraphs.reduce((most, i) => Math.max(most, keywords.tiers[i]!), Tier.grams as number)
  return new Map(
    paragraphs.map((paragraph, i) => {
      const fused = weight * (meanings?.[i] ?? 0) + (1 - weight) * (words?.[i] ?? 0)
      return [paragraph, (keywords.tiers[paragraph]! + fused) / (highest + 1)]
    }),
  )
}

/** Min-max; all equal is 1. Unknown values are 0; `null` when nothing is known or everything is 0. */
function scaled(values: (number | null)[]): number[] | null {
  const known = values.filter((value) => value !== null)
  if (known.every((value) => value === 0)) return null
  const low = Math.min(...known)
  const high = Math.max(...known)
  return values.map((value) => (value === null ? 0 : high === low ? 1 : (value - low) / (high - low)))
}
