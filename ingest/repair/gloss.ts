import { type Gbk, isHan } from './gbk.ts'
import { type Reads, SYLLABLE } from './readings.ts'

/** How sure it is that a machine put readings behind characters. */
export type GlossEvidence = {
  glossed: boolean
  /** Glosses found, and those whose character lies outside GB2312 and has that reading. */
  found: number
  proven: number
  /** Different characters that carry a proven gloss. */
  characters: number
  /** Of all occurrences of these characters, the share that carries one. */
  consistency: number
}

const LEAST_GLOSSES = 8
const LEAST_CHARACTERS = 5
const LEAST_SHARE = 0.9
const GLOSSED = new RegExp(`(.)\\((${SYLLABLE})\\)`, 'gu')

/** Cheap: is there anything that looks like a gloss, whole or cut? */
export const mentionsGlosses = (text: string): boolean =>
  text.search(new RegExp(`[\\p{Script=Han}?]\\(?${SYLLABLE}\\)`, 'u')) >= 0

/**
 * Decides whether a document was glossed by replacement: only characters outside GB2312 carry glosses, they have the
 * readings printed, and nearly every occurrence of such a character carries one. No textbook or name list looks so.
 */
export function glossEvidence(text: string, gbk: Gbk, reads: Reads): GlossEvidence {
  const carried = new Map<string, number>()
  let found = 0
  let proven = 0
  for (const [, character, syllable] of text.matchAll(GLOSSED)) {
    if (!isHan(character!)) continue
    found++
    if (gbk.inGb2312(character!) || !reads(character!, syllable!)) continue
    proven++
    carried.set(character!, (carried.get(character!) ?? 0) + 1)
  }
  let occurrences = 0
  if (proven >= LEAST_GLOSSES) for (const character of text) if (carried.has(character)) occurrences++
  const consistency = occurrences === 0 ? 0 : proven / occurrences
  const glossed =
    proven >= LEAST_GLOSSES &&
    carried.size >= LEAST_CHARACTERS &&
    proven / found > LEAST_SHARE &&
    consistency > LEAST_SHARE
  return { glossed, found, proven, characters: carried.size, consistency }
}
