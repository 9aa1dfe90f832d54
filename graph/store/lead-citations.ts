import { Predicate } from '../model.ts'
import { LINKED, LOCK_ENTITIES, MOVE, MOVE_RELATIONS, POINTERS, SET_MERGED } from './cypher-writing.ts'
import type { Run } from './database.ts'

/** An entity that is cited by a name, where it was led to before and where it is led to now; `null`: it stands alone. */
type Pointer = { id: string; before: string | null; now: string | null; described: boolean }

/**
 * Leads citations to the documents that they are of: what is said of an entity that a single document's entity lays claim
 * to becomes that one's, and is given back when the claim goes or a second one comes. Everything that moves keeps the id
 * that its document gave. `touched` are regulations. So the graph depends on the set of documents alone. Gives the entities that lost or gained.
 */
export async function leadCitations(run: Run, touched: string[]): Promise<string[]> {
  if (touched.length === 0) return []
  const pointers = (await run(POINTERS, { ids: touched })).map(pointerOf)
  const changed = pointers.filter(({ before, now }) => before !== now)
  const moving = pointers.filter(({ before, now, described }) => before !== now || (now !== null && described))
  if (moving.length === 0) return []
  const ends = [...new Set(moving.flatMap(({ before, now }) => [before, now].filter((id) => id !== null)))].sort()
  await run(LOCK_ENTITIES, { ids: ends })
  if (changed.length > 0) await run(SET_MERGED, { rows: changed.map(({ id, now }) => ({ id, now })) })
  for (const pointer of moving) await move(run, pointer)
  return ends
}

/** A name that is a document's own is nobody else's; one that several claim is nobody's. */
function pointerOf(row: Record<string, unknown>): Pointer {
  const id = String(row.id)
  const [claimant, second] = new Set(row.claimants as string[])
  const now = claimant === undefined || second !== undefined || claimant === id ? null : claimant
  return { id, before: (row.before as string | null) ?? null, now, described: Number(row.here) > 0 }
}

async function move(run: Run, { id, before, now, described }: Pointer): Promise<void> {
  const to = now ?? id
  const from = new Set([before ?? id, ...(described ? [id] : [])])
  for (const source of from) {
    if (source === to) continue
    const given = { id, from: source, to }
    const predicates = (await run(LINKED, { from: source, id })).map((row) => Predicate.parse(row.predicate))
    for (const text of MOVE) await run(text, given)
    for (const predicate of predicates) for (const text of MOVE_RELATIONS[predicate]) await run(text, given)
  }
}
