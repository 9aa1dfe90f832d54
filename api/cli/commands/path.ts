import type { Subgraph } from '../../../graph/model.ts'
import { openStore } from '../../../graph/store/open.ts'
import type { EntitySummary } from '../../../graph/store/port.ts'
import { LIMITS, PARALLEL, type RelationDetail } from '../../contract.ts'
import { relationDetails } from '../../details.ts'
import { usage } from '../arguments.ts'
import { type Arguments, type Command, type Context, JSON_OPTION } from '../command.ts'
import { entityNamed } from '../entity-named.ts'
import { bold, dim } from '../highlight.ts'
import { messages } from '../messages.ts'
import { words } from '../words.ts'

export const path: Command = {
  name: 'path',
  summary: { en: 'How two entities hang together, with evidence', zh: '查看两个实体如何相连及其依据' },
  takes: 'NAME|ID NAME|ID',
  options: {
    longest: {
      value: 'N',
      summary: {
        en: `Most relations on the way, 1 to ${LIMITS.path} (4)`,
        zh: `途中最多几层关系，1 至 ${LIMITS.path}（4）`,
      },
    },
    limit: {
      value: 'N',
      summary: { en: 'Most paths to print, 1 to 1000 (10)', zh: '最多打印几条路径，1 至 1000（10）' },
    },
    json: JSON_OPTION,
  },
  examples: ['zhengmai path 蓼河县教育体育局 县管校聘', 'zhengmai path 蓼河县 交流轮岗教师 --longest 6 --json'],
  async run(given, context) {
    const names = namesGiven(given)
    const longest = given.whole('longest', { low: 1, high: LIMITS.path, fallback: 4 })
    const most = given.whole('limit', { low: 1, high: 1000, fallback: 10 })
    await using folder = await openStore(context.config.store, { mustExist: true })
    const store = folder.graph
    const from = await entityNamed(store, names[0], context)
    const to = await entityNamed(store, names[1], context)
    const found = await store.paths(from.id, to.id, { longest, limit: LIMITS.nodes, parallel: PARALLEL })
    const paths = found ?? { nodes: [], edges: [], truncated: false }
    const relations = await relationDetails(store, paths.edges)
    if (given.has('json')) {
      context.print(JSON.stringify({ from, to, ...paths, edges: relations }, null, 2))
      return 0
    }
    const isWhole = tellPaths(paths, relations, { most, context })
    tellEnd([from, to], paths, { longest, isWhole, context })
    return 0
  },
}

function namesGiven({ positionals }: Arguments): [string, string] {
  const [from, to, ...more] = positionals
  if (from && to && more.length === 0) return [from, to]
  throw usage(
    'Give two names or ids; a name with blanks inside needs quotes.',
    '请给出两个名称或编号；名称内有空格时请加引号。',
  )
}

/** A relation of a path, and how many say the same. */
type Link = RelationDetail & { times: number }
type Step = { ends: [string, string]; relations: Link[] }

/** Prints paths in the order of their ids, each relation once. False when there are more than `most`. */
function tellPaths(
  { nodes }: Subgraph,
  relations: Link[],
  { most, context }: { most: number; context: Context },
): boolean {
  const { print, colour } = context
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]))
  const shown = new Set<Link>()
  let paths = 0
  for (const steps of pathsIn({ nodes }, relations)) {
    if (paths === most) return false
    if (paths++ > 0) print('')
    const stops = [steps[0]!.ends[0], ...steps.map(({ ends }) => ends[1])]
    print(bold(stops.map((id) => nameOf.get(id)).join(' — '), colour))
    for (const relation of steps.flatMap((step) => step.relations)) {
      if (!shown.has(relation)) tellRelation(relation, context)
      shown.add(relation)
    }
  }
  return true
}

/** Every path from the nearest node to the farthest, step by step. */
function* pathsIn({ nodes }: Pick<Subgraph, 'nodes'>, relations: Link[]): Iterable<Step[]> {
  const end = nodes.at(-1)
  const between = (a: string, b: string) =>
    relations
      .filter(({ subject, object }) => [a, b].includes(subject.id) && [a, b].includes(object.id))
      .sort((one, other) => (other.year ?? 0) - (one.year ?? 0))
  function* onFrom(at: Subgraph['nodes'][number], steps: Step[]): Iterable<Step[]> {
    if (at.id === end?.id) yield steps
    for (const next of nodes.filter(({ distance }) => distance === at.distance + 1)) {
      const step = between(at.id, next.id)
      if (step.length > 0) yield* onFrom(next, [...steps, { ends: [at.id, next.id], relations: step }])
    }
  }
  if (nodes.length > 1) yield* onFrom(nodes[0]!, [])
}

function tellRelation(relation: Link, { print, colour, language }: Context): void {
  const { predicate, claim } = words(language)
  const { subject, object, document, evidence } = relation
  const when = relation.year ?? messages[language].yearUnknown
  const more = relation.times > PARALLEL ? `  ${messages[language].alike(relation.times)}` : ''
  print(`  ${subject.name} —${predicate(relation.predicate)}→ ${object.name}  ${when}  ${claim(relation)}${more}`)
  print(dim(`    ${evidence.quote}  ——${document.title}`, colour))
}

function tellEnd(
  [from, to]: [EntitySummary, EntitySummary],
  { nodes, truncated }: Subgraph,
  { longest, isWhole, context }: { longest: number; isWhole: boolean; context: Context },
): void {
  const say = messages[context.language]
  if (from.id === to.id) context.say(say.sameEntity(from.name))
  else if (nodes.length === 0) context.say(say.noPath(from.name, to.name, longest))
  if (truncated || !isWhole) context.say(say.more)
}
