import type { EntityKind } from '../../../graph/model.ts'
import type { UserWord } from '../../lexicon/user-lexicon.ts'
import type { Found } from '../../lexicon/words-in.ts'
import type { Block, Token } from '../draft.ts'
import type { LineTrace } from '../trace.ts'
import type { VetoId } from '../vetoes.ts'

/** A paragraph as the finders read it. */
export type Line = {
  text: string
  tokens: Token[]
  /** Whether a word begins or ends at an offset. */
  isEdge: (at: number) => boolean
  /** Divisions of the list printed in it; no name begins inside one. */
  divisions: Range[]
  /** Words of the user's lexicon in it. */
  users: Found<UserWord>[]
  /** Told of what finders turn down, if anyone asks. */
  trace?: LineTrace | undefined
}

export function lineOf(
  { paragraph: { text }, tokens, users = [] }: Block,
  divisions: Range[],
  trace?: LineTrace,
): Line {
  const edges = new Uint8Array(text.length + 1)
  edges[0] = 1
  edges[text.length] = 1
  for (const { start, end } of tokens) {
    edges[start] = 1
    edges[end] = 1
  }
  return { text, tokens, isEdge: (at) => edges[at] === 1, divisions, users, trace }
}

export type Range = { start: number; end: number }

export const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

export const holds = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end

/** What looked like a name and is none: tells why, if anyone asks, and gives nothing. */
export function turnedDown({ trace }: Line, range: Range, kind: EntityKind, veto: VetoId): [] {
  trace?.veto(range, kind, veto)
  return []
}

/** All matches of a global pattern as ranges with their groups. */
export function matchesOf(pattern: RegExp, text: string): (Range & { groups: Record<string, string | undefined> })[] {
  const found: (Range & { groups: Record<string, string | undefined> })[] = []
  // `matchAll` copies the pattern each time, which takes longer than most lines do.
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = match.index + match[0].length
    found.push({ start: match.index, end, groups: match.groups ?? {} })
    if (match[0] === '') pattern.lastIndex = end + (text.codePointAt(end)! > 0xffff && pattern.unicode ? 2 : 1)
  }
  return found
}

/** The names of a list that stands at `at`: 茶垭、松荫和云汀. */
export const namesOfList = (list: string, at: number): Range[] =>
  matchesOf(/[^、和]+/g, list).map(({ start, end }) => ({ start: at + start, end: at + end }))
