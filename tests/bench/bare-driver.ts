import neo4j, { type Driver } from 'neo4j-driver'
import type { Neo4jAddress } from '../../graph/config.ts'
import type { Run } from '../../graph/store/database.ts'
import type { Neo4jDatabase } from '../../graph/store/neo4j/driver.ts'

type Query = { text: string; parameters: Record<string, unknown> }
/** What was asked of the server: those of one group at once, a group after the other. */
export type Transcript = Query[][]

/** A database that writes down, when it is told to, what is read from it. */
export function recording(database: Neo4jDatabase): { database: Neo4jDatabase; transcriptOf: Transcribe } {
  let transcript: Transcript | null = null
  /** The next query waited for an answer, so it is none of the last group. */
  let answered = true
  const read: Run = async (text, parameters = {}) => {
    if (transcript === null) return database.read(text, parameters)
    if (answered) transcript.push([])
    answered = false
    transcript.at(-1)!.push({ text, parameters })
    try {
      return await database.read(text, parameters)
    } finally {
      answered = true
    }
  }
  async function transcriptOf(act: () => Promise<unknown>): Promise<Transcript> {
    const taken: Transcript = []
    transcript = taken
    answered = true
    await act()
    transcript = null
    return taken
  }
  return { database: { ...database, read }, transcriptOf }
}

export type Transcribe = (act: () => Promise<unknown>) => Promise<Transcript>

/** The driver alone, as its manual says to use it. */
export function bareDriver({ url, user, password, database }: Neo4jAddress) {
  const token = password === null ? undefined : neo4j.auth.basic(user, password)
  const driver: Driver = neo4j.driver(url, token, { disableLosslessIntegers: true })
  return {
    /** Takes parameters `asSent`. */
    read: (({ text, parameters }) =>
      driver.executeQuery(text, parameters, { database, routing: neo4j.routing.READ })) satisfies Ask,
    [Symbol.asyncDispose]: () => driver.close(),
  }
}

export type Ask = (query: Query) => Promise<unknown>

/** Asks again what was written down; nothing is done with the answers. */
export async function replay(transcript: Transcript, ask: Ask): Promise<void> {
  for (const group of transcript) await Promise.all(group.map(ask))
}

/** Parameters as the driver takes them, made before the clock runs: turning them is the adapter's work. */
export const asSent = (transcript: Transcript): Transcript =>
  transcript.map((group) =>
    group.map(({ text, parameters }) => ({ text, parameters: valueAsSent(parameters) as Record<string, unknown> })),
  )

function valueAsSent(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value
  if (value instanceof Float32Array) return [...value]
  if (Array.isArray(value)) return value.map(valueAsSent)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, valueAsSent(part)]))
}
