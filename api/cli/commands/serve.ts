import { openEngine } from '../../engine.ts'
import type { Command } from '../command.ts'
import { sayKeywordOnly } from '../embedding.ts'
import { addressOf, listen, SERVE_OPTIONS, serveUntilInterrupted } from '../serve-until-interrupted.ts'

export const serve: Command = {
  name: 'serve',
  summary: { en: 'Serve the explorer and the HTTP interface', zh: '启动浏览界面与 HTTP 接口' },
  takes: '',
  options: SERVE_OPTIONS,
  examples: ['zhengmai serve', 'zhengmai serve --port 8080 --store ./archive'],
  async run(given, context) {
    const address = addressOf(given, context)
    await using engine = await openEngine(context.config, { mustExist: true })
    await engine.useWords()
    await using server = await listen(engine, address, context)
    // Awaited here: what is open must not be closed while it serves.
    return await serveUntilInterrupted(server, context, async () => {
      try {
        await engine.useMeaning()
      } catch (thrown) {
        sayKeywordOnly(thrown, context)
      }
    })
  },
}
