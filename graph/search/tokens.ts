import { z } from 'zod'
import { type DocumentGraph, DocumentKind, EntityKind } from '../model.ts'
import { foldForSearch } from '../text/normalize.ts'
import { classOf, isWord, letterWords, pairCode, Unit, wordCode } from './grams.ts'
import type { SearchFilter } from './port.ts'

/** A gram as a word of a full-text index: the very code of the embedded index, in base 36, so that nothing needs escaping. */
export const gramToken = (code: number): string => code.toString(36)

/**
 * The grams of a text as words between blanks, for a full-text index with a `whitespace` analyzer. Its pairs come first and
 * in order: a phrase of the pairs of a run finds the texts that hold the run.
 */
export function gramTokens(text: string): string {
  const folded = foldForSearch(text)
  const pairs: number[] = []
  const others: number[] = []
  let before = 0
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i)
    if (classOf(unit) !== Unit.space) others.push(unit)
    if (isWord(unit) && before !== 0) pairs.push(pairCode(before, unit))
    before = isWord(unit) ? unit : 0
  }
  for (const [start, end] of letterWords(folded)) others.push(wordCode(folded, start, end))
  return [...pairs, ...others].map(gramToken).join(' ')
}

/** What a paragraph can be filtered by. */
export type FacetValues = {
  kind: DocumentKind
  year: number | null
  jurisdiction: string | null
  entityKinds: EntityKind[]
}

/** `kind:notice year:2024 in:%E7%9F%B3… entity:school`, each a word of a full-text index. */
export function facetTokens({ kind, year, jurisdiction, entityKinds }: FacetValues): string[] {
  return [
    `kind:${kind}`,
    ...(year === null ? [] : [`year:${year}`]),
    ...(jurisdiction === null ? [] : [placeToken(jurisdiction)]),
    ...entityKinds.map((each) => `entity:${each}`),
  ]
}

/** Half a surrogate pair has no code to be written with. */
const placeToken = (jurisdiction: string): string =>
  `in:${encodeURIComponent(jurisdiction.replace(/[\ud800-\udfff]/gu, '\ufffd'))}`

export const FacetName = z.enum(['kind', 'year', 'in', 'entity'])
export type FacetName = z.infer<typeof FacetName>

/** One of `facetTokens`, taken apart. */
export function facetOf(token: string): { name: FacetName; value: string } {
  const [name, value = ''] = token.split(':')
  return { name: FacetName.parse(name), value: decodeURIComponent(value) }
}

/** From `facetTokens`, joined by blanks, back. */
export function facetValues(tokens: string): FacetValues {
  const facets = tokens.split(' ').map(facetOf)
  const valuesOf = (wanted: FacetName) => facets.flatMap(({ name, value }) => (name === wanted ? [value] : []))
  const [year] = valuesOf('year')
  return {
    kind: DocumentKind.parse(valuesOf('kind')[0]),
    year: year === undefined ? null : Number(year),
    jurisdiction: valuesOf('in')[0] ?? null,
    entityKinds: valuesOf('entity').map((each) => EntityKind.parse(each)),
  }
}

/** What a database that searches by itself keeps of a paragraph beside the model's own properties. */
export type SearchColumns = { grams: string; facets: string }

/** The search columns of a document's paragraphs, in their order. */
export function searchColumns({ document, paragraphs, mentions }: DocumentGraph): SearchColumns[] {
  const kindsOf = new Map<string, Set<EntityKind>>()
  for (const { paragraphId, kind } of mentions) {
    const kinds = kindsOf.get(paragraphId)
    if (kinds) kinds.add(kind)
    else kindsOf.set(paragraphId, new Set([kind]))
  }
  const { kind, year, jurisdiction } = document
  return paragraphs.map(({ id, text }) => {
    const entityKinds = [...(kindsOf.get(id) ?? [])].sort()
    const values = { kind, year, jurisdiction: jurisdiction?.name ?? null, entityKinds }
    return { grams: gramTokens(text), facets: facetTokens(values).join(' ') }
  })
}

/** The parts of a filter that are given, as words: a paragraph passes with one of each. */
export function filterParts(filter: SearchFilter): { name: FacetName; tokens: string[] }[] {
  const { kinds, years, jurisdictions, entityKinds } = filter
  return [
    { name: 'kind' as const, tokens: kinds?.map((kind) => `kind:${kind}`) },
    { name: 'year' as const, tokens: years?.map((year) => `year:${year}`) },
    { name: 'in' as const, tokens: jurisdictions?.map(placeToken) },
    { name: 'entity' as const, tokens: entityKinds?.map((kind) => `entity:${kind}`) },
  ].flatMap(({ name, tokens }) => (tokens === undefined ? [] : [{ name, tokens }]))
}
