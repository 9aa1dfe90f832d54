import type { DocumentGraph, Entity } from '../../../graph/model.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline } from '../../../ingest/pipeline.ts'
import { type Command, type Context, JSON_OPTION, LEXICON_OPTION } from '../command.ts'
import { bold } from '../highlight.ts'
import { messages } from '../messages.ts'
import { fileGiven } from '../one-file.ts'
import { columns } from '../width.ts'
import { words } from '../words.ts'

export const extract: Command = {
  name: 'extract',
  summary: { en: 'Read one file and print what is found, without a store', zh: '读一个文件并输出抽取结果，不用存储' },
  takes: 'FILE',
  options: { lexicon: LEXICON_OPTION, json: JSON_OPTION },
  examples: ['zhengmai extract report.txt', 'zhengmai extract report.txt --json > report.json'],
  async run(given, context) {
    const file = await fileGiven(given, context)
    const graph = createPipeline(openUserLexicon(context.config.lexicon)).read(file)
    if (given.has('json')) context.print(JSON.stringify(graph, null, 2))
    else tell(graph, context)
    return 0
  },
}

/** Title and head, then each entity with its names, each relation and each value with its quote. */
function tell({ document, paragraphs, entities, ...found }: DocumentGraph, context: Context): void {
  const { print, colour, language } = context
  const say = messages[language]
  const word = words(language)
  const { title, number, issuers, issuedOn, jurisdiction } = document
  print(bold(title, colour))
  print([number, issuers.join(' '), issuedOn, jurisdiction?.name].filter(Boolean).join('  '))
  const byId = new Map(entities.map((entity) => [entity.id, entity]))
  const name = (id: string | null) => (id === null ? '' : (byId.get(id)?.name ?? ''))

  heading(say.entities, entities.length, context)
  for (const line of columns(
    entities.filter(({ kind }) => kind !== 'metric').map((entity) => entityRow(entity, word)),
  )) {
    print(line)
  }
  heading(say.relations, found.relations.length, context)
  for (const relation of found.relations) {
    const { subjectId, predicate, objectId, year, evidence } = relation
    print(
      `${name(subjectId)} ${bold(word.predicate(predicate), colour)} ${name(objectId)}  ${year ?? ''} ${word.claim(relation)}`,
    )
    print(`    ${evidence.quote}`)
  }
  heading(say.observations, found.observations.length, context)
  for (const each of found.observations) {
    const { metricId, subjectId, year, evidence } = each
    print(
      `${name(metricId)}  ${name(subjectId)}  ${bold(word.figure(each), colour)}  ${year ?? ''} ${word.claim(each)}`,
    )
    print(`    ${evidence.quote}`)
  }
  context.say(say.extracted(paragraphs.length, found.repairs.length))
}

function heading(text: string, count: number, { print, colour }: Context): void {
  print('')
  print(bold(`${text} (${count})`, colour))
}

const entityRow = ({ kind, name, aliases }: Entity, word: ReturnType<typeof words>): string[] => [
  word.kind(kind),
  name,
  aliases.map((alias) => alias.name).join(' '),
]
