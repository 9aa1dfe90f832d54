import type { TestProject } from 'vitest/node'
import type { Neo4jAddress } from '../../graph/config.ts'
import { fetchJars, hasJars, hasJava } from './jars.ts'
import { startNeo4j } from './server.ts'

/** The server of this run, or why there is none. */
export type TestServer = { address: Neo4jAddress | null; missing: string }

declare module 'vitest' {
  export interface ProvidedContext {
    neo4j: TestServer
  }
}

/** One server for all suites that need one: that of `NEO4J_TEST_URL`, else one started here. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const { NEO4J_TEST_URL: url, NEO4J_TEST_USER: user = 'neo4j', NEO4J_TEST_PASSWORD: password = null } = process.env
  if (url) {
    project.provide('neo4j', { address: { url, user, password, database: 'neo4j' }, missing: '' })
    return
  }
  if (!hasJava() || !hasJars()) {
    project.provide('neo4j', { address: null, missing: hasJava() ? 'Maven' : 'Java' })
    return
  }
  await fetchJars()
  const server = await startNeo4j()
  project.provide('neo4j', { address: server.address, missing: '' })
  return () => server.stop()
}
