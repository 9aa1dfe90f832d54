/** The paragraphs' vectors on a server, taken from what this machine has computed. */
import { problem } from '../../errors.ts'
import { textHash } from '../../language/vector-cache.ts'
import type { VectorSource } from '../../language/vector-file.ts'
import { eachDone, WRITES_AT_ONCE } from '../../store/each-done.ts'
import type { Neo4jDatabase } from '../../store/neo4j/driver.ts'
import { loadVectors } from '../load-vectors.ts'
import type { Vectors } from '../nearest.ts'
import {
  MARK_VECTORS,
  SET_VECTORS,
  TEXTS,
  VECTOR_COUNT,
  VECTOR_INDEX_SIZE,
  vectorIndex,
  WITHOUT_VECTORS,
} from './cypher.ts'

/** Documents whose vectors are looked for at once: the file is read through each time. */
const DOCUMENTS_AT_ONCE = 500
/** Vectors of one statement, some megabytes. */
const BATCH = 500

type Held = { documentId: string; id: string; vector: Float32Array | null }

/** How many paragraphs have their vector of this model on the server. */
export async function vectorsOnServer({ read }: Pick<Neo4jDatabase, 'read'>, { key }: VectorSource): Promise<number> {
  const [row] = await read(VECTOR_COUNT, { model: key })
  return Number(row?.vectors)
}

/** Throws `VECTOR_WRONG_SIZE` when the server's vectors are of another size. */
export async function prepareVectorIndex(database: Neo4jDatabase, dimensions: number): Promise<void> {
  const sizeThere = async () => (await database.read(VECTOR_INDEX_SIZE))[0]?.dimensions
  if ((await sizeThere()) === undefined) await database.command(vectorIndex(Math.trunc(dimensions)))
  const size = Number(await sizeThere())
  if (size !== dimensions) throw problem('VECTOR_WRONG_SIZE', size, dimensions)
}

/**
 * Gives the documents that have none their vectors, each document whole or not at all: those that this machine has not
 * computed wait for one that has. Ended at any moment, the next call goes on. Throws `VECTOR_WRONG_SIZE`, and
 * `VECTOR_INVALID` for a vector that Neo4j would keep and never find.
 */
export async function publishVectors(database: Neo4jDatabase, source: VectorSource): Promise<void> {
  await prepareVectorIndex(database, source.dimensions)
  const ids = (await database.read(WITHOUT_VECTORS, { model: source.key })).map((row) => String(row.id))
  for (let i = 0; i < ids.length; i += DOCUMENTS_AT_ONCE) {
    const held = await heldOf(database, source, ids.slice(i, i + DOCUMENTS_AT_ONCE))
    for await (const _ of eachDone([...held.values()], (each) => publish(database, source.key, each), WRITES_AT_ONCE));
  }
}

async function heldOf(database: Neo4jDatabase, source: VectorSource, ids: string[]): Promise<Map<string, Held[]>> {
  const rows = await database.read(TEXTS, { ids })
  const vectors = await loadVectors(
    source,
    rows.map(({ text }) => textHash(String(text))),
  )
  const documents = new Map<string, Held[]>(ids.map((id) => [id, []]))
  for (const [i, { documentId, id }] of rows.entries()) {
    documents
      .get(String(documentId))!
      .push({ documentId: String(documentId), id: String(id), vector: vectorAt(vectors, i) })
  }
  return documents
}

function vectorAt({ data, slots, dimensions }: Vectors, paragraph: number): Float32Array | null {
  const slot = slots[paragraph]!
  return slot < 0 ? null : data.subarray(slot * dimensions, (slot + 1) * dimensions)
}

async function publish({ write }: Neo4jDatabase, model: string, paragraphs: Held[]): Promise<void> {
  const rows = paragraphs.flatMap(({ id, vector }) => (vector === null ? [] : [{ id, vector: checked(vector) }]))
  if (rows.length === 0 || rows.length < paragraphs.length) return
  await write(async (run) => {
    // First: whoever puts the document meanwhile waits for us, or we for them.
    await run(MARK_VECTORS, { id: paragraphs[0]!.documentId, model })
    for (let i = 0; i < rows.length; i += BATCH) await run(SET_VECTORS, { rows: rows.slice(i, i + BATCH) })
  })
}

function checked(vector: Float32Array): Float32Array {
  if (!vector.every(Number.isFinite) || vector.every((value) => value === 0)) throw problem('VECTOR_INVALID')
  return vector
}
