import { classOf, pairCode, Unit } from './grams.ts'
import type { Query } from './query.ts'

type Range = [number, number]

/** What to mark of a folded text: the longest pieces of the query's runs that stand in it; single units only where the query names them. */
export function highlight(text: string, query: Query): Range[] {
  const whole = query.text.length > 1 ? occurrences(text, query.text) : []
  const lone = query.runs.filter((run) => run.text.length === 1).flatMap((run) => occurrences(text, run.text))
  const pieces = piecesIn(text, query)
  const longer = [...whole, ...pieces]
  return merged(longer.length > 0 && query.runs.some((run) => run.text.length > 1) ? longer : [...longer, ...lone])
}

function occurrences(text: string, piece: string): Range[] {
  const ranges: Range[] = []
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) {
    ranges.push([at, at + piece.length])
  }
  return ranges
}

/** Goes through the text and takes at each place the longest piece of two or more units that the query holds too. */
function piecesIn(text: string, { runs }: Query): Range[] {
  const starts = new Map<number, { run: string; at: number }[]>()
  for (const { text: run, codes } of runs) {
    if (run.length < 2) continue
    for (const [at, code] of codes.entries()) {
      const list = starts.get(code)
      if (list) list.push({ run, at })
      else starts.set(code, [{ run, at }])
    }
  }
  const ranges: Range[] = []
  for (let i = 0; i + 1 < text.length; ) {
    let longest = 0
    for (const { run, at } of starts.get(pairCode(text.charCodeAt(i), text.charCodeAt(i + 1))) ?? []) {
      longest = Math.max(longest, wholeWords(run, at, sharedLength(text, i, { run, at })))
    }
    if (longest >= 2) ranges.push([i, i + longest])
    i += Math.max(1, longest)
  }
  return ranges
}

function sharedLength(text: string, start: number, { run, at }: { run: string; at: number }): number {
  let length = 0
  while (start + length < text.length && at + length < run.length && text[start + length] === run[at + length]) length++
  return length
}

/** Cuts a piece of a run so that it splits no word of letters or digits: 202 says nothing about 2024. */
function wholeWords(run: string, at: number, length: number): number {
  if (at > 0 && joins(run, at - 1)) return 0
  let end = at + length
  while (end > at && end < run.length && joins(run, end - 1)) end--
  return end - at
}

const joins = (run: string, i: number): boolean =>
  classOf(run.charCodeAt(i)) === Unit.letter && classOf(run.charCodeAt(i + 1)) === Unit.letter

function merged(ranges: Range[]): Range[] {
  const result: Range[] = []
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else result.push([start, end])
  }
  return result
}
