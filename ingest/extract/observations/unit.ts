import { z } from 'zod'
import { lexicon, lexiconRows } from '../../lexicon.ts'

/** What kind of thing a unit counts; see `corpus/lexicon/units.tsv`. */
export const UnitKind = z.enum(['share', 'ratio', 'point', 'money', 'measure', 'time', 'count', 'loose'])
export type UnitKind = z.infer<typeof UnitKind>
export type Unit = { word: string; kind: UnitKind }

const KINDS = lexicon(() => new Map(lexiconRows('units.tsv', 2).map(([word, kind]) => [word!, UnitKind.parse(kind)])))
const LONGEST = lexicon(() => Math.max(...Array.from(KINDS().keys(), (word) => word.length)))

/** The longest unit of the list that begins at `at`. */
export function unitAt(text: string, at: number): Unit | undefined {
  for (let length = Math.min(LONGEST(), text.length - at); length > 0; length--) {
    const word = text.slice(at, at + length)
    const kind = KINDS().get(word)
    if (kind !== undefined) return { word, kind }
  }
  return undefined
}
