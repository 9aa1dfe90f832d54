import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { COMMON_OPTIONS } from '../../api/cli/arguments.ts'
import { COMMANDS } from '../../api/cli/commands.ts'
import { SETTINGS } from '../../graph/config.ts'

export const ROOT = path.join(import.meta.dirname, '../..')
export const textOf = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8')

const MANIFESTS = 'docs/deploy/kubernetes'

/** Every object of the manifests, in a file's order, with the file it stands in. */
export function manifests(): { file: string; object: unknown }[] {
  const files = readdirSync(path.join(ROOT, MANIFESTS)).sort()
  return files.flatMap((file) =>
    parseAllDocuments(textOf(`${MANIFESTS}/${file}`)).map((document) => {
      if (document.errors.length > 0) throw new Error(`${file}: ${document.errors[0]!.message}`)
      return { file, object: document.toJS() as unknown }
    }),
  )
}

export const filesOfDeployment = (): string[] => [
  'Dockerfile',
  'compose.yaml',
  ...readdirSync(path.join(ROOT, MANIFESTS)).map((file) => `${MANIFESTS}/${file}`),
]

/** Variables of ours that no setting reads. */
export const unknownSettings = (names: string[]): string[] => {
  const known = new Set<string>(SETTINGS.map(({ name }) => name))
  return names.filter((name) => /^(ZHENGMAI|NEO4J)_/.test(name) && !known.has(name))
}

/** What is wrong with `[command, …arguments]` as a call of the command line; `null` for nothing. */
export function misuse([name, ...rest]: string[]): string | null {
  const command = COMMANDS.find((each) => each.name === name)
  if (command === undefined) return `no command ${name}`
  const options = { ...COMMON_OPTIONS, ...command.options }
  const wrong = rest.filter((word) => word.startsWith('--') && options[word.slice(2)] === undefined)
  return wrong.length > 0 ? `${name} has no ${wrong.join(', ')}` : null
}

/** `NEO4J_server_memory_heap_max__size` is `server.memory.heap.max_size`: how Neo4j's image names its variables. */
export function neo4jSettings(environment: Record<string, string>): Record<string, string> {
  const own = new Set(['NEO4J_AUTH', 'NEO4J_AUTH_PATH'])
  return Object.fromEntries(
    Object.entries(environment)
      .filter(([name]) => name.startsWith('NEO4J_') && !own.has(name))
      .map(([name, value]) => [name.slice(6).replaceAll('_', '.').replaceAll('..', '_'), value]),
  )
}

/** What keeps LOAD CSV from the server's files and network. */
export const CLOSED_TO_LOAD_CSV = {
  'dbms.security.allow_csv_import_from_file_urls': 'false',
  'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
  'server.directories.import': 'import',
}

/** Bytes of `2g`, `14Gi`, `512m`. */
export function bytesOf(size: string): number {
  const [, number, unit] = /^(\d+)\s*([kmg])i?$/i.exec(size) ?? []
  return Number(number) * 1024 ** ('kmg'.indexOf(String(unit).toLowerCase()) + 1)
}

export const Package = z.object({
  version: z.string(),
  engines: z.object({ node: z.string() }),
  files: z.array(z.string()),
})
export const packageJson = Package.parse(JSON.parse(textOf('package.json')))
