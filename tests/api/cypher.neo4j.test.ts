import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { type Engine, openEngine } from '../../api/engine.ts'
import { configFrom } from '../../graph/config.ts'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { openDatabase } from '../../graph/store/neo4j/open.ts'
import { reform } from '../contract/world.ts'
import { describeWith } from '../needs.ts'
import { type Canaries, openCanaries } from '../neo4j/canaries.ts'
import { FRIENDLY, hostile } from '../neo4j/console-texts.ts'
import { empty, NEO4J, testServer } from '../neo4j/testing.ts'
import { temporaryFolder } from '../sample-engine.ts'

/** As many as the console runs at once. */
const AT_ONCE = 4
/** A process for each text takes its time to start, from source above all. */
const LONG = { timeout: 400_000 }

describeWith(NEO4J, 'POST /api/cypher on Neo4j', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let database: Neo4jDatabase
  let canaries: Canaries
  let engine: Engine
  let app: Awaited<ReturnType<typeof buildApp>>

  beforeAll(async () => {
    folder = await temporaryFolder()
    await empty()
    database = await openDatabase(testServer())
    canaries = await openCanaries(database)
    const { url, user, password } = testServer()
    const settings = { NEO4J_URL: url, NEO4J_USER: user, NEO4J_PASSWORD: password ?? '', ZHENGMAI_CYPHER: 'on' }
    const config = configFrom({ ...settings, ZHENGMAI_STORE: path.join(folder.path, 'store') })
    engine = await openEngine(config, { mustExist: true })
    app = await buildApp(engine.services, { explorer: folder.path, loopback: true, report: () => undefined })
  })
  afterAll(async () => {
    await app.close()
    await engine[Symbol.asyncDispose]()
    await canaries[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
    await folder[Symbol.asyncDispose]()
  })

  const ask = (text: string, more: object = {}) =>
    app.inject({ method: 'POST', url: '/api/cypher', payload: { text, ...more } })

  /** Every text's answer, so many at once. */
  async function askAll(texts: string[], more: object = {}): Promise<Awaited<ReturnType<typeof ask>>[]> {
    const answers: Awaited<ReturnType<typeof ask>>[] = []
    for (let next = 0; next < texts.length; next += AT_ONCE) {
      const some = texts.slice(next, next + AT_ONCE).map((text) => ask(text, more))
      answers.push(...(await Promise.all(some)))
    }
    return answers
  }

  it('answers what only reads', LONG, async () => {
    const answers = await askAll(FRIENDLY, { parameters: { name: reform.name } })
    expect(answers.length).toBeGreaterThanOrEqual(25)
    answers.forEach((answer, i) => {
      expect(answer.statusCode, `${FRIENDLY[i]}: ${answer.body}`).toBe(200)
      expect(answer.json().columns.length, FRIENDLY[i]).toBeGreaterThan(0)
      expect(answer.json().rows.length, FRIENDLY[i]).toBeGreaterThan(0)
    })
  })

  it('refuses everything else; nothing changes, nothing is contacted, nothing is told', LONG, async () => {
    const texts = hostile(canaries.address, canaries.file)
    expect(texts.length).toBeGreaterThanOrEqual(60)
    const answers = await askAll(texts)
    answers.forEach((answer, i) => {
      const { code, rows } = answer.json()
      expect([code, rows, answer.statusCode], `${texts[i]}: ${answer.body}`).toEqual(
        code === 'CYPHER_REFUSED' ? ['CYPHER_REFUSED', undefined, 403] : ['CYPHER_INVALID', undefined, 400],
      )
      expect(answer.body).not.toContain('secret')
    })
    await canaries.expectUntouched()
  })

  it('gives the rows that were asked for, with the values of parameters', async () => {
    const text = 'MATCH (e:Entity {name: $name}) UNWIND range(1, 3) AS n RETURN e.kind AS kind, n'
    expect((await ask(text, { parameters: { name: reform.name }, limit: 2 })).json()).toEqual({
      columns: ['kind', 'n'],
      rows: [
        ['program', 1],
        ['program', 2],
      ],
      truncated: true,
    })
    const deep = JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`)
    expect((await ask('RETURN $deep', { parameters: { deep } })).json()).toMatchObject({ code: 'CYPHER_INVALID' })
  })

  it('cuts a table that is too large, and lets the others be answered while one row is', async () => {
    const wide = (await ask('UNWIND range(1, 100) AS x RETURN range(1, 50000) AS l', { limit: 1000 })).json()
    expect(wide.truncated).toBe(true)
    expect(wide.rows.length).toBeGreaterThan(5)
    expect(wide.rows.length).toBeLessThan(100)
    const huge = ask('RETURN range(1, 30000000) AS l')
    let slowest = 0
    let isAnswered = false
    const answered = huge.then(() => {
      isAnswered = true
    })
    while (!isAnswered) {
      const start = performance.now()
      expect((await app.inject('/api/documents')).statusCode).toBe(200)
      slowest = Math.max(slowest, performance.now() - start)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    await answered
    expect((await huge).json().code).toMatch(/^(QUERY_TIMED_OUT|CYPHER_ANSWER_TOO_LARGE|SERVER_\w+)$/)
    expect(slowest).toBeLessThan(8000)
  })

  it('ends what the server plans too long or never answers, and says so', async () => {
    const tangle = Array.from({ length: 150 }, (_, i) => `(a${i % 20})-->(a${(i * 7 + 1) % 20})`).join(',')
    const texts = [`MATCH ${tangle} RETURN count(*)`, `RETURN ${'NOT '.repeat(500)}true`]
    for (const answer of await askAll(texts)) {
      expect(answer.json()).toMatchObject({ status: 503, code: 'QUERY_TIMED_OUT' })
      expect(answer.json().sentences.en).toContain('took too long')
    }
    expect((await ask('RETURN 1 AS one')).json().rows).toEqual([[1]])
  })
})
