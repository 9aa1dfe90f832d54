import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ObservationPage, ObservationsQuery } from '../contract.ts'
import { pageOf } from '../cursor.ts'
import { observationDetails } from '../details.ts'
import { given } from '../given.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const observationRoutes: FastifyPluginAsyncZod<Services> = async (app, { store }) => {
  app.get(
    '/observations',
    {
      schema: {
        tags: ['claims'],
        summary: 'Values of metrics with the words that state them, newest year first',
        querystring: ObservationsQuery,
        response: { 200: ObservationPage, ...problems(400, 500) },
      },
    },
    async ({ query: { cursor, limit, metric, subject, document, ...rest } }) => {
      const filter = given({ metricId: metric, subjectId: subject, documentId: document, ...rest })
      const listing = { name: 'observations', filter }
      const { items, next } = await pageOf(listing, { cursor, limit }, (paging) => store.observations(filter, paging))
      return { items: await observationDetails(store, items), next }
    },
  )
}
