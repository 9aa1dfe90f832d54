import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sha256 } from '../../graph/ids.ts'

const POM = path.join(import.meta.dirname, 'pom.xml')
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'

/** The folder of the jars: one for each wording of `pom.xml`, shared by all checkouts of this user. */
export const JARS = path.join(os.homedir(), '.cache', 'zhengmai', 'neo4j', sha256(readFileSync(POM)).slice(0, 12))

const answers = (command: string, ...argv: string[]): boolean =>
  spawnSync(command, argv, { stdio: 'ignore' }).status === 0

export const hasJava = (): boolean => answers('java', '-version')
/** The jars are there, or Maven is, to fetch them. */
export const hasJars = (): boolean => existsSync(JARS) || answers('mvn', '--version')

/** Fetches the jars unless they are there (110 MB, about a minute). A folder that is half full never has the final name. */
export async function fetchJars(): Promise<string> {
  if (existsSync(JARS)) return JARS
  const partial = `${JARS}.${process.pid}.partial`
  const argv = ['-B', '-q', '-f', POM, COPY, '-DincludeScope=runtime', `-DoutputDirectory=${partial}`]
  const maven = spawn('mvn', argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [maven.stdout, maven.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  const code = await new Promise((resolve) => maven.once('error', resolve).once('close', resolve))
  if (code !== 0) {
    rmSync(partial, { recursive: true, force: true })
    throw new Error(`Maven could not fetch Neo4j (${code}):\n${said.slice(-2000)}`)
  }
  try {
    renameSync(partial, JARS)
  } catch {
    // Another process was first.
    rmSync(partial, { recursive: true, force: true })
  }
  return JARS
}

// Run by itself it fetches them.
if (process.argv[1] === import.meta.filename) console.log(await fetchJars())
