import { openStore } from '../../../graph/store/open.ts'
import type { EntityShown } from '../../contract.ts'
import { entityShown } from '../../details.ts'
import { type Command, type Context, JSON_OPTION } from '../command.ts'
import { messages } from '../messages.ts'
import { columns } from '../width.ts'

export const cited: Command = {
  name: 'cited',
  summary: {
    en: 'Laws and documents that are cited, most mentioned first, and which of them are missing',
    zh: '列出被引用的法规与文件，提及最多的在先，并说明哪些不在语料库中',
  },
  takes: '',
  options: {
    missing: { summary: { en: 'Only those that are not in the corpus', zh: '只列不在语料库中的' } },
    limit: { value: 'N', summary: { en: 'How many to give, 1 to 10000 (100)', zh: '条数，1 至 10000（100）' } },
    json: JSON_OPTION,
  },
  examples: ['zhengmai cited --missing', 'zhengmai cited --missing --json --limit 1000'],
  async run(given, context) {
    const missing = given.has('missing')
    const limit = given.whole('limit', { low: 1, high: 10_000, fallback: 100 })
    await using folder = await openStore(context.config.store, { mustExist: true })
    const store = folder.graph
    const filter = { kind: 'regulation' as const, ...(missing ? { missing } : {}) }
    const { items, next } = await store.entities(filter, { after: null, limit })
    // What only is itself, and nobody mentions, is not cited.
    const regulations = await Promise.all(
      items.filter(({ mentions }) => mentions > 0).map((entity) => entityShown(store, entity)),
    )
    if (given.has('json')) {
      const rows = regulations.map(({ id, name, mentions, documents, texts }) => ({
        ...{ id, name, mentions, documents, texts },
      }))
      context.print(JSON.stringify({ regulations: rows, more: next !== null }, null, 2))
      return 0
    }
    tell(regulations, missing, context)
    if (next !== null) context.say(messages[context.language].more)
    return 0
  },
}

function tell(regulations: EntityShown[], missing: boolean, { print, say, language }: Context): void {
  const words = messages[language]
  if (regulations.length === 0) say(missing ? words.noneMissing : words.noRegulations)
  const rows = regulations.map(({ name, documents, texts }) => [
    words.citedIn(documents),
    ...(missing ? [] : [texts?.length ? words.inCorpus : words.notInCorpus]),
    name,
  ])
  for (const line of columns(rows)) print(line)
}
