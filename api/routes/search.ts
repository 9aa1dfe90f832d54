import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { SearchQuery, SearchResult } from '../contract.ts'
import { given } from '../given.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const searchRoutes: FastifyPluginAsyncZod<Services> = async (app, { search }) => {
  app.get(
    '/search',
    {
      schema: {
        tags: ['search'],
        summary: 'Paragraphs by words and by meaning, best first, each with why it stands there',
        querystring: SearchQuery,
        response: { 200: SearchResult, ...problems(400, 500) },
      },
    },
    ({ query }) => search(searchRequestOf(query)),
  )
}

/** What search is asked for by a request. */
export function searchRequestOf({ q, limit, kind, year, jurisdiction, entityKind }: z.output<typeof SearchQuery>) {
  const filter = given({ kinds: kind, years: year, jurisdictions: jurisdiction, entityKinds: entityKind })
  return { text: q, limit, filter }
}
