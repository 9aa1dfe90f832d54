import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import grafeo from '@grafeo-db/js'
import { asProblem } from '../errors.ts'
import { EMBEDDED_INDEXES, SCHEMA } from './cypher.ts'
import { type Database, type Row, type Run, WriteConflict } from './database.ts'
import { onOpening, onStore } from './failure.ts'
import { createQueue } from './queue.ts'

/** Bytes of log after which the engine writes the database anew, in a thread of its own. */
const CHECKPOINT_BYTES = 16_000_000
/** Two transactions wrote the same thing; the loser may try again. */
const CONFLICT = 'GRAFEO-T001'
const ATTEMPTS = 5
/** There is nothing to roll back. */
const NO_TRANSACTION = 'GRAFEO-T004'

type Engine = InstanceType<typeof grafeo.GrafeoDB>
type Transaction = ReturnType<Engine['beginTransaction']>
type Session = Pick<Engine, 'executeCypher'>

const runOn =
  (session: Session): Run =>
  async (text, parameters = {}) =>
    (await session.executeCypher(text, parameters)).toArray() as Row[]

const isConflict = (thrown: unknown): boolean =>
  thrown instanceof WriteConflict || (thrown instanceof Error && thrown.message.includes(CONFLICT))

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

/** Rolls back. After a commit that the disk refused the engine has done so itself and says that there is nothing to do. */
function abandon(transaction: Transaction): void {
  try {
    transaction.rollback()
  } catch (thrown) {
    if (!String(thrown).includes(NO_TRANSACTION)) throw thrown
  }
}

/** Opens the engine with the schema in place. */
async function start(file: string): Promise<Engine> {
  const engine = grafeo.GrafeoDB.create(file)
  try {
    engine.setCheckpointTriggers({ walBytes: CHECKPOINT_BYTES })
    for (const text of [...SCHEMA, ...EMBEDDED_INDEXES]) await engine.executeCypher(text)
    return engine
  } catch (thrown) {
    engine.close()
    throw thrown
  }
}

/** Writes the log into the database file. Where the disk refuses that, the log stays, and the next start reads it. */
async function stop(folder: string, engine: Engine): Promise<void> {
  try {
    await onStore(folder, async () => engine.close())
  } catch (thrown) {
    if (asProblem(thrown).code !== 'STORE_UNWRITABLE') throw thrown
  }
}

async function attempt<T>(engine: Engine, work: (run: Run) => Promise<T>): Promise<T> {
  const transaction = engine.beginTransaction()
  const inOrder = createQueue()
  const run = runOn(transaction)
  try {
    const result = await work((text, parameters) => inOrder(() => run(text, parameters)))
    transaction.commit()
    return result
  } catch (thrown) {
    // What was asked for before must not run after the transaction, on its own.
    await inOrder(async () => abandon(transaction))
    throw thrown
  }
}

/** Opens the database `file` of the store in `folder`, or makes it. Only one process can have it open. */
export async function openGrafeo(folder: string, file: string): Promise<Database> {
  const engine = await onOpening(folder, () => start(file))
  const inTurn = createQueue()

  async function commit<T>(work: (run: Run) => Promise<T>): Promise<T> {
    for (let left = ATTEMPTS - 1; ; left--) {
      try {
        const result = await attempt(engine, work)
        await syncLog(`${file}.wal`)
        return result
      } catch (thrown) {
        if (left === 0 || !isConflict(thrown)) throw thrown
      }
    }
  }

  return {
    read: runOn(engine),
    write: (work) => inTurn(() => onStore(folder, () => commit(work))),
    [Symbol.asyncDispose]: () => inTurn(() => stop(folder, engine)),
  }
}
