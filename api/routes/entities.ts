import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { problem } from '../../graph/errors.ts'
import type { EntitySummary } from '../../graph/store/port.ts'
import {
  EntitiesQuery,
  EntityPage,
  EntityShown,
  IdParams,
  MentionPage,
  Neighbourhood,
  NeighbourhoodQuery,
  PagingQuery,
} from '../contract.ts'
import { pageOf } from '../cursor.ts'
import { entityShown, mentionDetails, neighbourhoodDetails } from '../details.ts'
import { given } from '../given.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const entityRoutes: FastifyPluginAsyncZod<Services> = async (app, { store }) => {
  app.get(
    '/entities',
    {
      schema: {
        tags: ['entities'],
        summary: 'Entities by name or alias: exact names, exact aliases, then the rest, most mentioned first',
        querystring: EntitiesQuery,
        response: { 200: EntityPage, ...problems(400, 500) },
      },
    },
    ({ query: { cursor, limit, q, ...rest } }) => {
      const filter = given({ text: q === '' ? undefined : q, ...rest })
      return pageOf({ name: 'entities', filter }, { cursor, limit }, (paging) => store.entities(filter, paging))
    },
  )

  app.get(
    '/entities/:id',
    {
      schema: {
        tags: ['entities'],
        summary: 'An entity with its aliases and the reason for each, and the documents that it is',
        params: IdParams,
        response: { 200: EntityShown, ...problems(404, 500) },
      },
    },
    async ({ params: { id } }) => entityShown(store, await entityOf(store, id)),
  )

  app.get(
    '/entities/:id/mentions',
    {
      schema: {
        tags: ['entities'],
        summary: 'Every mention of an entity in its sentence, newest document first',
        params: IdParams,
        querystring: PagingQuery,
        response: { 200: MentionPage, ...problems(400, 404, 500) },
      },
    },
    async ({ params, query }) => {
      const { id } = await entityOf(store, params.id)
      const { items, next } = await pageOf({ name: 'mentions', filter: { id } }, query, (paging) =>
        store.mentions(id, paging),
      )
      return { items: await mentionDetails(store, items), next }
    },
  )

  app.get(
    '/entities/:id/neighbourhood',
    {
      schema: {
        tags: ['entities'],
        summary: 'The entities around one, nearest first, and the relations among them',
        params: IdParams,
        querystring: NeighbourhoodQuery,
        response: { 200: Neighbourhood, ...problems(400, 404, 500) },
      },
    },
    async ({ params, query }) => {
      const { id } = await entityOf(store, params.id)
      const subgraph = await store.neighbourhood(id, query)
      if (subgraph === null) throw problem('ENTITY_NOT_FOUND', id)
      return neighbourhoodDetails(store, subgraph)
    },
  )
}

/** The entity of an id, or the one that its citations were led to. Throws `ENTITY_NOT_FOUND`. */
async function entityOf(store: Services['store'], id: string): Promise<EntitySummary> {
  const entity = await store.entity(id)
  if (entity === null) throw problem('ENTITY_NOT_FOUND', id)
  return entity
}
