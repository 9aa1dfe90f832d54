import type { FastifyInstance, onRequestAsyncHookHandler } from 'fastify'
import { problem } from '../graph/errors.ts'

/** What every answer carries. Workers and canvases of the explorer come from its own files or from memory. */
const HEADERS = {
  'content-security-policy':
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; worker-src 'self' blob:; " +
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

const BADLY_ENCODED = { en: 'the query is not percent-encoded UTF-8', zh: '查询参数不是百分号编码的 UTF-8' }

/** This machine as itself, as an address to listen on or as a browser names it. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)

/**
 * Refuses what a page of another site sends: a browser says where its page is from, and programs say nothing. The scheme
 * does not count, since a proxy may speak TLS for us.
 */
export const sameOrigin: onRequestAsyncHookHandler = async ({ headers: { origin }, host }) => {
  if (origin === undefined) return
  const from = URL.canParse(origin) ? new URL(origin) : null
  const own = `${from?.protocol}//${host}`
  if (from === null || !URL.canParse(own) || new URL(own).host !== from.host)
    throw problem('ORIGIN_REFUSED', origin, host)
}

function isWellEncoded(query: string): boolean {
  try {
    decodeURIComponent(query)
    return true
  } catch {
    return false
  }
}

/**
 * Checks that come before any route. With `loopback`, only this machine's own names are answered: a page of another
 * site that points its name here (DNS rebinding) reads nothing.
 */
export function guard(app: FastifyInstance, { loopback }: { loopback: boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS)
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store')
    if (loopback && !isLoopback(request.hostname)) throw problem('HOST_REFUSED', request.hostname)
    const query = request.url.split('?')[1] ?? ''
    if (!isWellEncoded(query)) throw problem('REQUEST_INVALID', BADLY_ENCODED)
  })
}
