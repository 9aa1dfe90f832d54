import { textHash } from '../language/vector-cache.ts'
import { DocumentKind, EntityKind, ParagraphRole } from '../model.ts'
import type { IndexedParagraph } from '../store/port.ts'
import { foldForSearch } from '../text/normalize.ts'
import type { FacetValues } from './tokens.ts'

/** What paragraphs are filtered by and counted under, by column; a paragraph is a number in all of them. */
export type Facts = {
  /** Places in `KINDS` and `jurisdictionNames`. */
  kinds: Uint8Array
  jurisdictions: Uint32Array
  jurisdictionNames: string[]
  /** 0: none. */
  years: Uint16Array
  /** One bit per place in `ENTITY_KINDS`. */
  entityKinds: Uint8Array
}

/** What the index knows of every paragraph. */
export type Rows = Facts & {
  ids: string[]
  documents: string[]
  /** Folded. */
  texts: string[]
  /** `textHash` of the unfolded text. */
  hashes: string[]
  /** Places in `ROLES`. */
  roles: Uint8Array
}

export const ROLES = ParagraphRole.options
export const KINDS = DocumentKind.options
export const ENTITY_KINDS = EntityKind.options

/** In the place of a jurisdiction: the document has none. */
const NOWHERE = ''

/** Collects what paragraphs are filtered by; `facts()` gives the columns. */
export function factsBuilder(): { add(values: FacetValues): void; facts(): Facts } {
  const numbers = { kinds: [] as number[], places: [] as number[], years: [] as number[], entityKinds: [] as number[] }
  const names = new Map<string, number>()
  const placeOf = (name: string): number => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  return {
    add({ kind, year, jurisdiction, entityKinds }) {
      numbers.kinds.push(KINDS.indexOf(kind))
      numbers.places.push(placeOf(jurisdiction ?? NOWHERE))
      numbers.years.push(year ?? 0)
      numbers.entityKinds.push(entityKinds.reduce((bits, each) => bits | (1 << ENTITY_KINDS.indexOf(each)), 0))
    },
    facts: () => ({
      kinds: Uint8Array.from(numbers.kinds),
      jurisdictions: Uint32Array.from(numbers.places),
      jurisdictionNames: [...names.keys()],
      years: Uint16Array.from(numbers.years),
      entityKinds: Uint8Array.from(numbers.entityKinds),
    }),
  }
}

/** Collects paragraphs; `rows()` gives the columns. */
export function rowsBuilder(): { add(batch: IndexedParagraph[]): void; rows(): Rows } {
  const lists = { ids: [] as string[], documents: [] as string[], texts: [] as string[], hashes: [] as string[] }
  const roles: number[] = []
  const builder = factsBuilder()
  return {
    add(batch) {
      for (const { paragraph, ...facts } of batch) {
        lists.ids.push(paragraph.id)
        lists.documents.push(paragraph.documentId)
        lists.texts.push(foldForSearch(paragraph.text))
        lists.hashes.push(textHash(paragraph.text))
        roles.push(ROLES.indexOf(paragraph.role))
        builder.add(facts)
      }
    },
    rows: () => ({ ...lists, roles: Uint8Array.from(roles), ...builder.facts() }),
  }
}
