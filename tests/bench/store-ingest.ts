import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { StoreAddress } from '../../graph/config.ts'
import type { Embedder } from '../../graph/language/embedder.ts'
import { openVectorCache, textHash } from '../../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { openStore } from '../../graph/store/open.ts'
import type { Store } from '../../graph/store/port.ts'
import { embedDocument } from '../../ingest/embed.ts'
import { createPipeline, type Pipeline } from '../../ingest/pipeline.ts'
import { type ReadFile, readBytes } from '../../ingest/read.ts'
import { ingest } from '../../ingest/run.ts'
import { startNeo4j } from '../neo4j/server.ts'
import { generatedDocuments } from './corpus.ts'
import { MEMORY, MODEL, vectorsOf } from './loaded.ts'
import { vectorOf } from './questions.ts'
import type { Row } from './row.ts'

/** Paragraphs that no store has seen, so that both come to speed before the clock runs: Java compiles what runs often, for long. */
const WARM_UP = 6_000

/**
 * Reading texts into both stores, each new and empty, by one process, until a search finds them: with vectors that are
 * computed already, and without.
 */
export async function benchStoreIngest(paragraphs: number): Promise<Row[]> {
  const files = await filesOf(paragraphs + WARM_UP)
  const warmUp = files.splice(-Math.ceil((files.length * WARM_UP) / (paragraphs + WARM_UP)))
  const pipeline = createPipeline()
  const start = performance.now()
  const graphs = files.map((file) => pipeline.read(file))
  const extraction = (performance.now() - start) / 1000
  const count = graphs.reduce((sum, graph) => sum + graph.paragraphs.length, 0)
  const rows: Row[] = [
    { what: 'extraction alone', 'paragraphs/s': count / extraction, 'of the embedded store’s, %': '' },
  ]
  const texts = [...graphs, ...warmUp.map((file) => pipeline.read(file))].flatMap((graph) => graph.paragraphs)
  for (const withVectors of [false, true]) {
    const work = { files, warmUp, pipeline, texts: withVectors ? texts.map(({ text }) => text) : null }
    const embedded = count / (await inFolder(work))
    const onServer = count / (await intoServer(work))
    const what = withVectors ? 'with vectors' : 'without vectors'
    rows.push(
      { what: `${what}, embedded`, 'paragraphs/s': embedded, 'of the embedded store’s, %': 100 },
      { what: `${what}, Neo4j`, 'paragraphs/s': onServer, 'of the embedded store’s, %': (onServer / embedded) * 100 },
    )
  }
  return rows
}

type Work = { files: ReadFile[]; warmUp: ReadFile[]; pipeline: Pipeline; texts: string[] | null }

async function filesOf(paragraphs: number): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  for await (const { document } of generatedDocuments(paragraphs)) {
    const place = { path: path.join('/generated', document.source), source: document.source }
    const file = readBytes(place, Buffer.from(document.text))
    if (!('problem' in file)) files.push(file)
  }
  return files
}

async function inFolder(work: Work): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-bench-'))
  try {
    return await secondsInto({ folder, server: null }, work)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function intoServer(work: Work): Promise<number> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-bench-'))
  await using server = await startNeo4j(MEMORY)
  try {
    return await secondsInto({ folder, server: server.address }, work)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function secondsInto(address: StoreAddress, { files, warmUp, pipeline, texts }: Work): Promise<number> {
  await using store = await openStore(address)
  await using vectors = texts && (await cached(store, texts))
  await using index = store.openIndex(texts && vectorsOf(store))
  async function take(these: ReadFile[]): Promise<void> {
    const tools = {
      folder: store,
      pipeline,
      embed: vectors?.embed ?? null,
      mergeLater: store.shared,
      signal: new AbortController().signal,
    }
    for await (const outcome of ingest(all(these), tools)) {
      if (outcome.status !== 'added') throw new Error(`${outcome.source}: ${outcome.status}`)
    }
    if (store.shared) for await (const _ of store.graph.consolidate({ index: 1, of: 1 }));
    await index.refresh()
  }
  await take(warmUp)
  const start = performance.now()
  await take(files)
  return (performance.now() - start) / 1000
}

async function* all<T>(items: T[]): AsyncIterable<T> {
  yield* items
}

/** A store's cache with the vectors of these texts, and what an ingest does with it. */
async function cached(store: Store, texts: string[]) {
  const { folder, ...model } = vectorsOf(store)
  const cache = await openVectorCache(folder, model)
  for (const text of texts) cache.put(textHash(text), vectorOf(text))
  cache.flush()
  const embedder: Embedder = {
    ...MODEL,
    query: async (text) => vectorOf(text),
    paragraphs: () => {
      throw new Error('Every paragraph has its vector.')
    },
    [Symbol.asyncDispose]: async () => {},
  }
  return {
    embed: (graph: DocumentGraph) => embedDocument(graph, { embedder, cache }),
    [Symbol.asyncDispose]: async () => cache.close(),
  }
}
