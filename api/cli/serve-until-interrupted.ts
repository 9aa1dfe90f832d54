import { once } from 'node:events'
import { packageFile } from '../../graph/package-file.ts'
import type { Engine } from '../engine.ts'
import type { Server } from '../server.ts'
import { type Arguments, type Context, LEXICON_OPTION, type Option } from './command.ts'
import { messages } from './messages.ts'
import { sentence } from './sentence.ts'

export const SERVE_OPTIONS: Record<string, Option> = {
  port: {
    value: 'N',
    summary: { en: 'Port, 0 for a free one (ZHENGMAI_PORT)', zh: '端口，0 为任一空闲端口（ZHENGMAI_PORT）' },
  },
  host: { value: 'ADDRESS', summary: { en: 'Address to listen on (ZHENGMAI_HOST)', zh: '监听地址（ZHENGMAI_HOST）' } },
  lexicon: LEXICON_OPTION,
}

export type Address = { host: string; port: number }

/** Where to listen: what was given, else the settings. Throws `USAGE`. */
export const addressOf = (given: Arguments, { config }: Context): Address => ({
  host: given.text('host') ?? config.host,
  port: given.whole('port', { low: 0, high: 65535, fallback: config.port }),
})

/** Listens; nobody is told yet. Throws `PORT_IN_USE`. Only who serves loads the server. */
export async function listen(engine: Engine, address: Address, { language, say }: Context): Promise<Server> {
  const { serve } = await import('../server.ts')
  return serve(engine.services, {
    ...address,
    explorer: packageFile('dist/web'),
    report: (error, requestId) => say(`${requestId} ${sentence(error, language)}`),
  })
}

/** Says where the server is, does `meanwhile`, and ends well with Ctrl-C. */
export async function serveUntilInterrupted(
  server: Server,
  { language, print, signal }: Context,
  meanwhile: () => Promise<void>,
): Promise<number> {
  print(messages[language].serving(server.url))
  const interrupted = signal.aborted ? Promise.resolve() : once(signal, 'abort')
  await Promise.all([meanwhile(), interrupted])
  return 0
}
