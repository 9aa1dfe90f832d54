import { problem } from '../../graph/errors.ts'
import type { DocumentGraph, DocumentSummary, Entity } from '../../graph/model.ts'
import type { EntitySummary, GraphStore, Page, Paging } from '../../graph/store/port.ts'

/** `after` is the position to go on from. */
function slice<T>(items: T[], { after, limit }: Paging): Page<T> {
  const from = after === null ? 0 : Number(after)
  if (!Number.isInteger(from)) throw problem('CURSOR_INVALID', String(after))
  return { items: items.slice(from, from + limit), next: from + limit < items.length ? String(from + limit) : null }
}

const holds = (filter: object, item: object): boolean =>
  Object.entries(filter).every(([key, value]) => (item as Record<string, unknown>)[key] === value)

function summaryOf({ document }: DocumentGraph): DocumentSummary {
  const { text: _, ...summary } = document
  return summary
}

/** What the routes need of a store, over graphs in memory, in the order given. */
export function fakeStore(graphs: DocumentGraph[]): GraphStore {
  const all = <T>(pick: (graph: DocumentGraph) => T[]): T[] => graphs.flatMap(pick)
  const entities = [...new Map(all((graph) => graph.entities).map((entity) => [entity.id, entity])).values()]
  const of = (documentId: string) => graphs.filter(({ document }) => document.id === documentId)
  const mentionsOf = (id: string) => all(({ mentions }) => mentions).filter(({ entityId }) => entityId === id)
  const summarised = (entity: Entity): EntitySummary => {
    const mentions = mentionsOf(entity.id)
    return {
      ...entity,
      mentions: mentions.length,
      documents: new Set(mentions.map(({ documentId }) => documentId)).size,
    }
  }

  return {
    put: () => Promise.reject(new Error('the fake store is read-only')),
    remove: async () => false,
    documents: async ({ kind, year, jurisdiction }, paging) =>
      slice(
        graphs
          .map(summaryOf)
          .filter(
            (each) =>
              (kind === undefined || each.kind === kind) &&
              (year === undefined || each.year === year) &&
              (jurisdiction === undefined || each.jurisdiction?.name === jurisdiction),
          ),
        paging,
      ),
    document: async (id) => of(id)[0]?.document ?? null,
    summaries: async (ids) => ids.flatMap((id) => of(id).map(summaryOf)),
    paragraphs: async (id) => of(id).flatMap(({ paragraphs }) => paragraphs),
    paragraphsById: async (ids) =>
      ids.flatMap((id) => all(({ paragraphs }) => paragraphs).filter((each) => each.id === id)),
    mentionsIn: async (id) => of(id).flatMap(({ mentions }) => mentions),
    repairs: async (id) => of(id).flatMap(({ repairs }) => repairs),
    entities: async ({ text, kind, jurisdiction }, paging) =>
      slice(
        entities
          .filter((each) => kind === undefined || each.kind === kind)
          .filter((each) => jurisdiction === undefined || each.jurisdiction?.name === jurisdiction)
          .filter((each) => text === undefined || [each, ...each.aliases].some(({ name }) => name.includes(text)))
          .map(summarised),
        paging,
      ),
    entity: async (id) => entities.filter((each) => each.id === id).map(summarised)[0] ?? null,
    entitiesById: async (ids) => ids.flatMap((id) => entities.filter((each) => each.id === id)),
    mentions: async (id, paging) => slice(mentionsOf(id), paging),
    relations: async ({ entityId, ...filter }, paging) =>
      slice(
        all(({ relations }) => relations)
          .filter((each) => entityId === undefined || each.subjectId === entityId || each.objectId === entityId)
          .filter((each) => holds(filter, each)),
        paging,
      ),
    observations: async (filter, paging) =>
      slice(
        all(({ observations }) => observations).filter((each) => holds(filter, each)),
        paging,
      ),
    neighbourhood: async (id, { limit }) => {
      const centre = entities.find((each) => each.id === id)
      if (centre === undefined) return null
      const relations = all((graph) => graph.relations)
      const edges = relations.filter(({ subjectId, objectId }) => subjectId === id || objectId === id)
      const near = new Set(edges.flatMap(({ subjectId, objectId }) => [subjectId, objectId]))
      near.delete(id)
      const nodes = [centre, ...entities.filter((each) => near.has(each.id))]
      return {
        nodes: nodes.slice(0, limit).map((node, i) => ({ ...node, distance: i === 0 ? 0 : 1, degree: 1 })),
        edges: nodes.length > limit ? [] : edges,
        truncated: nodes.length > limit,
      }
    },
    counts: async () => ({
      documents: graphs.length,
      paragraphs: all(({ paragraphs }) => paragraphs).length,
      entities: entities.length,
      mentions: all(({ mentions }) => mentions).length,
      relations: all(({ relations }) => relations).length,
      observations: all(({ observations }) => observations).length,
    }),
    revision: async () => 'fake',
    indexed: () => Promise.reject(new Error('the fake store has no index')) as never,
    [Symbol.asyncDispose]: async () => {},
  }
}
