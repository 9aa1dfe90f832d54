import type { Neo4jAddress } from '../../graph/config.ts'
import { problem } from '../../graph/errors.ts'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import { indexesOf, isOpenToFiles, serverInfo, TESTED_MAJOR } from '../../graph/store/neo4j/schema.ts'
import { isLoopback } from '../guards.ts'
import { type Check, ill, ok } from './check.ts'
import type { Context } from './command.ts'
import { messages } from './messages.ts'

/** What is to be known of a store on a server, beyond that it opens; nothing where it does not, which another check tells. */
export async function checkServer(address: Neo4jAddress, context: Context): Promise<Check[]> {
  let database: Neo4jDatabase
  try {
    database = await openDatabase(address)
  } catch {
    return []
  }
  await using _ = database
  return [
    await checkVersion(database, context),
    await checkIndexes(database, context),
    await checkPending(database, context),
    await checkLoadCsv(database, context),
    checkEncryption(address, context),
  ]
}

async function checkVersion(database: Neo4jDatabase, { language }: Context): Promise<Check> {
  const { version, edition } = await serverInfo(database)
  const told = `Neo4j ${version} ${edition}`
  if (Number.parseInt(version, 10) === TESTED_MAJOR) return ok('server', told)
  return note('server', `${told} · ${messages[language].serverUntested}`)
}

async function checkIndexes(database: Neo4jDatabase, context: Context): Promise<Check> {
  const indexes = await indexesOf(database)
  const absent = indexes.filter(({ state }) => state !== 'ONLINE')
  const states = indexes.map(({ name, type, state, percent }) => `${name} ${type} ${state} ${percent.toFixed(0)} %`)
  if (absent.length === 0) return { ...ok('indexes', messages[context.language].indexesOnline(indexes.length)), states }
  const [{ name, state, percent }] = absent as [(typeof absent)[number]]
  const fault = problem('SERVER_INDEX_NOT_ONLINE', database.address.url, name, `${state}, ${percent.toFixed(0)} %`)
  return { ...ill('indexes', fault, context, state === 'FAILED' ? 'fail' : 'note'), states }
}

async function checkPending(database: Neo4jDatabase, { language }: Context): Promise<Check> {
  const pending = (await neo4jGraph(database).pending()).length
  const say = messages[language]
  return pending === 0 ? ok('pending', say.nothingPending) : note('pending', say.pending(pending))
}

/** By the server's settings, never by trying it. */
async function checkLoadCsv(database: Neo4jDatabase, { language }: Context): Promise<Check> {
  const isOpen = await isOpenToFiles(database)
  const say = messages[language]
  if (isOpen === null) return note('loadCsv', say.settingsHidden)
  return isOpen ? note('loadCsv', say.loadCsvOpen) : ok('loadCsv', say.loadCsvClosed)
}

function checkEncryption({ url }: Neo4jAddress, { language }: Context): Check {
  const { protocol, hostname } = new URL(url)
  const say = messages[language]
  if (protocol.endsWith('+s:') || protocol.endsWith('+ssc:')) return ok('encryption', 'TLS')
  return isLoopback(hostname) ? ok('encryption', say.encryptionNotNeeded) : note('encryption', say.encryptionMissing)
}

const note = (name: Check['name'], detail: string): Check => ({ name, status: 'note', code: null, detail })
