import { openStore } from '../../../graph/store/open.ts'
import { type Command, JSON_OPTION } from '../command.ts'
import { consolidateAndTell, shardGiven, WHOLE } from '../consolidation.ts'

export const consolidate: Command = {
  name: 'consolidate',
  summary: {
    en: 'Merge what documents say of shared entities, after "ingest --shard"',
    zh: '在“ingest --shard”之后合并各文档对同一实体的描述',
  },
  takes: '',
  options: {
    shard: {
      value: 'I/N',
      summary: {
        en: 'Only the I-th of N shares, for N machines at once',
        zh: '只处理 N 份中的第 I 份，供 N 台机器同时进行',
      },
    },
    json: JSON_OPTION,
  },
  examples: ['zhengmai consolidate', 'zhengmai consolidate --shard 3/16'],
  async run(given, context) {
    const shard = shardGiven(given) ?? WHOLE
    await using store = await openStore(context.config.store, { mustExist: true })
    const documents = await consolidateAndTell(store.graph, shard, context)
    if (given.has('json')) context.print(JSON.stringify({ documents, pending: (await store.graph.pending()).length }))
    return context.signal.aborted ? 130 : 0
  },
}
