import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { problem } from '../../graph/errors.ts'
import { CypherQuestion, CypherTable } from '../contract.ts'
import { sameOrigin } from '../guards.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

/** Each has a process here and keeps the database busy; search and pages go before. */
const AT_ONCE = 4

export const cypherRoutes: FastifyPluginAsyncZod<Services> = async (app, { look }) => {
  let running = 0
  // A form of another site can send text, but not JSON.
  app.removeContentTypeParser('text/plain')
  app.post(
    '/cypher',
    {
      onRequest: sameOrigin,
      schema: {
        tags: ['cypher'],
        summary: 'Asks a Neo4j store in Cypher, for reading only; off unless `ZHENGMAI_CYPHER=on`',
        body: CypherQuestion,
        response: { 200: CypherTable, ...problems(400, 403, 429, 500, 501, 503) },
      },
    },
    async ({ body: { text, ...options } }) => {
      if (running === AT_ONCE) throw problem('CYPHER_BUSY', AT_ONCE)
      running++
      try {
        return await look(text, options)
      } finally {
        running--
      }
    },
  )
}
