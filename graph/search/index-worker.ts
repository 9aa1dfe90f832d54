import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { asProblem } from '../errors.ts'
import { vectorFile } from '../language/vector-file.ts'
import { loadVectors } from './load-vectors.ts'
import { noVectors } from './nearest.ts'
import type { IndexState } from './port.ts'
import { buildPostings } from './postings.ts'
import type { Call, CallName, Calls, Reply, WorkerSettings } from './protocol.ts'
import { type IndexData, rank } from './rank.ts'
import { rowsBuilder } from './rows.ts'
import { readSnapshot, writeSnapshot } from './snapshot.ts'

/** No store has this revision. */
const NOTHING_BUILT = ''

const settings = workerData as WorkerSettings
let current: IndexData | null = null
let coming: { revision: string; rows: ReturnType<typeof rowsBuilder> } | null = null
/** Size of the vector file that `current` was read from. */
let vectorBytes = -1

/** The index that answers: the snapshot, or an empty one, until something newer is built. */
async function opened(): Promise<IndexData> {
  if (current) return current
  const snapshot = await readSnapshot(settings.folder)
  // Another call may have been quicker.
  if (current) return current
  current = snapshot
    ? { ...snapshot, vectors: noVectors(snapshot.rows.ids.length) }
    : await build(rowsBuilder().rows(), NOTHING_BUILT)
  return current
}

async function build(rows: IndexData['rows'], revision: string): Promise<IndexData> {
  return { rows, postings: await buildPostings(rows.texts), vectors: noVectors(rows.ids.length), revision }
}

const stateOf = ({ rows, vectors, revision }: IndexData): IndexState => ({
  paragraphs: rows.ids.length,
  vectors: vectors.paragraphs.length,
  revision,
})

function bytesOfVectors(): number {
  if (!settings.vectors) return 0
  return statSync(vectorFile(settings.vectors), { throwIfNoEntry: false })?.size ?? 0
}

async function withVectors(data: IndexData): Promise<IndexData> {
  return { ...data, vectors: await loadVectors(settings.vectors, data.rows.hashes) }
}

const answers: { [N in CallName]: (ask: Calls[N]['ask']) => Promise<Calls[N]['answer']> } = {
  state: async () => stateOf(await opened()),
  async begin({ revision }) {
    coming = { revision, rows: rowsBuilder() }
    return null
  },
  async add(batch) {
    coming?.rows.add(batch)
    return null
  },
  async finish() {
    if (coming) {
      const { rows, revision } = coming
      coming = null
      const bytes = bytesOfVectors()
      current = await withVectors(await build(rows.rows(), revision))
      vectorBytes = bytes
      await writeSnapshot(settings.folder, current)
    }
    return stateOf(await opened())
  },
  async vectors() {
    const data = await opened()
    const bytes = bytesOfVectors()
    if (bytes !== vectorBytes) {
      current = await withVectors(data)
      vectorBytes = bytes
    }
    return stateOf(current ?? data)
  },
  search: async (request) => rank(await opened(), request),
}

async function answer({ id, name, ask }: Call): Promise<Reply> {
  try {
    const act = answers[name] as (given: typeof ask) => Promise<Calls[CallName]['answer']>
    return { id, answer: await act(ask) }
  } catch (thrown) {
    return { id, failure: asProblem(thrown).message }
  }
}

parentPort?.on('message', async (call: Call) => parentPort?.postMessage(await answer(call)))
