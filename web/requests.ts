import { GRAPH_DEFAULTS, type GraphPlace, type Place, queryString, type SearchPlace } from './location.ts'

export const HIT_LIMIT = 50
export const LIST_LIMIT = 40

export const searchRequest = ({ query, filters }: SearchPlace): string =>
  `/api/search${queryString({ q: query, ...filters, limit: HIT_LIMIT })}`

export const neighbourhoodRequest = (id: string, { depth, limit }: { depth: number; limit: number }): string =>
  `/api/entities/${id}/neighbourhood${queryString({ depth, limit })}`

export const exportRequest = ({ id, depth, limit }: GraphPlace, format: 'graphml' | 'json'): string =>
  `/api/entities/${id}/export${queryString({ format, depth, limit })}`

export const suggestionsRequest = (text: string): string => `/api/entities${queryString({ q: text, limit: 8 })}`
export const examplesRequest = (kind: string): string => `/api/entities${queryString({ kind, limit: 6 })}`
export const newestRequest = `/api/documents${queryString({ limit: 5 })}`
export const mentionsRequest = (id: string, cursor: string | null): string =>
  `/api/entities/${id}/mentions${queryString({ cursor, limit: LIST_LIMIT })}`
export const relationsRequest = (id: string, cursor: string | null): string =>
  `/api/relations${queryString({ entity: id, cursor, limit: LIST_LIMIT })}`
export const observationsRequest = (of: { metric: string } | { subject: string }, cursor: string | null): string =>
  `/api/observations${queryString({ ...of, cursor, limit: LIST_LIMIT })}`

/** Why a stretch of a paragraph is what it is marked as. */
export const explanationRequest = (document: string, ordinal: number, { start, end }: { start: number; end: number }) =>
  `/api/documents/${document}/explain${queryString({ paragraph: ordinal, at: start, end })}`

/** The same as data: every view has its JSON twin. `null` where there is nothing to show. */
export function twinOf(place: Place): string | null {
  switch (place.page) {
    case 'search':
      return place.query === '' ? '/api/health' : searchRequest(place)
    case 'documents': {
      const { kind, year, jurisdiction, cursor } = place
      return `/api/documents${queryString({ kind, year, jurisdiction, cursor, limit: LIST_LIMIT })}`
    }
    case 'entities':
      return `/api/entities${queryString({ q: place.text, kind: place.kind, cursor: place.cursor, limit: LIST_LIMIT })}`
    case 'document':
      return `/api/documents/${place.id}`
    case 'entity':
      return `/api/entities/${place.id}`
    case 'graph':
      return neighbourhoodRequest(place.id, place)
    case 'missing':
      return null
  }
}

/** How much an unfolded node brings in. */
export const EXPANSION = { depth: GRAPH_DEFAULTS.depth, limit: GRAPH_DEFAULTS.limit }
