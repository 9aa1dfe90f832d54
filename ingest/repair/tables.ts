import { grouped } from '../../graph/grouped.ts'
import { readDictionary } from './dictionary.ts'
import { type Gbk, isLead, isTrail } from './gbk.ts'
import { createLanguageModel, type LanguageModel } from './language-model.ts'
import type { Reads } from './readings.ts'

/** All that is needed to read damaged bytes. */
export type Tables = {
  gbk: Gbk
  reads: Reads
  model: LanguageModel
  /** Characters common enough to be guessed, by code. */
  plausible: ReadonlyMap<number, string>
  /** Codes of plausible characters, by their first and by their second byte. */
  byLead: ReadonlyMap<number, readonly number[]>
  byTrail: ReadonlyMap<number, readonly number[]>
  /** Codes of plausible characters by first byte, when the second could begin a character: such a byte can be dropped. */
  droppable: ReadonlyMap<number, readonly number[]>
  /** The second bytes with which a first byte makes no character: a decoder drops both. */
  undefinedTrails: ReadonlyMap<number, readonly number[]>
}

/** Reads the dictionary (5 MB, about half a second). */
export function createTables(gbk: Gbk, reads: Reads, simplify: (character: string) => string): Tables {
  const model = createLanguageModel(readDictionary(), simplify)
  const plausible = new Map([...gbk.characters].filter(([, character]) => model.isPlausible(character)))
  const codes = [...plausible.keys()]
  const leads = Array.from({ length: 0xfe - 0x80 }, (_, i) => 0x81 + i)
  return {
    gbk,
    reads,
    model,
    plausible,
    byLead: grouped(codes, (code) => code >> 8),
    byTrail: grouped(codes, (code) => code & 0xff),
    droppable: grouped(
      codes.filter((code) => isLead(code & 0xff)),
      (code) => code >> 8,
    ),
    undefinedTrails: new Map(
      leads.map((lead) => [lead, leads.filter((byte) => isTrail(byte) && !gbk.characters.has((lead << 8) | byte))]),
    ),
  }
}
