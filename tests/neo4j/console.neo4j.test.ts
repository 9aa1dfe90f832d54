import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look, ROW_LIMIT } from '../../graph/store/neo4j/console.ts'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { contentsOf, plan2025, reform, report2024, undated } from '../contract/world.ts'
import { describeWith } from '../needs.ts'
import { empty, NEO4J, testServer } from './testing.ts'

const FRIENDLY = [
  'RETURN 1 AS one',
  'MATCH (d:Document) RETURN d.title, d.issuedOn ORDER BY d.issuedOn DESC',
  'MATCH (e:School) RETURN e.name, e.mentions ORDER BY e.mentions DESC LIMIT 5',
  'MATCH (e:Entity {name: $name}) RETURN e',
  'MATCH (e:Entity)-[r]->(o:Entity) RETURN e.name, type(r), o.name, r.quote, r.year',
  'MATCH (e:Entity)-[r:CARRIES_OUT|LEADS]-(o) RETURN DISTINCT o.name',
  'MATCH (p:Paragraph)-[m:MENTIONS]->(e:Agency) RETURN e.name, count(m) AS n ORDER BY n DESC',
  'MATCH (d:Document)-[:HAS_PARAGRAPH]->(p) WHERE p.text CONTAINS "改革" RETURN d.title, p.text',
  'MATCH path = (a:Entity)-[*1..3]-(b:Entity) RETURN path LIMIT 3',
  'MATCH (a:Agency), (b:Program) MATCH path = shortestPath((a)-[*..4]-(b)) RETURN length(path)',
  'MATCH (o:Observation)-[:OF]->(m:Metric) RETURN m.name, collect(o.value), avg(o.value), max(o.year)',
  'MATCH (e:Entity) WHERE EXISTS { (e)-[:CARRIES_OUT]->() } RETURN e.name',
  'MATCH (e:Entity) RETURN e.kind, count(*) ORDER BY e.kind',
  'MATCH (e:Entity) RETURN COUNT { (e)--() } AS degree ORDER BY degree DESC LIMIT 3',
  'MATCH (e:Entity) CALL (e) { MATCH (e)<-[:MENTIONS]-(p) RETURN count(p) AS n } RETURN e.name, n',
  'MATCH (a:School) RETURN a.name AS name UNION MATCH (b:Agency) RETURN b.name AS name',
  'UNWIND [1, 2, 3] AS x RETURN x * 2 AS y',
  'UNWIND range(1, 10) AS x WITH x WHERE x % 2 = 0 RETURN collect(x), reduce(s = 0, y IN collect(x) | s + y)',
  'OPTIONAL MATCH (n:NoSuchLabel) RETURN n',
  'MATCH (n) RETURN labels(n) AS labels, count(*) AS n',
  'RETURN date("2025-01-08") AS day, duration.between(date("2024-01-01"), date("2025-01-01")) AS long',
  'RETURN [x IN range(1, 5) WHERE x > 2 | x ^ 2] AS squares, CASE WHEN true THEN "是" END AS word',
  'CALL db.labels() YIELD label RETURN label ORDER BY label',
  'CALL db.relationshipTypes()',
  'CALL db.index.fulltext.queryNodes("paragraph_grams", "facets:\\"kind:report\\"") YIELD node, score RETURN node.text, score',
  'MATCH (d:Document) WHERE d.year IN [2024, 2025] AND NOT d.kind = "law" RETURN d.title SKIP 0 LIMIT 10',
  'MATCH (e:Entity)<-[:DESCRIBES]-(d:Document) WITH e, count(d) AS n WHERE n > 1 RETURN e.name, n',
  'MATCH (a)-[:MENTIONS]->(e)<-[:MENTIONS]-(b) WHERE a.id < b.id RETURN e.name, count(*) LIMIT 5',
  '// a remark\nMATCH (n:Document) /* and another */ RETURN count(n);',
]

/** Texts that want a write, a file, an address, someone's query, a setting, another database, or no end. */
const hostile = (address: string, file: string): string[] => [
  'CREATE (n:Hacked)',
  'CREATE (n:Hacked) RETURN n',
  'MATCH (n:Document) SET n.title = "x" RETURN n',
  'MATCH (n:Document) SET n:Hacked',
  'MATCH (n:Document) REMOVE n.title',
  'MATCH (n:Document) DELETE n',
  'MATCH (n) DETACH DELETE n',
  'MERGE (n:Hacked {id: 1}) RETURN n',
  'MATCH (a:Entity), (b:Entity) MERGE (a)-[:HACKED]->(b)',
  'FOREACH (x IN [1] | CREATE (:Hacked))',
  'MATCH (n) CALL (n) { SET n.x = 1 } RETURN n',
  'MATCH (n:Document) CALL (n) { DETACH DELETE n } IN TRANSACTIONS',
  'CALL { CREATE (n:Hacked) RETURN n } RETURN n',
  'UNWIND [1] AS x CALL (x) { CREATE (:Hacked) } IN TRANSACTIONS OF 1 ROWS',
  'CREATE INDEX hacked FOR (n:Document) ON (n.x)',
  'DROP INDEX paragraph_grams',
  'CREATE CONSTRAINT hacked FOR (n:Document) REQUIRE n.x IS UNIQUE',
  'DROP CONSTRAINT document_id',
  'CALL db.createLabel("Hacked")',
  'CALL db.createProperty("hacked")',
  'CALL db.create.setNodeVectorProperty(null, "x", [1.0])',
  'MATCH (p:Paragraph) CALL db.create.setNodeVectorProperty(p, "vector", [1.0]) RETURN p',
  'CALL db.awaitIndexes(1)',
  'CALL db.resampleIndex("x")',
  'CALL db.clearQueryCaches()',
  'CALL db.prepareForReplanning()',
  'CALL db.checkpoint()',
  `LOAD CSV FROM "file://${file}" AS line RETURN line`,
  'LOAD CSV FROM "file:///canary.csv" AS line RETURN line',
  `LOAD CSV FROM "${address}" AS line RETURN line`,
  `LOAD CSV WITH HEADERS FROM "${address}" AS line RETURN line`,
  `MATCH (n:Document) LOAD CSV FROM "${address}" + n.title AS line RETURN line`,
  `CALL () { LOAD CSV FROM "${address}" AS line RETURN line } RETURN line`,
  `RETURN 1 AS x UNION LOAD CSV FROM "${address}" AS x RETURN x`,
  `MATCH (n) WHERE EXISTS { LOAD CSV FROM "${address}" AS line RETURN line } RETURN n`,
  'SHOW TRANSACTIONS',
  'SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery',
  'TERMINATE TRANSACTIONS "neo4j-transaction-1"',
  'SHOW USERS',
  'SHOW CURRENT USER',
  'SHOW SETTINGS',
  'SHOW DATABASES',
  'SHOW PROCEDURES',
  'SHOW FUNCTIONS',
  'CALL dbms.listConfig()',
  'CALL dbms.listConfig("auth") YIELD name, value RETURN name, value',
  'CALL dbms.listConnections()',
  'CALL dbms.killConnections(["bolt-1"])',
  'CALL dbms.setConfigValue("db.transaction.timeout", "0")',
  'CALL dbms.components()',
  'CALL dbms.info()',
  'CALL dbms.queryJmx("*:*")',
  'CALL dbms.showCurrentUser()',
  'CALL dbms.security.clearAuthCache()',
  'CREATE USER hacker SET PASSWORD "12345678"',
  'ALTER USER neo4j SET PASSWORD "12345678"',
  'ALTER CURRENT USER SET PASSWORD FROM "a" TO "12345678"',
  'DROP USER neo4j',
  'CREATE DATABASE hacked',
  'STOP DATABASE neo4j',
  'USE system SHOW USERS',
  'USE system CREATE USER hacker SET PASSWORD "12345678"',
  'USE graph.byName("system") MATCH (n) RETURN n',
  'EXPLAIN CREATE (n:Hacked)',
  'PROFILE CREATE (n:Hacked)',
  'PROFILE MATCH (n) RETURN n',
  'CYPHER runtime=slotted CREATE (n:Hacked)',
  'MATCH (n) RETURN n; CREATE (n:Hacked)',
  'RETURN 1; CREATE (:Hacked); RETURN 2',
  '/* RETURN 1 */ CREATE (:Hacked)',
  '// RETURN 1\nCREATE (:Hacked)',
  'RETURN 1 // \u000a CREATE (:Hacked)',
  'CALL `db`.`createLabel`("Hacked")',
  'CALL db . createLabel ( "Hacked" )',
  'CALL apoc.load.json("x")',
  'RETURN apoc.version()',
  'RETURN `apoc`.`static`.`get`("x")',
  '\u0043REATE (:Hacked)',
  'CREATE\u00a0(:Hacked)',
  '',
  '   ',
  'MATCH (n) RETURN',
  "' OR 1=1 --",
]

describeWith(NEO4J, 'The Cypher console', () => {
  let database: Neo4jDatabase
  let before: unknown
  let contacted = 0
  const listener = createServer((_, response) => {
    contacted++
    response.end('a,b\n')
  })
  const file = path.join(os.tmpdir(), `zhengmai-canary-${process.pid}.csv`)
  let address: string
  const stateOf = async () => [
    await contentsOf(neo4jGraph(database)),
    await database.read('SHOW INDEXES YIELD name RETURN name ORDER BY name'),
    await database.read('CALL db.labels() YIELD label RETURN label ORDER BY label'),
    await database.read('SHOW USERS YIELD user RETURN user ORDER BY user'),
  ]

  beforeAll(async () => {
    await empty()
    database = await openDatabase(testServer())
    for (const graph of [report2024(), plan2025(), undated()]) await neo4jGraph(database).put(graph)
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
    const listening = listener.address()
    address = `http://127.0.0.1:${typeof listening === 'object' ? listening?.port : 0}/canary`
    await writeFile(file, 'secret,secret\n')
    before = await stateOf()
  })
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
    listener.close()
  })

  it.each(FRIENDLY)('answers %s', async (text) => {
    const { columns, rows } = await look(database, text, { parameters: { name: reform.name }, limit: 100 })
    expect(columns.length).toBeGreaterThan(0)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('refuses whatever is not reading this graph; nothing changes, nothing is contacted, nothing is told', async () => {
    const texts = hostile(address, file)
    expect(texts.length).toBeGreaterThanOrEqual(60)
    for (const text of texts) {
      const answer = await look(database, text, { limit: 100 }).then(
        (table) => table,
        (thrown: { code: string }) => thrown.code,
      )
      expect(['CYPHER_REFUSED', 'CYPHER_INVALID'], `${text}: ${JSON.stringify(answer)}`).toContain(answer)
    }
    expect(contacted).toBe(0)
    expect(await stateOf()).toEqual(before)
  })

  it('ends what runs too long, and cuts what is too much', async () => {
    const endless = 'UNWIND range(1, 100000000) AS x UNWIND range(1, 1000) AS y WITH x, y WHERE x = -y RETURN count(*)'
    await expect(look(database, endless, { limit: 10 })).rejects.toMatchObject({ code: 'QUERY_TIMED_OUT' })
    const much = await look(database, 'UNWIND range(1, 10000000) AS x RETURN x', { limit: 5_000_000 })
    expect([much.rows.length, much.truncated]).toEqual([ROW_LIMIT, true])
    const few = await look(database, 'UNWIND range(1, 10) AS x RETURN x', { limit: 10 })
    expect([few.rows.length, few.truncated]).toEqual([10, false])
  })

  it('shows things as plain values', async () => {
    const text = `MATCH path = (a:Agency)-[r:CARRIES_OUT]->(p:Program)
      RETURN a, r, path, date('2025-01-08') AS day, [1, {x: a.name}] AS list, null AS nothing LIMIT 1`
    const [row] = (await look(database, text, { limit: 1 })).rows
    const [agency, relation, path, ...rest] = row as [{ labels: string[] }, { type: string }, unknown[], ...unknown[]]
    expect([agency.labels, relation.type, path.length]).toEqual([['Entity', 'Agency'], 'CARRIES_OUT', 3])
    expect(rest).toEqual(['2025-01-08', [1, { x: '石渡县教育体育局' }], null])
  })

  describe('on the command line', () => {
    const environment = { NEO4J_URL: NEO4J.isHere ? testServer().url : '', ZHENGMAI_LANG: 'en' }

    it('prints a table, or JSON, with parameters', async () => {
      const text = 'MATCH (e:Entity {name: $name}) RETURN e.kind AS kind, e.name AS name'
      const argv = ['cypher', text, '--params', JSON.stringify({ name: reform.name })]
      expect((await zhengmai(argv, environment)).out).toMatch(/^kind\s+name\nprogram\s+“县管校聘”改革\n$/)
      expect(JSON.parse((await zhengmai([...argv, '--json'], environment)).out)).toEqual({
        columns: ['kind', 'name'],
        rows: [['program', reform.name]],
        truncated: false,
      })
    })

    it('says what is wrong', async () => {
      expect((await zhengmai(['cypher', 'MATCH (n) DELETE n'], environment)).err).toContain('CYPHER_REFUSED')
      expect((await zhengmai(['cypher', 'MATCH (n'], environment)).err).toContain('CYPHER_INVALID')
      expect((await zhengmai(['cypher', 'RETURN 1', '--params', '[1]'], environment)).code).toBe(2)
      const there = await zhengmai(['cypher', 'RETURN 1'], { NEO4J_URL: '', ZHENGMAI_LANG: 'en' })
      expect([there.code, there.err]).toEqual([1, expect.stringContaining('CYPHER_NOT_HERE')])
    })
  })
})
