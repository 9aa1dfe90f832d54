import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { asProblem, problem } from '../errors.ts'
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
/** What answers: the snapshot, or an empty index, until something newer is built. */
let current: IndexData = await firstIndex()
let coming: { revision: string; rows: ReturnType<typeof rowsBuilder> } | null = null
/** Size of the vector file that `current` was read from. */
let vectorBytes = -1

async function firstIndex(): Promise<IndexData> {
  try {
    const snapshot = await readSnapshot(settings.folder)
    if (snapshot) return { ...snapshot, vectors: noVectors(snapshot.rows.ids.length) }
  } catch (thrown) {
    // It can be built anew.
    process.emitWarning(asProblem(thrown).message)
  }
  return build(rowsBuilder().rows(), NOTHING_BUILT)
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

/** Search goes on without one; the next start builds the index again. */
async function keepSnapshot(data: IndexData): Promise<void> {
  try {
    await writeSnapshot(settings.folder, data)
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    process.emitWarning(problem('STORE_UNWRITABLE', settings.folder, reason).message)
  }
}

const answers: { [N in CallName]: (ask: Calls[N]['ask']) => Promise<Calls[N]['answer']> } = {
  state: async () => stateOf(current),
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
      await keepSnapshot(current)
    }
    return stateOf(current)
  },
  async vectors() {
    const bytes = bytesOfVectors()
    if (bytes !== vectorBytes) {
      current = await withVectors(current)
      vectorBytes = bytes
    }
    return stateOf(current)
  },
  search: async (request) => rank(current, request),
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
