import type { Entity } from '../../graph/model.ts'
import type { Segmented, Span } from '../extract/draft.ts'
import { createAgencyNamer } from './agencies.ts'
import type { Divisions } from './divisions.ts'
import type { Occurrence } from './naming.ts'
import { createPlaceNamer } from './places.ts'
import type { Registry } from './registry.ts'
import { createSchoolNamer } from './schools.ts'
import type { Scopes } from './scope.ts'

type Known = { scopes: Scopes; divisions: Divisions; registry: Registry }

/**
 * Whom a document speaks for in a span: the school that issued it (but 全县有学校40所 is said of its county), else the
 * place that the section is about, else the issuing body. `null` when nothing tells.
 */
export function speakerOf({ block, start, end }: Span, { document, blocks }: Segmented, known: Known): Entity | null {
  const { scopes, divisions, registry } = known
  const issuer = document.issuers[0]
  const scope = scopes.at(block)
  const asOccurrence = (kind: 'school' | 'agency' | 'place', printed: string): Occurrence => ({
    draft: { kind, block, start: 0, end: 0, rule: { id: 'speaker', version: 1 }, confidence: 1, stands: null },
    printed,
    gap: null,
    scope,
  })
  const isOfPlace = /^全[县市区省]/.test(blocks[block]!.paragraph.text.slice(start, end))
  if (issuer && !isOfPlace && /(?:学校|中学|小学|幼儿园|学院|大学)$/.test(issuer)) {
    return registry.entityOf('school', createSchoolNamer(document, divisions)(asOccurrence('school', issuer)))
  }
  const isDocuments = scope.own?.name === document.jurisdiction?.name
  const place = isDocuments ? scopes.subject : scope.own
  if (place) return registry.entityOf('place', createPlaceNamer(divisions)(asOccurrence('place', place.name)))
  return issuer
    ? registry.entityOf('agency', createAgencyNamer(document, divisions)(asOccurrence('agency', issuer)))
    : null
}
