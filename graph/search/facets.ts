import type { DocumentKind, EntityKind } from '../model.ts'
import type { Facets, SearchFilter } from './port.ts'
import { ENTITY_KINDS, KINDS, type Rows } from './rows.ts'

/** A bit for each part of a filter that a paragraph does not meet. */
const Miss = { kinds: 1, years: 2, jurisdictions: 4, entityKinds: 8 } as const

/** What each paragraph misses of the filter; 0 passes. */
export function missesOf(rows: Rows, filter: SearchFilter): Uint8Array {
  const misses = new Uint8Array(rows.kinds.length)
  const kinds = filter.kinds && new Set(filter.kinds.map((kind) => KINDS.indexOf(kind)))
  const years = filter.years && new Set(filter.years)
  const places =
    filter.jurisdictions && new Set(filter.jurisdictions.map((name) => rows.jurisdictionNames.indexOf(name)))
  const bits = filter.entityKinds?.reduce((sum, kind) => sum | (1 << ENTITY_KINDS.indexOf(kind)), 0)
  for (let i = 0; i < misses.length; i++) {
    let miss = 0
    if (kinds && !kinds.has(rows.kinds[i]!)) miss |= Miss.kinds
    if (years && !years.has(rows.years[i]!)) miss |= Miss.years
    if (places && !places.has(rows.jurisdictions[i]!)) miss |= Miss.jurisdictions
    if (bits !== undefined && (rows.entityKinds[i]! & bits) === 0) miss |= Miss.entityKinds
    misses[i] = miss
  }
  return misses
}

/** Counts the values among `paragraphs`, each facet as if its own part of the filter were not given. */
export function facetsOf(rows: Rows, paragraphs: Iterable<number>, misses: Uint8Array): Facets {
  const kinds = new Map<DocumentKind, number>()
  const years = new Map<string, number>()
  const jurisdictions = new Map<string, number>()
  const entityKinds = new Map<EntityKind, number>()
  for (const i of paragraphs) {
    const miss = misses[i]!
    if ((miss & ~Miss.kinds) === 0) count(kinds, KINDS[rows.kinds[i]!]!)
    if ((miss & ~Miss.years) === 0 && rows.years[i] !== 0) count(years, String(rows.years[i]))
    const place = rows.jurisdictionNames[rows.jurisdictions[i]!]!
    if ((miss & ~Miss.jurisdictions) === 0 && place !== '') count(jurisdictions, place)
    if ((miss & ~Miss.entityKinds) === 0) {
      for (const [bit, kind] of ENTITY_KINDS.entries()) {
        if (rows.entityKinds[i]! & (1 << bit)) count(entityKinds, kind)
      }
    }
  }
  return {
    kinds: Object.fromEntries(kinds),
    years: Object.fromEntries(years),
    jurisdictions: Object.fromEntries(jurisdictions),
    entityKinds: Object.fromEntries(entityKinds),
  }
}

function count<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}
