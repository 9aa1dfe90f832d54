import { PENDING } from './cypher.ts'
import { CLEAR_PENDING } from './cypher-writing.ts'
import type { Database } from './database.ts'
import { mergeEntities } from './merge-entities.ts'
import { touchedBy } from './write.ts'

/** A share of all that there is: `{ index: 3, of: 16 }` is the third of sixteen. */
export type Shard = { index: number; of: number }

/** Whether a content-derived id or hash falls to a shard; each falls to exactly one. */
export function isOf({ index, of }: Shard, hexadecimal: string): boolean {
  return Number.parseInt(hexadecimal.slice(-8), 16) % of === index - 1
}

/** How many documents are merged, of how many that waited for it. */
export type Consolidated = { done: number; total: number }

/** Documents a transaction: entities that they share are merged once. */
const BATCH = 50

/** Documents whose shared entities are not merged yet, by id. */
export async function pendingIn({ read }: Database): Promise<string[]> {
  return (await read(PENDING)).map((row) => String(row.id))
}

/** Merges what the pending documents of a shard say of entities. Ended at any moment, the next call goes on. */
export async function* consolidate(database: Database, shard: Shard): AsyncIterable<Consolidated> {
  const pending = (await pendingIn(database)).filter((id) => isOf(shard, id))
  for (let done = 0; done < pending.length; ) {
    const ids = pending.slice(done, done + BATCH)
    await database.write(async (run) => {
      await mergeEntities(run, await touchedBy(run, ids))
      await run(CLEAR_PENDING, { ids })
    })
    done += ids.length
    yield { done, total: pending.length }
  }
}
