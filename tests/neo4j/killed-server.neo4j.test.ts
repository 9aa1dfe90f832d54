import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOf } from '../../graph/export/jsonl.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { openServer } from '../../graph/store/neo4j/open.ts'
import { below, randomFrom } from '../bench/random.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { copySample, NAMES } from '../faults/sample.ts'
import { spawned } from '../faults/spawned.ts'
import { describeWith } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { freePort, type RunningServer, startNeo4j } from './server.ts'
import { OWN_SERVER, wipe } from './testing.ts'

const ROUNDS = Number(process.env.KILL_ROUNDS ?? 2)
const SEED = Number(process.env.KILL_SEED ?? 1)
/** Of a command whose server is gone: the driver has given up long before, so this one hangs. */
const PATIENCE_MS = 90_000

describeWith(OWN_SERVER, 'A server that is killed during an ingest', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let server: RunningServer
  let digest: string
  const at = (name: string) => path.join(folder.path, name)
  const start = (port: number) => startNeo4j({ home: at('home'), port })

  beforeAll(async () => {
    folder = await temporaryFolder()
    await copySample(at('documents'))
    const { code, err } = await zhengmai(['ingest', '--no-embed', at('documents')], { ZHENGMAI_STORE: at('embedded') })
    expect(code, err).toBe(0)
    await using embedded = await openFolder(at('embedded'), { mustExist: true })
    digest = await digestOf(embedded.graph)
    server = await start(await freePort())
  })
  afterAll(async () => {
    await server?.kill()
    await folder[Symbol.asyncDispose]()
  })

  const random = randomFrom(SEED)
  const moments = Array.from({ length: ROUNDS }, (_, round) => ({
    round,
    files: 1 + below(random, NAMES.length - 1),
    ms: below(random, 60),
  }))
  it.each(moments)(
    'after $files files and $ms ms ends it; run again, it makes the same graph',
    { timeout: 300_000 },
    async (moment) => {
      await wipe(server.address)
      const run = () =>
        spawned(['ingest', '--no-embed', at('documents')], {
          ZHENGMAI_STORE: at(`machine ${moment.round}`),
          NEO4J_URL: server.address.url,
        })
      const broken = run()
      const timer = setTimeout(() => broken.child.kill('SIGKILL'), PATIENCE_MS)
      await broken.until(new RegExp(`^${moment.files}/`, 'm'))
      await new Promise((resolve) => setTimeout(resolve, moment.ms))
      await server.kill()
      const killed = Date.now()
      const code = await broken.ended
      clearTimeout(timer)
      const { err } = broken.said
      if (process.env.KILL_ROUNDS) console.log(`ended ${Date.now() - killed} ms after its server`)
      expect(code, err).toBe(1)
      expect(err).toContain('SERVER_UNREACHABLE')

      server = await start(server.port)
      const again = run()
      expect(await again.ended, again.said.err).toBe(0)
      await using store = await openServer(server.address, at('reader'))
      expect(await digestOf(store.graph)).toBe(digest)
      expect(await store.graph.pending()).toEqual([])
    },
  )
})
