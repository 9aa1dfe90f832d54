import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { asProblem } from '../../graph/errors.ts'
import { answerTo } from './fixture-answers.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
/** The policy of the real server: what would break there breaks here. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:"

/** How the server behaves; tests change it while it runs. */
export type Behaviour = { hybrid: boolean; empty: boolean; failing: boolean; delayMs: number }

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const type = status === 200 ? 'application/json' : 'application/problem+json'
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(JSON.stringify(body))
}

function sendAnswer(response: ServerResponse, url: URL, behaviour: Behaviour): void {
  try {
    if (behaviour.failing && url.pathname !== '/api/health') throw new Error('fixture')
    sendJson(response, 200, answerTo(url, behaviour))
  } catch (thrown) {
    const { code, sentences } = asProblem(thrown)
    const status = code === 'INTERNAL' ? 500 : code.endsWith('NOT_FOUND') ? 404 : 400
    sendJson(response, status, { type: 'about:blank', title: code, status, detail: sentences.en, code, sentences })
  }
}

/** Serves the explorer built in a folder, and the fixture graph in place of the API. */
export async function startFixtureServer(built: string, port = 0) {
  const behaviour: Behaviour = { hybrid: true, empty: false, failing: false, delayMs: 0 }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    if (url.pathname.startsWith('/api/')) {
      if (behaviour.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, behaviour.delayMs))
      return sendAnswer(response, url, behaviour)
    }
    const name = path.extname(url.pathname) === '' ? '/index.html' : url.pathname
    const body = await readFile(path.join(built, name)).catch(() => null)
    if (!body) return response.writeHead(404).end()
    response
      .writeHead(200, {
        'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      })
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}`,
    behaviour,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
