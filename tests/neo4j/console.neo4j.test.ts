import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { look, ROW_LIMIT } from '../../graph/store/neo4j/console.ts'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { openDatabase } from '../../graph/store/neo4j/open.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { reform } from '../contract/world.ts'
import { describeWith } from '../needs.ts'
import { type Canaries, openCanaries } from './canaries.ts'
import { FRIENDLY, hostile } from './console-texts.ts'
import { empty, NEO4J, testServer } from './testing.ts'

describeWith(NEO4J, 'The Cypher console', () => {
  let database: Neo4jDatabase
  let canaries: Canaries

  beforeAll(async () => {
    await empty()
    database = await openDatabase(testServer())
    canaries = await openCanaries(database)
  })
  afterAll(async () => {
    await canaries[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  it.each(FRIENDLY)('answers %s', async (text) => {
    const { columns, rows } = await look(database, text, { parameters: { name: reform.name }, limit: 100 })
    expect(columns.length).toBeGreaterThan(0)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('refuses whatever is not reading this graph; nothing changes, nothing is contacted, nothing is told', async () => {
    const texts = hostile(canaries.address, canaries.file)
    expect(texts.length).toBeGreaterThanOrEqual(60)
    for (const text of texts) {
      const answer = await look(database, text, { limit: 100 }).then(
        (table) => table,
        (thrown: { code: string }) => thrown.code,
      )
      expect(['CYPHER_REFUSED', 'CYPHER_INVALID'], `${text}: ${JSON.stringify(answer)}`).toContain(answer)
    }
    await canaries.expectUntouched()
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
