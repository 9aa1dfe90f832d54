import type { DocumentGraph, Entity } from '../model.ts'
import {
  CREATE_DESCRIPTIONS,
  CREATE_DOCUMENT,
  CREATE_MENTIONS,
  CREATE_OBSERVATIONS,
  CREATE_PARAGRAPHS,
  CREATE_RELATIONS,
  CREATE_REPAIRS,
  CREATE_SUBJECTS,
  DESCRIBED,
  DESCRIPTIONS,
  DROP_DOCUMENT,
  DROP_UNDESCRIBED,
  MERGE_ENTITIES,
  SET_ENTITIES,
  STORED,
  TALLIES,
} from './cypher.ts'
import type { Run } from './database.ts'
import { mergeDescriptions } from './merge.ts'
import { foldName } from './name.ts'
import {
  descriptionOf,
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

const noColumns: ParagraphColumns = () => []

/**
 * Takes those of the `old` documents that are stored away and puts `graph` in their place, if one is given; entities follow.
 * Run it in one transaction. Gives how many went.
 */
export async function replaceDocuments(
  run: Run,
  old: string[],
  graph: DocumentGraph | null,
  columnsOf: ParagraphColumns = noColumns,
): Promise<number> {
  const touched = new Set(graph?.entities.map(({ id }) => id))
  const stored = await run(STORED, { ids: [...new Set(old)] })
  for (const row of stored) {
    const id = String(row.id)
    for (const entity of await run(DESCRIBED, { id })) touched.add(String(entity.id))
    for (const text of DROP_DOCUMENT) await run(text, { id })
  }
  if (graph) await create(run, graph, columnsOf)
  await mergeEntities(run, [...touched])
  return stored.length
}

async function create(run: Run, graph: DocumentGraph, columnsOf: ParagraphColumns): Promise<void> {
  const { document, paragraphs, entities, mentions, relations, observations, repairs } = graph
  const documentId = document.id
  const counts = {
    paragraphs: paragraphs.length,
    mentions: mentions.length,
    relations: relations.length,
    observations: observations.length,
  }
  await run(CREATE_DOCUMENT, { document: { ...toDocument(document), ...counts } })
  const columns = columnsOf(graph)
  const rows = paragraphs.map((paragraph, i) => ({ ...toParagraph(paragraph), ...columns[i] }))
  await run(CREATE_PARAGRAPHS, { documentId, rows })
  if (repairs.length > 0) await run(CREATE_REPAIRS, { documentId, rows: repairs.map(toRepair) })

  for (const [kind, ofKind] of groups(entities, ({ kind }) => kind)) {
    await run(MERGE_ENTITIES[kind], { ids: ofKind.map(({ id }) => id) })
  }
  await run(CREATE_DESCRIPTIONS, { documentId, rows: entities.map(toDescription) })

  if (mentions.length > 0) await run(CREATE_MENTIONS, { rows: mentions.map(toMention) })
  for (const [predicate, ofPredicate] of groups(relations, ({ predicate }) => predicate)) {
    await run(CREATE_RELATIONS[predicate], { rows: ofPredicate.map(toRelation) })
  }
  if (observations.length > 0) await run(CREATE_OBSERVATIONS, { rows: observations.map(toObservation) })
  const subjects = observations.flatMap(({ id, subjectId }) => (subjectId === null ? [] : [{ id, subjectId }]))
  if (subjects.length > 0) await run(CREATE_SUBJECTS, { rows: subjects })
}

/** What entities are called and how much there is of them, anew from their documents; those of none go. */
async function mergeEntities(run: Run, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await run(DROP_UNDESCRIBED, { ids })
  const descriptions = groups((await run(DESCRIPTIONS, { ids })).map(descriptionOf), ({ entity }) => entity.id)
  const rows = (await run(TALLIES, { ids })).map((tally) => {
    const entity = mergeDescriptions(descriptions.get(String(tally.id))!)
    return { ...toEntity(entity), ...tally, names: namesOf(entity) }
  })
  await run(SET_ENTITIES, { rows })
}

/** The lines that `ENTITIES` looks into. */
function namesOf({ name, aliases }: Entity): string {
  return `\n${[name, ...aliases.map((alias) => alias.name)].map(foldName).join('\n')}\n`
}

function groups<T, K>(items: T[], keyOf: (item: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = found.get(key)
    if (group) group.push(item)
    else found.set(key, [item])
  }
  return found
}
