import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import * as model from '../graph/model.ts'
import * as contract from './contract.ts'

/** What the document calls its shapes. Schemas that are not here stand inline. */
const NAMED = {
  Problem: contract.Problem,
  Health: contract.Health,
  SearchResult: contract.SearchResult,
  Hit: contract.Hit,
  Document: model.Document,
  DocumentSummary: model.DocumentSummary,
  DocumentPage: contract.DocumentPage,
  DocumentDetail: contract.DocumentDetail,
  Explanation: contract.Explanation,
  Paragraph: model.Paragraph,
  Mention: model.Mention,
  Relation: model.Relation,
  Observation: model.Observation,
  Repair: model.Repair,
  Evidence: model.Evidence,
  Jurisdiction: model.Jurisdiction,
  Rule: model.Rule,
  Name: contract.Name,
  Source: contract.Source,
  Entity: contract.EntityDetail,
  EntityShown: contract.EntityShown,
  EntityPage: contract.EntityPage,
  MentionDetail: contract.MentionDetail,
  MentionPage: contract.MentionPage,
  RelationDetail: contract.RelationDetail,
  RelationPage: contract.RelationPage,
  ObservationDetail: contract.ObservationDetail,
  ObservationPage: contract.ObservationPage,
  Neighbourhood: contract.Neighbourhood,
  NodeLink: contract.NodeLink,
  CypherTable: contract.CypherTable,
}

for (const [id, schema] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id })

const MEANINGS = {
  400: 'The request is not valid; `code` says how',
  403: 'It may not be asked; `code` says why',
  404: 'There is nothing with this id',
  429: 'As much as may be is under way; try again soon',
  500: 'It failed on our side; `code` says where',
  501: 'This store cannot do it',
  503: 'It took too long, or the database does not answer; `code` says which',
} as const

/** The error answers of a route. */
export function problems(...statuses: (keyof typeof MEANINGS)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: MEANINGS[status], content: { 'application/problem+json': { schema: contract.Problem } } },
    ]),
  )
}

type ApiDocument = ReturnType<typeof jsonSchemaTransformObject>

/** Shapes as requests would send them are made too, and nothing refers to those: this interface only reads. */
function withoutInputs(document: ApiDocument): ApiDocument {
  const { components } = document as { components: { schemas: Record<string, unknown> } }
  const schemas = Object.entries(components.schemas).filter(([name]) => !name.endsWith('Input'))
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } } as ApiDocument
}

/** OpenAPI 3.1 of every route registered after it, at `/api/openapi.json`, and a page to read it at `/api/docs`. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '政脉 zhengmai',
        version,
        description:
          'Chinese policy documents as a graph whose every claim shows the words that prove it. ' +
          'Offsets count UTF-16 units, half-open. Errors are RFC 9457 problems with a stable `code`.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      tags: [
        { name: 'search', description: 'Paragraphs by words and by meaning' },
        { name: 'documents', description: 'What was read' },
        { name: 'entities', description: 'What the documents talk about' },
        { name: 'claims', description: 'Relations and values of metrics, with evidence' },
        { name: 'cypher', description: 'The graph in Neo4j’s own language, for reading only' },
        { name: 'system', description: 'State of this server' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withoutInputs(jsonSchemaTransformObject(document)),
  })
  // The validator badge would send the document's address to another host.
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { validatorUrl: null, layout: 'BaseLayout' },
    theme: { title: 'zhengmai API' },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
