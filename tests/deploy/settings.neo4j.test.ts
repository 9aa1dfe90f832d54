import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { connect } from '../../graph/store/neo4j/driver.ts'
import { describeWith } from '../needs.ts'
import { CLOSED, type RunningServer, startNeo4j } from '../neo4j/server.ts'
import { NEO4J, OWN_SERVER, testServer } from '../neo4j/testing.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { neo4jSettings, textOf } from './files.ts'

const Compose = z.object({
  services: z.object({
    neo4j: z.object({
      environment: z.record(z.string(), z.string()),
      healthcheck: z.object({ test: z.array(z.string()) }),
    }),
  }),
})
const { neo4j } = Compose.parse(parse(textOf('compose.yaml'))).services
const Override = z.object({
  services: z.object({
    neo4j: z.object({ environment: z.record(z.string(), z.string()), volumes: z.array(z.string()) }),
  }),
})
const tls = Override.parse(parse(textOf('docs/deploy/compose.tls.yaml'))).services.neo4j
const run = promisify(execFile)

/** Those of compose.yaml that the servers of tests do not set themselves. A setting that is given twice stops a server. */
function settingsForTests(): string[] {
  const theirs = /^(server\.http\.enabled|server\.https\.enabled|dbms\.usage_report\.enabled|server\.memory\.)/
  const lines = Object.entries(neo4jSettings(neo4j.environment)).map(([name, value]) => `${name}=${value}`)
  return lines.filter((line) => !theirs.test(line) && !CLOSED.includes(line))
}

describeWith(OWN_SERVER, 'The Neo4j settings of compose.tls.yaml', () => {
  it('let nobody in without TLS', async () => {
    await using folder = await temporaryFolder()
    const settings = neo4jSettings(tls.environment)
    const base = settings['dbms.ssl.policy.bolt.base_directory']!
    expect(tls.volumes).toContain('./secrets/ssl:/ssl:ro')
    expect(base).toMatch(/^\/ssl\//)
    const ofPolicy = (file: string) => path.join(folder.path, settings[`dbms.ssl.policy.bolt.${file}`]!)
    await run('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=neo4j'],
      ...['-keyout', ofPolicy('private_key'), '-out', ofPolicy('public_certificate')],
    ])
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value === base ? folder.path : value}`)
    await using server = await startNeo4j({ settings: lines })
    const { url } = server.address
    await using database = await connect({ ...server.address, url: url.replace('bolt:', 'bolt+ssc:') })
    expect(await database.read('RETURN 1 AS one')).toEqual([{ one: 1 }])
    await expect(connect(server.address)).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
  })
})

describeWith(NEO4J, 'The rights in the guide', () => {
  it('are Cypher that a server understands, though this edition knows no roles', async () => {
    const [, block] = /```cypher\n(.*?)```/s.exec(textOf('docs/deploy/README.md'))!
    const statements = block!.split(/;\s*/).filter((statement) => statement !== '')
    expect(statements.length).toBeGreaterThan(10)
    await using database = await connect(testServer())
    for (const statement of statements) {
      const refused = await database.command(`EXPLAIN ${statement}`, { password: 'not a password' }).then(
        () => '',
        (thrown: Error & { code?: string }) => String(thrown.code),
      )
      expect(refused, statement).not.toMatch(/SyntaxError/)
    }
    await expect(database.command('EXPLAIN GRANT MATCH {*} ON GRAPHS neo4j TOO reader')).rejects.toMatchObject({
      code: expect.stringMatching(/SyntaxError/),
    })
  })
})

describeWith(OWN_SERVER, 'The Neo4j settings of compose.yaml', () => {
  let server: RunningServer
  beforeAll(async () => {
    // A server refuses to start with a setting that it does not know.
    server = await startNeo4j({ settings: settingsForTests() })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  it('leave LOAD CSV no file and no address', async () => {
    const settings = neo4jSettings(neo4j.environment)
    expect(Object.entries(settings).map(([name, value]) => `${name}=${value}`)).toEqual(expect.arrayContaining(CLOSED))
    await using database = await connect(server.address)
    for (const from of ['file:///etc/passwd', 'http://127.0.0.1:1/', 'ftp://127.0.0.1:1/x']) {
      await expect(database.read(`LOAD CSV FROM '${from}' AS line RETURN line`), from).rejects.toMatchObject({
        message: expect.stringMatching(/not allowed|blocked|configuration property|import/i),
      })
    }
  })

  it('are those of the manifests too', () => {
    const inManifest = textOf('docs/deploy/kubernetes/neo4j.yaml')
    const sizes = /memory/
    for (const [name, value] of Object.entries(neo4j.environment)) {
      if (name === 'NEO4J_AUTH_PATH' || sizes.test(name)) continue
      expect(inManifest.replace(/\s*value: "?/g, '=').replaceAll('"', '')).toContain(`${name}=${value}`)
    }
  })

  it('go with a health check that tells a server from none', async () => {
    const [, ...check] = neo4j.healthcheck.test
    const healthAt = async (port: number) => {
      const [command, ...args] = check.map((part) => part.replace('/7687', `/${port}`))
      try {
        await run(command!, args)
        return true
      } catch {
        return false
      }
    }
    expect(await healthAt(server.port)).toBe(true)
    await server.stop()
    expect(await healthAt(server.port)).toBe(false)
  })
})
