/** The one file that talks to Neo4j's driver: connecting, values there and back, transactions. */
import neo4j, { type Driver, type ManagedTransaction, type Plan, type Result, type Session } from 'neo4j-driver'
import type { Neo4jAddress } from '../../config.ts'
import { type Database, type Row, type Run, WriteConflict } from '../database.ts'
import type { Table } from '../look.ts'
import { onServer } from './failure.ts'

const CONNECT_MS = 5_000
/** Waiting for a free connection of the pool; who asks 33rd waits for one of the 32. */
const ACQUIRE_MS = 20_000
const POOL_SIZE = 32
/** A deadlock or a change of leader is over after this, or is no passing trouble. */
const RETRY_MS = 15_000
const READ_TIMEOUT_MS = 30_000
/** A document of 50 MB is written in one transaction. */
const WRITE_TIMEOUT_MS = 600_000
const ATTEMPTS = 5
/** A read takes all rows in one go: each portion would be a round trip of its own. */
const WHOLE = -1
/** Who stops reading what someone typed has not been sent all. */
const PORTION = 50
/** Largest table of what someone typed, in characters of JSON: rows may be long. */
const TABLE_LIMIT = 8_000_000
/** Longest pause before a hindered write is tried again. */
const HINDERED_MS = 200

/** A Neo4j database, connected. `read` asks for a reader, which a cluster may give to any replica that has seen our writes. */
export interface Neo4jDatabase extends Database {
  readonly address: Neo4jAddress
  /** Runs a text in a transaction of its own, never again: for texts that commit by themselves. */
  command: Run
  /** How the server would run a text, without running it. Planning may take long: it ends with the time, `QUERY_TIMED_OUT`. */
  explain(text: string, parameters: Record<string, unknown>, timeoutMs: number): Promise<Explained>
  /**
   * Rows of a text that someone typed, in a transaction that can only read. It is ended when more than `limit` rows or
   * more than fits have come, or the time is over (`QUERY_TIMED_OUT`). Values are as `plain` makes them.
   */
  look(text: string, parameters: Record<string, unknown>, bounds: { limit: number; timeoutMs: number }): Promise<Table>
}

/** An operator of a plan and what it is given. */
export type Operator = { type: string; details: string }
/** `kind`: `r` for a text that only reads, as the server sees it. */
export type Explained = { kind: string; database: string; operators: Operator[] }

/**
 * Opens a pool of connections and makes sure that the server answers. Throws `SERVER_UNREACHABLE`, `SERVER_DENIED`,
 * `SERVER_UNTRUSTED` or `SERVER_DATABASE_MISSING`; so do all calls later on, and those of `failure.ts` besides.
 */
export async function connect(address: Neo4jAddress): Promise<Neo4jDatabase> {
  const { url, user, password, database } = address
  const token = password === null ? undefined : neo4j.auth.basic(user, password)
  const driver = neo4j.driver(url, token, {
    disableLosslessIntegers: true,
    connectionTimeout: CONNECT_MS,
    connectionAcquisitionTimeout: ACQUIRE_MS,
    maxConnectionPoolSize: POOL_SIZE,
    maxTransactionRetryTime: RETRY_MS,
    userAgent: 'zhengmai',
    fetchSize: WHOLE,
  })
  try {
    // Unlike a read, it is not tried again where nobody answers.
    await onServer(address, () => driver.getServerInfo({ database }))
    await databaseOn(driver, address).command('RETURN 1')
  } catch (thrown) {
    await driver.close()
    throw thrown
  }
  return databaseOn(driver, address)
}

function databaseOn(driver: Driver, address: Neo4jAddress): Neo4jDatabase {
  const { database } = address
  // One chain of bookmarks for all sessions: whoever reads sees what was written before.
  const bookmarkManager = driver.executeQueryBookmarkManager
  async function inSession<T>(
    defaultAccessMode: 'READ' | 'WRITE',
    work: (session: Session) => Promise<T>,
    fetchSize = WHOLE,
  ): Promise<T> {
    const session = driver.session({ database, defaultAccessMode, bookmarkManager, fetchSize })
    try {
      return await onServer(address, () => work(session))
    } finally {
      await session.close()
    }
  }
  return {
    address,
    // Sends the text along with the transaction's beginning: a round trip less than `executeRead`.
    read: (text, parameters = {}) =>
      onServer(address, () =>
        driver.executeQuery(text, encoded(parameters) as Record<string, unknown>, {
          database,
          routing: neo4j.routing.READ,
          transactionConfig: { timeout: READ_TIMEOUT_MS },
          resultTransformer: rowsOf,
        }),
      ),
    write: (work) =>
      unhindered(() =>
        inSession(neo4j.session.WRITE, (session) =>
          session.executeWrite((transaction) => work(runOn(transaction)), { timeout: WRITE_TIMEOUT_MS }),
        ),
      ),
    command: (text, parameters) => inSession(neo4j.session.WRITE, (session) => runOn(session)(text, parameters)),
    explain: (text, parameters, timeout) =>
      inSession(neo4j.session.READ, async (session) => {
        const { summary } = await session.run(`EXPLAIN ${text}`, encoded(parameters) as Record<string, unknown>, {
          timeout,
        })
        const operators = summary.plan ? operatorsOf(summary.plan) : []
        return { kind: summary.queryType, database: summary.database.name ?? '', operators }
      }),
    look: (text, parameters, { limit, timeoutMs }) =>
      inSession(neo4j.session.READ, (session) => lookOn(session, { text, parameters, limit, timeoutMs }), PORTION),
    [Symbol.asyncDispose]: () => driver.close(),
  }
}

function operatorsOf({ operatorType, arguments: given, children }: Plan): Operator[] {
  const own = { type: operatorType.replace(/@.*/, ''), details: String(given.Details ?? '') }
  return [own, ...children.flatMap(operatorsOf)]
}

type Look = { text: string; parameters: Record<string, unknown>; limit: number; timeoutMs: number }

async function lookOn(session: Session, { text, parameters, limit, timeoutMs }: Look): Promise<Table> {
  const result = session.run(text, encoded(parameters) as Record<string, unknown>, { timeout: timeoutMs })
  const rows: unknown[][] = []
  let size = 0
  // Leaving the loop leaves the rest unread; closing the session then ends the query.
  for await (const record of result) {
    const row = [...record.values()].map(plain)
    size += JSON.stringify(row).length
    if (rows.length === limit || size > TABLE_LIMIT) return { columns: await result.keys(), rows, truncated: true }
    rows.push(row)
  }
  return { columns: await result.keys(), rows, truncated: false }
}

/** A value of the server's as JSON can say it: things with their labels or type, times as text, of bytes how many. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value
  if (Array.isArray(value)) return value.map(plain)
  if (value instanceof Int8Array) return { bytes: value.length }
  if (neo4j.isNode(value)) return { labels: value.labels, properties: plain(value.properties) }
  if (neo4j.isRelationship(value)) return { type: value.type, properties: plain(value.properties) }
  if (neo4j.isPath(value)) {
    return value.segments
      .flatMap(({ start, relationship, end }, i) => [start, relationship, end].slice(i > 0 ? 1 : 0))
      .map(plain)
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]))
}

/** Two writers made the same thing, or one took away what the other held: the driver tries again only after deadlocks. */
const HINDERED =
  /Schema\.(ConstraintValidationFailed|\w+AlreadyExists)|Statement\.EntityNotFound|Transaction\.ConstraintViolation$/

/** Does a write again while another writer is in the way. */
async function unhindered<T>(write: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS - 1; ; left--) {
    try {
      return await write()
    } catch (thrown) {
      const hindered = thrown instanceof WriteConflict || HINDERED.test(String((thrown as { code?: unknown }).code))
      if (left === 0 || !hindered) throw thrown
      await new Promise((resolve) => setTimeout(resolve, Math.random() * HINDERED_MS))
    }
  }
}

const runOn =
  (runner: ManagedTransaction | Session): Run =>
  (text, parameters = {}) =>
    rowsOf(runner.run(text, encoded(parameters) as Record<string, unknown>))

async function rowsOf(result: Result): Promise<Row[]> {
  const { records } = await result
  return records.map((record): Row => record.toObject())
}

/**
 * A value as the driver must be given it: it sends every number as a float, and `LIMIT` takes none. Whole numbers go as
 * integers where a float holds them exactly; what is missing is dropped from maps; bytes stay bytes.
 */
function encoded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Float32Array) return [...value]
  if (value instanceof Uint8Array) return new Int8Array(value.buffer, value.byteOffset, value.byteLength)
  if (Array.isArray(value)) return value.map(encoded)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.map(([key, part]) => [key, encoded(part)]))
}
