import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { problem } from '../../graph/errors.ts'
import { ExplainQuery, Explanation, IdParams } from '../contract.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

const BACKWARDS = {
  en: '"end" must be greater than "at", and given with "paragraph"',
  zh: '“end”应大于“at”，并与“paragraph”同用',
}

export const explainRoutes: FastifyPluginAsyncZod<Services> = async (app, { store, explain }) => {
  app.get(
    '/documents/:id/explain',
    {
      schema: {
        tags: ['documents'],
        summary: 'Why a place in a document is an entity, or is not: the rules that spoke there and what each lost to',
        params: IdParams,
        querystring: ExplainQuery,
        response: { 200: Explanation, ...problems(400, 404, 500) },
      },
    },
    async ({ params: { id }, query }) => {
      const { at, paragraph, end } = query
      if (end !== undefined && (paragraph === undefined || end <= at)) throw problem('REQUEST_INVALID', BACKWARDS)
      const document = await store.document(id)
      if (document === null) throw problem('DOCUMENT_NOT_FOUND', id)
      return explain(document, query)
    },
  )
}
