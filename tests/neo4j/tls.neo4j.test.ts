import { execFile, spawnSync } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../graph/store/neo4j/driver.ts'
import { openServer } from '../../graph/store/neo4j/open.ts'
import { bureau, report2024 } from '../contract/world.ts'
import { spawned } from '../faults/spawned.ts'
import { describeWith, type Need } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { type RunningServer, startNeo4j } from './server.ts'
import { OWN_SERVER } from './testing.ts'

const WITH_OPENSSL: Need = {
  what: `${OWN_SERVER.what}, and openssl`,
  isHere: OWN_SERVER.isHere && spawnSync('openssl', ['version']).status === 0,
  howToHave: `${OWN_SERVER.howToHave}, and openssl`,
}
const REFUSAL_MS = 15_000

/** A self-signed certificate for `localhost` and its key, in PEM. */
async function certify(folder: string): Promise<void> {
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', path.join(folder, 'private.key'), '-out', path.join(folder, 'public.crt')],
  ])
}

describeWith(WITH_OPENSSL, 'A server that asks for TLS', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let server: RunningServer
  const certificate = () => path.join(folder.path, 'public.crt')
  const through = (scheme: string) => ({ ...server.address, url: `${scheme}://localhost:${server.port}` })

  beforeAll(async () => {
    folder = await temporaryFolder()
    await certify(folder.path)
    server = await startNeo4j({
      settings: [
        'server.bolt.tls_level=REQUIRED',
        'dbms.ssl.policy.bolt.enabled=true',
        `dbms.ssl.policy.bolt.base_directory=${folder.path}`,
        'dbms.ssl.policy.bolt.private_key=private.key',
        'dbms.ssl.policy.bolt.public_certificate=public.crt',
      ],
    })
    await using store = await openServer(through('bolt+ssc'), folder.path)
    await store.graph.put(report2024())
  })
  afterAll(async () => {
    await server?.kill()
    await folder[Symbol.asyncDispose]()
  })

  it('is written and read through bolt+ssc, whoever signed', async () => {
    await using store = await openServer(through('bolt+ssc'), folder.path, { mustExist: true })
    const { document } = report2024()
    expect((await store.graph.graphOf(document.id))?.document).toEqual(document)
  })

  it('is refused through bolt+s where nobody vouches for it', { timeout: REFUSAL_MS }, async () => {
    await expect(connect(through('bolt+s'))).rejects.toMatchObject({ code: 'SERVER_UNTRUSTED' })
  })

  it('is told as one that does not answer where bolt is not encrypted', { timeout: REFUSAL_MS }, async () => {
    await expect(connect(through('bolt'))).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE' })
  })

  it('is used through bolt+s by a process that is given the certificate', async () => {
    const environment = { ZHENGMAI_STORE: path.join(folder.path, 'machine'), NEO4J_URL: through('bolt+s').url }
    const trusting = { ...environment, NODE_EXTRA_CA_CERTS: certificate() }
    const entity = spawned(['entity', bureau.name, '--json'], trusting)
    expect(await entity.ended, entity.said.err).toBe(0)
    expect(entity.said.out).toContain(bureau.name)
    const storeCheck = async (given: NodeJS.ProcessEnv) => {
      const { said, ended } = spawned(['doctor', '--json'], given)
      await ended
      return JSON.parse(said.out).find(({ name }: { name: string }) => name === 'store')
    }
    expect(await storeCheck(trusting)).toMatchObject({ status: 'ok', detail: expect.stringContaining('bolt+s://') })
    expect(await storeCheck(environment)).toMatchObject({ status: 'fail' })
  })
})
