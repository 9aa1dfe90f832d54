import { problem } from '../graph/errors.ts'
import { type AppOptions, buildApp } from './app.ts'
import { isLoopback } from './guards.ts'
import type { Services } from './services.ts'

export type Server = AsyncDisposable & {
  /** Where a browser opens it. */
  url: string
}

/** Starts listening, until disposed. Port 0 takes a free one. Throws `PORT_IN_USE` or `LISTEN_FAILED`. */
export async function serve(
  services: Services,
  { host, port, ...options }: { host: string; port: number } & Omit<AppOptions, 'loopback'>,
): Promise<Server> {
  const app = await buildApp(services, { ...options, loopback: isLoopback(host) })
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    const { code, message } = cause as NodeJS.ErrnoException
    const refusal = problem('LISTEN_FAILED', host, port, message)
    throw (code === 'EADDRINUSE' ? problem('PORT_IN_USE', host, port) : refusal).causedBy(cause)
  }
  const address = app.server.address()
  const actual = address !== null && typeof address === 'object' ? address.port : port
  return { url: `http://${browsable(host)}:${actual}/`, [Symbol.asyncDispose]: () => app.close() }
}

/** The host part of an address that a browser on this machine can open. */
function browsable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
