/** `npm run neo4j`: a Neo4j server on this machine with the sample documents in it, until Ctrl-C. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { languageAsked, languageOf } from '../../api/cli/language.ts'
import { run as zhengmai } from '../../api/cli/run.ts'
import type { Neo4jAddress } from '../../graph/config.ts'
import { packageFile } from '../../graph/package-file.ts'
import { fetchJars, hasJars, hasJava, JARS } from './jars.ts'
import { startNeo4j } from './server.ts'

const HOME = path.resolve('.neo4j')
const USUAL_PORT = 7687

const WORDS = {
  en: {
    missing: (what: string) =>
      `${what} is missing. Install Java 17 or newer and Maven (Debian: apt-get install default-jre-headless maven).`,
    fetching: 'Fetching Neo4j 5.26 by Maven (110 MB, once, about a minute)…',
    starting: 'Starting Neo4j (about 15 seconds)…',
    ready: (home: string) => `Neo4j runs; its data are in ${home}. To use it, in another terminal:`,
    ends: 'Ctrl-C ends it; the data stay.',
  },
  zh: {
    missing: (what: string) =>
      `缺少 ${what}。请安装 Java 17 或更新版本以及 Maven（Debian：apt-get install default-jre-headless maven）。`,
    fetching: '正在通过 Maven 获取 Neo4j 5.26（110 MB，仅一次，约一分钟）……',
    starting: '正在启动 Neo4j（约 15 秒）……',
    ready: (home: string) => `Neo4j 已运行，数据在 ${home}。在另一个终端中使用：`,
    ends: '按 Ctrl-C 结束；数据保留。',
  },
}

const language = languageOf(languageAsked(process.argv), process.env)
const say = WORDS[language]
const tell = (line: string) => process.stderr.write(`${line}\n`)

/** The usual port where it is free. */
const portToUse = (): Promise<number | undefined> =>
  new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(undefined))
    probe.listen(USUAL_PORT, '127.0.0.1', () => probe.close(() => resolve(USUAL_PORT)))
  })

/** Made once and kept beside the data, readable by this user alone. */
function passwordKept(): string {
  const file = path.join(HOME, 'password')
  if (!existsSync(file)) {
    mkdirSync(HOME, { recursive: true })
    writeFileSync(file, randomBytes(12).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

async function readSample({ url, user, password }: Neo4jAddress): Promise<number> {
  const { PATH, HOME: home } = process.env
  const environment = { PATH, HOME: home, NEO4J_URL: url, NEO4J_USER: user, NEO4J_PASSWORD: password ?? '' }
  const streams = { out: process.stdout, err: process.stderr, signal: new AbortController().signal }
  return zhengmai(['ingest', '--no-embed', packageFile('corpus/sample'), '--lang', language], environment, streams)
}

async function main(): Promise<number> {
  const missing = [hasJava() ? '' : 'Java', hasJars() ? '' : 'Maven'].filter((what) => what !== '')
  if (missing.length > 0) {
    tell(say.missing(missing.join(', ')))
    return 1
  }
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve())
  })
  if (!existsSync(JARS)) tell(say.fetching)
  await fetchJars()
  tell(say.starting)
  const port = await portToUse()
  await using server = await startNeo4j({ home: HOME, password: passwordKept(), ...(port ? { port } : {}) })
  const code = await readSample(server.address)
  if (code !== 0) return code
  tell(`\n${say.ready(HOME)}\n`)
  const { url, password } = server.address
  console.log(`  export NEO4J_URL=${url} NEO4J_PASSWORD=${password}\n  npx zhengmai start\n`)
  tell(say.ends)
  await interrupted
  await server.stop()
  return 0
}

process.exitCode = await main()
