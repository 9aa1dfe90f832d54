import { grouped } from '../grouped.ts'
import { type DocumentGraph, type Entity, EntityKind } from '../model.ts'
import { claimsOf } from './citable.ts'
import {
  CLAIM_DOCUMENT,
  CREATE_CLAIMS,
  CREATE_DESCRIPTIONS,
  CREATE_MENTIONS,
  CREATE_OBSERVATIONS,
  CREATE_PARAGRAPHS,
  CREATE_RELATIONS,
  CREATE_REPAIRS,
  CREATE_SUBJECTS,
  DROP_CONTENTS,
  DROP_DOCUMENT,
  MERGE_ENTITIES,
  SET_DOCUMENT,
  STORED,
  TOUCHED,
} from './cypher-writing.ts'
import { type Row, type Run, WriteConflict } from './database.ts'
import { digestOfGraph } from './digest.ts'
import { entityProperties, mergeEntities, type Touched } from './merge-entities.ts'
import {
  toDescription,
  toDocument,
  toEntity,
  toMention,
  toObservation,
  toParagraph,
  toRelation,
  toRepair,
} from './rows.ts'

/** What a database keeps of each paragraph of a document beside the model's own properties, in their order. */
export type ParagraphColumns = (graph: DocumentGraph) => Record<string, unknown>[]

/** Rows of one statement: more would be held twice, here and there. */
const BATCH = 2000

type Writing = {
  /** An older version that goes in the same step. */
  replaces: string | undefined
  /** Leave what it says of shared entities to `consolidate`. */
  mergeLater: boolean
  columnsOf: ParagraphColumns
}

/** Puts a document in the place of what is stored of it; entities follow. Run it in one transaction. */
export async function writeDocument(run: Run, graph: DocumentGraph, writing: Writing): Promise<void> {
  const { id } = graph.document
  const [claimed] = await run(CLAIM_DOCUMENT, { id })
  const { replaces } = writing
  const old = [
    ...(claimed?.stored ? [id] : []),
    ...(replaces === undefined || replaces === id ? [] : await stored(run, replaces)),
  ]
  const dropped = await dropContents(run, old)
  for (const each of old) if (each !== id) await run(DROP_DOCUMENT, { id: each })
  // What is gone may leave an entity with nobody to describe it: that cannot wait.
  const mergeLater = writing.mergeLater && old.length === 0
  const claims = claimsOf(graph)
  await create(run, graph, { ...writing, mergeLater, claims })
  if (mergeLater) return
  await mergeEntities(run, [...dropped, ...graph.entities, ...claims])
}

/** Takes a document away; entities follow. False if it is not stored. Run it in one transaction. */
export async function dropDocument(run: Run, id: string): Promise<boolean> {
  if ((await stored(run, id)).length === 0) return false
  const touched = await dropContents(run, [id])
  await run(DROP_DOCUMENT, { id })
  await mergeEntities(run, touched)
  return true
}

const stored = async (run: Run, id: string): Promise<string[]> =>
  (await run(STORED, { ids: [id] })).map((row) => String(row.id))

/** The entities that documents describe, where these were led to, or lay claim to. */
export async function touchedBy(run: Run, ids: string[]): Promise<Touched[]> {
  return (await run(TOUCHED, { ids })).map(({ id, kind }) => ({ id: String(id), kind: EntityKind.parse(kind) }))
}

/** Gives the entities that were touched. */
async function dropContents(run: Run, ids: string[]): Promise<Touched[]> {
  if (ids.length === 0) return []
  const touched = await touchedBy(run, ids)
  for (const id of ids) for (const text of DROP_CONTENTS) await run(text, { id })
  return touched
}

/** All at once: a server need not be waited for between two statements. */
async function create(
  run: Run,
  graph: DocumentGraph,
  { mergeLater, columnsOf, claims }: Writing & { claims: Entity[] },
): Promise<void> {
  const { document, entities, mentions, relations, observations, repairs } = graph
  const documentId = document.id
  const statements: Promise<Row[]>[] = []
  const send = (text: string, rows: Record<string, unknown>[]) => {
    for (let i = 0; i < rows.length; i += BATCH) {
      statements.push(run(text, { documentId, rows: rows.slice(i, i + BATCH) }))
    }
  }
  const properties = { ...documentProperties(graph), pending: mergeLater ? true : null }
  statements.push(run(SET_DOCUMENT, { id: documentId, document: properties }))
  send(CREATE_PARAGRAPHS, paragraphProperties(graph, columnsOf))
  send(CREATE_REPAIRS, repairs.map(toRepair))
  const byId = entities.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const [kind, ofKind] of grouped(byId, (entity) => entity.kind)) {
    send(MERGE_ENTITIES[kind], ofKind.map(firstReading(graph)))
  }
  send(MERGE_ENTITIES.regulation, claims.filter(({ id }) => id !== document.entityId).map(toEntity))
  const firstClaim = statements.length
  send(
    CREATE_CLAIMS,
    claims.map(({ id }) => ({ id })),
  )
  send(CREATE_DESCRIPTIONS, byId.map(toDescription))
  const afterDescriptions = statements.length
  send(CREATE_MENTIONS, mentions.map(toMention))
  for (const [predicate, ofPredicate] of grouped(relations, (relation) => relation.predicate)) {
    send(CREATE_RELATIONS[predicate], ofPredicate.map(toRelation))
  }
  send(CREATE_OBSERVATIONS, observations.map(toObservation))
  send(
    CREATE_SUBJECTS,
    observations.flatMap(({ id, subjectId }) => (subjectId === null ? [] : [{ id, subjectId }])),
  )
  const results = await Promise.all(statements)
  const tied = results.slice(firstClaim, afterDescriptions)
  const count = tied.reduce((sum, [row]) => sum + Number(row?.described ?? row?.claimed), 0)
  // Another writer has just taken an entity away that this one had found.
  const wanted = claims.length + entities.length
  if (count !== wanted) throw new WriteConflict(`${documentId}: ${count} of ${wanted} entities`)
}

/** What a document's node holds. */
export function documentProperties(graph: DocumentGraph): Record<string, unknown> {
  const { document, paragraphs, mentions, relations, observations } = graph
  return {
    ...toDocument(document),
    paragraphs: paragraphs.length,
    mentions: mentions.length,
    relations: relations.length,
    observations: observations.length,
    digest: digestOfGraph(graph),
  }
}

/** What the nodes of its paragraphs hold. */
export function paragraphProperties(graph: DocumentGraph, columnsOf: ParagraphColumns): Record<string, unknown>[] {
  const columns = columnsOf(graph)
  return graph.paragraphs.map((paragraph, i) => ({ ...toParagraph(paragraph), ...columns[i] }))
}

/** An entity as it stands until it is merged: as this document describes it, counted in this document alone. */
function firstReading({ mentions, relations }: DocumentGraph): (entity: Entity) => Record<string, unknown> {
  const mentioned = grouped(mentions, (mention) => mention.entityId)
  const degrees = new Map<string, number>()
  for (const { subjectId, objectId } of relations) {
    for (const id of new Set([subjectId, objectId])) degrees.set(id, (degrees.get(id) ?? 0) + 1)
  }
  return (entity) => ({
    ...entityProperties(entity),
    mentions: mentioned.get(entity.id)?.length ?? 0,
    documents: 1,
    degree: degrees.get(entity.id) ?? 0,
  })
}
