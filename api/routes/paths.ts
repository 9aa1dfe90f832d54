import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { problem } from '../../graph/errors.ts'
import { Neighbourhood, PathsQuery } from '../contract.ts'
import { neighbourhoodDetails } from '../details.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const pathRoutes: FastifyPluginAsyncZod<Services> = async (app, { store }) => {
  app.get(
    '/paths',
    {
      schema: {
        tags: ['claims'],
        summary: 'All shortest paths between two entities, whichever way relations point, with the quote of each step',
        querystring: PathsQuery,
        response: { 200: Neighbourhood, ...problems(400, 404, 500) },
      },
    },
    async ({ query: { from, to, ...options } }) => {
      const paths = await store.paths(from, to, options)
      if (paths === null) throw problem('ENTITY_NOT_FOUND', (await store.entity(from)) ? to : from)
      return neighbourhoodDetails(store, paths)
    },
  )
}
