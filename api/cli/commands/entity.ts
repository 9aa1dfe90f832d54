import type { Observation } from '../../../graph/model.ts'
import { openStore } from '../../../graph/store/open.ts'
import type { EntityShown, ObservationDetail, RelationDetail } from '../../contract.ts'
import { entityShown, observationDetails, relationDetails } from '../../details.ts'
import { type Command, type Context, JSON_OPTION } from '../command.ts'
import { entityNamed, nameGiven } from '../entity-named.ts'
import { bold, dim } from '../highlight.ts'
import { messages } from '../messages.ts'
import { words } from '../words.ts'

export const entity: Command = {
  name: 'entity',
  summary: { en: 'An entity: aliases, relations and values, with evidence', zh: '查看实体：别名、关系、数值及依据' },
  takes: 'NAME|ID',
  options: {
    limit: {
      value: 'N',
      summary: {
        en: 'Most relations and values to give, 1 to 10000 (50)',
        zh: '关系与数值的最多条数，1 至 10000（50）',
      },
    },
    json: JSON_OPTION,
  },
  examples: ['zhengmai entity 蓼河县教育体育局', 'zhengmai entity 交流轮岗教师 --json'],
  async run(given, context) {
    const name = nameGiven(given)
    const paging = { after: null, limit: given.whole('limit', { low: 1, high: 10_000, fallback: 50 }) }
    await using folder = await openStore(context.config.store, { mustExist: true })
    const store = folder.graph
    const found = await entityShown(store, await entityNamed(store, name, context))
    const { id, kind } = found
    const [related, observed] = await Promise.all([
      store.relations({ entityId: id }, paging),
      store.observations(kind === 'metric' ? { metricId: id } : { subjectId: id }, paging),
    ])
    const relations = await relationDetails(store, related.items)
    const observations = await observationDetails(store, observed.items)
    if (given.has('json')) {
      context.print(JSON.stringify({ entity: found, relations, observations }, null, 2))
      return 0
    }
    tellEntity(found, context)
    tellRelations(relations, context)
    tellObservations(observations, context)
    if (related.next !== null || observed.next !== null) context.say(messages[context.language].more)
    return 0
  },
}

function tellEntity(entity: EntityShown, context: Context) {
  const { id, kind, name, jurisdiction, aliases, mentions, documents, texts } = entity
  const { print, colour, language } = context
  const say = messages[language]
  print(bold(name, colour))
  print([words(language).kind(kind), jurisdiction?.name, id].filter((part) => part !== undefined).join('  '))
  print(say.mentionsFound(mentions, documents))
  if (texts?.length === 0) print(say.notInCorpus)
  if (texts && texts.length > 0) print(`\n${bold(say.texts, colour)}`)
  for (const text of texts ?? [])
    print(`  ${text.title}  ${[text.number, text.issuedOn ?? say.undated].filter((part) => part !== null).join('  ')}`)
  if (aliases.length > 0) print(`\n${bold(say.aliases, colour)}`)
  for (const alias of aliases) print(`  ${alias.name}  ${dim(alias.reason, colour)}`)
}

function tellRelations(relations: RelationDetail[], { print, colour, language }: Context): void {
  const say = messages[language]
  const { predicate, claim } = words(language)
  if (relations.length > 0) print(`\n${bold(say.relations, colour)}`)
  for (const relation of relations) {
    const when = relation.year ?? say.yearUnknown
    print(
      `  ${relation.subject.name} ${predicate(relation.predicate)} ${relation.object.name}  ${when}  ${claim(relation)}`,
    )
    print(dim(`    ${relation.evidence.quote}  ——${relation.document.title}`, colour))
  }
}

function tellObservations(observations: ObservationDetail[], { print, colour, language }: Context): void {
  const say = messages[language]
  const { claim, qualifier } = words(language)
  if (observations.length > 0) print(`\n${bold(say.observations, colour)}`)
  for (const observation of observations) {
    const figure = `${qualifier(observation.bound ?? observation.qualifier)}${printed(observation)}`
    const of = [observation.subject?.name, observation.metric.name].filter((part) => part !== undefined).join(' ')
    print(`  ${of}  ${figure}  ${observation.year ?? say.yearUnknown}  ${claim(observation)}`)
    print(dim(`    ${observation.evidence.quote}  ——${observation.document.title}`, colour))
  }
}

const printed = ({ value, high, unit }: Observation): string => `${value}${high === null ? '' : `–${high}`}${unit}`
