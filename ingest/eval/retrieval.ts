/** How well search finds the lines that answer labelled queries. */
import type { LabelledQueries } from './labels.ts'

type Query = LabelledQueries['queries'][number]

/** Means over the queries. Lines that only touch on a query take no rank from those that answer it. */
export type RetrievalRow = {
  queries: number
  /** Share of queries with an answer among the first 1, 5 and 10. */
  hit: { 1: number; 5: number; 10: number }
  /** Share of all answers among the first 10. */
  recall10: number
  mrr: number
  /** Answers count 2, lines that touch on the query 1. */
  ndcg10: number
}

export type Retrieval = {
  /** By kind of query, and `all`. */
  rows: Record<string, RetrievalRow>
  /** Rank of the first answer of each query; `null`: not found. */
  queries: { qid: string; query: string; rank: number | null; lines: number[] }[]
}

/** `search` gives the lines it finds, best first, each once. */
export async function evaluateRetrieval(
  queries: Query[],
  search: (query: string) => Promise<number[]>,
): Promise<Retrieval> {
  const answers: { query: Query; found: number[] }[] = []
  for (const query of queries) answers.push({ query, found: await search(query.query) })
  const kinds = [...new Set(queries.map(({ kind }) => kind))]
  const rows = kinds.map((kind) => [kind, rowOf(answers.filter(({ query }) => query.kind === kind))] as const)
  return {
    rows: { ...Object.fromEntries(rows), all: rowOf(answers) },
    queries: answers.map(({ query, found }) => {
      const rank = rankOf(query, found)
      return {
        qid: query.qid,
        query: query.query,
        rank: Number.isFinite(rank) ? rank : null,
        lines: found.slice(0, 10),
      }
    }),
  }
}

function rowOf(answers: { query: Query; found: number[] }[]): RetrievalRow {
  const mean = (measure: (query: Query, found: number[]) => number): number =>
    answers.reduce((sum, { query, found }) => sum + measure(query, found), 0) / answers.length
  const within = (count: number) => mean((query, found) => (rankOf(query, found) <= count ? 1 : 0))
  return {
    queries: answers.length,
    hit: { 1: within(1), 5: within(5), 10: within(10) },
    recall10: mean((query, found) => {
      const first = withoutAsides(query, found).slice(0, 10)
      return query.lines.filter((line) => first.includes(line)).length / query.lines.length
    }),
    mrr: mean((query, found) => 1 / rankOf(query, found)),
    ndcg10: mean(ndcg10),
  }
}

const withoutAsides = ({ also }: Query, found: number[]): number[] => found.filter((line) => !also.includes(line))

/** 1-based rank of the first answer, infinite when there is none. */
function rankOf(query: Query, found: number[]): number {
  const index = withoutAsides(query, found).findIndex((line) => query.lines.includes(line))
  return index < 0 ? Number.POSITIVE_INFINITY : index + 1
}

function ndcg10({ lines, also }: Query, found: number[]): number {
  const gained = found.map((line) => (lines.includes(line) ? 2 : also.includes(line) ? 1 : 0))
  return dcg10(gained) / dcg10([...lines.map(() => 2), ...also.map(() => 1)])
}

const dcg10 = (gains: number[]): number => gains.slice(0, 10).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0)
