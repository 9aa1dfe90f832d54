import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { lintCypherQuery } from '@neo4j-cypher/language-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as cypher from '../../../graph/store/cypher.ts'
import type { Database } from '../../../graph/store/database.ts'
import { openGrafeo } from '../../../graph/store/grafeo.ts'

const texts: [string, string][] = Object.entries(cypher).flatMap(([name, value]): [string, string][] =>
  typeof value === 'string'
    ? [[name, value]]
    : Object.entries(value).map(([key, text]): [string, string] => [`${name}.${key}`, text]),
)

/** One value for every parameter that some text names. */
const PARAMETERS: Record<string, unknown> = {
  ...{ id: 'doc_0', ids: ['doc_0'], documentId: 'doc_0', entityId: 'ent_0', metricId: 'ent_0', subjectId: 'ent_0' },
  ...{
    kind: 'report',
    year: 2025,
    jurisdiction: '石渡县',
    predicate: 'cites',
    status: 'planned',
    text: '双减',
    line: '\n双减\n',
  },
  ...{ issued: '2025-01-08', at: 2024, rank: 0, mentions: 3, ordinal: 1, start: 0, seen: ['ent_1'], limit: 5 },
  ...{
    document: { id: 'doc_1' },
    rows: [{ id: 'x_1', paragraphId: 'p', entityId: 'e', subjectId: 's', objectId: 'o', metricId: 'm' }],
  },
}

const parametersIn = (text: string): string[] => [...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name!))]
const parametersOf = (text: string) => Object.fromEntries(parametersIn(text).map((name) => [name, PARAMETERS[name]]))

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
    expect(texts.length).toBeGreaterThan(60)
    expect(new Set(texts.flatMap(([, text]) => parametersIn(text))).size).toBe(Object.keys(PARAMETERS).length)
  })

  it.each(texts)('%s satisfies Neo4j’s own parser and runs on the embedded database', async (_, text) => {
    expect(faultsIn(text)).toEqual([])
    await database.write((run) => run(text, parametersOf(text)))
  })

  it('would not satisfy it with a fault', () => {
    expect(faultsIn('MATCH (d:Document) RETRUN d')).not.toEqual([])
    expect(faultsIn('MATCH (d:Document) RETURN e.id')).not.toEqual([])
  })

  it('stand in the two cypher.ts and nowhere else', async () => {
    const root = path.join(import.meta.dirname, '../../..')
    const elsewhere: string[] = []
    for (const part of ['graph', 'ingest', 'api']) {
      for (const file of await readdir(path.join(root, part), { recursive: true })) {
        if (!file.endsWith('.ts') || /^store[/\\](neo4j[/\\])?cypher\.ts$/.test(file)) continue
        if (/\b(MATCH|MERGE|CREATE) \(/.test(await readFile(path.join(root, part, file), 'utf8'))) elsewhere.push(file)
      }
    }
    expect(elsewhere).toEqual([])
  })
})
