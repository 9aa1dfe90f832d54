import { grouped } from '../grouped.ts'
import type { Entity } from '../model.ts'
import { DESCRIBERS, DESCRIPTIONS, DROP_UNDESCRIBED, LOCK_ENTITIES, SET_ENTITIES, TALLIES } from './cypher-writing.ts'
import type { Run } from './database.ts'
import { leadCitations } from './lead-citations.ts'
import { type Description, mergeDescriptions } from './merge.ts'
import { foldName } from './name.ts'
import { descriptionOf, toEntity } from './rows.ts'

export type Touched = Pick<Entity, 'id' | 'kind'>

/**
 * What entities are called and how much there is of them, anew from their documents; citations are led to the documents
 * that they are of; entities that nothing describes and no document lays claim to go.
 */
export async function mergeEntities(run: Run, touched: Touched[]): Promise<void> {
  const given = [...new Set(touched.map(({ id }) => id))].sort()
  if (given.length === 0) return
  await run(LOCK_ENTITIES, { ids: given })
  const regulations = [...new Set(touched.flatMap(({ id, kind }) => (kind === 'regulation' ? [id] : [])))].sort()
  const ids = [...new Set([...given, ...(await leadCitations(run, regulations))])].sort()
  const [, described, tallies] = await Promise.all([
    run(DROP_UNDESCRIBED, { ids }),
    run(DESCRIPTIONS, { ids }),
    run(TALLIES, { ids }),
  ])
  const descriptions = new Map<string, Description[]>()
  for (const [id, rows] of grouped(described, (row) => String(row.id))) descriptions.set(id, rows.map(descriptionOf))
  const ledTo = [...descriptions].filter(([id, each]) => each.some(({ entity }) => entity.id !== id)).map(([id]) => id)
  const describers = ledTo.length === 0 ? [] : await run(DESCRIBERS, { ids: ledTo })
  const documents = new Map(describers.map((row) => [row.id, row.documents]))
  const rows = tallies.map((tally) => {
    const each = descriptions.get(String(tally.id))
    if (!each) return { id: tally.id, ...HIDDEN }
    const counted = documents.has(tally.id) ? { documents: documents.get(tally.id) } : {}
    return { ...entityProperties(mergeDescriptions(String(tally.id), each)), ...tally, ...counted }
  })
  await run(SET_ENTITIES, { rows })
}

/** An entity that only claims are laid to, or whose citations are led elsewhere: no listing shows what has no mentions. */
export const HIDDEN = { names: null, mentions: null, documents: null, degree: null, texts: null }

export const entityProperties = (entity: Entity): Record<string, unknown> => ({
  ...toEntity(entity),
  names: namesOf(entity),
})

/** The lines that `ENTITIES` looks into. */
function namesOf({ name, aliases }: Entity): string {
  return `\n${[name, ...aliases.map((alias) => alias.name)].map(foldName).join('\n')}\n`
}
