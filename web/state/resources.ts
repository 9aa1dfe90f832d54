import type {
  DocumentDetail,
  DocumentPage,
  EntityPage,
  EntityShown,
  Explanation,
  MentionPage,
  Neighbourhood,
  ObservationPage,
  RelationPage,
  SearchResult,
} from '../../api/contract.ts'
import type { Client } from '../client.ts'
import { type GraphPlace, hrefOf, placeOf } from '../location.ts'
import {
  EXPANSION,
  examplesRequest,
  mentionsRequest,
  neighbourhoodRequest,
  observationsRequest,
  relationsRequest,
} from '../requests.ts'
import { createListing } from './listing.ts'
import { mergeNeighbourhoods } from './neighbourhood.ts'
import { createResource } from './resource.ts'

/** Kinds that the first page offers entities of. */
const EXAMPLE_KINDS = ['program', 'regulation', 'metric'] as const

type Examples = { kind: (typeof EXAMPLE_KINDS)[number]; items: EntityPage['items'] }[]
type AnyPage = { items: unknown[]; next: string | null }

async function loadExamples(client: Client, signal: AbortSignal): Promise<Examples> {
  const groups = EXAMPLE_KINDS.map(async (kind) => {
    const { items } = await client.get<EntityPage>(examplesRequest(kind), signal)
    return { kind, items }
  })
  return Promise.all(groups)
}

/** What a graph is fetched by: its address without what only changes how it looks. */
export const graphKey = (at: GraphPlace): string =>
  hrefOf({ ...at, hiddenKinds: [], hiddenPredicates: [], relation: null, view: null })

async function loadGraph(client: Client, key: string, signal: AbortSignal): Promise<Neighbourhood> {
  const { id, depth, limit, expanded } = placeOf(new URL(key, 'http://any')) as GraphPlace
  const asked = [{ centre: id, size: { depth, limit } }, ...expanded.map((centre) => ({ centre, size: EXPANSION }))]
  const parts = asked.map(async ({ centre, size }) => {
    return { centre, part: await client.get<Neighbourhood>(neighbourhoodRequest(centre, size), signal) }
  })
  return mergeNeighbourhoods(await Promise.all(parts))
}

/** One for each thing that a view shows and that comes by request. */
export function createResources(client: Client) {
  const one = <T>() => createResource<T>(client.get, client.peek)
  const growing = <P extends AnyPage>(request: (id: string, cursor: string | null) => string) =>
    createListing<P['items'][number]>((id, cursor, signal) => client.get<P>(request(id, cursor), signal))
  const never = () => null

  return {
    search: one<SearchResult>(),
    suggestions: one<EntityPage>(),
    newest: one<DocumentPage>(),
    examples: createResource<Examples>((_, signal) => loadExamples(client, signal), never),
    documents: one<DocumentPage>(),
    entities: one<EntityPage>(),
    reader: one<DocumentDetail>(),
    explanation: one<Explanation>(),
    entity: one<EntityShown>(),
    mentions: growing<MentionPage>(mentionsRequest),
    relations: growing<RelationPage>(relationsRequest),
    valuesOfMetric: growing<ObservationPage>((metric, cursor) => observationsRequest({ metric }, cursor)),
    valuesOfSubject: growing<ObservationPage>((subject, cursor) => observationsRequest({ subject }, cursor)),
    graph: createResource<Neighbourhood>((key, signal) => loadGraph(client, key, signal), never),
  }
}
export type Resources = ReturnType<typeof createResources>
