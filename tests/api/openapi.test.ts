import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import type { Services } from '../../api/services.ts'

type Operation = {
  summary: string
  tags: string[]
  parameters?: { name: string; in: string; required: boolean; schema: object; description?: string }[]
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
type ApiDocument = {
  openapi: string
  info: { title: string; version: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let app: Awaited<ReturnType<typeof buildApp>>
let text: string
let described: ApiDocument

beforeAll(async () => {
  // The document is made of schemas alone: nothing is stored or searched for it.
  const services = { version: '0.1.0' } as Services
  app = await buildApp(services, { explorer: '/nowhere', loopback: true, report: () => undefined })
  text = (await app.inject('/api/openapi.json')).body
  described = JSON.parse(text)
})
afterAll(() => app.close())

const operations = () =>
  Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )

describe('GET /api/openapi.json', () => {
  it('describes every route, and that each only reads', () => {
    expect(described.openapi).toBe('3.1.0')
    expect(operations().map(({ path, method }) => `${method} ${path}`)).toEqual([
      'get /api/health',
      'get /api/search',
      'get /api/documents',
      'get /api/documents/{id}',
      'get /api/documents/{id}/explain',
      'get /api/entities',
      'get /api/entities/{id}',
      'get /api/entities/{id}/mentions',
      'get /api/entities/{id}/neighbourhood',
      'get /api/entities/{id}/export',
      'get /api/relations',
      'get /api/observations',
      'get /api/paths',
      'post /api/cypher',
    ])
  })

  it('leaves out no route that answers under /api', () => {
    // A tree, four columns a level; each line adds to the path of the line that it hangs on.
    const above: string[] = []
    const paths = app
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .flatMap((line) => {
        const [, indent, part] = /^([ │]*)[├└]── (\S+) \(/.exec(line) ?? []
        if (indent === undefined || part === undefined) return []
        const level = indent.length / 4
        above[level] = `${above[level - 1] ?? ''}${part}`
        return [above[level]]
      })
    const own = /^\/api\/(docs|openapi\.json)/
    const answering = paths.filter((path) => path.startsWith('/api/') && !own.test(path))
    expect(answering).toContain('/api/entities/:id/export')
    for (const path of answering) expect(described.paths).toHaveProperty([path.replaceAll(/:(\w+)/g, '{$1}')])
  })

  it('says of each what it does, what it takes and how it fails', () => {
    const tags = described.tags.map(({ name }) => name)
    for (const { path, summary, tags: used, parameters = [], responses } of operations()) {
      expect(summary, path).toMatch(/\S/)
      for (const tag of used) expect(tags, path).toContain(tag)
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)
      expect(inPath, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(Object.keys(responses), path).toEqual(expect.arrayContaining(['200', '500']))
      for (const [status, { content }] of Object.entries(responses)) {
        if (status !== '200') expect(Object.keys(content), `${path} ${status}`).toEqual(['application/problem+json'])
      }
    }
  })

  it('refers to nothing that it does not define, and defines nothing that is not referred to', () => {
    const references = new Set([...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!))
    expect([...references].sort()).toEqual(Object.keys(described.components.schemas).sort())
    expect([...text.matchAll(/"\$ref":"(?!#\/components\/schemas\/)/g)]).toEqual([])
  })

  it('names the values and bounds of parameters', () => {
    const search = described.paths['/api/search']!.get!.parameters!
    expect(search.find(({ name }) => name === 'limit')!.schema).toMatchObject({ minimum: 1, maximum: 100, default: 20 })
    expect(search.find(({ name }) => name === 'q')!.required).toBe(true)
    const documents = described.paths['/api/documents']!.get!.parameters!
    expect(documents.find(({ name }) => name === 'kind')!.schema).toMatchObject({
      enum: ['law', 'regulation', 'notice', 'opinion', 'plan', 'report', 'news', 'other'],
    })
  })
})

describe('GET /api/docs', () => {
  it('is a page that loads its own files only', async () => {
    const page = await app.inject('/api/docs/')
    expect(page.statusCode).toBe(200)
    const loaded = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!)
    expect(loaded.length).toBeGreaterThan(2)
    for (const address of loaded) {
      expect(address).toMatch(/^\.\/static\//)
      expect((await app.inject(`/api/docs/${address.slice(2)}`)).statusCode, address).toBe(200)
    }
    expect(page.body).not.toMatch(/<script[^>]*>\s*[^<\s]/)
  })
})
