import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { Health } from '../contract.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const healthRoutes: FastifyPluginAsyncZod<Services> = async (app, { store, readiness, version }) => {
  app.get(
    '/health',
    {
      schema: {
        tags: ['system'],
        summary: 'What is stored, and whether search goes by meaning too',
        response: { 200: Health, ...problems(500) },
      },
    },
    async () => {
      const counts = await store.counts()
      const { indexed, modelProblem } = readiness()
      const whole = modelProblem === null && indexed.vectors >= indexed.paragraphs
      return {
        status: whole ? ('ok' as const) : ('keyword_only' as const),
        version,
        counts,
        vectors: indexed.vectors,
        model: {
          ready: modelProblem === null,
          code: modelProblem?.code ?? null,
          sentences: modelProblem?.sentences ?? null,
        },
      }
    },
  )
}
