import { existsSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { problem } from '../errors.ts'
import { jsonLines } from '../export/jsonl.ts'
import { onStore } from './failure.ts'
import type { Store } from './port.ts'

/** Documents that are in the target, of those of the source; `copied` now, the others were there before. */
export type CopyProgress = { done: number; total: number; copied: number }

/** Documents that a server is given at once. */
const WRITES_AT_ONCE = 4

/**
 * Brings a store's documents, originals and computed vectors to another. Ended at any moment, the next call goes on. Throws
 * `COPY_TARGET_HOLDS_MORE` when the target has documents that the source has not; with `replace` they are taken away.
 */
export async function* copyStore(
  from: Store,
  to: Store,
  { replace }: { replace: boolean },
): AsyncIterable<CopyProgress> {
  const ids = await from.graph.documentIds()
  await takeAway(to, new Set(ids), replace)
  const progress = { done: 0, total: ids.length, copied: 0 }
  const most = to.shared ? WRITES_AT_ONCE : 1
  for (let i = 0; i < ids.length; i += most) {
    const batch = ids.slice(i, i + most)
    const missing = await missingIn(from, to, batch)
    await Promise.all(missing.map((id) => copyDocument(from, to, id)))
    progress.done += batch.length
    progress.copied += missing.length
    yield { ...progress }
  }
  for await (const _ of to.graph.consolidate({ index: 1, of: 1 }));
  for await (const { bytes, ...original } of from.originals.all()) {
    if (bytes !== null) await to.originals.keep({ ...original, bytes })
  }
  if (from.vectorsFolder !== to.vectorsFolder && existsSync(from.vectorsFolder)) {
    await onStore(to.name, () => cp(from.vectorsFolder, to.vectorsFolder, { recursive: true, force: false }))
  }
}

async function takeAway(to: Store, wanted: Set<string>, replace: boolean): Promise<void> {
  const others = (await to.graph.documentIds()).filter((id) => !wanted.has(id))
  if (others.length > 0 && !replace) throw problem('COPY_TARGET_HOLDS_MORE', to.name, others.length)
  for (const id of others) await to.graph.remove(id)
}

/** A document that another pipeline read is another one. */
async function missingIn(from: Store, to: Store, ids: string[]): Promise<string[]> {
  const [theirs, ours] = await Promise.all([from.graph.summaries(ids), to.graph.summaries(ids)])
  const there = new Map(ours.map((summary) => [summary.id, JSON.stringify(summary)]))
  return theirs.filter((summary) => there.get(summary.id) !== JSON.stringify(summary)).map(({ id }) => id)
}

async function copyDocument(from: Store, to: Store, id: string): Promise<void> {
  const graph = await from.graph.graphOf(id)
  // Taken away meanwhile: the comparison at the end will tell.
  if (graph !== null) await to.graph.put(graph, { mergeLater: to.shared })
}

/** The first line in which the exports of two stores differ, counted from 1; `null` when they are the same, byte for byte. */
export async function firstDifference(one: Store, other: Store): Promise<number | null> {
  const others = jsonLines(other.graph)[Symbol.asyncIterator]()
  let line = 0
  for await (const text of jsonLines(one.graph)) {
    line++
    if ((await others.next()).value !== text) return line
  }
  return (await others.next()).done ? null : line + 1
}
