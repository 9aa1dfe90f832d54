import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from '../graph/errors.ts'

/** The explorer's pages; each is the same file, which reads its address. */
const PAGES = ['/', '/documents', '/documents/:id', '/entities', '/entities/:id', '/graph/:id']

/**
 * Serves the built explorer in `folder`. Built assets carry a hash of their content in their names and never change;
 * the page that names them is asked for anew each time.
 */
export async function serveExplorer(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(path.join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders(reply, file) {
        const hashed = path.relative(folder, file).startsWith(`assets${path.sep}`)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  for (const page of PAGES) {
    app.get(page, { schema: { hide: true } }, (_request, reply) => {
      if (!built) throw problem('EXPLORER_MISSING')
      return reply.sendFile('index.html')
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const address = request.url.split('?')[0]!
    // Who asked with a browser is told in the explorer, which knows its own pages; the status stays honest.
    const browsed = request.method === 'GET' && request.headers.accept?.includes('text/html')
    if (!built || !browsed || /^\/api(\/|$)/.test(address)) throw problem('ROUTE_NOT_FOUND', address)
    return reply.code(404).sendFile('index.html')
  })
}
