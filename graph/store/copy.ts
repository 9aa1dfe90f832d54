import { problem } from '../errors.ts'
import { mergeVectors } from '../language/merge-vectors.ts'
import { DIGESTS_AT_ONCE, lackingOf, originalsLacking } from './compare.ts'
import { eachDone, WRITES_AT_ONCE } from './each-done.ts'
import { onStore } from './failure.ts'
import type { Store } from './port.ts'

/**
 * How far a copy is, stage by stage. Documents that are `done` are in the target; of these `copied` came now, the others
 * were there before; it is one object that is kept up to date, so that who leaves the loop finds counted what was at hand.
 * In the other stages `total` is what was left to do.
 */
export type CopyProgress =
  | { stage: 'documents'; done: number; total: number; copied: number }
  | { stage: 'merging' | 'originals'; done: number; total: number }

/**
 * Brings a store's documents, originals and computed vectors to another. Ended at any moment, be it by leaving the loop
 * or by a kill, the next call goes on. Originals that only the target has stay there. Throws `COPY_TARGET_HOLDS_MORE`
 * when the target has documents that the source has not; with `replace` they are taken away.
 */
export async function* copyStore(
  from: Store,
  to: Store,
  { replace }: { replace: boolean },
): AsyncIterable<CopyProgress> {
  const ids = await from.graph.documentIds()
  for await (const _ of takeAway(to, new Set(ids), replace)) {
    yield { stage: 'documents', done: 0, total: ids.length, copied: 0 }
  }
  yield* copyDocuments(from, to, ids)
  for await (const merged of to.graph.consolidate({ index: 1, of: 1 })) yield { stage: 'merging', ...merged }
  yield* copyOriginals(from, to)
  await onStore(to.name, () => mergeVectors(from.vectorsFolder, to.vectorsFolder))
}

/** Yields after each document that it takes away. */
async function* takeAway(to: Store, wanted: Set<string>, replace: boolean): AsyncIterable<void> {
  const others = (await to.graph.documentIds()).filter((id) => !wanted.has(id))
  if (others.length > 0 && !replace) throw problem('COPY_TARGET_HOLDS_MORE', to.name, others.length)
  for (const id of others) {
    await to.graph.remove(id)
    yield
  }
}

async function* copyDocuments(from: Store, to: Store, ids: string[]): AsyncIterable<CopyProgress> {
  const progress = { stage: 'documents' as const, done: 0, total: ids.length, copied: 0 }
  const copyDocument = async (id: string) => {
    const graph = await from.graph.graphOf(id)
    // Taken away meanwhile: the comparison at the end will tell.
    if (graph !== null) {
      await to.graph.put(graph, { mergeLater: to.shared })
      progress.copied++
    }
    progress.done++
  }
  for (let i = 0; i < ids.length; i += DIGESTS_AT_ONCE) {
    const batch = ids.slice(i, i + DIGESTS_AT_ONCE)
    const lacking = await lackingOf(from, to, batch)
    progress.done += batch.length - lacking.length
    yield progress
    for await (const _ of eachDone(lacking, copyDocument, to.shared ? WRITES_AT_ONCE : 1)) yield progress
  }
}

async function* copyOriginals(from: Store, to: Store): AsyncIterable<CopyProgress> {
  const lacking = originalsLacking(await from.originals.list(), await to.originals.list())
  for (const [i, { size, ...original }] of lacking.entries()) {
    const bytes = await from.originals.read(original.hash)
    // Lost or damaged in the source: the comparison will tell.
    if (bytes !== null) await to.originals.keep({ ...original, bytes })
    yield { stage: 'originals', done: i + 1, total: lacking.length }
  }
}
