import { problem } from '../../graph/errors.ts'
import { type Entity, Id } from '../../graph/model.ts'
import { foldName } from '../../graph/store/name.ts'
import type { EntitySummary, GraphStore } from '../../graph/store/port.ts'
import { usage } from './arguments.ts'
import type { Arguments, Context } from './command.ts'
import { messages } from './messages.ts'
import { columns } from './width.ts'
import { words } from './words.ts'

const CANDIDATES = 200
const NEAR = 8

/** The name or id that a command was given; blanks inside need no quotes. Throws `USAGE` when there is none. */
export function nameGiven({ positionals }: Arguments): string {
  const name = positionals.join(' ').trim()
  if (name === '') throw usage('Give a name or an id.', '请给出名称或编号。')
  return name
}

/**
 * The one entity with this id or name, else with this alias. Throws `NAME_AMBIGUOUS` after listing those it may be, or
 * `ENTITY_NOT_FOUND` after listing near names.
 */
export async function entityNamed(store: GraphStore, typed: string, context: Context): Promise<EntitySummary> {
  if (typed.startsWith('ent_') && Id.safeParse(typed).success) {
    const entity = await store.entity(typed)
    if (entity === null) throw problem('ENTITY_NOT_FOUND', typed)
    return entity
  }
  const { items } = await store.entities({ text: typed }, { after: null, limit: CANDIDATES })
  const called = (name: string) => foldName(name) === foldName(typed)
  const byName = items.filter(({ name }) => called(name))
  const meant = byName.length > 0 ? byName : items.filter(({ aliases }) => aliases.some(({ name }) => called(name)))
  if (meant.length === 1) return meant[0]!
  const say = messages[context.language]
  if (meant.length > 1) {
    list(say.severalEntities(typed), meant, context)
    throw problem('NAME_AMBIGUOUS', typed, meant.length)
  }
  const near = items.length > 0 ? items.slice(0, NEAR) : await nearNames(store, typed)
  if (near.length > 0) list(say.nearNames, near, context)
  throw problem('ENTITY_NOT_FOUND', typed)
}

function list(heading: string, entities: EntitySummary[], { language, say }: Context): void {
  say(heading)
  for (const line of columns(entities.map((entity) => rowOf(entity, language)))) say(`  ${line}`)
}

/** Name, kind, jurisdiction and id, as lists of entities show them. */
const rowOf = ({ id, name, kind, jurisdiction }: Entity, language: Context['language']): string[] => [
  id,
  name,
  words(language).kind(kind),
  jurisdiction?.name ?? messages[language].jurisdictionUnknown,
]

/** Entities whose names share at least half of the pairs of characters that were typed, most first. */
async function nearNames(store: GraphStore, typed: string): Promise<EntitySummary[]> {
  const characters = [...typed].slice(0, 20)
  const pairs = new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))
  const shared = new Map<string, { entity: EntitySummary; pairs: number }>()
  for (const pair of pairs) {
    const { items } = await store.entities({ text: pair }, { after: null, limit: CANDIDATES })
    for (const entity of items) {
      shared.set(entity.id, { entity, pairs: (shared.get(entity.id)?.pairs ?? 0) + 1 })
    }
  }
  return [...shared.values()]
    .filter((found) => 2 * found.pairs >= pairs.size)
    .sort((a, b) => b.pairs - a.pairs || b.entity.mentions - a.entity.mentions)
    .slice(0, NEAR)
    .map(({ entity }) => entity)
}
