import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentPlace, graphPlace, hrefOf, NO_FILTERS, type Place, placeOf, searchPlace } from '../../web/location.ts'
import { DOCUMENT_KINDS, ENTITY_KINDS, PREDICATES } from '../../web/vocabulary.ts'

const at = (href: string): Place => placeOf(new URL(href, 'http://localhost'))

const hex = fc.stringMatching(/^[0-9a-f]{20}$/)
const query = fc.string({ minLength: 1, maxLength: 20, unit: fc.constantFrom(...'双减 &=#?%+,/“”〔2021〕33号') })
const filters = fc.record({
  kind: fc.subarray([...DOCUMENT_KINDS]),
  year: fc.uniqueArray(fc.integer({ min: 1900, max: 2200 })),
  jurisdiction: fc.uniqueArray(fc.constantFrom('蓼河县', '槐津市', '砚江省')),
  entityKind: fc.subarray([...ENTITY_KINDS]),
})
const mark = fc
  .tuple(fc.nat(99), fc.integer({ min: 1, max: 99 }))
  .map(([start, length]) => [start, start + length] as const)

const anyPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.record({ page: fc.constant('search' as const), query, filters }),
  fc.record({
    page: fc.constant('documents' as const),
    kind: fc.option(fc.constantFrom(...DOCUMENT_KINDS)),
    year: fc.option(fc.integer({ min: 1900, max: 2200 })),
    jurisdiction: fc.constantFrom('', '蓼河县'),
    cursor: fc.option(fc.base64String({ minLength: 1 })),
  }),
  fc.record({
    page: fc.constant('entities' as const),
    text: query,
    kind: fc.option(fc.constantFrom(...ENTITY_KINDS)),
    cursor: fc.constant(null),
  }),
  fc.record({
    page: fc.constant('document' as const),
    id: hex.map((id) => `doc_${id}`),
    paragraph: hex.map((id) => `par_${id}`),
    mark: fc.option(mark),
    query,
    filters,
    switched: fc.constantFrom([], ['place' as const], ['figure' as const, 'gloss' as const]),
  }),
  fc.record({
    page: fc.constant('graph' as const),
    id: hex.map((id) => `ent_${id}`),
    depth: fc.integer({ min: 1, max: 3 }),
    limit: fc.integer({ min: 1, max: 500 }),
    expanded: fc.uniqueArray(hex.map((id) => `ent_${id}`)),
    hiddenKinds: fc.subarray([...ENTITY_KINDS]),
    hiddenPredicates: fc.subarray([...PREDICATES]),
    relation: fc.option(hex.map((id) => `rel_${id}`)),
    view: fc.constantFrom(null, 'picture' as const, 'table' as const),
  }),
)

describe('addresses of views', () => {
  it('lead back to the very view they were made from, whatever it shows', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(at(hrefOf(place))).toEqual(place)
      }),
    )
  })

  it('stay short and readable', () => {
    expect(hrefOf(searchPlace(''))).toBe('/')
    const filtered = { ...NO_FILTERS, kind: ['notice', 'report'] as const, year: [2024, 2025] }
    expect(hrefOf(searchPlace('校园餐 整治', filtered))).toBe(
      '/?q=%E6%A0%A1%E5%9B%AD%E9%A4%90%20%E6%95%B4%E6%B2%BB&kind=notice,report&year=2024,2025',
    )
    expect(hrefOf(graphPlace('ent_0123456789abcdef0123'))).toBe('/graph/ent_0123456789abcdef0123')
  })

  it('point to words of a paragraph', () => {
    const place = documentPlace('doc_0123456789abcdef0123', { paragraph: 'par_0123456789abcdef0123', mark: [12, 20] })
    expect(hrefOf(place)).toBe('/documents/doc_0123456789abcdef0123#par_0123456789abcdef0123:12-20')
  })

  it('pass over what they do not know, so that an old link still leads somewhere', () => {
    expect(at('/?q=双减&kind=notice,poem&year=2024,soon,99999&entityKind=school')).toEqual({
      page: 'search',
      query: '双减',
      filters: { kind: ['notice'], year: [2024], jurisdiction: [], entityKind: ['school'] },
    })
    expect(at('/graph/ent_1?depth=9&limit=-4&view=cube')).toMatchObject({ depth: 3, limit: 60, view: null })
    expect(at('/documents/doc_1#par_1:9-3')).toMatchObject({ paragraph: null, mark: null })
  })

  it('say so when there is no such view', () => {
    expect(at('/reports')).toEqual({ page: 'missing', path: '/reports' })
    expect(at('/documents/doc_1/pages')).toEqual({ page: 'missing', path: '/documents/doc_1/pages' })
  })
})
