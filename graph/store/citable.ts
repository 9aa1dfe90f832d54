import { regulationId } from '../ids.ts'
import type { DocumentGraph, Entity } from '../model.ts'

/** Rules of the aliases by which others cite a document: its number, and its title in another form. */
export const CITABLE = ['number-of-document', 'title-of-document'] as const

/**
 * The entities that a document lays claim to: its own, and those that a citation by one of its other names is of. They
 * have no description but what citing documents give; `name` is what such an entity is called until one does.
 */
export function claimsOf({ document, entities }: Pick<DocumentGraph, 'document' | 'entities'>): Entity[] {
  const own = entities.find(({ id }) => id === document.entityId)
  const names = (own?.aliases ?? []).filter(({ rule }) => CITABLE.some((id) => id === rule.id)).map(({ name }) => name)
  const named = [...new Set(names)].map(
    (name): Entity => ({
      id: regulationId(name),
      kind: 'regulation',
      name,
      aliases: [],
      jurisdiction: null,
      attributes: {},
    }),
  )
  return [...(own ? [own] : []), ...named.filter(({ id }) => id !== document.entityId)]
}
