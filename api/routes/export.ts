import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ExportQuery, IdParams, NodeLink } from '../contract.ts'
import { exportAround } from '../export.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const exportRoutes: FastifyPluginAsyncZod<Services> = async (app, { store }) => {
  app.get(
    '/entities/:id/export',
    {
      schema: {
        tags: ['entities'],
        summary: 'The neighbourhood of an entity as a file for Gephi, NetworkX and others',
        params: IdParams,
        querystring: ExportQuery,
        response: {
          200: {
            description: 'The file; its name is the entity’s',
            content: {
              'application/graphml+xml': { schema: z.string() },
              'application/json': { schema: NodeLink },
            },
          },
          ...problems(400, 404, 500),
        },
      },
    },
    async ({ params: { id }, query }, reply) => {
      const { body, mediaType, fileName } = await exportAround(store, id, query)
      reply
        .header('content-disposition', attachment(`${id}.${query.format}`, fileName))
        .type(`${mediaType}; charset=utf-8`)
      // The file is what `NodeLink` describes, laid out to be read: it goes as it is.
      return reply.serializer(() => body).send(body)
    },
  )
}

/** RFC 6266: an ASCII name for old readers, the real one beside it. */
function attachment(ascii: string, fileName: string): string {
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
