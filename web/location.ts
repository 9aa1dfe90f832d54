import {
  DOCUMENT_KINDS,
  type DocumentKind,
  ENTITY_KINDS,
  type EntityKind,
  PREDICATES,
  type Predicate,
} from './vocabulary.ts'

export type SearchFilters = {
  kind: readonly DocumentKind[]
  year: readonly number[]
  jurisdiction: readonly string[]
  entityKind: readonly EntityKind[]
}

/** What the reader can leave unmarked. `gloss` is hidden unless the address asks for it: there may be hundreds. */
export type MarkLayer = EntityKind | 'figure' | 'repair' | 'gloss'
export const MARK_LAYERS: readonly MarkLayer[] = [...ENTITY_KINDS, 'figure', 'repair', 'gloss']

export type GraphView = 'picture' | 'table'
const GRAPH_VIEWS: readonly GraphView[] = ['picture', 'table']

export type Place =
  | { page: 'search'; query: string; filters: SearchFilters }
  | { page: 'documents'; kind: DocumentKind | null; year: number | null; jurisdiction: string; cursor: string | null }
  | { page: 'entities'; text: string; kind: EntityKind | null; cursor: string | null }
  | {
      page: 'document'
      id: string
      /** Paragraph to show, and inside it the words to mark, half-open. */
      paragraph: string | null
      mark: readonly [number, number] | null
      /** The search that led here, for going on to its next hit; empty if none. */
      query: string
      filters: SearchFilters
      /** Layers switched away from their usual state: all but `gloss` are usually shown. */
      switched: readonly MarkLayer[]
    }
  | { page: 'entity'; id: string }
  | {
      page: 'graph'
      id: string
      depth: number
      limit: number
      /** Entities whose own neighbours were unfolded, in that order. */
      expanded: readonly string[]
      hiddenKinds: readonly EntityKind[]
      hiddenPredicates: readonly Predicate[]
      /** A relation whose evidence is open. */
      relation: string | null
      /** `null`: the picture where there is room for it, else the table. */
      view: GraphView | null
    }
  | { page: 'missing'; path: string }

export type SearchPlace = Extract<Place, { page: 'search' }>
export type DocumentPlace = Extract<Place, { page: 'document' }>
export type GraphPlace = Extract<Place, { page: 'graph' }>

export const NO_FILTERS: SearchFilters = { kind: [], year: [], jurisdiction: [], entityKind: [] }
export const GRAPH_DEFAULTS = { depth: 1, limit: 60, maxDepth: 3, limits: [30, 60, 120, 250, 500] } as const

const list = (text: string | null): string[] => (text ?? '').split(',').filter((part) => part !== '')
const known = <T extends string>(text: string | null, words: readonly T[]): T[] =>
  words.filter((word) => list(text).includes(word))
const oneOf = <T extends string>(text: string | null, words: readonly T[]): T | null => known(text, words)[0] ?? null
const isYear = (year: number): boolean => Number.isInteger(year) && year >= 1900 && year <= 2200

function filtersOf(query: URLSearchParams): SearchFilters {
  return {
    kind: known(query.get('kind'), DOCUMENT_KINDS),
    year: list(query.get('year')).map(Number).filter(isYear),
    jurisdiction: list(query.get('jurisdiction')),
    entityKind: known(query.get('entityKind'), ENTITY_KINDS),
  }
}

/** `#par_…` or `#par_…:12-20`. */
function anchorOf(hash: string): Pick<DocumentPlace, 'paragraph' | 'mark'> {
  const found = /^#(par_[0-9a-f]{20})(?::(\d+)-(\d+))?$/.exec(hash)
  if (!found) return { paragraph: null, mark: null }
  const [start, end] = [Number(found[2]), Number(found[3])]
  return { paragraph: found[1]!, mark: start < end ? [start, end] : null }
}

function graphOf(id: string, query: URLSearchParams): GraphPlace {
  const number = (name: string, usual: number, most: number) => {
    const value = Number(query.get(name))
    return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : usual
  }
  return {
    page: 'graph',
    id,
    depth: number('depth', GRAPH_DEFAULTS.depth, GRAPH_DEFAULTS.maxDepth),
    limit: number('limit', GRAPH_DEFAULTS.limit, 500),
    expanded: list(query.get('expanded')),
    hiddenKinds: known(query.get('hide'), ENTITY_KINDS),
    hiddenPredicates: known(query.get('without'), PREDICATES),
    relation: query.get('relation'),
    view: oneOf(query.get('view'), GRAPH_VIEWS),
  }
}

/** What an address shows. Unknown values in it are passed over: an old link still leads somewhere. */
export function placeOf({ pathname, searchParams, hash }: URL): Place {
  const [section = '', id, ...rest] = pathname.split('/').slice(1)
  if (rest.length > 0) return { page: 'missing', path: pathname }
  if (section === '' && !id)
    return { page: 'search', query: searchParams.get('q') ?? '', filters: filtersOf(searchParams) }
  const cursor = searchParams.get('cursor')
  if (section === 'documents' && !id) {
    const year = Number(searchParams.get('year'))
    return {
      page: 'documents',
      kind: oneOf(searchParams.get('kind'), DOCUMENT_KINDS),
      year: isYear(year) ? year : null,
      jurisdiction: searchParams.get('jurisdiction') ?? '',
      cursor,
    }
  }
  if (section === 'entities' && !id) {
    return {
      page: 'entities',
      text: searchParams.get('q') ?? '',
      kind: oneOf(searchParams.get('kind'), ENTITY_KINDS),
      cursor,
    }
  }
  if (section === 'documents' && id) {
    const query = searchParams.get('q') ?? ''
    const switched = known(searchParams.get('switched'), MARK_LAYERS)
    return { page: 'document', id, ...anchorOf(hash), query, filters: filtersOf(searchParams), switched }
  }
  if (section === 'entities' && id) return { page: 'entity', id }
  if (section === 'graph' && id) return graphOf(id, searchParams)
  return { page: 'missing', path: pathname }
}

type Parameters = Record<string, string | number | null | readonly (string | number)[]>

/** A query string of what is not empty, with `?`; commas stay readable. */
export function queryString(parameters: Parameters): string {
  const parts = Object.entries(parameters)
    .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value ?? '')] as const)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`)
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The address that shows a place; `placeOf` reads it back. */
export function hrefOf(place: Place): string {
  switch (place.page) {
    case 'search':
      return `/${queryString({ q: place.query, ...place.filters })}`
    case 'documents':
      return `/documents${queryString({ kind: place.kind, year: place.year, jurisdiction: place.jurisdiction, cursor: place.cursor })}`
    case 'entities':
      return `/entities${queryString({ q: place.text, kind: place.kind, cursor: place.cursor })}`
    case 'document': {
      const { id, paragraph, mark, query, filters, switched } = place
      const hash = paragraph === null ? '' : `#${paragraph}${mark ? `:${mark[0]}-${mark[1]}` : ''}`
      return `/documents/${id}${queryString({ q: query, ...filters, switched })}${hash}`
    }
    case 'entity':
      return `/entities/${place.id}`
    case 'graph':
      return `/graph/${place.id}${queryString({
        depth: place.depth === GRAPH_DEFAULTS.depth ? null : place.depth,
        limit: place.limit === GRAPH_DEFAULTS.limit ? null : place.limit,
        expanded: place.expanded,
        hide: place.hiddenKinds,
        without: place.hiddenPredicates,
        relation: place.relation,
        view: place.view,
      })}`
    case 'missing':
      return place.path
  }
}

export const searchPlace = (query: string, filters: SearchFilters = NO_FILTERS): SearchPlace => ({
  page: 'search',
  query,
  filters,
})
export const documentsPlace: Place = { page: 'documents', kind: null, year: null, jurisdiction: '', cursor: null }
export const entitiesPlace: Place = { page: 'entities', text: '', kind: null, cursor: null }
export const entityPlace = (id: string): Place => ({ page: 'entity', id })
export const graphPlace = (id: string): GraphPlace => graphOf(id, new URLSearchParams())

/** A document, at a paragraph and some words of it if these are given. */
export const documentPlace = (
  id: string,
  at: { paragraph?: string | null; mark?: readonly [number, number] | null; search?: SearchPlace } = {},
): DocumentPlace => ({
  page: 'document',
  id,
  paragraph: at.paragraph ?? null,
  mark: at.mark ?? null,
  query: at.search?.query ?? '',
  filters: at.search?.filters ?? NO_FILTERS,
  switched: [],
})
