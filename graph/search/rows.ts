import { textHash } from '../language/vector-cache.ts'
import { DocumentKind, EntityKind, ParagraphRole } from '../model.ts'
import type { IndexedParagraph } from '../store/port.ts'
import { foldForSearch } from '../text/normalize.ts'

/** What the index knows of every paragraph, by column; a paragraph is a number in all of them. */
export type Rows = {
  ids: string[]
  documents: string[]
  /** Folded. */
  texts: string[]
  /** `textHash` of the unfolded text. */
  hashes: string[]
  /** Places in `ROLES`, `KINDS` and `jurisdictionNames`. */
  roles: Uint8Array
  kinds: Uint8Array
  jurisdictions: Uint32Array
  jurisdictionNames: string[]
  /** 0: none. */
  years: Uint16Array
  /** One bit per place in `ENTITY_KINDS`. */
  entityKinds: Uint8Array
}

export const ROLES = ParagraphRole.options
export const KINDS = DocumentKind.options
export const ENTITY_KINDS = EntityKind.options

/** In the place of a jurisdiction: the document has none. */
const NOWHERE = ''

/** Collects paragraphs; `rows()` gives the columns. */
export function rowsBuilder(): { add(batch: IndexedParagraph[]): void; rows(): Rows } {
  const lists = { ids: [] as string[], documents: [] as string[], texts: [] as string[], hashes: [] as string[] }
  const numbers = { roles: [] as number[], kinds: [] as number[], places: [] as number[], years: [] as number[] }
  const entityKinds: number[] = []
  const names = new Map<string, number>()
  const placeOf = (name: string): number => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  return {
    add(batch) {
      for (const { paragraph, ...facts } of batch) {
        lists.ids.push(paragraph.id)
        lists.documents.push(paragraph.documentId)
        lists.texts.push(foldForSearch(paragraph.text))
        lists.hashes.push(textHash(paragraph.text))
        numbers.roles.push(ROLES.indexOf(paragraph.role))
        numbers.kinds.push(KINDS.indexOf(facts.kind))
        numbers.places.push(placeOf(facts.jurisdiction ?? NOWHERE))
        numbers.years.push(facts.year ?? 0)
        entityKinds.push(facts.entityKinds.reduce((bits, kind) => bits | (1 << ENTITY_KINDS.indexOf(kind)), 0))
      }
    },
    rows: () => ({
      ...lists,
      roles: Uint8Array.from(numbers.roles),
      kinds: Uint8Array.from(numbers.kinds),
      jurisdictions: Uint32Array.from(numbers.places),
      jurisdictionNames: [...names.keys()],
      years: Uint16Array.from(numbers.years),
      entityKinds: Uint8Array.from(entityKinds),
    }),
  }
}
