import type { Qualifier } from '../../../graph/model.ts'
import type { Stretch } from '../reading.ts'
import type { UnitKind } from './unit.ts'

/** A number that states something, as printed and in its base unit. */
export type Figure = Stretch & {
  value: number
  /** Upper end of a range. */
  high: number | null
  unit: string
  baseValue: number
  baseHigh: number | null
  baseUnit: string
  qualifier: Qualifier
  bound: Qualifier | null
  /** Clause it stands in, without the mark that ends it. */
  clause: Stretch
  /** Where the words that qualify it begin and end: 不少于2次, 600个以上. */
  words: Stretch
  /** What its unit is, or what makes a figure of it. */
  kind: UnitKind | 'none' | 'multiple' | 'rank' | 'frequency' | 'streak'
  chinese: boolean
}

const OPENING =
  /^(?:[\s—·●◆■▪•]+|第[一二三四五六七八九十百]+条\s*|[（(]?[一二三四五六七八九十]{1,3}[、）)]|[（(]?\d{1,2}[）)、.．](?!\d))+/

/** Without the mark that ends a clause, and without the bullet or number that opens it. */
export function trimmed(text: string, { start, end }: Stretch): Stretch {
  const words = text.slice(start, end)
  return {
    start: start + words.length - words.replace(OPENING, '').length,
    end: start + words.replace(/[\s。！？；，：,]+$/, '').length,
  }
}
