import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { RelationPage, RelationsQuery } from '../contract.ts'
import { pageOf } from '../cursor.ts'
import { relationDetails } from '../details.ts'
import { given } from '../given.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const relationRoutes: FastifyPluginAsyncZod<Services> = async (app, { store }) => {
  app.get(
    '/relations',
    {
      schema: {
        tags: ['claims'],
        summary: 'Relations with the words that prove them, newest year first',
        querystring: RelationsQuery,
        response: { 200: RelationPage, ...problems(400, 500) },
      },
    },
    async ({ query: { cursor, limit, entity, document, ...rest } }) => {
      const filter = given({ entityId: entity, documentId: document, ...rest })
      const listing = { name: 'relations', filter }
      const { items, next } = await pageOf(listing, { cursor, limit }, (paging) => store.relations(filter, paging))
      return { items: await relationDetails(store, items), next }
    },
  )
}
