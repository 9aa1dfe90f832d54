import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import grafeo from '@grafeo-db/js'
import { EMBEDDED_INDEXES, SCHEMA } from './cypher.ts'
import type { Database, Row, Run } from './database.ts'
import { onStore } from './failure.ts'
import { createQueue } from './queue.ts'

/** Bytes of log after which the engine writes the database anew, in a thread of its own. */
const CHECKPOINT_BYTES = 16_000_000
/** Two transactions wrote the same thing; the loser may try again. */
const CONFLICT = 'GRAFEO-T001'
const ATTEMPTS = 5

type Engine = InstanceType<typeof grafeo.GrafeoDB>
type Session = Pick<Engine, 'executeCypher'>

const runOn =
  (session: Session): Run =>
  async (text, parameters = {}) =>
    (await session.executeCypher(text, parameters)).toArray() as Row[]

const isConflict = (thrown: unknown): boolean => thrown instanceof Error && thrown.message.includes(CONFLICT)

/**
 * Brings the log to the disk. Of commits in a burst the engine itself sees to the first only. A checkpoint after each
 * would do it too, but it writes the whole database anew: 0.3 s at 50 documents, and growing.
 */
async function syncLog(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    try {
      const log = await open(path.join(folder, name), 'r+')
      await log.sync().finally(() => log.close())
    } catch (thrown) {
      // A checkpoint has just made this log superfluous.
      if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT') throw thrown
    }
  }
}

/** Opens the database `file` of the store in `folder`, or makes it. Only one process can have it open. */
export async function openGrafeo(folder: string, file: string): Promise<Database> {
  const engine = await onStore(folder, async () => grafeo.GrafeoDB.create(file))
  engine.setCheckpointTriggers({ walBytes: CHECKPOINT_BYTES })
  const read = runOn(engine)
  for (const text of [...SCHEMA, ...EMBEDDED_INDEXES]) await read(text)
  const inTurn = createQueue()

  async function attempt<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const transaction = engine.beginTransaction()
    try {
      const result = await work(runOn(transaction))
      transaction.commit()
      return result
    } finally {
      if (transaction.isActive) transaction.rollback()
    }
  }

  async function commit<T>(work: (run: Run) => Promise<T>): Promise<T> {
    for (let left = ATTEMPTS - 1; ; left--) {
      try {
        const result = await attempt(work)
        await syncLog(`${file}.wal`)
        return result
      } catch (thrown) {
        if (left === 0 || !isConflict(thrown)) throw thrown
      }
    }
  }

  return {
    read,
    write: (work) => inTurn(() => onStore(folder, () => commit(work))),
    [Symbol.asyncDispose]: () => inTurn(() => onStore(folder, async () => engine.close())),
  }
}
