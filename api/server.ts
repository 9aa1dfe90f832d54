import { asProblem, problem } from '../graph/errors.ts'
import { type AppOptions, buildApp } from './app.ts'
import type { Services } from './services.ts'

export type Server = {
  /** Where a browser opens it. */
  url: string
  /** Lets running requests finish, then stops listening. */
  close(): Promise<void>
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/** Starts listening. Port 0 takes a free one. Throws `PORT_IN_USE`. */
export async function serve(
  services: Services,
  { host, port, ...options }: { host: string; port: number } & Omit<AppOptions, 'loopback'>,
): Promise<Server> {
  const app = await buildApp(services, { ...options, loopback: LOOPBACK.test(host) })
  try {
    await app.listen({ host, port })
  } catch (cause) {
    await app.close()
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    throw code === 'EADDRINUSE' ? problem('PORT_IN_USE', host, port).causedBy(cause) : asProblem(cause)
  }
  const address = app.server.address()
  const actual = address !== null && typeof address === 'object' ? address.port : port
  const name = LOOPBACK.test(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return { url: `http://${name}:${actual}/`, close: () => app.close() }
}
