import { access, mkdir, open, readFile, stat, truncate } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { problem } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { writeAtomically } from './atomic-file.ts'
import { onStore } from './failure.ts'
import { createQueue } from './queue.ts'

export type KnownOriginal = { path: string; source: string; hash: string; size: number | null }

/** Files as received and where each came from: the truth that the graph is derived from. */
export interface Originals {
  /** Keeps a file's bytes and notes that they stand at its absolute path. Keeping the same again changes nothing. */
  keep(file: { path: string; source: string; hash: string; bytes: Uint8Array }): Promise<void>
  /** The hash that the absolute path had when it was last kept. */
  hashAt(path: string): Promise<string | null>
  /** Whether another known path still has this hash. */
  isHeldElsewhere(hash: string, path: string): Promise<boolean>
  /** Every known path with what it last held, in the order they were kept; `size` in bytes, `null` when the copy is lost. Reads no copy. */
  list(): Promise<KnownOriginal[]>
  /** What was kept under a hash; `null` when it is lost or damaged. */
  read(hash: string): Promise<Uint8Array | null>
  /** How many known paths there are, and the bytes of their copies, without reading them. */
  extent(): Promise<{ files: number; bytes: number }>
  /** Every known path with what it last held, in the order they were kept; `bytes` is `null` when the copy is lost or damaged. */
  all(): AsyncIterable<{ path: string; source: string; hash: string; bytes: Uint8Array | null }>
}

const Entry = z.object({ path: z.string(), source: z.string(), hash: z.string().regex(/^[0-9a-f]{64}$/) })
type Entry = z.infer<typeof Entry>

/** Originals in `folder/originals`: a file per hash, and a journal with a line per change. The caller holds the store's lock. */
export async function openOriginals(storeFolder: string): Promise<Originals> {
  const folder = path.join(storeFolder, 'originals')
  const journal = path.join(folder, 'journal.jsonl')
  const fileOf = (hash: string) => path.join(folder, hash)
  const inTurn = createQueue()
  const byPath = new Map<string, Entry>()
  const pathsByHash = new Map<string, Set<string>>()

  function note(entry: Entry): void {
    const before = byPath.get(entry.path)
    if (before) pathsByHash.get(before.hash)?.delete(entry.path)
    byPath.delete(entry.path)
    byPath.set(entry.path, entry)
    const holders = pathsByHash.get(entry.hash)
    if (holders) holders.add(entry.path)
    else pathsByHash.set(entry.hash, new Set([entry.path]))
  }

  await onStore(storeFolder, async () => {
    await mkdir(folder, { recursive: true })
    for (const entry of await readJournal(storeFolder, journal)) note(entry)
  })

  const list = () =>
    Promise.all([...byPath.values()].map(async (entry) => ({ ...entry, size: await sizeOf(fileOf(entry.hash)) })))

  return {
    keep: ({ path: at, source, hash, bytes }) =>
      inTurn(() =>
        onStore(storeFolder, async () => {
          const known = byPath.get(at)
          if (!(await isThere(fileOf(hash)))) await writeAtomically(fileOf(hash), bytes)
          if (known?.hash === hash && known.source === source) return
          const entry = { path: at, source, hash }
          await append(journal, `${JSON.stringify(entry)}\n`)
          note(entry)
        }),
      ),
    hashAt: async (at) => byPath.get(at)?.hash ?? null,
    isHeldElsewhere: async (hash, at) => [...(pathsByHash.get(hash) ?? [])].some((holder) => holder !== at),
    list,
    read: (hash) => readIntact(fileOf(hash), hash),
    async extent() {
      const known = await list()
      return { files: known.length, bytes: known.reduce((sum, { size }) => sum + (size ?? 0), 0) }
    },
    async *all() {
      for (const entry of [...byPath.values()])
        yield { ...entry, bytes: await readIntact(fileOf(entry.hash), entry.hash) }
    },
  }
}

/** `null` for a copy that is lost. */
const sizeOf = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ size }) => size,
    () => null,
  )

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

async function readIntact(file: string, hash: string): Promise<Uint8Array | null> {
  if (!(await isThere(file))) return null
  const bytes = await readFile(file)
  return sha256(bytes) === hash ? bytes : null
}

async function append(file: string, line: string): Promise<void> {
  const handle = await open(file, 'a')
  try {
    const { size } = await handle.stat()
    try {
      await handle.writeFile(line)
      await handle.sync()
    } catch (thrown) {
      // No half line may stand before the next one. Where this fails too, the next opening drops it.
      await handle.truncate(size).catch(() => undefined)
      throw thrown
    }
  } finally {
    await handle.close()
  }
}

/** The lines of the journal. A last line that a crash cut short was never promised to anyone: it goes. */
async function readJournal(storeFolder: string, file: string): Promise<Entry[]> {
  if (!(await isThere(file))) return []
  const bytes = await readFile(file)
  const whole = bytes.lastIndexOf('\n') + 1
  if (whole < bytes.length) await truncate(file, whole)
  const lines = bytes.subarray(0, whole).toString().split('\n').slice(0, -1)
  return lines.map((line, index) => {
    const entry = Entry.safeParse(jsonOf(line))
    if (entry.success) return entry.data
    throw problem('STORE_DAMAGED', storeFolder, `line ${index + 1} of ${file} is not readable; delete that line`)
  })
}

/** `undefined` for what is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
