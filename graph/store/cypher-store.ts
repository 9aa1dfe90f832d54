import { problem } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { checkGraph } from './check.ts'
import { consolidate, pendingIn } from './consolidate.ts'
import {
  COUNT_ENTITIES,
  COUNTS,
  DIGESTS,
  DOCUMENT,
  ENTITIES_BY_ID,
  ENTITY_BY_ID,
  INDEXED,
  MENTIONS_IN,
  MERGED_INTO,
  PARAGRAPHS,
  PARAGRAPHS_BY_ID,
  REPAIRS,
  SUMMARIES,
  TEXTS,
  VERSIONS,
} from './cypher.ts'
import type { Database, Row } from './database.ts'
import { allEntities, graphOf } from './everything.ts'
import { listDocuments, listEntities, listMentions, listObservations, listRelations } from './listings.ts'
import { neighbourhoodOf } from './neighbourhood.ts'
import { pathsBetween } from './paths.ts'
import type { GraphStore } from './port.ts'
import {
  countsOf,
  documentOf,
  entityOf,
  entitySummaryOf,
  indexedOf,
  mentionOf,
  paragraphOf,
  repairOf,
  summaryOf,
} from './rows.ts'
import { again, settled } from './settled.ts'
import { dropDocument, type ParagraphColumns, writeDocument } from './write.ts'

/** A database may give rows in any order. An id that is asked for twice is given twice. */
function inOrder<T extends { id: string }>(ids: string[], items: T[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** The parts of one document, each row with how many the whole has. Throws `DOCUMENT_IN_WRITING` when some are missing. */
function wholly<T>(documentId: string, rows: Row[], itemOf: (row: Row) => T): T[] {
  if (rows.some(({ whole }) => whole !== rows.length)) throw problem('DOCUMENT_IN_WRITING', documentId)
  return rows.map(itemOf)
}

/** The graph store on any database that runs the texts of `cypher.ts`. */
export function createGraphStore(database: Database, columnsOf: ParagraphColumns = () => []): GraphStore {
  const { read, write } = database

  async function versions(): Promise<{ id: string; pipeline: string }[]> {
    return (await read(VERSIONS)).map((row) => ({ id: String(row.id), pipeline: String(row.pipeline) }))
  }

  const indexedIn = again(async (id: string) => wholly(id, await read(INDEXED, { id }), indexedOf))

  return settled({
    async put(given, { replaces, mergeLater = false } = {}) {
      const graph = checkGraph(given)
      await write((run) => writeDocument(run, graph, { replaces, mergeLater, columnsOf }))
    },
    remove: (documentId) => write((run) => dropDocument(run, documentId)),
    pending: () => pendingIn(database),
    consolidate: (shard) => consolidate(database, shard),

    documents: (filter, paging) => listDocuments(read, filter, paging),
    async document(id) {
      const [row] = await read(DOCUMENT, { id })
      return row ? documentOf(row) : null
    },
    async summaries(ids) {
      return inOrder(ids, (await read(SUMMARIES, { ids })).map(summaryOf))
    },
    async paragraphs(id) {
      return wholly(id, await read(PARAGRAPHS, { id }), paragraphOf)
    },
    async paragraphsById(ids) {
      return inOrder(ids, (await read(PARAGRAPHS_BY_ID, { ids })).map(paragraphOf))
    },
    async mentionsIn(id) {
      return wholly(id, await read(MENTIONS_IN, { id }), mentionOf)
    },
    async repairs(id) {
      return (await read(REPAIRS, { id })).map(repairOf)
    },

    entities: (filter, paging) => listEntities(read, filter, paging),
    async entity(id) {
      const [row] = await read(ENTITY_BY_ID, { id })
      const [meant] = typeof row?.mergedInto === 'string' ? await read(ENTITY_BY_ID, { id: row.mergedInto }) : [row]
      return meant?.isShown ? entitySummaryOf(meant) : null
    },
    async texts(id) {
      return (await read(TEXTS, { id })).map(summaryOf)
    },
    async mergedInto(ids) {
      return new Map((await read(MERGED_INTO, { ids })).map((row) => [String(row.id), String(row.mergedInto)]))
    },
    async entitiesById(ids) {
      return inOrder(ids, (await read(ENTITIES_BY_ID, { ids })).map(entityOf))
    },
    mentions: (entityId, paging) => listMentions(read, entityId, paging),
    relations: (filter, paging) => listRelations(read, filter, paging),
    observations: (filter, paging) => listObservations(read, filter, paging),
    neighbourhood: (id, options) => neighbourhoodOf(read, id, options),
    paths: (fromId, toId, options) => pathsBetween(read, [fromId, toId], options),

    graphOf: (id) => graphOf(read, id),
    documentIds: async () => (await versions()).map(({ id }) => id),
    async digests(ids) {
      const rows = await read(DIGESTS, { ids })
      return new Map(rows.flatMap(({ id, digest }) => (typeof digest === 'string' ? [[String(id), digest]] : [])))
    },
    allEntities: () => allEntities(read),

    async counts() {
      const [[sums], [entities]] = await Promise.all([read(COUNTS), read(COUNT_ENTITIES)])
      return countsOf({ ...sums, ...entities })
    },
    async revision() {
      return sha256((await versions()).map(({ id, pipeline }) => `${id} ${pipeline}\n`).join(''))
    },
    async *indexed() {
      for (const { id } of await versions()) {
        const paragraphs = await indexedIn(id)
        if (paragraphs.length > 0) yield paragraphs
      }
    },

    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  })
}
