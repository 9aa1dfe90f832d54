import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '../../api/engine.ts'
import { type Server, serve } from '../../api/server.ts'
import type { Services } from '../../api/services.ts'
import { openSampleEngine, temporaryFolder } from '../sample-engine.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let server: Server

const options = () => ({ explorer: path.join(folder.path, 'web'), report: () => undefined })

beforeAll(async () => {
  folder = await temporaryFolder()
  await mkdir(path.join(folder.path, 'web', 'assets'), { recursive: true })
  await writeFile(path.join(folder.path, 'web', 'index.html'), '<!doctype html><title>政脉</title>')
  await writeFile(path.join(folder.path, 'web', 'assets', 'index-3f2a1b9c.js'), 'void 0')
  engine = await openSampleEngine(folder.path)
  server = await serve(engine.services, { host: '127.0.0.1', port: 0, ...options() })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const get = (address: string, headers: Record<string, string> = {}) => fetch(new URL(address, server.url), { headers })

/** Sends exactly these bytes and gives everything that comes back. */
async function raw(request: string): Promise<{ status: number; body: string }> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  socket.write(request)
  const answer = await text(socket)
  return { status: Number(answer.split(' ')[1]), body: answer.slice(answer.indexOf('\r\n\r\n') + 4) }
}

describe('The server', () => {
  it('answers a query of ten thousand characters with a sentence', async () => {
    const answer = await get(`/api/search?q=${encodeURIComponent('双'.repeat(10_000))}`)
    expect([answer.status, (await answer.json()).code]).toEqual([400, 'QUERY_TOO_LONG'])
  })

  it('answers a request that is larger than it reads', async () => {
    const { status, body } = await raw(
      `GET /api/search?q=${'a'.repeat(200_000)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    )
    expect([status, JSON.parse(body).code]).toEqual([413, 'REQUEST_TOO_LARGE'])
  })

  it('answers an address with bare Chinese in it', async () => {
    const { status, body } = await raw(
      'GET /api/search?q=双减 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    )
    expect([status, JSON.parse(body).code]).toEqual([400, 'REQUEST_INVALID'])
    expect(JSON.parse(body).sentences.en).toContain('percent-encoded')
  })

  it.each([
    ['localhost', 200],
    ['LOCALHOST:9', 200],
    ['127.0.0.1:4780', 200],
    ['[::1]:4780', 200],
    ['rebound.example', 403],
    ['127.0.0.1.rebound.example', 403],
    ['localhost.rebound.example:4780', 403],
  ])('answers to the name %s with %i', async (name, status) => {
    const answer = await raw(`GET /api/health HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)
    expect(answer.status).toBe(status)
    if (status === 403) expect(JSON.parse(answer.body).code).toBe('HOST_REFUSED')
  })

  it('answers to any name where it listens for others', async () => {
    const open = await serve(engine.services, { host: '0.0.0.0', port: 0, ...options() })
    const port = Number(new URL(open.url).port)
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /api/health HTTP/1.1\r\nHost: archive.example\r\nConnection: close\r\n\r\n')
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 /)
    expect(open.url).toBe(`http://localhost:${port}/`)
    await open[Symbol.asyncDispose]()
  })

  it('says which port is taken', async () => {
    const port = Number(new URL(server.url).port)
    await expect(serve(engine.services, { host: '127.0.0.1', port, ...options() })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      sentences: { en: expect.stringContaining(`127.0.0.1:${port}`) },
    })
  })

  it('says why it cannot listen on an address that is not its own', async () => {
    const elsewhere = serve(engine.services, { host: '192.0.2.1', port: 0, ...options() })
    await expect(elsewhere).rejects.toMatchObject({ code: 'LISTEN_FAILED' })
  })

  it('answers what is under way before it closes', async () => {
    let isAsked: () => void
    let answer: () => void
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve
    })
    const answering = new Promise<void>((resolve) => {
      answer = resolve
    })
    const slow: Services = {
      ...engine.services,
      async search(request) {
        isAsked()
        await answering
        return engine.services.search(request)
      },
    }
    const closing = await serve(slow, { host: '127.0.0.1', port: 0, ...options() })
    const found = fetch(new URL('/api/search?q=%E6%A0%A1%E5%9B%AD%E9%A4%90', closing.url))
    await asked
    const closed = closing[Symbol.asyncDispose]()
    answer!()
    expect((await (await found).json()).hits).toHaveLength(2)
    await closed
  })

  it('closes although a client keeps its connection open', async () => {
    const closing = await serve(engine.services, { host: '127.0.0.1', port: 0, ...options() })
    const socket = connect(Number(new URL(closing.url).port), '127.0.0.1')
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
    const ended = new Promise((resolve) => socket.once('close', resolve))
    await closing[Symbol.asyncDispose]()
    await ended
    await expect(fetch(closing.url)).rejects.toThrow()
  })
})

describe('Headers', () => {
  it('keep pages to their own files, and answers out of caches', async () => {
    const { headers } = await get('/api/health')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })

  it('are on errors too', async () => {
    const { headers } = await get('/api/nothing')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  })
})

describe('The explorer', () => {
  it.each(['/', '/documents', '/documents/doc_1', '/entities', '/entities/ent_1', '/graph/ent_1', '/?q=双减'])(
    'is served at %s and asked for anew each time',
    async (address) => {
      const answer = await get(address)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(await answer.text()).toContain('政脉')
    },
  )

  it('keeps files with a hash in their name for ever', async () => {
    const answer = await get('/assets/index-3f2a1b9c.js')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('shows its own page for an unknown address to a browser, with an honest status', async () => {
    const answer = await get('/somewhere', { accept: 'text/html,*/*' })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('政脉')
  })

  it.each([
    ['/somewhere', '*/*'],
    ['/assets/gone.js', '*/*'],
    ['/api/gone', 'text/html'],
    ['/assets/..%2F..%2Fstore%2Fformat.json', '*/*'],
  ])('gives a problem for %s', async (address, accept) => {
    const answer = await get(address, { accept })
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'ROUTE_NOT_FOUND'])
  })
})
