import { inspectModel } from '../../../graph/language/model-files.ts'
import { openVectorCache } from '../../../graph/language/vector-cache.ts'
import { packageFile } from '../../../graph/package-file.ts'
import { embedStore } from '../../../ingest/embed.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline } from '../../../ingest/pipeline.ts'
import { list, read } from '../../../ingest/read.ts'
import { ingest } from '../../../ingest/run.ts'
import { type Engine, openEngine } from '../../engine.ts'
import type { Command, Context } from '../command.ts'
import { sayKeywordOnly } from '../embedding.ts'
import { messages } from '../messages.ts'
import { sentence } from '../sentence.ts'
import { addressOf, listen, SERVE_OPTIONS, serveUntilInterrupted } from '../serve-until-interrupted.ts'
import { fetchAndTell } from './model.ts'

export const start: Command = {
  name: 'start',
  summary: { en: 'Everything at once: sample documents, model, explorer', zh: '一步启动：示例文件、模型、浏览界面' },
  takes: '',
  options: SERVE_OPTIONS,
  examples: ['zhengmai start', 'zhengmai start --store ./archive --port 8080'],
  async run(given, context) {
    const address = addressOf(given, context)
    await using engine = await openEngine(context.config, { mustExist: false })
    // A port that is taken is better known before the work than after it.
    await using server = await listen(engine, address, context)
    await readSample(engine, context)
    if (context.signal.aborted) return 130
    await engine.useWords()
    // Words are searched at once; meaning follows when the model is there.
    // Awaited here: what is open must not be closed while it serves.
    return await serveUntilInterrupted(server, context, () => bringMeaning(engine, context))
  },
}

/** Reads the sample documents unless the store holds others: all of them, what an interruption left, or anew by a newer pipeline. */
async function readSample({ folder }: Engine, { config, language, signal, say, progress }: Context): Promise<void> {
  const sample = packageFile('corpus/sample')
  const sources = new Set((await list([sample])).map(({ source }) => source))
  const { items } = await folder.graph.documents({}, { after: null, limit: sources.size })
  const pipeline = createPipeline(openUserLexicon(config.lexicon))
  const isWhole = items.length === sources.size && items.every((item) => item.pipeline === pipeline.version)
  if (isWhole || items.some(({ source }) => !sources.has(source))) return
  const tools = { folder, pipeline, embed: null, mergeLater: false, signal }
  let done = 0
  for await (const outcome of ingest(read([sample], { maxBytes: config.maxFileBytes }), tools)) {
    done++
    if ('problem' in outcome) say(sentence(outcome.problem, language))
    progress(`${done}/${sources.size} ${outcome.source}`)
  }
  say(messages[language].sampleRead(done))
}

/** Fetches the model if need be, gives every paragraph its vector, and searches by meaning from then on. */
async function bringMeaning(engine: Engine, context: Context): Promise<void> {
  const { config, language, signal, say, progress } = context
  try {
    const { state } = await inspectModel(config.modelDir)
    if (state !== 'ready') await fetchAndTell({ hub: config.modelHub, maven: config.modelMaven }, context)
    if (signal.aborted) return
    const embedder = await engine.useMeaning()
    const cache = await openVectorCache(engine.folder.vectorsFolder, embedder)
    try {
      await embedStore({
        store: engine.services.store,
        embedder,
        cache,
        signal,
        onProgress: ({ done, total }) => progress(messages[language].embedding(done, total)),
      })
    } finally {
      cache.close()
    }
    if (signal.aborted) return
    const { vectors } = await engine.refresh()
    say(messages[language].meaningReady(vectors))
  } catch (thrown) {
    sayKeywordOnly(thrown, context)
  }
}
