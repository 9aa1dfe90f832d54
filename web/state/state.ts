import { computed, effect } from '@preact/signals'
import type {
  DocumentDetail,
  DocumentPage,
  EntityDetail,
  EntityPage,
  MentionPage,
  Neighbourhood,
  ObservationPage,
  RelationPage,
  SearchResult,
} from '../../api/contract.ts'
import type { Client } from '../client.ts'
import { type GraphPlace, hrefOf, type Place, placeOf, searchPlace } from '../location.ts'
import type { Navigation } from '../navigation.ts'
import {
  EXPANSION,
  examplesRequest,
  mentionsRequest,
  neighbourhoodRequest,
  newestRequest,
  observationsRequest,
  relationsRequest,
  searchRequest,
  suggestionsRequest,
  twinOf,
} from '../requests.ts'
import { watchHealth } from './health.ts'
import { createListing } from './listing.ts'
import { mergeNeighbourhoods, visiblePart } from './neighbourhood.ts'
import { createResource } from './resource.ts'

/** Kinds that the first page offers entities of. */
export const EXAMPLE_KINDS = ['program', 'regulation', 'metric'] as const

type Examples = { kind: (typeof EXAMPLE_KINDS)[number]; items: EntityPage['items'] }[]

/** Everything the screen shows is a function of these signals and the place. Views read them; only this file writes them. */
export function createState(client: Client, { place }: Navigation) {
  const plain = <T>() => createResource<T>(client.get, client.peek)
  const search = plain<SearchResult>()
  const suggestions = plain<EntityPage>()
  const newest = plain<DocumentPage>()
  const documents = plain<DocumentPage>()
  const entities = plain<EntityPage>()
  const reader = plain<DocumentDetail>()
  const entity = plain<EntityDetail>()
  const examples = createResource<Examples>(
    (_, signal) =>
      Promise.all(
        EXAMPLE_KINDS.map(async (kind) => ({
          kind,
          items: (await client.get<EntityPage>(examplesRequest(kind), signal)).items,
        })),
      ),
    () => null,
  )

  const listing = <P extends { items: unknown[]; next: string | null }>(
    request: (id: string, cursor: string | null) => string,
  ) => createListing<P['items'][number]>((id, cursor, signal) => client.get<P>(request(id, cursor), signal))
  const mentions = listing<MentionPage>(mentionsRequest)
  const relations = listing<RelationPage>(relationsRequest)
  const valuesOfMetric = listing<ObservationPage>((metric, cursor) => observationsRequest({ metric }, cursor))
  const valuesOfSubject = listing<ObservationPage>((subject, cursor) => observationsRequest({ subject }, cursor))

  const graph = createResource<Neighbourhood>(
    async (key, signal) => {
      const { id, depth, limit, expanded } = placeOf(new URL(key, location.href)) as GraphPlace
      const asked = [{ centre: id, size: { depth, limit } }, ...expanded.map((centre) => ({ centre, size: EXPANSION }))]
      const parts = asked.map(async ({ centre, size }) => ({
        centre,
        part: await client.get<Neighbourhood>(neighbourhoodRequest(centre, size), signal),
      }))
      return mergeNeighbourhoods(await Promise.all(parts))
    },
    () => null,
  )

  function openFor(at: Place): void {
    switch (at.page) {
      case 'search':
        if (at.query.trim() !== '') void search.open(searchRequest(at), { keep: true })
        else {
          search.clear()
          void newest.open(newestRequest)
          void examples.open('examples')
        }
        return
      case 'documents':
        void documents.open(twinOf(at)!, { keep: true })
        return
      case 'entities':
        void entities.open(twinOf(at)!, { keep: true })
        return
      case 'document':
        void reader.open(twinOf(at)!)
        if (at.query !== '') void search.open(searchRequest(searchPlace(at.query, at.filters)))
        return
      case 'entity':
        void entity.open(twinOf(at)!)
        mentions.open(at.id)
        relations.open(at.id)
        valuesOfMetric.open(at.id)
        valuesOfSubject.open(at.id)
        return
      case 'graph':
        void graph.open(graphKey(at), { keep: true })
    }
  }

  const health = watchHealth(client, () => {
    client.forget()
    for (const resource of [search, newest, documents, entities]) resource.retry()
  })
  effect(() => openFor(place.value))

  return {
    health,
    search,
    suggestions,
    newest,
    examples,
    documents,
    entities,
    reader,
    entity,
    mentions,
    relations,
    valuesOfMetric,
    valuesOfSubject,
    graph,
    /** The part of the graph that the filters leave. */
    visibleGraph: computed(() => {
      const { data } = graph.shown.value
      const at = place.value
      return data && at.page === 'graph' ? visiblePart(data, at) : null
    }),
    /** Entities whose names begin like, or hold, what is being typed. */
    suggest: (text: string) =>
      text.trim() === '' ? suggestions.clear() : void suggestions.open(suggestionsRequest(text.trim()), { keep: true }),
  }
}
export type State = ReturnType<typeof createState>

/** What a graph is fetched by: its address without what only changes how it looks. */
const graphKey = (at: GraphPlace): string =>
  hrefOf({ ...at, hiddenKinds: [], hiddenPredicates: [], relation: null, view: null })
