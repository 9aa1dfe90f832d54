import { openStore } from '../../../graph/store/open.ts'
import { embedStore } from '../../../ingest/embed.ts'
import type { Command } from '../command.ts'
import { openEmbedding, publishVectors } from '../embedding.ts'
import { messages } from '../messages.ts'

export const embed: Command = {
  name: 'embed',
  summary: { en: 'Give every paragraph that has none its vector', zh: '为尚无向量的段落计算向量' },
  takes: '',
  options: {},
  examples: ['zhengmai embed', 'zhengmai model fetch && zhengmai embed'],
  async run(_given, context) {
    const say = messages[context.language]
    await using folder = await openStore(context.config.store, { mustExist: true })
    await using embedding = await openEmbedding(folder, context)
    const { embedded, paragraphs, missing } = await embedStore({
      ...embedding.tools,
      store: folder.graph,
      onProgress: ({ done, total }) => context.progress(say.embedding(done, total)),
    })
    if (folder.shared) await publishVectors(folder, embedding.tools.embedder)
    context.say(say.embedded(embedded, paragraphs - missing))
    if (missing > 0) context.say(say.vectorsMissing(missing))
    return context.signal.aborted ? 130 : 0
  },
}
