import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { lintCypherQuery } from '@neo4j-cypher/language-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../graph/store/database.ts'
import { openGrafeo } from '../../../graph/store/grafeo.ts'
import { parametersOf, SERVER_TEXTS, TEXT_FILE, TEXTS } from './cypher-texts.ts'

const faultsIn = (text: string): string[] => {
  const { diagnostics } = lintCypherQuery(text, { parameters: parametersOf(text), defaultLanguage: 'CYPHER 5' })
  return diagnostics.map(({ message }) => String(message))
}

describe('The Cypher texts', () => {
  let folder: string
  let database: Database

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-cypher-'))
    database = await openGrafeo(folder, path.join(folder, 'graph.grafeo'))
  })
  afterAll(async () => {
    await database[Symbol.asyncDispose]()
    await rm(folder, { recursive: true })
  })

  it('are all here', () => {
    expect(TEXTS.length).toBeGreaterThan(60)
    expect(SERVER_TEXTS.length).toBeGreaterThan(10)
  })

  it.each([...TEXTS, ...SERVER_TEXTS])('%s satisfies Neo4j’s own parser', (_, text) => {
    expect(faultsIn(text)).toEqual([])
  })

  it.each(TEXTS)('%s runs on the embedded database', async (_, text) => {
    await database.write((run) => run(text, parametersOf(text)))
  })

  it('would not satisfy it with a fault', () => {
    expect(faultsIn('MATCH (d:Document) RETRUN d')).not.toEqual([])
    expect(faultsIn('MATCH (d:Document) RETURN e.id')).not.toEqual([])
  })

  it('stand in files of texts and nowhere else', async () => {
    const root = path.join(import.meta.dirname, '../../..')
    const elsewhere: string[] = []
    for (const part of ['graph', 'ingest', 'api']) {
      for (const file of await readdir(path.join(root, part), { recursive: true })) {
        if (!file.endsWith('.ts') || TEXT_FILE.test(path.basename(file))) continue
        if (/\b(MATCH|MERGE|CREATE) \(/.test(await readFile(path.join(root, part, file), 'utf8'))) elsewhere.push(file)
      }
    }
    expect(elsewhere).toEqual([])
  })
})
