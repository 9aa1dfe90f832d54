import type { Entity, Mention, Observation, Relation, Subgraph } from '../graph/model.ts'
import type { EntitySummary, GraphStore, Page, Paging } from '../graph/store/port.ts'
import type {
  EntityShown,
  MentionDetail,
  Name,
  Neighbourhood,
  ObservationDetail,
  RelationDetail,
  Source,
} from './contract.ts'

/** What is read per step when a whole listing is wanted. */
const STEP = 500

/** Every item of a listing. */
export async function allOf<T>(read: (paging: Paging) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let after: string | null = null; ; ) {
    const page: Page<T> = await read({ after, limit: STEP })
    items.push(...page.items)
    if (page.next === null) return items
    after = page.next
  }
}

export const nameOf = ({ id, kind, name }: Entity): Name => ({ id, kind, name })

async function namesOf(store: GraphStore, ids: (string | null)[]): Promise<Map<string, Name>> {
  const distinct = [...new Set(ids.filter((id) => id !== null))]
  const entities = await store.entitiesById(distinct)
  return new Map(entities.map((entity) => [entity.id, nameOf(entity)]))
}

const sourceOf = ({ id, title, number, issuedOn }: Source): Source => ({ id, title, number, issuedOn })

async function sourcesOf(store: GraphStore, claims: { documentId: string }[]): Promise<Map<string, Source>> {
  const summaries = await store.summaries([...new Set(claims.map(({ documentId }) => documentId))])
  return new Map(summaries.map((each) => [each.id, sourceOf(each)]))
}

/** An entity with the documents that it is; only regulations are documents. */
export async function entityShown(store: GraphStore, entity: EntitySummary): Promise<EntityShown> {
  const texts = entity.kind === 'regulation' ? await store.texts(entity.id) : null
  return { ...entity, texts: texts?.map(sourceOf) ?? null }
}

// A document may be taken away between two reads: what lost its document or its name is left out, not guessed.

export async function relationDetails<R extends Relation>(
  store: GraphStore,
  relations: R[],
): Promise<(R & RelationDetail)[]> {
  const ids = relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId])
  const [names, sources] = await Promise.all([namesOf(store, ids), sourcesOf(store, relations)])
  return relations.flatMap((relation) => {
    const subject = names.get(relation.subjectId)
    const object = names.get(relation.objectId)
    const document = sources.get(relation.documentId)
    return subject && object && document ? [{ ...relation, subject, object, document }] : []
  })
}

export async function observationDetails(store: GraphStore, observations: Observation[]): Promise<ObservationDetail[]> {
  const ids = observations.flatMap(({ metricId, subjectId }) => [metricId, subjectId])
  const [names, sources] = await Promise.all([namesOf(store, ids), sourcesOf(store, observations)])
  return observations.flatMap((observation) => {
    const metric = names.get(observation.metricId)
    const subject = observation.subjectId === null ? null : names.get(observation.subjectId)
    const document = sources.get(observation.documentId)
    return metric && subject !== undefined && document ? [{ ...observation, metric, subject, document }] : []
  })
}

export async function mentionDetails(store: GraphStore, mentions: Mention[]): Promise<MentionDetail[]> {
  const [paragraphs, summaries] = await Promise.all([
    store.paragraphsById([...new Set(mentions.map(({ paragraphId }) => paragraphId))]),
    store.summaries([...new Set(mentions.map(({ documentId }) => documentId))]),
  ])
  const paragraphById = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  const documentById = new Map(summaries.map((summary) => [summary.id, summary]))
  return mentions.flatMap((mention) => {
    const paragraph = paragraphById.get(mention.paragraphId)
    const document = documentById.get(mention.documentId)
    return paragraph && document ? [{ ...mention, paragraph, document }] : []
  })
}

export async function neighbourhoodDetails(store: GraphStore, subgraph: Subgraph): Promise<Neighbourhood> {
  const sources = await sourcesOf(store, subgraph.edges)
  const edges = subgraph.edges.flatMap((edge) => {
    const document = sources.get(edge.documentId)
    return document ? [{ ...edge, document }] : []
  })
  return { ...subgraph, edges }
}
