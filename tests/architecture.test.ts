import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = path.join(import.meta.dirname, '..')
/** Who may import whom. `web` may import types of `api/contract.ts` besides, and nothing else from the server. */
const MAY_IMPORT: Record<string, string[]> = {
  graph: ['graph'],
  ingest: ['ingest', 'graph'],
  api: ['api', 'ingest', 'graph'],
  web: ['web'],
}

const sources = Object.keys(MAY_IMPORT).flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ folder, file: `${folder}/${file}`, text: readFileSync(path.join(ROOT, folder, file), 'utf8') })),
)

/** The folders of our own that a file imports from, each as printed and where it leads. */
const importsOf = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/^(import|export)( type)?[^'"]*?from '(\.[^']+)'/gm)].map(([, , type, target]) => ({
    typeOnly: type !== undefined,
    target: path.posix.normalize(path.posix.join(path.posix.dirname(file), target!)),
  }))

describe('The architecture', () => {
  it('has source files in every folder', () => {
    for (const folder of Object.keys(MAY_IMPORT)) {
      expect(sources.filter((source) => source.folder === folder).length, folder).toBeGreaterThan(3)
    }
  })

  it('lets imports point one way: corpus → ingest → graph ← api ⇠ web', () => {
    const wrong = sources.flatMap((source) =>
      importsOf(source)
        .filter(({ target }) => !MAY_IMPORT[source.folder]!.includes(target.split('/')[0]!))
        .filter(({ target, typeOnly }) => !(source.folder === 'web' && typeOnly && target === 'api/contract.ts'))
        .map(({ target }) => `${source.file} imports ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps every file under 300 lines', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 301).map(({ file }) => file)
    expect(long).toEqual([])
  })

  it('lets the linter keep functions under 60 lines, with four parameters at most', () => {
    const Rules = z.object({
      linter: z.object({
        rules: z.object({
          complexity: z.object({
            noExcessiveLinesPerFunction: z.object({
              level: z.literal('error'),
              options: z.object({ maxLines: z.number().max(60) }),
            }),
            useMaxParams: z.object({ level: z.literal('error'), options: z.object({ max: z.number().max(4) }) }),
          }),
        }),
      }),
    })
    const biome: unknown = JSON.parse(readFileSync(path.join(ROOT, 'biome.json'), 'utf8'))
    expect(Rules.safeParse(biome).success).toBe(true)
    expect(sources.filter(({ text }) => /biome-ignore.*(Lines|MaxParams)/.test(text)).map(({ file }) => file)).toEqual(
      [],
    )
  })

  it('talks to the embedded engine, and to Neo4j when it comes, in one file each', () => {
    const users = sources.filter(({ text }) => /from '@grafeo-db\/js'/.test(text)).map(({ file }) => file)
    expect(users).toHaveLength(1)
    expect(users[0]).toMatch(/^graph\/store\//)
  })

  it('keeps every Cypher text in files of texts and in the folder of the store', () => {
    const cypher = /\b(MATCH \(|MERGE \(|UNWIND \$|DETACH DELETE)/
    const isItsPlace = (file: string) => file.startsWith('graph/store/') || file.endsWith('/cypher.ts')
    const elsewhere = sources.filter(({ file, text }) => cypher.test(text) && !isItsPlace(file))
    expect(elsewhere.map(({ file }) => file)).toEqual([])
  })
})
