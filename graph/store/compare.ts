import { jsonLines } from '../export/jsonl.ts'
import type { KnownOriginal } from './originals.ts'
import type { Store } from './port.ts'

/** `lacking`: in how many the copy lacks what the source holds, or has something else. `extra`: how many only the copy holds. */
type Compared = { lacking: number; extra: number }

/** In what a copy and its source differ. */
export type Differences = {
  /** The first line in which their exports differ, counted from 1; `null` when these are the same, byte for byte. */
  line: number | null
  documents: Compared
  /** By path and hash: what was kept under a hash is not read again. */
  originals: Compared
}

const NOTHING: Compared = { lacking: 0, extra: 0 }
/** Documents whose digests are asked for at once. */
export const DIGESTS_AT_ONCE = 500

/** Compares all that two stores hold but vectors. Aborted, it looks no further; what it gives then says nothing. */
export async function compareStores(source: Store, copy: Store, signal?: AbortSignal): Promise<Differences> {
  const line = await firstDifference(source, copy, signal)
  return {
    line,
    documents: line === null ? NOTHING : await compareDocuments(source, copy),
    originals: await compareOriginals(source, copy),
  }
}

/** The first line in which the exports of two stores differ, counted from 1; `null` when they are the same, byte for byte. */
export async function firstDifference(one: Store, other: Store, signal?: AbortSignal): Promise<number | null> {
  const others = jsonLines(other.graph)[Symbol.asyncIterator]()
  let line = 0
  for await (const text of jsonLines(one.graph)) {
    if (signal?.aborted) return null
    line++
    if ((await others.next()).value !== text) return line
  }
  return (await others.next()).done ? null : line + 1
}

/** Of these documents of the source those that the copy lacks, or holds with other contents. */
export async function lackingOf(source: Store, copy: Store, ids: string[]): Promise<string[]> {
  const [theirs, ours] = await Promise.all([source.graph.digests(ids), copy.graph.digests(ids)])
  // What is older than digests is held to be different.
  return ids.filter((id) => !theirs.has(id) || theirs.get(id) !== ours.get(id))
}

async function compareDocuments(source: Store, copy: Store): Promise<Compared> {
  const [ids, copied] = await Promise.all([source.graph.documentIds(), copy.graph.documentIds()])
  let lacking = 0
  for (let i = 0; i < ids.length; i += DIGESTS_AT_ONCE) {
    lacking += (await lackingOf(source, copy, ids.slice(i, i + DIGESTS_AT_ONCE))).length
  }
  const wanted = new Set(ids)
  return { lacking, extra: copied.filter((id) => !wanted.has(id)).length }
}

async function compareOriginals(source: Store, copy: Store): Promise<Compared> {
  const [theirs, ours] = await Promise.all([source.originals.list(), copy.originals.list()])
  return { lacking: originalsLacking(theirs, ours).length, extra: originalsLacking(ours, theirs).length }
}

/** Of the first list what the second has not, or whose copy is lost there. */
export function originalsLacking(wanted: KnownOriginal[], there: KnownOriginal[]): KnownOriginal[] {
  const key = ({ path, source, hash }: KnownOriginal) => JSON.stringify([path, source, hash])
  const whole = new Set(there.filter(({ size }) => size !== null).map(key))
  return wanted.filter((each) => !whole.has(key(each)))
}
