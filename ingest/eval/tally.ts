import type { Rule } from '../../graph/model.ts'
import type { Span } from './pairing.ts'

/** Counts under names of several parts. */
export type Tally = { add(key: readonly string[], count?: number): void; get(...key: string[]): number }

export function createTally(): Tally {
  const counts = new Map<string, number>()
  return {
    add(key, count = 1) {
      const name = key.join('\t')
      counts.set(name, (counts.get(name) ?? 0) + count)
    },
    get: (...key) => counts.get(key.join('\t')) ?? 0,
  }
}

/** `p`, `r` and `f1` are `null` where there is nothing to divide by. */
export type Score = {
  gold: number
  pred: number
  hit: number
  p: number | null
  r: number | null
  f1: number | null
}
export type Share = { right: number; of: number }

export const scoreOf = (gold: number, pred: number, hit: number): Score => ({
  gold,
  pred,
  hit,
  p: pred ? hit / pred : null,
  r: gold ? hit / gold : null,
  f1: gold + pred ? (2 * hit) / (gold + pred) : null,
})

/** Something missed, wrong or found in vain, with the words around it. */
export type Miss = {
  passage: string
  /** A mention's kind, `observation`, `relation` or `strength`. */
  what: string
  /** `broken`: predicted with a span or value that nothing can have. */
  fault: 'miss' | 'false' | 'broken' | 'wrong' | 'canonical'
  start: number
  end: number
  /** The words with some on either side, line breaks as ⏎. */
  context: [before: string, words: string, after: string]
  note: string
  /** The rule that found what was found, or that gave the wrong name. */
  rule?: Rule
}

/** Spreads as the field `rule` of something, where there is one. */
export const byRule = (rule: Rule | undefined): { rule?: Rule } => (rule === undefined ? {} : { rule })

const AROUND = 12

/** The words of a span with some on either side. */
export function around(text: string, { start, end }: Span): Miss['context'] {
  const show = (from: number, to: number): string => text.slice(from, to).replaceAll('\n', '⏎')
  return [show(Math.max(0, start - AROUND), start), show(start, end), show(end, end + AROUND)]
}
