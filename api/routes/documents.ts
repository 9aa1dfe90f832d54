import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { problem } from '../../graph/errors.ts'
import { DocumentDetail, DocumentPage, DocumentsQuery, IdParams } from '../contract.ts'
import { pageOf } from '../cursor.ts'
import { allOf, nameOf } from '../details.ts'
import { given } from '../given.ts'
import { problems } from '../openapi.ts'
import type { Services } from '../services.ts'

export const documentRoutes: FastifyPluginAsyncZod<Services> = async (app, { store }) => {
  app.get(
    '/documents',
    {
      schema: {
        tags: ['documents'],
        summary: 'Documents, newest first',
        querystring: DocumentsQuery,
        response: { 200: DocumentPage, ...problems(400, 500) },
      },
    },
    ({ query: { cursor, limit, ...filter } }) =>
      pageOf({ name: 'documents', filter }, { cursor, limit }, (paging) => store.documents(given(filter), paging)),
  )

  app.get(
    '/documents/:id',
    {
      schema: {
        tags: ['documents'],
        summary: 'A document with everything it contributes',
        params: IdParams,
        response: { 200: DocumentDetail, ...problems(404, 500) },
      },
    },
    ({ params: { id } }) => detailOf(store, id),
  )
}

async function detailOf(store: Services['store'], id: string): Promise<DocumentDetail> {
  const document = await store.document(id)
  if (document === null) throw problem('DOCUMENT_NOT_FOUND', id)
  const [paragraphs, mentions, observations, relations, repairs] = await Promise.all([
    store.paragraphs(id),
    store.mentionsIn(id),
    allOf((paging) => store.observations({ documentId: id }, paging)),
    allOf((paging) => store.relations({ documentId: id }, paging)),
    store.repairs(id),
  ])
  const named = new Set([
    ...mentions.map(({ entityId }) => entityId),
    ...relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]),
    ...observations.flatMap(({ metricId, subjectId }) => (subjectId === null ? [metricId] : [metricId, subjectId])),
  ])
  const entities = (await store.entitiesById([...named].sort())).map(nameOf)
  return { document, paragraphs, mentions, observations, relations, entities, repairs }
}
