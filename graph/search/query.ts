import { foldForSearch } from '../text/normalize.ts'
import { classOf, isWord, letterWords, pairCode, Unit, wordCode } from './grams.ts'

/** Longer queries are cut: what follows would only cost time. */
export const MOST_UNITS = 500

/** Words that ask or join and say nothing about what is looked for. 目的, 了解 and their like are words of their own. */
const EMPTY_WORDS =
  /谁|什么|怎么样?|怎样|如何|为何|为什么|哪[些里儿个位所家年种]?|多少|几(?!何)[个所名人年种]?|是否|有没有|能否|可否|请问|[吗呢]|(?<![目标])的(?!确)|了(?![解结])/g

/** An unbroken piece of what is looked for. */
export type Run = {
  text: string
  /** Its pairs in order; the unit itself when there is only one. */
  codes: number[]
  /** Its longer words of letters and digits, which are grams too. */
  words: { start: number; end: number; code: number }[]
  /** Which of the query's parts between blanks it belongs to. */
  part: number
}

export type Query = {
  /** Folded, trimmed, cut. */
  text: string
  /** In order; empty only for a blank query. */
  runs: Run[]
  /** What BM25 counts: distinct codes and how often each stands in the query. */
  terms: Map<number, number>
}

/** Every code that scoring a query asks postings for. */
export const codesIn = ({ runs, terms }: Query): Set<number> =>
  new Set([...terms.keys(), ...runs.flatMap(({ codes, words }) => [...codes, ...words.map(({ code }) => code)])])

/** Reads a query as typed: any string will do. */
export function readQuery(typed: string): Query {
  const text = foldForSearch(typed.slice(0, MOST_UNITS)).trim()
  const parts = text.split(/\s+/).filter((part) => part !== '')
  const words = parts.map((part) => piecesOf(part, isWord))
  const meant = parts.map((part) => piecesOf(part.replace(EMPTY_WORDS, blanks), isWord))
  const marks = parts.map((part) => part.split(''))
  const pieces = [meant, words, marks].find((list) => list.some((part) => part.length > 0)) ?? []
  return {
    text,
    runs: pieces.flatMap((part, i) => part.map((piece) => runOf(piece, i))),
    terms: termsOf(words.flat(), marks.flat()),
  }
}

const blanks = (word: string): string => ' '.repeat(word.length)

function piecesOf(text: string, belongs: (unit: number) => boolean): string[] {
  const pieces: string[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && belongs(text.charCodeAt(i))) continue
    if (i > start) pieces.push(text.slice(start, i))
    start = i + 1
  }
  return pieces
}

function runOf(text: string, part: number): Run {
  const words = letterWords(text).map(([start, end]) => ({ start, end, code: wordCode(text, start, end) }))
  return { text, codes: codesOf(text), words, part }
}

function codesOf(piece: string): number[] {
  if (piece.length === 1) return [piece.charCodeAt(0)]
  return Array.from({ length: piece.length - 1 }, (_, i) => pairCode(piece.charCodeAt(i), piece.charCodeAt(i + 1)))
}

/** Pairs, words and single ideographs. A letter or digit alone counts only where it stands alone: every text holds some. */
function termsOf(words: string[], marks: string[]): Map<number, number> {
  const terms = new Map<number, number>()
  const add = (code: number) => terms.set(code, (terms.get(code) ?? 0) + 1)
  for (const word of words) {
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i)
      if (classOf(unit) === Unit.ideograph || word.length === 1) add(unit)
      if (i > 0) add(pairCode(word.charCodeAt(i - 1), unit))
    }
    for (const [start, end] of letterWords(word)) add(wordCode(word, start, end))
  }
  if (words.length === 0) for (const mark of marks) add(mark.charCodeAt(0))
  return terms
}
