/** From the model to properties and back. Rows are checked, not cast; maps inside properties are JSON texts. */
import { z } from 'zod'
import {
  Document,
  DocumentKind,
  DocumentSummary,
  type Edge,
  Entity,
  EntityKind,
  type Jurisdiction,
  Mention,
  Observation,
  Paragraph,
  Relation,
  Repair,
} from '../model.ts'
import type { Row } from './database.ts'
import type { Description } from './merge.ts'
import type { GraphCounts, IndexedParagraph } from './port.ts'

type Flat = Record<string, unknown>

const json = (value: unknown): string => JSON.stringify(value)
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

const flatJurisdiction = (jurisdiction: Jurisdiction | null): Flat => ({
  jurisdictionCode: jurisdiction?.code ?? null,
  jurisdictionName: jurisdiction?.name ?? null,
})

/** Columns that make up one nested value, folded back into it. */
function nested({ ruleId, ruleVersion, jurisdictionCode, jurisdictionName, ...rest }: Flat): Flat {
  const rule = ruleId === undefined ? {} : { rule: { id: ruleId, version: ruleVersion } }
  if (jurisdictionName === undefined) return { ...rest, ...rule }
  const jurisdiction = jurisdictionName === null ? null : { code: jurisdictionCode, name: jurisdictionName }
  return { ...rest, ...rule, jurisdiction }
}

function withEvidence({ paragraphId, start, end, quote, ...rest }: Flat): Flat {
  return { ...nested(rest), evidence: { paragraphId, start, end, quote } }
}

/** Listings go up it: the newest first, 0 for what has no year. */
export const ageOf = (year: number | null): number => 0 - (year ?? 0)

const flatRule = ({ id, version }: { id: string; version: number }): Flat => ({ ruleId: id, ruleVersion: version })

export const toDocument = ({ jurisdiction, ...rest }: Document): Flat => ({
  ...rest,
  ...flatJurisdiction(jurisdiction),
})
export const toParagraph = ({ map, ...rest }: Paragraph): Flat => ({ ...rest, map: json(map) })
export const toMention = ({ rule, ...rest }: Mention): Flat => ({ ...rest, ...flatRule(rule) })
export const toRelation = ({ rule, evidence, ...rest }: Relation): Flat => ({
  ...rest,
  ...evidence,
  ...flatRule(rule),
  age: ageOf(rest.year),
})
export const toRepair = ({ rule, ...rest }: Repair): Flat => ({ ...rest, ...flatRule(rule) })

export function toObservation({ rule, evidence, figure, ...rest }: Observation): Flat {
  const flat = { ...rest, ...evidence, ...flatRule(rule), age: ageOf(rest.year) }
  return { ...flat, figureStart: figure.start, figureEnd: figure.end }
}

/** An entity as all its documents describe it. */
export const toEntity = ({ aliases, jurisdiction, attributes, ...rest }: Entity): Flat => ({
  ...rest,
  ...flatJurisdiction(jurisdiction),
  aliases: json(aliases),
  attributes: json(attributes),
})

const Item = z.object({ item: z.looseObject({}) })
const item = (row: Row): Flat => Item.parse(row).item

/** The properties that keep the ids which the document gave where these were led to another entity, by field. */
export const GIVEN = { entityId: 'givenId', subjectId: 'givenSubjectId', objectId: 'givenObjectId' } as const

/** The ids that the document gave where it was not known whom it means, by field. */
export function givenIds(row: Row): Record<string, string> {
  const flat = item(row)
  const given = Object.entries(GIVEN).map(([field, property]) => [field, flat[property]])
  return Object.fromEntries(given.filter(([, id]) => typeof id === 'string'))
}

/** Neo4j's bulk importer leaves an empty list out. */
const listOf = (value: unknown): unknown => value ?? []

function summaryFrom({ issuers, ...flat }: Flat): Flat {
  return { ...nested(flat), issuers: listOf(issuers) }
}

export const documentOf = (row: Row): Document => Document.parse({ ...summaryFrom(item(row)), text: row.text })
export const summaryOf = (row: Row): DocumentSummary => DocumentSummary.parse(summaryFrom(item(row)))
export const mentionOf = (row: Row): Mention => Mention.parse(nested(item(row)))
export const repairOf = (row: Row): Repair => Repair.parse(nested(item(row)))

export function paragraphOf(row: Row): Paragraph {
  const flat = item(row)
  return Paragraph.parse({ ...flat, headings: listOf(flat.headings), map: parsed(flat.map) })
}

/** Written out: a neighbourhood has thousands, and what is spread into an object takes three times as long to check. */
export function relationOf(row: Row): Relation {
  const flat = item(row)
  const { paragraphId, start, end, quote } = flat
  return Relation.parse({
    id: flat.id,
    documentId: flat.documentId,
    subjectId: flat.subjectId,
    predicate: flat.predicate,
    objectId: flat.objectId,
    year: flat.year,
    status: flat.status,
    strength: flat.strength ?? null,
    implicitSubject: flat.implicitSubject,
    evidence: { paragraphId, start, end, quote },
    rule: { id: flat.ruleId, version: flat.ruleVersion },
    confidence: flat.confidence,
  })
}

export const edgeOf = (row: Row): Edge => ({ ...relationOf(row), times: Count.parse(row.times) })

export function observationOf(row: Row): Observation {
  const { figureStart, figureEnd, ...flat } = item(row)
  const figure = { start: figureStart, end: figureEnd }
  return Observation.parse({ ...withEvidence(flat), strength: flat.strength ?? null, figure })
}

const Count = z.int().nonnegative()
const EntitySummary = Entity.extend({ mentions: Count, documents: Count })
const EntityWithDegree = Entity.extend({ degree: Count })
const CountedEntity = EntitySummary.extend({ degree: Count, texts: Count.nullable() })
function entityFrom(flat: Flat): Flat {
  return { ...nested(flat), aliases: parsed(flat.aliases), attributes: parsed(flat.attributes) }
}

export const entityOf = (row: Row): Entity => Entity.parse(entityFrom(item(row)))
export const entitySummaryOf = (row: Row): z.infer<typeof EntitySummary> => EntitySummary.parse(entityFrom(item(row)))
export const entityWithDegreeOf = (row: Row): z.infer<typeof EntityWithDegree> =>
  EntityWithDegree.parse(entityFrom(item(row)))

export const countedEntityOf = (row: Row): z.infer<typeof CountedEntity> => CountedEntity.parse(entityFrom(item(row)))

const DescriptionRow = z.object({ entity: z.string(), documents: Count })
/** An entity as one document describes it. */
export const toDescription = (entity: Entity): Flat => ({ entityId: entity.id, entity: json(entity) })
export function descriptionOf(row: Row): Description {
  const { entity, documents } = DescriptionRow.parse(row)
  return { entity: Entity.parse(parsed(entity)), documents }
}

const Counts = z.object({
  documents: Count,
  paragraphs: Count,
  entities: Count,
  mentions: Count,
  relations: Count,
  observations: Count,
})
export const countsOf = (row: Row): GraphCounts => Counts.parse(row)

const Indexed = z.object({
  paragraph: Paragraph.pick({ id: true, documentId: true, ordinal: true, role: true, text: true }),
  kind: DocumentKind,
  year: z.int().nullable(),
  jurisdiction: z.string().nullable(),
  entityKinds: z.array(EntityKind),
})

/** Entity kinds in the order of the model, whatever order the database collects them in. */
export function indexedOf(row: Row): IndexedParagraph {
  const indexed = Indexed.parse(row)
  return { ...indexed, entityKinds: EntityKind.options.filter((kind) => indexed.entityKinds.includes(kind)) }
}
