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
  const roles: number[] = []
  const kinds: number[] = []
  const places: number[] = []
  const years: number[] = []
  const bits: number[] = []
  const names = new Map<string, number>()
  const placeOf = (name: string): number => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  return {
    add(batch) {
      for (const { paragraph, kind, year, jurisdiction, entityKinds } of batch) {
        lists.ids.push(paragraph.id)
        lists.documents.push(paragraph.documentId)
        lists.texts.push(foldForSearch(paragraph.text))
        lists.hashes.push(textHash(paragraph.text))
        roles.push(ROLES.indexOf(paragraph.role))
        kinds.push(KINDS.indexOf(kind))
        places.push(placeOf(jurisdiction ?? NOWHERE))
        years.push(year ?? 0)
        bits.push(entityKinds.reduce((sum, each) => sum | (1 << ENTITY_KINDS.indexOf(each)), 0))
      }
    },
    rows: () => ({
      ...lists,
      roles: Uint8Array.from(roles),
      kinds: Uint8Array.from(kinds),
      jurisdictions: Uint32Array.from(places),
      jurisdictionNames: [...names.keys()],
      years: Uint16Array.from(years),
      entityKinds: Uint8Array.from(bits),
    }),
  }
}
