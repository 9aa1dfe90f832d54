import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { expect } from 'vitest'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { neo4jGraph } from '../../graph/store/neo4j/open.ts'
import { contentsOf, plan2025, report2024, undated } from '../contract/world.ts'

/** What a hostile text would touch: a graph, the server's schema and users, an address and a file. */
export type Canaries = AsyncDisposable & {
  /** Answers with a table, and counts. */
  address: string
  /** Holds a table. */
  file: string
  expectUntouched(): Promise<void>
}

/** Puts three documents into an empty database and watches over them. */
export async function openCanaries(database: Neo4jDatabase): Promise<Canaries> {
  const graph = neo4jGraph(database)
  for (const document of [report2024(), plan2025(), undated()]) await graph.put(document)
  let contacted = 0
  const listener = createServer((_, response) => {
    contacted++
    response.end('a,b\n')
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const listening = listener.address()
  const file = path.join(os.tmpdir(), `zhengmai-canary-${process.pid}.csv`)
  await writeFile(file, 'secret,secret\n')
  const stateNow = async () => [
    await contentsOf(graph),
    await database.read('SHOW INDEXES YIELD name RETURN name ORDER BY name'),
    await database.read('CALL db.labels() YIELD label RETURN label ORDER BY label'),
    await database.read('SHOW USERS YIELD user RETURN user ORDER BY user'),
  ]
  const before = await stateNow()
  return {
    address: `http://127.0.0.1:${typeof listening === 'object' ? listening?.port : 0}/canary`,
    file,
    async expectUntouched() {
      expect(contacted).toBe(0)
      expect(await stateNow()).toEqual(before)
    },
    async [Symbol.asyncDispose]() {
      listener.close()
      await rm(file, { force: true })
    },
  }
}
