import type { DocumentGraph } from '../model.ts'
import { searchColumns } from '../search/tokens.ts'
import { labelOf, typeOf } from '../store/labels.ts'
import { entityProperties } from '../store/merge-entities.ts'
import type { CountedEntity } from '../store/port.ts'
import { toMention, toObservation, toRelation, toRepair } from '../store/rows.ts'
import { documentProperties, paragraphProperties } from '../store/write.ts'

/** A node or a relationship: its columns, in the order that all of its table have. */
export type BulkRow = Record<string, unknown>

/** Columns that the importer reads as its own. */
export const [ID, LABEL, START, END, TYPE] = ['id:ID', ':LABEL', ':START_ID', ':END_ID', ':TYPE']

/** The nodes and relationships of the graph as `cypher.ts` tells its shape. */
export const NODE_TABLES = ['documents', 'paragraphs', 'entities', 'observations', 'repairs'] as const
export const EDGE_TABLES = [
  ...(['has_paragraph', 'has_repair', 'describes', 'mentions'] as const),
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

export const entityRow = ({ mentions, documents, degree, ...entity }: CountedEntity): BulkRow =>
  node(['Entity', labelOf(entity.kind)], { ...entityProperties(entity), mentions, documents, degree })

/** All that a document contributes, its entities apart: those are merged. */
export function documentRows(graph: DocumentGraph): [BulkTable, BulkRow[]][] {
  const { document, paragraphs, entities, mentions, relations, observations, repairs } = graph
  const { id } = document
  return [
    ['documents', [node(['Document'], documentProperties(graph))]],
    ['paragraphs', paragraphProperties(graph, searchColumns).map((each) => node(['Paragraph'], each))],
    ['observations', observations.map((each) => node(['Observation'], toObservation(each)))],
    ['repairs', repairs.map((each) => node(['Repair'], toRepair(each)))],
    ['has_paragraph', paragraphs.map((each) => edge('HAS_PARAGRAPH', id, each.id))],
    ['has_repair', repairs.map((each) => edge('HAS_REPAIR', id, each.id))],
    ['describes', entities.map((each) => edge('DESCRIBES', id, each.id, { entity: JSON.stringify(each) }))],
    ['mentions', mentions.map((each) => edge('MENTIONS', each.paragraphId, each.entityId, toMention(each)))],
    [
      'relations',
      relations.map((each) => edge(typeOf(each.predicate), each.subjectId, each.objectId, toRelation(each))),
    ],
    ['observed', observations.map((each) => edge('OF', each.id, each.metricId))],
    [
      'about',
      observations.flatMap((each) => (each.subjectId === null ? [] : [edge('ABOUT', each.id, each.subjectId)])),
    ],
    ['in', observations.map((each) => edge('IN', each.id, each.evidence.paragraphId))],
  ]
}
