import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { Check } from '../../api/cli/check.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { report2024 } from '../contract/world.ts'
import { describeWith } from '../needs.ts'
import { startNeo4j } from './server.ts'
import { empty, NEO4J, OWN_SERVER, testServer } from './testing.ts'

const SECRET = 'correct-horse-battery'
const LOCAL = { ZHENGMAI_STORE: path.join(os.tmpdir(), `zhengmai-doctor-${process.pid}`), ZHENGMAI_LANG: 'en' }

describeWith(NEO4J, 'The doctor', () => {
  it('says what the server is, what waits, and what is open', async () => {
    await empty()
    {
      await using database = await openDatabase(testServer())
      await neo4jGraph(database).put(report2024(), { mergeLater: true })
    }
    const { out } = await zhengmai(['doctor', '--json'], { ...LOCAL, NEO4J_URL: testServer().url })
    const checks = new Map((JSON.parse(out) as Check[]).map((check) => [check.name, check]))
    expect(checks.get('store')).toMatchObject({ status: 'ok', detail: expect.stringContaining(testServer().url) })
    expect(checks.get('server')).toMatchObject({ status: 'ok', detail: expect.stringMatching(/^Neo4j 5\.\d+\.\d+ /) })
    expect(checks.get('indexes')).toMatchObject({ status: 'ok' })
    expect(checks.get('indexes')!.states).toContain('paragraph_grams FULLTEXT ONLINE 100 %')
    expect(checks.get('pending')).toMatchObject({
      status: 'note',
      detail: expect.stringMatching(/^1 document .*consolidate/),
    })
    expect(checks.get('loadCsv')).toMatchObject({ status: 'ok' })
    expect(checks.get('encryption')).toMatchObject({ status: 'ok' })
  })
})

describeWith(OWN_SERVER, 'A password', () => {
  it('is in nothing that is printed, be it right or wrong', async () => {
    await using server = await startNeo4j({
      password: SECRET,
      settings: ['dbms.security.allow_csv_import_from_file_urls=true'],
    })
    const { url } = server.address
    // First: after some wrong passwords a server refuses the right one too, for a while.
    const { out } = await zhengmai(['doctor', '--json'], { ...LOCAL, NEO4J_URL: url, NEO4J_PASSWORD: SECRET })
    const loadCsv = (JSON.parse(out) as Check[]).find(({ name }) => name === 'loadCsv')
    expect(loadCsv).toMatchObject({
      status: 'note',
      detail: expect.stringContaining('allow_csv_import_from_file_urls=false'),
    })
    const commands = [
      ['doctor'],
      ['doctor', '--json'],
      ['search', '双减'],
      ['entity', '双减'],
      ['cypher', 'RETURN 1'],
      ['serve'],
    ]
    for (const password of [SECRET, `${SECRET}-not`]) {
      for (const lang of ['en', 'zh']) {
        for (const command of commands.filter(([name]) => name !== 'serve' || password !== SECRET)) {
          const environment = { ...LOCAL, NEO4J_URL: url, NEO4J_PASSWORD: password }
          const { out, err, code } = await zhengmai([...command, '--lang', lang], environment)
          expect(out + err, command.join(' ')).not.toContain(SECRET)
          if (password !== SECRET) expect([code, `${out}${err}`]).toEqual([1, expect.stringContaining('SERVER_DENIED')])
        }
      }
    }
  })

  it('in an address is refused without being repeated', async () => {
    const address = `bolt://neo4j:${SECRET}@127.0.0.1:7687`
    for (const [argv, environment] of [
      [['doctor'], { ...LOCAL, NEO4J_URL: address }],
      [['doctor', '--store', address], LOCAL],
      [['copy', '--from', address, '--to', 'x'], LOCAL],
    ] as const) {
      const { out, err, code } = await zhengmai([...argv], environment)
      expect(code).toBe(1)
      expect(err).toContain('CONFIG_INVALID')
      expect(out + err).not.toContain(SECRET)
    }
  })
})
