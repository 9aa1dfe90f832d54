import { problem } from '../errors.ts'
import type { DocumentGraph } from '../model.ts'
import {
  ALL_ENTITIES,
  DESCRIPTIONS_IN,
  DOCUMENT,
  MENTIONS_IN,
  OBSERVATIONS_OF_DOCUMENT,
  PARAGRAPHS,
  RELATIONS_OF_DOCUMENT,
  REPAIRS,
} from './cypher.ts'
import type { Run } from './database.ts'
import { digestOfGraph } from './digest.ts'
import { claimPlace } from './listings.ts'
import type { CountedEntity } from './port.ts'
import {
  countedEntityOf,
  descriptionOf,
  documentOf,
  givenIds,
  mentionOf,
  observationOf,
  paragraphOf,
  relationOf,
  repairOf,
} from './rows.ts'

const BATCH = 500
/** More claims than any document has. */
const ALL = 10_000_000

/** Whatever a listing asks, left open. */
const OPEN = {
  ...{ entityId: null, predicate: null, metricId: null, subjectId: null, status: null, strength: null },
  ...claimPlace({}, null),
}

/** Throws `DOCUMENT_IN_WRITING` when another machine writes it meanwhile. */
export async function graphOf(read: Run, id: string): Promise<DocumentGraph | null> {
  const [row] = await read(DOCUMENT, { id })
  if (row === undefined) return null
  const claims = { ...OPEN, documentId: id, limit: ALL }
  const [paragraphs, entities, mentions, relations, observations, repairs] = await Promise.all([
    read(PARAGRAPHS, { id }),
    read(DESCRIPTIONS_IN, { id }),
    read(MENTIONS_IN, { id }),
    read(RELATIONS_OF_DOCUMENT, claims),
    read(OBSERVATIONS_OF_DOCUMENT, claims),
    read(REPAIRS, { id }),
  ])
  const graph = {
    document: documentOf(row),
    paragraphs: paragraphs.map(paragraphOf),
    entities: entities.map((each) => descriptionOf(each).entity).sort(byId),
    mentions: mentions.map((each) => ({ ...mentionOf(each), ...givenIds(each) })),
    relations: relations.map((each) => ({ ...relationOf(each), ...givenIds(each) })).sort(byId),
    observations: observations.map((each) => ({ ...observationOf(each), ...givenIds(each) })).sort(byId),
    repairs: repairs.map(repairOf),
  }
  // Reads of a document that is being replaced may each be whole and not belong together. An older store has no digest.
  if (typeof row.digest === 'string' && row.digest !== digestOfGraph(graph)) throw problem('DOCUMENT_IN_WRITING', id)
  return graph
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

export async function* allEntities(read: Run): AsyncIterable<CountedEntity[]> {
  for (let id = ''; ; ) {
    const entities = (await read(ALL_ENTITIES, { id, limit: BATCH })).map(countedEntityOf)
    if (entities.length > 0) yield entities
    if (entities.length < BATCH) return
    id = entities.at(-1)!.id
  }
}
