import { eachHolder, type Postings, placeOf } from './postings.ts'
import type { Query, Run } from './query.ts'
import type { CorpusStatistics } from './statistics.ts'

const K1 = 1.2
const B = 0.75
/** Rarer than this a gram tells texts apart; a more frequent one is left out where rarer ones are there. */
const LEAST_IDF = 0.3

/** How much of a query stands in a text in one piece: more counts before any score. */
export const Tier = { grams: 0, runs: 1, whole: 2 } as const

export type KeywordScores = {
  /** BM25 over grams, by text. */
  scores: Float64Array
  /** Texts that share a pair (or a one-unit run) with the query. */
  touched: Uint8Array
  /** Texts that hold the greater part, by weight, of what the query says between two blanks. */
  matched: Uint8Array
  tiers: Uint8Array
}

const idfOf = (texts: number, holders: number): number => Math.log(1 + (texts - holders + 0.5) / (holders + 0.5))

/** Texts and which of them hold which gram; `statistics` may be of many more texts. */
export type Searched = { postings: Postings; texts: readonly string[]; statistics: CorpusStatistics }

/** What the query's words say about every text. */
export function scoreKeywords({ postings, texts, statistics }: Searched, query: Query): KeywordScores {
  const count = texts.length
  const result = {
    scores: new Float64Array(count),
    touched: new Uint8Array(count),
    matched: new Uint8Array(count),
    tiers: new Uint8Array(count),
  }
  addBm25({ postings, statistics }, query, result.scores)
  const found = coverRuns({ postings, statistics }, query.runs, result)
  const wanted = query.runs.reduce((sum, run) => sum + run.codes.length, 0)
  for (let index = 0; index < count; index++) {
    if (found[index] !== wanted || wanted === 0) continue
    result.tiers[index] = tierOf(query, texts[index]!)
    if (result.tiers[index]! > Tier.grams) result.matched[index] = 1
  }
  return result
}

/** What BM25 adds up for a query: the terms that some text holds, without those that nearly all hold where others are there. */
export function weightedTerms({ paragraphs, holdersOf }: CorpusStatistics, { terms }: Query) {
  const known = [...terms].flatMap(([code, times]) => {
    const holders = holdersOf(code)
    return holders === 0 ? [] : [{ code, times, weight: idfOf(paragraphs, holders) }]
  })
  const telling = known.filter(({ weight }) => weight >= LEAST_IDF)
  return telling.length > 0 ? telling : known
}

type Counted = Pick<Searched, 'postings' | 'statistics'>

function addBm25({ postings, statistics }: Counted, query: Query, scores: Float64Array): void {
  const { lengths } = postings
  for (const { code, weight, times } of weightedTerms(statistics, query)) {
    const place = placeOf(postings, code)
    if (place < 0) continue
    eachHolder(postings, place, (index, occurrences) => {
      const damping = K1 * (1 - B + (B * lengths[index]!) / statistics.meanLength)
      scores[index]! += (times * weight * occurrences * (K1 + 1)) / (occurrences + damping)
    })
  }
}

/**
 * Walks each run pair by pair and adds up, for every text, the weight of the units that pairs cover. A word of letters or
 * digits counts whole or not at all: 2023 is no half of 2024. Returns how many of the pairs each text holds.
 */
function coverRuns({ postings, statistics }: Counted, runs: Run[], { touched, matched }: KeywordScores): Uint16Array {
  const found = new Uint16Array(touched.length)
  const covered = new Float64Array(touched.length)
  /** Last step that was found in each text, counted through all runs. */
  const latest = new Int32Array(touched.length).fill(-1)
  const gains = runs.map((run) => gainsOf(statistics, run))
  let position = 0
  let partStart = 0
  for (const [r, run] of runs.entries()) {
    if (r > 0 && run.part !== runs[r - 1]!.part) partStart = position
    const half = gains.reduce((sum, { total }, other) => sum + (runs[other]!.part === run.part ? total : 0), 0) / 2
    for (const [i, { code, alone, after }] of gains[r]!.steps.entries()) {
      const place = placeOf(postings, code)
      const at = position++
      if (place < 0) continue
      const isPair = i < run.codes.length
      eachHolder(postings, place, (index) => {
        if (latest[index]! < partStart) covered[index] = 0
        covered[index]! += i > 0 && latest[index] === at - 1 ? after : alone
        latest[index] = at
        if (covered[index]! > half) matched[index] = 1
        if (!isPair) return
        found[index]!++
        touched[index] = 1
      })
    }
  }
  return found
}

type Step = {
  code: number /** Gain in coverage. */
  alone: number /** The same when the step before was found too. */
  after: number
}

/** What each unit of a run says, 0 inside of its longer words of letters, and what each of those says. */
export function weightsOf({ paragraphs, holdersOf }: CorpusStatistics, { text, words }: Run) {
  const weightOf = (code: number) => idfOf(paragraphs, holdersOf(code))
  const units = text
    .split('')
    .map((unit, i) => (words.some(({ start, end }) => i >= start && i < end) ? 0 : weightOf(unit.charCodeAt(0))))
  const ofWords = words.map(({ code }) => weightOf(code))
  return { units, words: ofWords, total: [...units, ...ofWords].reduce((sum, weight) => sum + weight, 0) }
}

/** What finding each pair, then each word of letters of a run adds to its coverage. */
function gainsOf(statistics: CorpusStatistics, run: Run): { steps: Step[]; total: number } {
  const { units, words, total } = weightsOf(statistics, run)
  const steps = run.codes.map((code, i): Step => {
    const [first, second] = [units[i]!, units[i + 1] ?? 0]
    return { code, alone: first + second, after: second }
  })
  const whole = run.words.map(({ code }, i): Step => ({ code, alone: words[i]!, after: words[i]! }))
  return { steps: [...steps, ...whole], total }
}

function tierOf(query: Query, text: string): number {
  if (text.includes(query.text)) return Tier.whole
  return query.runs.every((run) => text.includes(run.text)) ? Tier.runs : Tier.grams
}
