import type { RepairKind, Rule } from '../../graph/model.ts'
import { addStrayByte, glossBytes, narrowMark } from './forward.ts'
import { isHan } from './gbk.ts'
import { hasTone, SYLLABLE } from './readings.ts'
import type { Tables } from './tables.ts'
import { cutGlossAt, type Passage, plain, type Token } from './token.ts'
import { DROP, type Reading, walk } from './walk.ts'

/** A place where a known kind of damage would look just so, with what may have stood there. */
export type Suspicion = {
  kind: RepairKind
  rule: Rule
  /** First token of the damaged passage; each reading says where it ends. */
  from: number
  readings: Reading[]
  /** What the damage makes of a reading, glosses of whole characters left out unless `withGlosses`; `null` if it cannot. */
  forward(reading: Reading): string | null
  withGlosses: boolean
  why: string
}

/** How many tokens behind a mark must hold an odd one for the mark to be suspected. */
const NEAR = 4
/** Readings behind a mark that are tried with every character that may end in it. */
const MOST_BEHIND = 12
const SYMBOLS = [0xa1a1, 0xa1fe] as const

/** What is suspicious about the token at `index`; `null` for nearly all tokens of a healthy text. */
export function suspicionAt(tables: Tables, passage: Passage, index: number): Suspicion | null {
  const { character, gloss, code } = passage.tokens[index]!
  if (character === '?' && index > 0) {
    const cut = cutGloss(tables, passage, index)
    if (cut) return cut
  }
  if (/[?;:,!()]/.test(character) && gloss === null && index > 0) return narrowedMark(tables, passage, index)
  const startsLine = index === 0 || passage.tokens[index - 1]!.character === '\n'
  if (startsLine && code !== null && code > SYMBOLS[0] && code <= SYMBOLS[1]) return strayByte(tables, passage, index)
  return null
}

/** `日?qǐng)…`: a gloss was put between 日's second byte and the byte behind it, which together happen to be 請. */
function cutGloss(tables: Tables, passage: Passage, index: number): Suspicion | null {
  const { gbk, reads } = tables
  const before = passage.tokens[index - 1]!
  const cut = cutGlossAt(passage.text, passage.tokens, index)
  if (!cut || !hasTone(cut.syllable) || before.code === null || before.code < 0x100) return null
  const readings = (tables.byLead.get(before.code & 0xff) ?? [])
    .filter((code) => reads(gbk.characters.get(code)!, cut.syllable))
    .flatMap((code) => walk(tables, passage, { from: cut.next, pending: code & 0xff, mostDropped: 1 }))
  return {
    kind: 'misaligned',
    rule: { id: 'byte-level-gloss', version: 1 },
    from: index,
    readings,
    withGlosses: true,
    forward({ text, next }) {
      const seen = passage.text.slice(passage.tokens[index]!.start, endOf(passage, next))
      const glosses = Array.from(seen.matchAll(new RegExp(`[?(](${SYLLABLE})\\)`, 'g')), ([, syllable]) => syllable!)
      const damaged = glossBytes(tables, { before: before.character, reading: text, glosses })
      return damaged?.startsWith(before.character) ? damaged.slice(before.character.length) : null
    },
    why: `注音（${cut.syllable}）插在一个汉字的两个字节之间`,
  }
}

/** `規;瘧`: the full-width ；(A3BB) was replaced where A3 ended one character (模 C4A3) and BB began the next (化 BBAF). */
function narrowedMark(tables: Tables, passage: Passage, index: number): Suspicion | null {
  const { gbk, byTrail } = tables
  const mark = passage.tokens[index]!.character
  if (!hasOddNear(tables, passage, index + 1)) return null
  const start = { from: index + 1, pending: mark.charCodeAt(0) + 0x80, mostDropped: 2 }
  const behind = likeliest(walk(tables, passage, start), tables, passage)
  const firsts = (byTrail.get(0xa3) ?? []).map((code) => gbk.characters.get(code)!)
  return {
    kind: 'misaligned',
    rule: { id: 'half-width-mark', version: 1 },
    from: index,
    readings: firsts
      .filter((first) => isHan(first))
      .flatMap((first) => behind.map((reading) => ({ ...reading, text: first + reading.text }))),
    withGlosses: false,
    forward: ({ text }) => narrowMark(gbk, text, mark),
    why: `相邻两字的字节恰好组成全角的${mark}，被替换成了半角`,
  }
}

/** Those that read best with what follows them. */
function likeliest(readings: Reading[], { model }: Tables, { tokens }: Passage): Reading[] {
  const scored = readings.map((reading) => {
    const after = plain(tokens.slice(reading.next, reading.next + NEAR)).replace(/\n.*$/s, '\n')
    return { reading, score: model.score(reading.text + after, new Map()) + DROP * reading.dropped }
  })
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_BEHIND)
    .map(({ reading }) => reading)
}

/** `。ㄒ唬┺`: one byte A1, half of a full-width space, stands before （一）辦 and shifts the line. */
function strayByte(tables: Tables, passage: Passage, index: number): Suspicion | null {
  if (!hasOddNear(tables, passage, index + 1)) return null
  const pending = passage.tokens[index]!.code! & 0xff
  return {
    kind: 'stray_byte',
    rule: { id: 'stray-a1', version: 1 },
    from: index,
    readings: walk(tables, passage, { from: index + 1, pending, mostDropped: 2 }),
    withGlosses: false,
    forward: ({ text }) => addStrayByte(tables.gbk, text),
    why: '行首多出一个字节 A1，其后的字节全部错位',
  }
}

/** Offset of the end of a passage that ends before the token `next`. */
export const endOf = ({ text, tokens }: Passage, next: number): number => tokens[next]?.start ?? text.length

/** A gloss that does not read its character: the character is not the one that was glossed. */
export const isMisread = ({ character, gloss }: Token, { reads }: Tables): boolean =>
  gloss !== null && !(isHan(character) && reads(character, gloss))

function hasOddNear(tables: Tables, { tokens }: Passage, from: number): boolean {
  const near = tokens.slice(from, from + NEAR)
  const lineEnd = near.findIndex(({ character }) => character === '\n')
  return (lineEnd < 0 ? near : near.slice(0, lineEnd)).some(
    (token) => tables.model.isOdd(token.character) || isMisread(token, tables),
  )
}

/** The characters of `[from, next)` as the damage left them. */
export const seenBy = (suspicion: Suspicion, passage: Passage, next: number): string =>
  suspicion.withGlosses
    ? passage.text.slice(passage.tokens[suspicion.from]!.start, endOf(passage, next))
    : plain(passage.tokens.slice(suspicion.from, next))
