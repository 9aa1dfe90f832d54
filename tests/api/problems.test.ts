import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { cursorOf, pageOf } from '../../api/cursor.ts'
import type { Engine } from '../../api/engine.ts'
import { statusOf } from '../../api/problem.ts'
import type { Services } from '../../api/services.ts'
import { ERROR_CODES, problem, type ZhengmaiError } from '../../graph/errors.ts'
import { openSampleEngine, reform, temporaryFolder } from '../sample-engine.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let app: Awaited<ReturnType<typeof buildApp>>
const reported: ZhengmaiError[] = []

const optionsOf = (explorer: string) => ({
  explorer,
  loopback: true,
  report: (error: ZhengmaiError) => void reported.push(error),
})

beforeAll(async () => {
  folder = await temporaryFolder()
  engine = await openSampleEngine(folder.path)
  app = await buildApp(engine.services, optionsOf(folder.path))
})
afterAll(async () => {
  await app.close()
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

async function refused(url: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url, headers })
  expect(answer.headers['content-type']).toBe('application/problem+json')
  const body = answer.json()
  expect(body.status).toBe(answer.statusCode)
  return body
}

describe('A refused request', () => {
  it.each([
    ['/api/documents/doc_00000000000000000000', 404, 'DOCUMENT_NOT_FOUND'],
    ['/api/documents/什么', 404, 'DOCUMENT_NOT_FOUND'],
    ['/api/entities/ent_00000000000000000000', 404, 'ENTITY_NOT_FOUND'],
    ['/api/entities/ent_00000000000000000000/mentions', 404, 'ENTITY_NOT_FOUND'],
    ['/api/entities/ent_00000000000000000000/neighbourhood', 404, 'ENTITY_NOT_FOUND'],
    ['/api/entities/ent_00000000000000000000/export', 404, 'ENTITY_NOT_FOUND'],
    ['/api/paths?from=ent_00000000000000000000&to=ent_00000000000000000000', 404, 'ENTITY_NOT_FOUND'],
    ['/api/paths?from=ent_00000000000000000000', 400, 'REQUEST_INVALID'],
    ['/api/paths?from=ent_00000000000000000000&to=ent_00000000000000000000&longest=7', 400, 'REQUEST_INVALID'],
    ['/api/nothing', 404, 'ROUTE_NOT_FOUND'],
    ['/nothing', 404, 'ROUTE_NOT_FOUND'],
    ['/', 404, 'EXPLORER_MISSING'],
    ['/api/search', 400, 'REQUEST_INVALID'],
    ['/api/search?q=a&q=b', 400, 'REQUEST_INVALID'],
    [`/api/search?q=${'双'.repeat(501)}`, 400, 'QUERY_TOO_LONG'],
    [`/api/search?q=${'双'.repeat(10_000)}`, 400, 'QUERY_TOO_LONG'],
    ['/api/search?q=%ED%A0%80', 400, 'REQUEST_INVALID'],
    ['/api/search?q=%E4%B8', 400, 'REQUEST_INVALID'],
    ['/api/search?q=%', 400, 'REQUEST_INVALID'],
    ['/api/documents/%E4%B8', 400, 'REQUEST_INVALID'],
    ['/api/documents?cursor=x', 400, 'CURSOR_INVALID'],
    [`/api/documents?cursor=${'x'.repeat(5000)}`, 400, 'CURSOR_INVALID'],
  ])('%.60s gives %i %s', async (url, status, code) => {
    expect(await refused(encodeURI(url).replaceAll('%25', '%'))).toMatchObject({ status, code })
  })

  it.each([
    ['limit', '-1'],
    ['limit', '0'],
    ['limit', '1000000000'],
    ['limit', '1e9'],
    ['limit', '2.5'],
    ['limit', 'many'],
    ['limit', ''],
    ['kind', 'novel'],
    ['year', '24'],
  ])('%s=%s is named in both languages', async (field, value) => {
    const { code, sentences } = await refused(`/api/documents?${field}=${value}`)
    expect(code).toBe('REQUEST_INVALID')
    expect(sentences.en).toContain(`${field}: `)
    expect(sentences.zh).toContain(`${field}: `)
    expect(sentences.zh).not.toBe(sentences.en)
  })

  it('names a filter with several values by its name', async () => {
    expect((await refused('/api/search?q=a&kind=notice,novel')).sentences.en).toContain('kind: ')
  })

  it('speaks Chinese unless the reader prefers English', async () => {
    const url = '/api/entities/x'
    expect((await refused(url)).detail).toBe('没有编号或名称为“x”的实体。请用名称的一部分查找。')
    expect((await refused(url, { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' })).detail).toContain('没有编号')
    expect((await refused(url, { 'accept-language': 'en-US,zh;q=0.5' })).detail).toBe(
      'No entity has the id or name "x". Look for a part of its name.',
    )
  })

  it('has a type, a title and a code that do not change with the language', async () => {
    expect(await refused('/api/entities/x')).toMatchObject({
      type: 'urn:zhengmai:entity-not-found',
      title: 'Not Found',
      code: 'ENTITY_NOT_FOUND',
    })
  })

  it('takes no body that is larger than a request may be', async () => {
    const answer = await app.inject({ method: 'POST', url: '/api/search', payload: { text: 'x'.repeat(200_000) } })
    expect(answer.json()).toMatchObject({ status: 413, code: 'REQUEST_TOO_LARGE' })
  })

  it('has a status in the four or five hundreds for every code', () => {
    for (const code of ERROR_CODES) expect(statusOf(code), code).toBeGreaterThanOrEqual(400)
  })
})

describe('Any request', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom('双减', '2024', 'notice', '0', '-1', '%', ''),
  )
  const names = [
    'q',
    'limit',
    'cursor',
    'kind',
    'year',
    'jurisdiction',
    'entityKind',
    'entity',
    'metric',
    'depth',
    'format',
  ]
  const places = ['search', 'documents', 'entities', 'relations', 'observations', 'entities/x', 'documents/x', 'x']
  const address = fc
    .tuple(fc.constantFrom(...places), fc.array(fc.tuple(fc.constantFrom(...names), word), { maxLength: 4 }))
    .map(([place, query]) => `/api/${place}?${query.map(([name, value]) => `${name}=${escaped(value)}`).join('&')}`)

  it('is answered with JSON and is never our fault', async () => {
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const answer = await app.inject(url)
        expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(500)
        expect(answer.headers['content-type']).toMatch(/^application\/(problem\+)?json/)
        if (answer.statusCode !== 200) expect(ERROR_CODES).toContain(answer.json().code)
      }),
      { numRuns: 300 },
    )
  })
})

describe('A failure on our side', () => {
  const failing = async (search: Services['search']) => {
    const broken = await buildApp({ ...engine.services, search }, optionsOf(folder.path))
    reported.length = 0
    const answer = await broken.inject('/api/search?q=a')
    await broken.close()
    return answer
  }

  it('shows nothing of its cause to the reader and all of it to the operator', async () => {
    const answer = await failing(() => Promise.reject(new Error('secret at /home/someone')))
    expect(answer.json()).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(answer.body).not.toContain('secret')
    expect(reported.map(({ message }) => message)).toEqual([expect.stringContaining('secret at /home/someone')])
  })

  it('keeps its code, but not the paths in its sentence', async () => {
    const answer = await failing(() => Promise.reject(problem('STORE_DAMAGED', '/home/someone/store', 'torn')))
    expect(answer.json()).toMatchObject({ status: 503, code: 'STORE_DAMAGED' })
    expect(answer.body).not.toContain('/home')
  })

  it('is what an answer is that breaks the contract', async () => {
    const answer = await failing(() => Promise.resolve({ query: 'a' }) as never)
    expect(answer.json()).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(reported[0]!.message).toContain('at hits')
  })
})

describe('A cursor', () => {
  const listing = { name: 'mentions', filter: { id: reform.id } }
  const resume = (cursor: string, of = listing as Parameters<typeof pageOf>[0]) =>
    pageOf(of, { cursor, limit: 1 }, async (paging) => ({ items: [paging.after], next: null }))

  it('gives the store’s key back, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (key) => {
        expect((await resume(cursorOf(listing, key))).items).toEqual([key])
      }),
    )
  })

  it('belongs to its listing and filters, in whatever order these come', async () => {
    const cursor = cursorOf({ name: 'relations', filter: { year: 2024, status: 'planned', entity: undefined } }, 'key')
    const same = { name: 'relations', filter: { status: 'planned', year: 2024 } }
    expect((await resume(cursor, same)).items).toEqual(['key'])
    await expect(resume(cursor, { ...same, filter: { year: 2024 } })).rejects.toMatchObject({ code: 'CURSOR_INVALID' })
    await expect(resume(cursor, { ...same, name: 'observations' })).rejects.toMatchObject({ code: 'CURSOR_INVALID' })
  })

  it('cannot be made up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.json().map(encoded)), async (text) => {
        await expect(resume(text)).rejects.toMatchObject({ code: 'CURSOR_INVALID' })
      }),
    )
  })
})

const encoded = (text: string) => Buffer.from(text).toString('base64url')

/** Percent-encodes what can be; a lone surrogate as the bytes that some programs make of it. */
const escaped = (text: string) =>
  text.replace(/[^\w]/gu, (character) => (/\p{Cs}/u.test(character) ? '%ED%A0%80' : encodeURIComponent(character)))
