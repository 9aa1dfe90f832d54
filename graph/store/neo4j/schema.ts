import { asProblem, problem } from '../../errors.ts'
import { addAges } from '../ages.ts'
import { SCHEMA } from '../cypher.ts'
import { CONSTRAINTS, CSV_SETTING, GRAM_INDEX, INDEXES, LISTING_INDEXES, SERVER, SOURCE_INDEX } from './cypher.ts'
import type { Neo4jDatabase } from './driver.ts'

/** What this was built for and is tested with; later ones are let in. */
export const OLDEST_VERSION = '5.26'

/** How long the start waits for indexes of a database that was filled elsewhere, e.g. by the bulk importer. */
const PATIENCE_MS = 120_000
const LOOK_AGAIN_MS = 500

/** Later ones are not tested with. */
export const TESTED_MAJOR = 5

export type ServerInfo = { version: string; edition: string }
export type IndexInfo = { name: string; type: string; state: string; percent: number }

export async function serverInfo({ read }: Pick<Neo4jDatabase, 'read'>): Promise<ServerInfo> {
  const [row] = await read(SERVER)
  return { version: String(row?.version), edition: String(row?.edition) }
}

export async function indexesOf({ read }: Pick<Neo4jDatabase, 'read'>): Promise<IndexInfo[]> {
  return (await read(INDEXES)).map(({ name, type, state, percent }) => ({
    name: String(name),
    type: String(type),
    state: String(state),
    percent: Number(percent),
  }))
}

/** Whether `LOAD CSV` reaches the server's files; `null` when it does not tell. Whether addresses, it never tells. */
export async function isOpenToFiles({ read }: Pick<Neo4jDatabase, 'read'>): Promise<boolean | null> {
  try {
    const [row] = await read(CSV_SETTING)
    return row === undefined ? null : row.value !== 'false'
  } catch (thrown) {
    if (asProblem(thrown).code === 'SERVER_UNREACHABLE') throw thrown
    return null
  }
}

/** Whether a version is as new as the oldest that will do: `5.26.3` and `2025.10.1` are. */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  const [oldMajor, oldMinor] = OLDEST_VERSION.split('.').map(Number) as [number, number]
  return major > oldMajor || (major === oldMajor && minor >= oldMinor)
}

/** Throws `SERVER_VERSION` for a server that is too old. */
export async function requireVersion(database: Neo4jDatabase): Promise<void> {
  const { version } = await serverInfo(database)
  if (!isSupported(version)) throw problem('SERVER_VERSION', database.address.url, version, OLDEST_VERSION)
}

/** What a `CREATE CONSTRAINT` or `CREATE … INDEX` calls what it makes. */
const nameIn = (text: string): string => /(?:CONSTRAINT|INDEX) (\w+)/.exec(text)![1]!

/** Makes what is missing of constraints and indexes and waits until all answer. Throws `SERVER_INDEX_NOT_ONLINE`. */
export async function prepareSchema(database: Neo4jDatabase): Promise<void> {
  // A constraint's index bears its name. Where all is there nothing is asked for: the server may be read-only.
  const there = new Set((await indexesOf(database)).map(({ name }) => name))
  const missing = [...SCHEMA, ...CONSTRAINTS, SOURCE_INDEX, GRAM_INDEX, ...LISTING_INDEXES].filter(
    (text) => !there.has(nameIn(text)),
  )
  // Whatever is stored on a server without this index has no ages either, and would be listed nowhere.
  if (!there.has('observation_age')) await database.write(addAges)
  // Of machines that come to a new server at once all but one are turned away, and try again.
  for (const text of missing) await database.write((run) => run(text))
  await awaitIndexes(database, PATIENCE_MS)
}

/** Waits until every index of the database answers, for at most `patience` milliseconds. Throws `SERVER_INDEX_NOT_ONLINE`. */
export async function awaitIndexes(database: Neo4jDatabase, patience: number): Promise<void> {
  for (const start = performance.now(); ; ) {
    const absent = (await indexesOf(database)).find(({ state }) => state !== 'ONLINE')
    if (absent === undefined) return
    if (absent.state === 'FAILED' || performance.now() - start > patience) {
      const state = `${absent.state}, ${absent.percent.toFixed(0)} %`
      throw problem('SERVER_INDEX_NOT_ONLINE', database.address.url, absent.name, state)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
