/** Every Cypher text there is, by name, with a value for each parameter. */
import { readdirSync } from 'node:fs'
import path from 'node:path'

export type Text = [name: string, text: string]

const GRAPH = path.join(import.meta.dirname, '../../../graph')
/** Files of texts: `cypher.ts` and `cypher-….ts`, but not the store that runs them. */
export const TEXT_FILE = /^cypher(-(?!store)\w+)?\.ts$/

/** A text under its constant's name; of a list or a table of them each, e.g. `CREATE_RELATIONS.cites`. */
function textsOf(constants: Record<string, unknown>): Text[] {
  return Object.entries(constants).flatMap(([name, value]): Text[] => {
    if (typeof value === 'string') return [[name, value]]
    if (typeof value !== 'object' || value === null) throw new Error(`${name} is no Cypher text`)
    return textsOf(value as Record<string, unknown>).map(([key, text]) => [`${name}.${key}`, text])
  })
}

/** Every constant of the files; parts of texts, e.g. `CITES|AMENDS`, have no blank. */
async function textsIn(files: string[]): Promise<Text[]> {
  const texts: Text[] = []
  for (const file of files) {
    const exported = (await import(path.join(GRAPH, file))) as Record<string, unknown>
    const constants = Object.entries(exported).filter(([name]) => name === name.toUpperCase())
    texts.push(...textsOf(Object.fromEntries(constants)).filter(([, text]) => /\s/.test(text)))
  }
  return texts
}

const FILES = readdirSync(GRAPH, { recursive: true, encoding: 'utf8' }).filter((file) =>
  TEXT_FILE.test(path.basename(file)),
)
/** The store's own texts run on every database. */
const isOfBoth = (file: string): boolean => path.dirname(file) === 'store'

export const TEXTS = await textsIn(FILES.filter(isOfBoth))
/** What only Neo4j runs. */
export const SERVER_TEXTS = await textsIn(FILES.filter((file) => !isOfBoth(file)))

const PARAMETERS: Record<string, unknown> = {
  ...{ id: 'doc_0', ids: ['doc_0'], documentId: 'doc_0', entityId: 'ent_0', metricId: 'ent_0', subjectId: 'ent_0' },
  ...{
    kind: 'report',
    year: 2025,
    jurisdiction: '石渡县',
    predicate: 'cites',
    status: 'planned',
    strength: 'plan',
    text: '双减',
    line: '\n双减\n',
  },
  ...{
    issued: '2025-01-08',
    age: -2024,
    youngest: -2025,
    oldest: 0,
    rank: 0,
    mentions: 3,
    most: 3,
    parallel: 3,
    ordinal: 1,
    start: 0,
    seen: ['ent_1'],
    limit: 5,
  },
  ...{
    document: { id: 'doc_1' },
    rows: [{ id: 'x_1', paragraphId: 'p', entityId: 'e', subjectId: 's', objectId: 'o', metricId: 'm' }],
  },
  ...{ near: 5, from: 'ent_0', to: 'ent_1', missing: true },
  ...{ path: 'a.txt', source: 'a.txt', hash: '00', keptAt: 1, bytes: new Uint8Array([1]), size: 1 },
  ...{
    query: '双减',
    queries: [{ text: '双减', half: 0.5 }],
    vector: [1, 0, 0],
    filter: [{ name: 'kind', tokens: ['kind:notice'] }],
    model: 'm',
  },
  ...{ statistics: { paragraphs: 1 } },
}

export const parametersIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name!)),
]

/** Throws for a parameter that has no value here. */
export function parametersOf(text: string): Record<string, unknown> {
  return Object.fromEntries(
    parametersIn(text).map((name) => {
      if (!(name in PARAMETERS)) throw new Error(`PARAMETERS has no value for $${name}`)
      return [name, PARAMETERS[name]]
    }),
  )
}
