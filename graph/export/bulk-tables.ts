import type { DocumentGraph, Entity } from '../model.ts'
import { searchColumns } from '../search/tokens.ts'
import { labelOf, typeOf } from '../store/labels.ts'
import { entityProperties, HIDDEN } from '../store/merge-entities.ts'
import type { CountedEntity } from '../store/port.ts'
import { GIVEN, toEntity, toMention, toObservation, toRelation, toRepair } from '../store/rows.ts'
import { documentProperties, paragraphProperties } from '../store/write.ts'

/** A node or a relationship: its columns, in the order that all of its table have. */
export type BulkRow = Record<string, unknown>

/** Columns that the importer reads as its own. */
export const [ID, LABEL, START, END, TYPE] = ['id:ID', ':LABEL', ':START_ID', ':END_ID', ':TYPE']

/** The nodes and relationships of the graph as `cypher.ts` tells its shape. */
export const NODE_TABLES = ['documents', 'paragraphs', 'entities', 'observations', 'repairs'] as const
export const EDGE_TABLES = [
  ...(['has_paragraph', 'has_repair', 'describes', 'cited_as', 'mentions'] as const),
  ...(['relations', 'observed', 'about', 'in'] as const),
]
export type BulkTable = (typeof NODE_TABLES)[number] | (typeof EDGE_TABLES)[number]

const node = (label: string[], { id, ...properties }: BulkRow): BulkRow => ({ [ID]: id, [LABEL]: label, ...properties })
const edge = (type: string, start: string, end: string, properties: BulkRow = {}): BulkRow => ({
  [START]: start,
  [END]: end,
  [TYPE]: type,
  ...properties,
})

export const entityRow = ({ mentions, documents, degree, texts, ...entity }: CountedEntity): BulkRow =>
  node(['Entity', labelOf(entity.kind)], {
    ...entityProperties(entity),
    ...{ mentions, documents, degree, texts, mergedInto: null },
  })

/** An entity that only claims are laid to, or whose citations were led to another. */
export const hiddenRow = (entity: Entity, mergedInto: string | undefined): BulkRow =>
  node(['Entity', labelOf(entity.kind)], {
    ...toEntity(entity),
    ...HIDDEN,
    mergedInto: mergedInto ?? null,
  })

/** The id of the entity that one was led to, and the one that the document gave; as `entityId` and `givenId`, say. */
const led = (merged: Map<string, string>, id: string | null, field: keyof typeof GIVEN): BulkRow => {
  const to = id === null ? undefined : merged.get(id)
  return { [field]: to ?? id, [GIVEN[field]]: to === undefined ? null : id }
}

/**
 * All that a document contributes, its entities apart: those are merged. `claims` are its own; `merged`: where citations of its were led.
 */
export function documentRows(
  graph: DocumentGraph,
  claims: Entity[],
  merged: Map<string, string>,
): [BulkTable, BulkRow[]][] {
  const { document, paragraphs, entities, mentions, relations, observations, repairs } = graph
  const { id } = document
  const at = (entityId: string) => merged.get(entityId) ?? entityId
  return [
    ['documents', [node(['Document'], documentProperties(graph))]],
    ['paragraphs', paragraphProperties(graph, searchColumns).map((each) => node(['Paragraph'], each))],
    [
      'observations',
      observations.map((each) =>
        node(['Observation'], { ...toObservation(each), ...led(merged, each.subjectId, 'subjectId') }),
      ),
    ],
    ['repairs', repairs.map((each) => node(['Repair'], toRepair(each)))],
    ['has_paragraph', paragraphs.map((each) => edge('HAS_PARAGRAPH', id, each.id))],
    ['has_repair', repairs.map((each) => edge('HAS_REPAIR', id, each.id))],
    [
      'describes',
      entities.map((each) =>
        edge('DESCRIBES', id, at(each.id), {
          entity: JSON.stringify(each),
          givenId: merged.has(each.id) ? each.id : null,
        }),
      ),
    ],
    ['cited_as', claims.map((each) => edge('CITED_AS', id, each.id))],
    [
      'mentions',
      mentions.map((each) =>
        edge('MENTIONS', each.paragraphId, at(each.entityId), {
          ...toMention(each),
          ...led(merged, each.entityId, 'entityId'),
        }),
      ),
    ],
    [
      'relations',
      relations.map((each) =>
        edge(typeOf(each.predicate), at(each.subjectId), at(each.objectId), {
          ...toRelation(each),
          ...led(merged, each.subjectId, 'subjectId'),
          ...led(merged, each.objectId, 'objectId'),
        }),
      ),
    ],
    ['observed', observations.map((each) => edge('OF', each.id, each.metricId))],
    [
      'about',
      observations.flatMap((each) => (each.subjectId === null ? [] : [edge('ABOUT', each.id, at(each.subjectId))])),
    ],
    ['in', observations.map((each) => edge('IN', each.id, each.evidence.paragraphId))],
  ]
}
