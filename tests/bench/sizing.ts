/**
 * Bytes on disk of everything that a Neo4j store holds, for `docs/deploy/sizing.md`:
 *
 *     npx tsx tests/bench/sizing.ts [PARAGRAPHS]
 *
 * The generated corpus is put several times, each time with one more of its parts and with ids of its own; what the database
 * grows by between two of them is that part. Then paragraphs of the last get vectors, in both ways of storing one.
 */
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '../../graph/ids.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { searchColumns } from '../../graph/search/tokens.ts'
import { createGraphStore } from '../../graph/store/cypher-store.ts'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'
import { openDatabase } from '../../graph/store/neo4j/open.ts'
import { neo4jOriginals } from '../../graph/store/neo4j/originals.ts'
import { awaitIndexes } from '../../graph/store/neo4j/schema.ts'
import { startNeo4j } from '../neo4j/server.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { generatedDocuments } from './corpus.ts'
import { DIMENSIONS, vectorOf } from './questions.ts'

const PARAGRAPHS = Number(process.argv[2] ?? 10_000)
/** Vectors in one transaction. */
const BATCH = 500
const PATIENCE_MS = 1_800_000

type Part = Exclude<keyof DocumentGraph, 'document' | 'repairs'>
/** In this order each part refers to those before it alone. */
const PARTS: Part[] = ['paragraphs', 'entities', 'mentions', 'relations', 'observations']

/** Bytes by kind of file. `store` and `range` go through the page cache, the others through the system's. */
type Sizes = { store: number; range: number; fulltext: number; vector: number; logs: number }

function bytesIn(folder: string, wanted: (file: string) => boolean): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => wanted(path.relative(folder, file)))
    .reduce((sum, file) => sum + statSync(file).size, 0)
}

/** Of a server that has stopped: only then is everything on disk. */
function sizesOf(home: string): Sizes {
  const data = path.join(home, 'data')
  const store = path.join(data, 'databases', 'neo4j')
  const indexes = (kind: string) => bytesIn(store, (file) => file.startsWith(path.join('schema', 'index', kind)))
  return {
    store: bytesIn(store, (file) => file.startsWith('neostore') && !file.endsWith('.id')),
    range: indexes('range') + indexes('token'),
    fulltext: indexes('fulltext'),
    vector: indexes('vector'),
    logs: bytesIn(path.join(data, 'transactions', 'neo4j'), () => true),
  }
}

/** The same document under other ids, its entities included. */
function copyOf(graph: DocumentGraph, stage: string): DocumentGraph {
  const text = JSON.stringify(graph).replace(
    /"(doc|par|ent|men|rel|obs)_[0-9a-f]{20}"/g,
    (id, kind: string) => `"${kind}_${sha256(stage + id).slice(0, 20)}"`,
  )
  return JSON.parse(text) as DocumentGraph
}

/** A document with some of its parts; with itself as an entity in any case. */
function only(parts: Part[], { document, ...graph }: DocumentGraph): DocumentGraph {
  const itself = graph.entities.filter(({ id }) => id === document.entityId)
  const bare = {
    document,
    paragraphs: [],
    entities: itself,
    mentions: [],
    relations: [],
    observations: [],
    repairs: [],
  }
  return { ...bare, ...Object.fromEntries(parts.map((part) => [part, graph[part]])) }
}

const NOTHING: Sizes = { store: 0, range: 0, fulltext: 0, vector: 0, logs: 0 }
const less = (after: Sizes, before: Sizes): Sizes =>
  Object.fromEntries(Object.entries(after).map(([kind, bytes]) => [kind, bytes - before[kind as keyof Sizes]])) as Sizes

const graphs: DocumentGraph[] = []
for await (const graph of generatedDocuments(PARAGRAPHS)) graphs.push(graph)
const distinctEntities = new Set(graphs.flatMap(({ entities }) => entities.map(({ id }) => id))).size
const countOf = (part: Part) =>
  part === 'entities' ? distinctEntities : graphs.reduce((sum, graph) => sum + graph[part].length, 0)
const textBytes = graphs.reduce((sum, { document }) => sum + Buffer.byteLength(document.text), 0)

await using folder = await temporaryFolder()
const home = path.join(folder.path, 'neo4j')

async function onServer(work: (database: Neo4jDatabase) => Promise<void>): Promise<void> {
  const server = await startNeo4j({
    home,
    heap: 1024,
    pageCache: 512,
    // Files are as long as what was written to them, and nothing of the logs goes.
    settings: [
      'db.store.files.preallocate=false',
      'db.tx_log.preallocate=false',
      'db.tx_log.rotation.retention_policy=keep_all',
    ],
  })
  try {
    await using database = await openDatabase(server.address)
    await work(database)
  } finally {
    await server.stop()
  }
}

await onServer(async () => undefined)
let before = sizesOf(home)

/** What the database grows by. */
async function growth(work: (database: Neo4jDatabase) => Promise<void>): Promise<Sizes> {
  await onServer(work)
  const after = sizesOf(home)
  const grown = less(after, before)
  before = after
  return grown
}

function note(what: string, count: number, whole: Sizes): void {
  const bytes = Object.fromEntries(Object.entries(whole).map(([kind, number]) => [kind, number / count])) as Sizes
  const shown = Object.entries(bytes).map(([kind, number]) => `${kind} ${number.toFixed(2)}`)
  console.log(`one ${what} (of ${count}): ${shown.join(', ')} bytes`)
}

async function put(database: Neo4jDatabase, stage: string, parts: Part[]): Promise<void> {
  const store = createGraphStore(database, stage === 'bare' ? undefined : searchColumns)
  for (const graph of graphs) {
    await store.put(copyOf(only(parts, graph), stage))
  }
}

console.log(`${graphs.length} documents, ${textBytes} bytes of text`)
console.log(PARTS.map((part) => `${countOf(part)} ${part}`).join(', '))

const originals = await growth(async (database) => {
  const store = neo4jOriginals(database)
  for (const { document } of graphs) {
    const { source, sourceHash: hash, text } = document
    await store.keep({ path: source, source, hash, bytes: Buffer.from(text) })
  }
})
note('byte of an original', textBytes, originals)

let soFar = await growth((database) => put(database, 'document', []))
note('document with its text', graphs.length, soFar)
for (const [what, count, stage, parts] of [
  ['paragraph without grams', countOf('paragraphs'), 'bare', 1],
  ['paragraph’s grams', countOf('paragraphs'), 'grams', 1],
  ['entity', countOf('entities'), 'entities', 2],
  ['mention', countOf('mentions'), 'mentions', 3],
  ['relation', countOf('relations'), 'relations', 4],
  ['observation', countOf('observations'), 'observations', 5],
] as const) {
  const grown = await growth((database) => put(database, stage, PARTS.slice(0, parts)))
  note(what, count, less(grown, soFar))
  soFar = grown
}
note('paragraph with all of this', countOf('paragraphs'), soFar)
// Merging makes it grow by fits and starts: the mean of the five with grams.
note('paragraph in the full-text index', 5 * countOf('paragraphs'), { ...NOTHING, fulltext: before.fulltext })

const last = graphs.flatMap((graph) => copyOf(only(['paragraphs'], graph), 'observations').paragraphs)
async function vectors(database: Neo4jDatabase, text: string, paragraphs: typeof last): Promise<void> {
  for (let at = 0; at < paragraphs.length; at += BATCH) {
    const rows = paragraphs.slice(at, at + BATCH).map((each) => ({ id: each.id, vector: [...vectorOf(each.text)] }))
    await database.write((run) => run(`UNWIND $rows AS row MATCH (p:Paragraph {id: row.id}) ${text}`, { rows }))
  }
}
// Each way on paragraphs of its own: what a node holds already would be written to the logs with it.
const half = last.length >> 1
const SETTERS = [
  ['vector as a list', 'SET p.list = row.vector', last.slice(half)],
  [
    'vector by setNodeVectorProperty',
    "CALL db.create.setNodeVectorProperty(p, 'vector', row.vector)",
    last.slice(0, half),
  ],
] as const
for (const [what, text, paragraphs] of SETTERS) {
  note(what, paragraphs.length, await growth((database) => vectors(database, text, [...paragraphs])))
}
for (const quantized of [true, false]) {
  const grown = await growth(async (database) => {
    await database.command('DROP INDEX measured IF EXISTS')
    await database.command(`
      CREATE VECTOR INDEX measured FOR (p:Paragraph) ON (p.vector)
      OPTIONS {indexConfig: {
        \`vector.dimensions\`: ${DIMENSIONS},
        \`vector.similarity_function\`: 'cosine',
        \`vector.quantization.enabled\`: ${quantized}
      }}`)
    await awaitIndexes(database, PATIENCE_MS)
  })
  note(`vector in an index ${quantized ? 'with' : 'without'} quantization`, half, grown)
  // The next one takes its place.
  before = { ...before, vector: 0 }
}
