import type { Alias, Entity } from '../model.ts'

/** By code point, as every adapter compares strings. */
export function compareText(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

function compareAliases(a: Alias, b: Alias): number {
  return (
    compareText(a.name, b.name) ||
    compareText(a.rule.id, b.rule.id) ||
    b.rule.version - a.rule.version ||
    compareText(a.reason, b.reason)
  )
}

/** What kind, name and jurisdiction a thing has, if its documents disagree equally: the fullest name that knows most. */
function compareIdentity(a: Entity, b: Entity): number {
  return (
    b.name.length - a.name.length ||
    compareText(a.name, b.name) ||
    compareText(a.kind, b.kind) ||
    compareText(b.jurisdiction?.code ?? '', a.jurisdiction?.code ?? '') ||
    compareText(b.jurisdiction?.name ?? '', a.jurisdiction?.name ?? '')
  )
}

/** An entity as some documents describe it, word for word. */
export type Description = { entity: Entity; documents: number }

/** A name that fewer documents give is an alias. */
const otherName = ({ name }: Entity): Alias => ({
  name,
  rule: { id: 'named-elsewhere', version: 1 },
  reason: `有文件称之为${name}`,
})

/**
 * One entity from what its documents say of it (at least one), the same whatever order they come in: under the name that
 * most of them give. An alias that several give is kept once; so is an attribute, with the value that comes first as text.
 * What was said of another entity, which turned out to be this one, gives it names, but is not what it is called.
 */
export function mergeDescriptions(entityId: string, given: Description[]): Entity {
  const descriptions = given.map(({ entity }) => entity)
  const own = given.filter(({ entity }) => entity.id === entityId)
  const givers = new Map<string, number>()
  for (const { entity, documents } of own) givers.set(entity.name, (givers.get(entity.name) ?? 0) + documents)
  const byGivers = (a: Entity, b: Entity) => givers.get(b.name)! - givers.get(a.name)! || compareIdentity(a, b)
  const { id, kind, name, jurisdiction } = own.map(({ entity }) => entity).sort(byGivers)[0]!
  const aliases = new Map<string, Alias>()
  const others = [...descriptions.flatMap((each) => each.aliases).sort(compareAliases), ...descriptions.map(otherName)]
  for (const alias of others) {
    if (alias.name !== name && !aliases.has(alias.name)) aliases.set(alias.name, alias)
  }
  const attributes = descriptions
    .flatMap((each) => Object.entries(each.attributes))
    .sort(([key, value], [otherKey, other]) => compareText(key, otherKey) || compareText(other, value))
  return { id, kind, name, aliases: [...aliases.values()], jurisdiction, attributes: Object.fromEntries(attributes) }
}
