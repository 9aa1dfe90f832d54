import type { Entity } from '../model.ts'
import { DESCRIPTIONS, DROP_UNDESCRIBED, LOCK_ENTITIES, SET_ENTITIES, TALLIES } from './cypher-writing.ts'
import type { Run } from './database.ts'
import { grouped } from './grouped.ts'
import { mergeDescriptions } from './merge.ts'
import { foldName } from './name.ts'
import { descriptionOf, toEntity } from './rows.ts'

/** What entities are called and how much there is of them, anew from their documents; those of none go. */
export async function mergeEntities(run: Run, touched: string[]): Promise<void> {
  const ids = [...new Set(touched)].sort()
  if (ids.length === 0) return
  await run(LOCK_ENTITIES, { ids })
  const [, described, tallies] = await Promise.all([
    run(DROP_UNDESCRIBED, { ids }),
    run(DESCRIPTIONS, { ids }),
    run(TALLIES, { ids }),
  ])
  const descriptions = grouped(described.map(descriptionOf), ({ entity }) => entity.id)
  const rows = tallies.map((tally) => ({
    ...entityProperties(mergeDescriptions(descriptions.get(String(tally.id))!)),
    ...tally,
  }))
  await run(SET_ENTITIES, { rows })
}

export const entityProperties = (entity: Entity): Record<string, unknown> => ({
  ...toEntity(entity),
  names: namesOf(entity),
})

/** The lines that `ENTITIES` looks into. */
function namesOf({ name, aliases }: Entity): string {
  return `\n${[name, ...aliases.map((alias) => alias.name)].map(foldName).join('\n')}\n`
}
