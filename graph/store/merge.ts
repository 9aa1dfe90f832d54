import type { Alias, Entity } from '../model.ts'
import type { Contribution } from './rows.ts'

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

/** What kind, name and jurisdiction a thing has, if its documents disagree: the fullest name that knows most. */
function compareIdentity(a: Contribution, b: Contribution): number {
  return (
    b.name.length - a.name.length ||
    compareText(a.name, b.name) ||
    compareText(b.jurisdiction?.code ?? '', a.jurisdiction?.code ?? '') ||
    compareText(b.jurisdiction?.name ?? '', a.jurisdiction?.name ?? '') ||
    compareText(a.documentId, b.documentId)
  )
}

/**
 * One entity from what its documents say of it; the same whatever order they come in. Each alias is kept once, by name.
 * For an attribute that documents give differently, the document with the lowest id has the word.
 */
export function mergeContributions(contributions: Contribution[]): Entity {
  const { id, kind, name, jurisdiction } = [...contributions].sort(compareIdentity)[0]!
  const aliases = new Map<string, Alias>()
  for (const alias of contributions.flatMap((each) => each.aliases).sort(compareAliases)) {
    if (alias.name !== name && !aliases.has(alias.name)) aliases.set(alias.name, alias)
  }
  const attributes = new Map<string, string>()
  for (const each of [...contributions].sort((a, b) => compareText(b.documentId, a.documentId))) {
    for (const [key, value] of Object.entries(each.attributes)) attributes.set(key, value)
  }
  const sorted = [...attributes].sort(([a], [b]) => compareText(a, b))
  return { id, kind, name, aliases: [...aliases.values()], jurisdiction, attributes: Object.fromEntries(sorted) }
}
