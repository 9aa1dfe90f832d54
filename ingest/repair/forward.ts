/**
 * The damage itself, done forwards: what would have become of a proposed reading? A repair is only made when this
 * gives exactly the text that was found.
 */
import { type Gbk, isHan, isTrail } from './gbk.ts'
import type { Reads } from './readings.ts'

/** Full-width marks are A3 followed by the ASCII byte plus 0x80. */
const WIDE = 0xa3
const OPENING_BRACKET = 0x28

/** Decodes GBK the way the damaged text was: bytes that make no character vanish, or print `?` with the byte behind them. */
function decodeWith(gbk: Gbk, bytes: readonly number[], undecodable: 'vanishes' | 'becomes ?'): string {
  let text = ''
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!
    const trail = bytes[i + 1]
    if (lead < 0x80) {
      text += String.fromCharCode(lead)
      i++
    } else if (trail !== undefined && isTrail(trail)) {
      text += gbk.characters.get((lead << 8) | trail) ?? ''
      i += 2
    } else {
      text += undecodable === 'vanishes' ? '' : '?'
      i += undecodable === 'vanishes' ? 1 : 2
    }
  }
  return text
}

/** What `reading` looks like after the full-width form of `mark` was replaced across two of its characters. `null` if it is not there. */
export function narrowMark(gbk: Gbk, reading: string, mark: string): string | null {
  const bytes = gbk.bytesOf(reading)
  const narrow = mark.charCodeAt(0)
  const at = bytes?.findIndex((byte, i) => i % 2 === 1 && byte === WIDE && bytes[i + 1] === narrow + 0x80) ?? -1
  if (!bytes || at < 0) return null
  return decodeAligned(gbk, [...bytes.slice(0, at), narrow, ...bytes.slice(at + 2)])
}

/** What `reading` looks like behind a stray byte A1. */
export function addStrayByte(gbk: Gbk, reading: string): string | null {
  const bytes = gbk.bytesOf(reading)
  return bytes && decodeAligned(gbk, [0xa1, ...bytes])
}

/** Decodes bytes that are followed by an ASCII character, which a lone first byte does not swallow. */
const decodeAligned = (gbk: Gbk, bytes: readonly number[]): string =>
  decodeWith(gbk, [...bytes, OPENING_BRACKET], 'vanishes').slice(0, -1)

/**
 * What `before + reading` looks like after glosses were put behind byte pairs, the first of them across the end of
 * `before` and the start of `reading`. Glosses go where their character is; all must be placed.
 */
export function glossBytes(
  { gbk, reads }: { gbk: Gbk; reads: Reads },
  { before, reading, glosses }: { before: string; reading: string; glosses: readonly string[] },
): string | null {
  const bytes = gbk.bytesOf(before)
  const queue = glosses.map((gloss) => gbk.bytesOf(`(${gloss})`))
  if (!bytes || queue.includes(null)) return null
  let placed = 0
  const place = () => bytes.push(...(queue[placed++] ?? []))
  for (const [index, character] of [...reading].entries()) {
    const [lead, ...trail] = gbk.bytesOf(character) ?? []
    if (lead === undefined) return null
    bytes.push(lead)
    if (index === 0) place()
    bytes.push(...trail)
    const gloss = glosses[placed]
    if (gloss !== undefined && isHan(character) && !gbk.inGb2312(character) && reads(character, gloss)) place()
  }
  return placed === glosses.length ? decodeWith(gbk, bytes, 'becomes ?') : null
}
