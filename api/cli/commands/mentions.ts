import { openStore } from '../../../graph/store/open.ts'
import type { MentionDetail } from '../../contract.ts'
import { mentionDetails } from '../../details.ts'
import { type Command, type Context, JSON_OPTION } from '../command.ts'
import { entityNamed, nameGiven } from '../entity-named.ts'
import { bold, highlighted } from '../highlight.ts'
import { messages } from '../messages.ts'

export const mentions: Command = {
  name: 'mentions',
  summary: { en: 'Every mention of an entity, in its sentence', zh: '列出一个实体的每处提及及其原句' },
  takes: 'NAME|ID',
  options: {
    limit: { value: 'N', summary: { en: 'How many to give, 1 to 10000 (100)', zh: '条数，1 至 10000（100）' } },
    json: JSON_OPTION,
  },
  examples: ['zhengmai mentions 县管校聘', 'zhengmai mentions 县教体局 --json --limit 20'],
  async run(given, context) {
    const name = nameGiven(given)
    const limit = given.whole('limit', { low: 1, high: 10_000, fallback: 100 })
    await using folder = await openStore(context.config.store, { mustExist: true })
    const store = folder.graph
    const entity = await entityNamed(store, name, context)
    const page = await store.mentions(entity.id, { after: null, limit })
    const details = await mentionDetails(store, page.items)
    if (given.has('json')) {
      const { id, kind, name: canonical, jurisdiction } = entity
      const rows = details.map(rowOf)
      const answer = { entity: { id, kind, name: canonical, jurisdiction }, total: entity.mentions, mentions: rows }
      context.print(JSON.stringify(answer, null, 2))
    } else {
      tell(details, context)
      const say = messages[context.language]
      context.say(say.mentionsFound(entity.mentions, entity.documents))
      if (entity.mentions > details.length) context.say(say.moreOmitted(entity.mentions - details.length))
    }
    return 0
  },
}

const rowOf = ({
  documentId,
  paragraphId,
  start,
  end,
  surface,
  rule,
  confidence,
  paragraph,
  document,
}: MentionDetail) => ({
  documentId,
  paragraphId,
  title: document.title,
  issuedOn: document.issuedOn,
  text: paragraph.text,
  start,
  end,
  surface,
  rule,
  confidence,
})

/** Documents with their paragraphs, every mention of one paragraph marked in it at once. */
function tell(details: MentionDetail[], { print, colour, language }: Context): void {
  const say = messages[language]
  let document = ''
  for (const [i, { paragraphId, documentId, paragraph, document: source }] of details.entries()) {
    if (details[i - 1]?.paragraphId === paragraphId) continue
    if (documentId !== document) {
      if (document !== '') print('')
      print(`${bold(source.title, colour)}  ${source.issuedOn ?? say.undated}`)
      document = documentId
    }
    const here = details.filter((each) => each.paragraphId === paragraphId)
    print(
      `  ${highlighted(
        paragraph.text,
        here.map(({ start, end }) => [start, end]),
        colour,
      )}`,
    )
  }
}
