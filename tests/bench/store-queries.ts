import type { Neo4jAddress } from '../../graph/config.ts'
import { openServerIndex } from '../../graph/search/server-index.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import type { Store } from '../../graph/store/port.ts'
import { type Asked, askedOf } from './asked.ts'
import { type Ask, asSent, bareDriver, recording, replay, type Transcript } from './bare-driver.ts'
import { latencies, warmUp } from './latency.ts'
import { load, openLoadedFolder, startLoadedServer, vectorsOf } from './loaded.ts'
import { QUESTIONS, type Questions, readQuestions } from './questions.ts'
import type { Row } from './row.ts'

/** Clients that ask at once, and how many calls are measured of each way. */
const CLIENTS = [
  { clients: 1, calls: 80 },
  { clients: 8, calls: 128 },
  { clients: 32, calls: 256 },
]

/**
 * What the API asks most of both stores; and the very texts and parameters that ours sent to the server, once more through
 * our adapter and through the driver alone, with nothing done to the answers.
 */
export async function benchStoreQueries(sizes: number[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const paragraphs of sizes) rows.push(...(await benchAt(paragraphs)))
  return rows
}

async function benchAt(paragraphs: number): Promise<Row[]> {
  const questions = await readQuestions()
  await using folder = await openLoadedFolder(paragraphs)
  await using server = await startLoadedServer(paragraphs)
  await using embedded = await askedInFolder(folder, questions)
  await using onServer = await askedOnServer(server.address, { folder, questions, paragraphs })
  const rows: Row[] = []
  const sent = Object.fromEntries(
    Object.entries(onServer.transcripts).map(([name, transcripts]) => [name, transcripts.map(asSent)]),
  )
  for (const [name, transcripts] of Object.entries(onServer.transcripts)) {
    const ways = {
      embedded: embedded.asked[name]!,
      neo4j: onServer.asked[name]!,
      adapter: (which: number) => replay(transcripts[which]!, onServer.read),
      bare: (which: number) => replay(sent[name]![which]!, onServer.readBare),
    }
    await warmUp(ways, QUESTIONS)
    for (const { clients, calls } of CLIENTS) {
      const { embedded: ours, neo4j, adapter, bare } = await latencies(ways, { clients, calls, parameters: QUESTIONS })
      rows.push({
        what: name,
        paragraphs,
        clients,
        texts: transcripts.flat(2).length / QUESTIONS,
        'embedded p50 ms': ours.p50,
        'p95 ': ours.p95,
        'Neo4j p50 ms': neo4j.p50,
        p95: neo4j.p95,
        'its texts: adapter p50 ms': adapter.p50,
        ' p95': adapter.p95,
        'driver alone p50 ms': bare.p50,
        '  p95': bare.p95,
        'adapter adds %': (adapter.p50 / bare.p50 - 1) * 100,
      })
    }
  }
  return rows
}

async function askedInFolder(folder: Store, questions: Questions): Promise<AsyncDisposable & { asked: Asked }> {
  const index = folder.openIndex(vectorsOf(folder))
  await index.refresh()
  return { asked: askedOf(folder.graph, index, questions), [Symbol.asyncDispose]: () => index[Symbol.asyncDispose]() }
}

type OnServer = AsyncDisposable & {
  asked: Asked
  /** What each question made ours ask of the server. */
  transcripts: Record<string, Transcript[]>
  read: Ask
  readBare: Ask
}

async function askedOnServer(
  address: Neo4jAddress,
  { folder, questions, paragraphs }: { folder: Store; questions: Questions; paragraphs: number },
): Promise<OnServer> {
  const { database, transcriptOf } = recording(await openDatabase(address))
  const store = neo4jGraph(database)
  await load(store, paragraphs)
  const index = openServerIndex({ database, store, vectors: vectorsOf(folder) })
  await index.refresh()
  const asked = askedOf(store, index, questions)
  const transcripts: OnServer['transcripts'] = {}
  for (const [name, ask] of Object.entries(asked)) {
    transcripts[name] = []
    for (let which = 0; which < QUESTIONS; which++) {
      transcripts[name].push(await transcriptOf(() => ask(which)))
    }
  }
  const bare = bareDriver(address)
  return {
    asked,
    transcripts,
    read: ({ text, parameters }) => database.read(text, parameters),
    readBare: bare.read,
    async [Symbol.asyncDispose]() {
      await index[Symbol.asyncDispose]()
      await bare[Symbol.asyncDispose]()
      await database[Symbol.asyncDispose]()
    },
  }
}
