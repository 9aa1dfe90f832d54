import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { Neo4jAddress } from '../../graph/config.ts'
import { fetchJars } from './jars.ts'

export type ServerOptions = {
  /** Where its data stay. Without one they go when it ends. */
  home?: string
  /** Without one, a free one. */
  port?: number
  /** Of the user neo4j. Without one it asks for none. A home that has one keeps it. */
  password?: string
  /** Megabytes. */
  heap?: number
  pageCache?: number
  /** Further lines of `neo4j.conf`. */
  settings?: string[]
}

/** A Neo4j server on a loopback port; it ends with the process that started it, whatever ends that. */
export type RunningServer = AsyncDisposable & {
  address: Neo4jAddress
  home: string
  port: number
  pid: number
  /** What it has printed. */
  log(): string
  stop(): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
}

const START_MS = 180_000

/** Without these, LOAD CSV, which counts as reading, opens any file of the machine and any address. */
export const CLOSED = [
  'server.directories.import=import',
  'dbms.security.allow_csv_import_from_file_urls=false',
  'internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0',
]

/** A stop takes one second instead of eleven. */
const QUICK_STOP = [
  'internal.dbms.bolt.netty_server_shutdown_quiet_period=0',
  'internal.dbms.bolt.netty_server_shutdown_timeout=1',
  'internal.server.bolt.thread_pool_shutdown_wait_time=0s',
]

const nameOf = (setting: string): string => setting.split('=')[0]!

function settingsText(port: number, { password, pageCache = 64, settings = [] }: ServerOptions): string {
  return [
    `server.bolt.listen_address=127.0.0.1:${port}`,
    `server.bolt.advertised_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    `dbms.security.auth_enabled=${password !== undefined}`,
    `server.memory.pagecache.size=${pageCache}m`,
    // A setting that stands twice ends the start.
    ...CLOSED.filter((line) => !settings.some((other) => nameOf(other) === nameOf(line))),
    ...QUICK_STOP,
    ...settings,
    '',
  ].join('\n')
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The home of a server that is not started yet: its folders, settings and, the first time, its password. */
async function prepare(home: string, port: number, options: ServerOptions): Promise<void> {
  const isNew = !existsSync(path.join(home, 'data'))
  for (const folder of ['conf', 'import']) mkdirSync(path.join(home, folder), { recursive: true })
  writeFileSync(path.join(home, 'conf', 'neo4j.conf'), settingsText(port, options))
  if (options.password === undefined || !isNew) return
  const run = await admin(home, ['dbms', 'set-initial-password', options.password])
  if (run.status !== 0) throw new Error(`Neo4j refused the password: ${run.stderr}`)
}

/** Runs `neo4j-admin` on a server's home. */
export async function admin(
  home: string,
  argv: string[],
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const jars = await fetchJars()
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: path.join(home, 'conf') }
  const main = ['-cp', path.join(jars, '*'), 'org.neo4j.server.startup.Neo4jAdminCommand']
  return spawnSync('java', [...main, ...argv], { env, encoding: 'utf8' })
}

const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'].map(
  (name) => `--add-opens=java.base/${name}=ALL-UNNAMED`,
)

/** Starts a server and waits until it takes connections. */
export async function startNeo4j(options: ServerOptions = {}): Promise<RunningServer> {
  const home = options.home ?? mkdtempSync(path.join(os.tmpdir(), 'zhengmai-neo4j-'))
  const port = options.port ?? (await freePort())
  await prepare(home, port, options)
  const jars = await fetchJars()
  const heap = options.heap ?? 512
  const flags = [`-Xms${Math.min(256, heap)}m`, `-Xmx${heap}m`, '-XX:+UseSerialGC', '-Dfile.encoding=UTF-8', ...OPENED]
  // Compiles quickly rather than well: for tests. A larger heap is for measuring.
  if (heap <= 512) flags.push('-XX:TieredStopAtLevel=1')
  const entry = ['org.neo4j.server.CommunityEntryPoint', '--console-mode']
  const java = ['java', ...flags, '-cp', path.join(jars, '*'), ...entry]
  const supervisor = path.join(import.meta.dirname, 'supervisor.mjs')
  const child = spawn(
    process.execPath,
    [supervisor, options.home === undefined ? home : '', ...java, `--home-dir=${home}`, `--config-dir=${home}/conf`],
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true },
  )
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const log = await started(child)
  const end = async (how: 'stop' | 'kill') => {
    if (child.exitCode === null && child.signalCode === null) child.stdin?.write(`${how}\n`)
    await ended
  }
  const address = {
    url: `bolt://127.0.0.1:${port}`,
    user: 'neo4j',
    password: options.password ?? null,
    database: 'neo4j',
  }
  return {
    address,
    home,
    port,
    pid: Number(/^pid (\d+)/m.exec(log.first())?.[1]),
    log: log.last,
    stop: () => end('stop'),
    kill: () => end('kill'),
    [Symbol.asyncDispose]: () => end('kill'),
  }
}

/** Once it says that it has started; its words from then on are kept too. */
async function started(child: ChildProcess): Promise<{ first(): string; last(): string }> {
  let first = ''
  let log = ''
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => {
      child.stdin?.end()
      reject(new Error(`Neo4j ${why}:\n${log.slice(-3000)}`))
    }
    const timer = setTimeout(() => fail(`did not start in ${START_MS / 1000} s`), START_MS)
    const read = (text: string) => {
      first ||= text
      log = (log + text).slice(-20_000)
      if (!/INFO\s+Started\./.test(log)) return
      clearTimeout(timer)
      resolve()
    }
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', read)
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
  return { first: () => first, last: () => log }
}
