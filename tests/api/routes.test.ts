import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import type { Engine } from '../../api/engine.ts'
import {
  liaoheBureau,
  notice,
  openSampleEngine,
  reform,
  report,
  school,
  shidu,
  shiduBureau,
  teachers,
  temporaryFolder,
} from '../sample-engine.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let app: Awaited<ReturnType<typeof buildApp>>

beforeAll(async () => {
  folder = await temporaryFolder()
  engine = await openSampleEngine(folder.path)
  const options = { explorer: folder.path, loopback: true, report: () => undefined }
  app = await buildApp(engine.services, options)
})
afterAll(async () => {
  await app.close()
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

async function get(path: string, query: Record<string, string> = {}) {
  const answer = await app.inject({ path: `/api${path}`, query })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

describe('GET /api/health', () => {
  it('counts what is stored and says why search goes by keywords only', async () => {
    expect(await get('/health')).toMatchObject({
      status: 'keyword_only',
      counts: { documents: 2, paragraphs: 5, relations: 2, observations: 1 },
      vectors: 0,
      model: {
        ready: false,
        code: 'MODEL_MISSING',
        sentences: { zh: expect.stringContaining('zhengmai model fetch') },
      },
    })
  })
})

describe('GET /api/documents', () => {
  it('lists documents newest first, without their text', async () => {
    const { items, next } = await get('/documents')
    expect(items.map(({ title }: { title: string }) => title)).toEqual([
      '石渡县2024年教育工作总结',
      '关于开展校园餐专项整治的通知',
    ])
    expect(items[0].text).toBeUndefined()
    expect(next).toBeNull()
  })

  it.each([
    ['kind', 'notice'],
    ['year', '2024'],
    ['jurisdiction', '蓼河县'],
  ])('filters by %s', async (filter, value) => {
    const { items } = await get('/documents', { [filter]: value })
    expect(items.map(({ id }: { id: string }) => id)).toEqual([notice.document.id])
  })

  it('goes on where a page ended', async () => {
    const first = await get('/documents', { limit: '1' })
    const second = await get('/documents', { limit: '1', cursor: first.next })
    expect(first.items[0].id).toBe(report.document.id)
    expect(second.items[0].id).toBe(notice.document.id)
    expect(second.next).toBeNull()
  })
})

describe('GET /api/documents/:id', () => {
  it('gives the document with all it contributes and the name of everything that it mentions', async () => {
    const detail = await get(`/documents/${report.document.id}`)
    expect(detail.document.text).toContain('214人')
    expect(detail.paragraphs).toHaveLength(3)
    expect(detail.paragraphs[0].map).toEqual([{ start: 0, end: 14, sourceStart: 0, sourceEnd: 14 }])
    expect(detail.relations).toHaveLength(2)
    expect(detail.observations).toHaveLength(1)
    expect(detail.repairs).toEqual([])
    const names = new Set(detail.entities.map(({ id }: { id: string }) => id))
    const named = [
      ...detail.mentions.map(({ entityId }: { entityId: string }) => entityId),
      ...detail.relations.flatMap((each: { subjectId: string; objectId: string }) => [each.subjectId, each.objectId]),
      shidu.id,
      teachers.id,
    ]
    for (const id of named) expect(names).toContain(id)
  })
})

describe('GET /api/search', () => {
  it('finds paragraphs by words, marks them and says why', async () => {
    const { mode, hits, keywordMatches, facets } = await get('/search', { q: '校园餐' })
    expect(mode).toBe('keyword')
    expect(keywordMatches).toBe(2)
    expect(facets.kinds).toEqual({ notice: 2 })
    const [hit] = hits
    expect(hit.document.id).toBe(notice.document.id)
    expect(hit.terms).toEqual(['校园餐'])
    const [start, end] = hit.ranges[0]
    expect(hit.paragraph.text.slice(start, end)).toBe('校园餐')
    expect(hit.keyword.rank).toBe(1)
    expect(hit.vector).toBeNull()
    expect(hit.paragraph.map).toBeUndefined()
  })

  it('takes several values of a filter, separated by commas', async () => {
    const found = await get('/search', { q: '县教体局', kind: 'report,notice', year: '2024,2025' })
    expect(found.hits).toHaveLength(2)
    const fewer = await get('/search', { q: '县教体局', kind: 'report' })
    expect(fewer.hits.map((hit: { document: { id: string } }) => hit.document.id)).toEqual([report.document.id])
    const none = await get('/search', { q: '县教体局', kind: 'report', jurisdiction: '蓼河县' })
    expect(none.hits).toEqual([])
  })

  it('filters by what a paragraph mentions', async () => {
    const { hits } = await get('/search', { q: '改革', entityKind: 'school' })
    expect(hits.map((hit: { paragraph: { text: string } }) => hit.paragraph.text)).toEqual([
      '县一中参与“县管校聘”改革试点。',
    ])
  })

  it('names the entities that the query names', async () => {
    const { entities } = await get('/search', { q: '县管校聘' })
    expect(entities).toEqual([{ id: reform.id, kind: 'program', name: '“县管校聘”改革' }])
  })

  it('finds nothing for a blank query', async () => {
    expect((await get('/search', { q: '  ' })).hits).toEqual([])
  })

  it('gives as many hits as asked for', async () => {
    expect((await get('/search', { q: '县教体局', limit: '1' })).hits).toHaveLength(1)
  })
})

describe('GET /api/entities', () => {
  it('finds every bearer of an alias', async () => {
    const { items } = await get('/entities', { q: '县教体局' })
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual([shiduBureau.id, liaoheBureau.id].sort())
  })

  it('filters by kind and jurisdiction', async () => {
    const { items } = await get('/entities', { kind: 'agency', jurisdiction: '石渡县' })
    expect(items.map(({ id }: { id: string }) => id)).toEqual([shiduBureau.id])
  })

  it('goes on where a page ended, without repeating', async () => {
    const ids: string[] = []
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await get('/entities', { limit: '2', ...(cursor ? { cursor } : {}) })
      ids.push(...items.map(({ id }: { id: string }) => id))
      if (next === null) break
      cursor = next
    }
    expect(ids).toHaveLength(8)
    expect(new Set(ids).size).toBe(8)
  })
})

describe('GET /api/entities/:id', () => {
  it('gives aliases with the reason for each, and how often it is mentioned', async () => {
    expect(await get(`/entities/${reform.id}`)).toMatchObject({
      name: '“县管校聘”改革',
      aliases: [{ name: '县管校聘', reason: '“县管校聘”即“县管校聘”改革' }],
      mentions: 2,
      documents: 1,
    })
  })
})

describe('GET /api/entities/:id/mentions', () => {
  it('gives each mention with its paragraph and its document', async () => {
    const first = await get(`/entities/${reform.id}/mentions`, { limit: '1' })
    const second = await get(`/entities/${reform.id}/mentions`, { limit: '1', cursor: first.next })
    for (const { items } of [first, second]) {
      const [{ paragraph, start, end, surface, document }] = items
      expect(paragraph.text.slice(start, end)).toBe(surface)
      expect(document.title).toBe('石渡县2024年教育工作总结')
    }
    expect(second.items[0].paragraph.text).toBe('县一中参与“县管校聘”改革试点。')
    expect(second.next).toBeNull()
  })
})

describe('GET /api/entities/:id/neighbourhood', () => {
  it('gives the relations around an entity with the document that proves each', async () => {
    const { nodes, edges, truncated } = await get(`/entities/${shiduBureau.id}/neighbourhood`)
    expect(nodes.map(({ id, distance }: { id: string; distance: number }) => [id, distance])).toEqual([
      [shiduBureau.id, 0],
      [reform.id, 1],
    ])
    expect(edges).toHaveLength(1)
    expect(edges[0].document.title).toBe('石渡县2024年教育工作总结')
    expect(edges[0].evidence.quote).toBe('县教体局稳妥推进“县管校聘”改革')
    expect(truncated).toBe(false)
  })

  it('goes as deep and takes as many as asked for', async () => {
    const deep = await get(`/entities/${shiduBureau.id}/neighbourhood`, { depth: '2' })
    expect(deep.nodes.map(({ id }: { id: string }) => id)).toContain(school.id)
    const narrow = await get(`/entities/${shiduBureau.id}/neighbourhood`, { depth: '2', limit: '2' })
    expect(narrow.nodes).toHaveLength(2)
    expect(narrow.truncated).toBe(true)
  })
})

describe('GET /api/entities/:id/export', () => {
  it('downloads GraphML under the entity’s name', async () => {
    const { headers, body } = await app.inject(`/api/entities/${shiduBureau.id}/export`)
    expect(headers['content-type']).toBe('application/graphml+xml; charset=utf-8')
    expect(headers['content-disposition']).toBe(
      `attachment; filename="${shiduBureau.id}.graphml"; filename*=UTF-8''${encodeURIComponent('石渡县教育体育局.graphml')}`,
    )
    expect(body).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<graphml /)
    expect(body).toContain('县教体局稳妥推进“县管校聘”改革')
  })

  it('downloads node-link JSON with format=json', async () => {
    const { headers, ...answer } = await app.inject(`/api/entities/${shiduBureau.id}/export?format=json&depth=2`)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(headers['content-disposition']).toContain(`${encodeURIComponent('石渡县教育体育局')}.json`)
    const graph = answer.json()
    expect(graph.nodes.map(({ id }: { id: string }) => id)).toContain(school.id)
    expect(graph.edges[0]).toMatchObject({ documentTitle: '石渡县2024年教育工作总结', year: 2024, status: 'reported' })
  })
})

describe('GET /api/relations', () => {
  it('gives subject, object and document by name', async () => {
    const { items } = await get('/relations', { entity: school.id })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      predicate: 'participates_in',
      subject: { id: school.id, kind: 'school', name: '石渡县第一中学' },
      object: { id: reform.id, kind: 'program', name: '“县管校聘”改革' },
      document: { id: report.document.id, title: '石渡县2024年教育工作总结', issuedOn: '2025-01-08' },
      evidence: { quote: '县一中参与“县管校聘”改革试点。' },
    })
  })

  it.each([
    [{ predicate: 'carries_out' }, 1],
    [{ document: report.document.id }, 2],
    [{ document: notice.document.id }, 0],
    [{ year: '2024', status: 'reported' }, 2],
    [{ status: 'planned' }, 0],
    [{ strength: 'done' }, 2],
    [{ strength: 'must' }, 0],
    [{ limit: '1' }, 1],
  ] as [Record<string, string>, number][])('filters by %o', async (query, count) => {
    expect((await get('/relations', query)).items).toHaveLength(count)
  })
})

describe('GET /api/observations', () => {
  it('gives metric, subject and document by name', async () => {
    const { items } = await get('/observations', { metric: teachers.id, subject: shidu.id })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      value: 214,
      unit: '人',
      metric: { name: '交流轮岗教师' },
      subject: { name: '石渡县' },
      document: { title: '石渡县2024年教育工作总结' },
    })
  })

  it.each([
    [{ document: notice.document.id }, 0],
    [{ year: '2024' }, 1],
    [{ year: '2023' }, 0],
    [{ status: 'required' }, 0],
    [{ strength: 'done' }, 1],
    [{ strength: 'may' }, 0],
  ] as [Record<string, string>, number][])('filters by %o', async (query, count) => {
    expect((await get('/observations', query)).items).toHaveLength(count)
  })
})

describe('GET /api/paths', () => {
  it('gives the shortest paths between two entities, each edge with its document', async () => {
    const { nodes, edges, truncated } = await get('/paths', { from: shiduBureau.id, to: school.id })
    expect(nodes.map(({ name, distance }: { name: string; distance: number }) => [name, distance])).toEqual([
      [shiduBureau.name, 0],
      [reform.name, 1],
      [school.name, 2],
    ])
    expect(edges).toHaveLength(2)
    for (const edge of edges) expect(edge.document.title).toBe('石渡县2024年教育工作总结')
    expect(truncated).toBe(false)
  })

  it('gives nothing where no path is so short', async () => {
    const query = { from: shiduBureau.id, to: school.id, longest: '1' }
    expect(await get('/paths', query)).toEqual({ nodes: [], edges: [], truncated: false })
  })
})
