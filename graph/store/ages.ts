import { ADD_AGES } from './cypher-writing.ts'
import type { Run } from './database.ts'

/** Gives relations and observations of a store that is older than ages theirs. */
export async function addAges(run: Run): Promise<void> {
  for (const text of ADD_AGES) await run(text)
}
