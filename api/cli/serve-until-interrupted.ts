import { once } from 'node:events'
import { packageFile } from '../../graph/package-file.ts'
import type { Engine } from '../engine.ts'
import { serve } from '../server.ts'
import type { Arguments, Context, Option } from './command.ts'
import { messages } from './messages.ts'
import { sentence } from './sentence.ts'

export const SERVE_OPTIONS: Record<string, Option> = {
  port: {
    value: 'N',
    summary: { en: 'Port, 0 for a free one (ZHENGMAI_PORT)', zh: '端口，0 为任一空闲端口（ZHENGMAI_PORT）' },
  },
  host: { value: 'ADDRESS', summary: { en: 'Address to listen on (ZHENGMAI_HOST)', zh: '监听地址（ZHENGMAI_HOST）' } },
}

export type Address = { host: string; port: number }

/** Where to listen: what was given, else the settings. Throws `USAGE`. */
export const addressOf = (given: Arguments, { config }: Context): Address => ({
  host: given.text('host') ?? config.host,
  port: given.whole('port', { low: 0, high: 65535, fallback: config.port }),
})

/** Listens, says where, does `meanwhile`, and ends well with Ctrl-C. */
export async function serveUntilInterrupted(
  engine: Engine,
  address: Address,
  { language, print, say, signal }: Context,
  meanwhile: () => Promise<void>,
): Promise<number> {
  const server = await serve(engine.services, {
    ...address,
    explorer: packageFile('dist/web'),
    report: (error, requestId) => say(`${requestId} ${sentence(error, language)}`),
  })
  print(messages[language].serving(server.url))
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, 'abort')
  try {
    await Promise.all([meanwhile(), interrupted])
  } finally {
    await server.close()
  }
  return 0
}
