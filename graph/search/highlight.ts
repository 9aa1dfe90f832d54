import { classOf, pairCode, Unit } from './grams.ts'
import type { Query, Run } from './query.ts'

type Range = [number, number]
/** A run and where its words begin and end (`wordBreaks`). */
export type BrokenRun = Run & { breaks: Set<number> }

/**
 * What to mark of a folded text: the query where it stands whole, and the longest pieces of its runs that stand in it,
 * in whole words where there are any. Single characters only when the query is nothing else.
 */
export function highlight(text: string, query: Query, runs: BrokenRun[]): Range[] {
  const whole = occurrences(text, query.text)
  const pieces = runs.some((run) => run.text.length > 1)
    ? piecesIn(text, runs)
    : runs.flatMap((run) => occurrences(text, run.text))
  return merged([...whole, ...pieces])
}

function occurrences(text: string, piece: string): Range[] {
  const ranges: Range[] = []
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) {
    ranges.push([at, at + piece.length])
  }
  return ranges
}

/** Goes through the text and takes at each place the longest piece of two or more units that the query holds too. */
function piecesIn(text: string, runs: BrokenRun[]): Range[] {
  const starts = new Map<number, { run: BrokenRun; at: number }[]>()
  for (const run of runs) {
    for (const [at, code] of run.codes.entries()) {
      const list = starts.get(code)
      if (list) list.push({ run, at })
      else starts.set(code, [{ run, at }])
    }
  }
  const ranges: Range[] = []
  for (let i = 0; i + 1 < text.length; ) {
    let longest: Range = [i, i]
    for (const { run, at } of starts.get(pairCode(text.charCodeAt(i), text.charCodeAt(i + 1))) ?? []) {
      const [start, end] = inWords(run, at, at + sharedLength(text, i, { run: run.text, at }))
      if (end - start > longest[1] - longest[0]) longest = [i + start - at, i + end - at]
    }
    if (longest[1] - longest[0] >= 2) ranges.push(longest)
    i = Math.max(i + 1, longest[1])
  }
  return ranges
}

function sharedLength(text: string, start: number, { run, at }: { run: string; at: number }): number {
  let length = 0
  while (start + length < text.length && at + length < run.length && text[start + length] === run[at + length]) length++
  return length
}

/**
 * A piece `[start, end)` of a run without the words that it holds only in part; a piece of one word stays as it is,
 * unless the word is of letters or digits: 202 says nothing about 2024.
 */
function inWords({ text, breaks }: BrokenRun, start: number, end: number): Range {
  const inside = [...breaks].filter((at) => at >= start && at <= end)
  const [first, last] = [Math.min(...inside), Math.max(...inside)]
  if (last - first >= 2) return [first, last]
  if (inside.some((at) => at > start && at < end)) return [start, start]
  const cut = (at: number) => at > 0 && at < text.length && isLetter(text, at - 1) && isLetter(text, at)
  return cut(start) || cut(end) ? [start, start] : [start, end]
}

const isLetter = (text: string, at: number): boolean => classOf(text.charCodeAt(at)) === Unit.letter

function merged(ranges: Range[]): Range[] {
  const result: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
