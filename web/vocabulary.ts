import type { DocumentDetail, DocumentPage, Health, ObservationPage, RelationPage } from '../api/contract.ts'

export type Language = keyof NonNullable<Health['model']['sentences']>
export type Mention = DocumentDetail['mentions'][number]
export type Observation = DocumentDetail['observations'][number]
export type Relation = DocumentDetail['relations'][number]
export type Repair = DocumentDetail['repairs'][number]
export type Paragraph = DocumentDetail['paragraphs'][number]
export type DocumentSummary = DocumentPage['items'][number]
export type RelationDetail = RelationPage['items'][number]
export type ObservationDetail = ObservationPage['items'][number]

export type EntityKind = Mention['kind']
export type DocumentKind = DocumentSummary['kind']
export type Predicate = Relation['predicate']
export type Status = Relation['status']
export type Strength = NonNullable<Relation['strength']>
export type Qualifier = Observation['qualifier']

/** In the order in which legends and filters show them. */
export const ENTITY_KINDS: readonly EntityKind[] = [
  'school',
  'program',
  'regulation',
  'metric',
  'agency',
  'place',
  'person',
  'honour',
]

export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'law',
  'regulation',
  'notice',
  'opinion',
  'plan',
  'report',
  'news',
  'other',
]

export const PREDICATES: readonly Predicate[] = [
  'cites',
  'implements',
  'issued_by',
  'amends',
  'repeals',
  'carries_out',
  'participates_in',
  'leads',
  'responsible_for',
  'awarded',
  'part_of',
  'located_in',
  'targets',
]
