import { z } from 'zod'
import type { DocumentSummary, Mention, Observation, Relation } from '../model.ts'
import { pageOf, readCursor } from './cursor.ts'
import {
  DOCUMENTS,
  DOCUMENTS_OF_KIND,
  DOCUMENTS_OF_PLACE,
  DOCUMENTS_OF_YEAR,
  ENTITIES,
  ENTITIES_CALLED,
  ENTITIES_OF_KIND,
  ENTITIES_OF_PLACE,
  MENTIONS,
  OBSERVATIONS,
  OBSERVATIONS_OF_DOCUMENT,
  OBSERVATIONS_OF_METRIC,
  OBSERVATIONS_OF_SUBJECT,
  RELATIONS,
  RELATIONS_OF_DOCUMENT,
  RELATIONS_OF_ENTITY,
} from './cypher.ts'
import type { Run } from './database.ts'
import { foldName } from './name.ts'
import type {
  DocumentFilter,
  EntityFilter,
  EntitySummary,
  ObservationFilter,
  Page,
  Paging,
  RelationFilter,
} from './port.ts'
import { ageOf, entitySummaryOf, mentionOf, observationOf, relationOf, summaryOf } from './rows.ts'

const text = z.string().max(200)
const whole = z.int()

/** Beyond what there is, and what a database's integer holds. */
const MOST_MENTIONS = Number.MAX_SAFE_INTEGER
const LATEST_YEAR = 9999

const DocumentKey = z.tuple([text, text])
const EntityKey = z.tuple([whole, whole, text])
const MentionKey = z.tuple([text, text, whole, whole, text])
/** Year, 0 for none, and id: relations and observations. */
const ClaimKey = z.tuple([whole, text])

export async function listDocuments(
  run: Run,
  filter: DocumentFilter,
  { after, limit }: Paging,
): Promise<Page<DocumentSummary>> {
  const { kind = null, year = null, jurisdiction = null } = filter
  const [issued, id] = readCursor(DocumentKey, after) ?? [null, null]
  const rows = await run(documentListing(filter), { kind, year, jurisdiction, issued, id, limit: limit + 1 })
  return pageOf(rows, limit, summaryOf, (_, document) => [document.issuedOn ?? '', document.id])
}

/** Those of one place are fewest, then those of a year. */
function documentListing({ kind, year, jurisdiction }: DocumentFilter): string {
  if (jurisdiction !== undefined) return DOCUMENTS_OF_PLACE
  if (year !== undefined) return DOCUMENTS_OF_YEAR
  return kind === undefined ? DOCUMENTS : DOCUMENTS_OF_KIND
}

export async function listEntities(
  run: Run,
  filter: EntityFilter,
  { after, limit }: Paging,
): Promise<Page<EntitySummary>> {
  const { kind = null, jurisdiction = null, missing = false } = filter
  const folded = filter.text === undefined ? null : foldName(filter.text)
  const [rank, mentions, id] = readCursor(EntityKey, after) ?? [null, null, null]
  const names = { text: folded, line: folded === null ? null : `\n${folded}\n` }
  const place = { rank, mentions, most: mentions ?? MOST_MENTIONS, id }
  const given = { kind, jurisdiction, missing, ...names, ...place }
  const rows = await run(entityListing(filter), { ...given, limit: limit + 1 })
  return pageOf(rows, limit, entitySummaryOf, (row, entity) => [row.rank, entity.mentions, entity.id])
}

function entityListing({ text, jurisdiction, kind }: EntityFilter): string {
  if (text !== undefined) return ENTITIES_CALLED
  if (jurisdiction !== undefined) return ENTITIES_OF_PLACE
  return kind === undefined ? ENTITIES : ENTITIES_OF_KIND
}

export async function listMentions(run: Run, entityId: string, { after, limit }: Paging): Promise<Page<Mention>> {
  const [issued, documentId, ordinal, start, id] = readCursor(MentionKey, after) ?? [null, null, null, null, null]
  const rows = await run(MENTIONS, { entityId, issued, documentId, ordinal, start, id, limit: limit + 1 })
  return pageOf(rows, limit, mentionOf, (row, mention) => [
    row.issued,
    mention.documentId,
    row.ordinal,
    mention.start,
    mention.id,
  ])
}

export async function listRelations(
  run: Run,
  filter: RelationFilter,
  { after, limit }: Paging,
): Promise<Page<Relation>> {
  const { entityId = null, documentId = null, predicate = null, status = null, strength = null } = filter
  const place = claimPlace(filter, after)
  const rows = await Promise.all(
    relationListings(filter).map((listing) =>
      run(listing, { entityId, documentId, predicate, status, strength, ...place, limit: limit + 1 }),
    ),
  )
  const relations = rows.flat().map(relationOf).sort(byAge)
  return pageOf(
    relations,
    limit,
    (relation) => relation,
    (_, { year, id }) => [year ?? 0, id],
  )
}

/** The first page of all is among the first pages of each predicate. */
function relationListings({ entityId, documentId, predicate }: RelationFilter): string[] {
  if (documentId !== undefined) return [RELATIONS_OF_DOCUMENT]
  if (entityId !== undefined) return [RELATIONS_OF_ENTITY]
  return predicate === undefined ? Object.values(RELATIONS) : [RELATIONS[predicate]]
}

const byAge = (a: Relation, b: Relation): number => ageOf(a.year) - ageOf(b.year) || (a.id < b.id ? -1 : 1)

/** Between which ages a page lies, and behind what; without a year and a cursor, everything from the start. */
export function claimPlace({ year }: { year?: number }, after: string | null) {
  const [at, id] = readCursor(ClaimKey, after) ?? [LATEST_YEAR, null]
  return { youngest: ageOf(year ?? at), oldest: ageOf(year ?? null), age: ageOf(at), id }
}

export async function listObservations(
  run: Run,
  filter: ObservationFilter,
  { after, limit }: Paging,
): Promise<Page<Observation>> {
  const { metricId = null, subjectId = null, documentId = null, status = null, strength = null } = filter
  const place = claimPlace(filter, after)
  const listing = observationListing(filter)
  const asked = { metricId, subjectId, documentId, status, strength }
  const rows = await run(listing, { ...asked, ...place, limit: limit + 1 })
  return pageOf(rows, limit, observationOf, (_, observation) => [observation.year ?? 0, observation.id])
}

/** The listing that starts from the fewest: a document has hundreds, a metric some, a subject may have all. */
function observationListing({ metricId, subjectId, documentId }: ObservationFilter): string {
  if (documentId !== undefined) return OBSERVATIONS_OF_DOCUMENT
  if (metricId !== undefined) return OBSERVATIONS_OF_METRIC
  return subjectId === undefined ? OBSERVATIONS : OBSERVATIONS_OF_SUBJECT
}
