import { type Best, createBest } from './best.ts'
import { isHan } from './gbk.ts'
import type { Tables } from './tables.ts'
import { cutGlossAt, type Passage, type Token } from './token.ts'

/** What a damaged passage may have said. */
export type Reading = {
  text: string
  /** The first token behind the passage. */
  next: number
  /** Bytes that the damage lost. */
  dropped: number
}

/** Where to start: the token at `from`, with the first byte of a character `pending`. */
export type Start = { from: number; pending: number; mostDropped: number }

/** A character read, the one before it, and the byte that opens the next. The state before the first has no character. */
type State = {
  before: State | null
  character: string
  pending: number
  length: number
  dropped: number
  score: number
}

/** The search: states that go on, those of them that suppose no loss, and readings that have come to their end. */
type Search = { tables: Tables; mostDropped: number; open: Best<State>; lossless: State[]; closed: Best<Ending> }
/** Characters read behind a state, and the bytes they suppose lost. */
type Step = { state: State; codes: readonly number[]; lost: number }
type Ending = { state: State; next: number }

/** Price of supposing a lost byte, as a logarithm. */
export const DROP = -2.5
const WIDTH = 48
const LONGEST = 64
const MOST_READINGS = 60

/**
 * Reads a passage again with the bytes paired one off, by beam search. It ends where the pairing falls back into
 * step: at an ASCII byte, a gloss or the end of the text. Where the decoder dropped bytes (a pair that GBK does not
 * define, or a lone first byte before ASCII) every plausible character is tried. Likeliest readings first.
 */
export function walk(tables: Tables, { text, tokens }: Passage, { from, pending, mostDropped }: Start): Reading[] {
  const closed = createBest<Ending>(MOST_READINGS)
  let beam: State[] = [{ before: null, character: '', pending, length: 0, dropped: 0, score: 0 }]
  for (let index = from; index < from + LONGEST && beam.length > 0; index++) {
    const search: Search = { tables, mostDropped, open: createBest(WIDTH), lossless: [], closed }
    const token = tokens[index]
    const cut = token?.character === '?' ? cutGlossAt(text, tokens, index) : null
    for (const state of beam) {
      if (cut) closeAtCutGloss(search, state, cut)
      else advance(search, state, token, { index, isFirst: index === from })
    }
    // A reading that supposes no loss is kept however unlikely it looks half way.
    beam = [...new Set([...search.open.list(), ...search.lossless])]
  }
  return closed.list().map(({ state, next }) => ({ text: textOf(state), next, dropped: state.dropped }))
}

function textOf(state: State): string {
  const characters: string[] = []
  for (let at: State | null = state; at; at = at.before) characters.push(at.character)
  return characters.reverse().join('')
}

/** One state over one token. */
function advance(
  search: Search,
  state: State,
  token: Token | undefined,
  { index, isFirst }: { index: number; isFirst: boolean },
): void {
  const { tables } = search
  if (token === undefined || token.code === null || token.code < 0x40) {
    if (token?.code && !isFirst) goOnOverMark(search, state, token.character)
    for (const code of tables.droppable.get(state.pending) ?? [])
      close(search, { state, codes: [code], lost: 1 }, index)
    return
  }
  const isLetter = token.code < 0x80
  const trail = isLetter ? token.code : token.code >> 8
  const whole = (state.pending << 8) | trail
  const readings: number[][] = tables.gbk.characters.has(whole) ? [[whole]] : []
  if (state.dropped < search.mostDropped) readings.push(...acrossDropped(tables, state.pending, trail))

  for (const codes of readings) {
    const lost = codes.length - 1
    if (isLetter) {
      // Its byte closes the open character: behind it the pairs are in step again.
      if (fits(tables, codes.at(-1)!, token.gloss)) close(search, { state, codes, lost }, index + 1)
    } else if (token.gloss === null) {
      open(search, { state, codes, lost }, token.code & 0xff)
    } else {
      // The gloss stands right behind the character it reads: that one ends here, its second byte lost to the bracket.
      for (const code of tables.droppable.get(token.code & 0xff) ?? []) {
        if (fits(tables, code, token.gloss)) {
          close(search, { state, codes: [...codes, code], lost: lost + 1 }, index + 1)
        }
      }
    }
  }
}

/** A second mark may have been narrowed inside the same passage: its A3 closes the open character. */
function goOnOverMark(search: Search, state: State, mark: string): void {
  const code = (state.pending << 8) | 0xa3
  if (/[;?:,]/.test(mark) && isHan(search.tables.gbk.characters.get(code) ?? '')) {
    open(search, { state, codes: [code], lost: 0 }, mark.charCodeAt(0) + 0x80)
  }
}

function closeAtCutGloss(search: Search, state: State, { syllable, next }: { syllable: string; next: number }): void {
  for (const code of search.tables.byLead.get(state.pending) ?? []) {
    if (fits(search.tables, code, syllable)) close(search, { state, codes: [code], lost: 0 }, next)
  }
}

function fits({ gbk, reads }: Tables, code: number, gloss: string | null): boolean {
  if (gloss === null) return true
  const character = gbk.characters.get(code) ?? ''
  return isHan(character) && reads(character, gloss)
}

/** Two characters, the first opened by `pending`, the second closed by `trail`, between which an undefined pair was dropped. */
function acrossDropped({ droppable, undefinedTrails, plausible }: Tables, pending: number, trail: number): number[][] {
  const pairs: number[][] = []
  for (const first of droppable.get(pending) ?? []) {
    for (const lead of undefinedTrails.get(first & 0xff) ?? []) {
      const second = (lead << 8) | trail
      if (plausible.has(second)) pairs.push([first, second])
    }
  }
  return pairs
}

/** Score of a state after a step. */
function scoreOf({ tables }: Search, { state, codes, lost }: Step): number {
  let score = state.score + DROP * lost
  let previous = state.character
  for (const code of codes) {
    const character = tables.gbk.characters.get(code)!
    score += tables.model.follow(previous, character)
    previous = character
  }
  return score
}

function extended({ tables }: Search, { state, codes, lost }: Step): State {
  let last = state
  for (const code of codes) {
    const character = tables.gbk.characters.get(code)!
    last = { before: last, character, pending: 0, length: last.length + 1, dropped: state.dropped + lost, score: 0 }
  }
  return last
}

function open(search: Search, step: Step, pending: number): void {
  const { state, codes, lost } = step
  const score = scoreOf(search, step)
  const rank = score / (state.length + codes.length)
  const isLossless = state.dropped + lost === 0
  if (!isLossless && !search.open.admits(rank)) return
  const next = { ...extended(search, step), pending, score }
  search.open.put(rank, next)
  if (isLossless) search.lossless.push(next)
}

function close(search: Search, step: Step, next: number): void {
  const score = scoreOf(search, step)
  if (search.closed.admits(score)) search.closed.put(score, { state: extended(search, step), next })
}
