/** What suites on Neo4j stand on. They run one after another: they share one server with one database. */
import { inject } from 'vitest'
import type { Neo4jAddress } from '../../graph/config.ts'
import { connect, type Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import type { Need } from '../needs.ts'
import { hasJars, hasJava } from './jars.ts'

const { address, missing } = inject('neo4j')

export const NEO4J: Need = {
  what: `Neo4j server (${missing} is missing)`,
  isHere: address !== null,
  howToHave:
    'install Java 17 or newer and Maven, or set NEO4J_TEST_URL (with NEO4J_TEST_USER, NEO4J_TEST_PASSWORD) to one whose data may go',
}

/** For suites that start servers of their own. */
export const OWN_SERVER: Need = {
  what: 'Java and Maven, to start a Neo4j server',
  isHere: hasJava() && hasJars(),
  howToHave: 'install Java 17 or newer and Maven',
}

/** Of the server of this run. */
export function testServer(): Neo4jAddress {
  if (address === null) throw new Error('There is no server in this run: use describeWith(NEO4J, …).')
  return address
}

/** Takes all data away and leaves the schema. */
export async function empty(at: Neo4jAddress = testServer()): Promise<void> {
  await using database = await connect(at)
  await deleteAll(database)
}

/** Takes everything away, constraints and indexes too. */
export async function wipe(at: Neo4jAddress = testServer()): Promise<void> {
  await using database = await connect(at)
  await deleteAll(database)
  for (const { name } of await database.read('SHOW CONSTRAINTS YIELD name')) {
    await database.command(`DROP CONSTRAINT \`${name}\` IF EXISTS`)
  }
  for (const { name } of await database.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")) {
    await database.command(`DROP INDEX \`${name}\` IF EXISTS`)
  }
}

async function deleteAll({ command }: Neo4jDatabase): Promise<void> {
  await command('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS')
}

/** An empty store on the server of this run. */
export async function openEmptyNeo4j(): Promise<GraphStore> {
  const database = await openDatabase(testServer())
  await deleteAll(database)
  return neo4jGraph(database)
}
