import type { Alias, Entity, EntityKind, Jurisdiction } from '../../graph/model.ts'
import { entityId } from './entity-id.ts'
import type { Naming } from './naming.ts'
import { aliasRule } from './rules.ts'

export type Registry = ReturnType<typeof createRegistry>

/** The entities of one document, by kind, name and jurisdiction. `isAmbiguous`: a division whose name others have. */
export function createRegistry(documentId: string, isAmbiguous: (jurisdiction: Jurisdiction) => boolean) {
  const entities = new Map<string, Entity>()

  function entityOf(kind: EntityKind, naming: Omit<Naming, 'why'>): Entity {
    const { name, jurisdiction } = naming
    // Of two 朝阳区 that no document tells apart nothing may meet.
    const isLocal = naming.isLocal || (jurisdiction !== null && isAmbiguous(jurisdiction))
    const id = entityId(kind, naming.same ?? name, jurisdiction, isLocal ? documentId : null)
    const known = entities.get(id)
    if (known) return known
    const entity: Entity = { id, kind, name, aliases: [], jurisdiction, attributes: {} }
    entities.set(id, entity)
    return entity
  }

  return {
    entityOf,

    /** Adds another name. A name that is the entity's own, or is known already, adds nothing. */
    alias(entity: Entity, name: string, why: NonNullable<Naming['why']>): void {
      if (name === '' || name === entity.name || entity.aliases.some((alias) => alias.name === name)) return
      const alias: Alias = { name, rule: aliasRule(why.rule), reason: why.reason }
      entity.aliases.push(alias)
    },

    attribute(entity: Entity, key: string, value: string): void {
      entity.attributes[key] ??= value
    },

    /** All entities by id, aliases by name: the same document gives the same list on every machine. */
    list(): Entity[] {
      const byName = (a: Alias, b: Alias) => (a.name < b.name ? -1 : 1)
      return [...entities.values()]
        .map((entity) => ({ ...entity, aliases: entity.aliases.toSorted(byName) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  }
}
