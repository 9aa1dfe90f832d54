import { ZhengmaiError } from '../../errors.ts'
import type { Neo4jDatabase } from '../../store/neo4j/driver.ts'
import type { GraphStore } from '../../store/port.ts'
import { foldForSearch } from '../../text/normalize.ts'
import { buildPostings, placeOf } from '../postings.ts'
import type { CorpusStatistics } from '../statistics.ts'
import { KEEP_STATISTICS, STATISTICS } from './cypher.ts'

/** Of so many paragraphs at most grams are counted. Document ids are hashes: the first ones are a fair sample. */
const SAMPLE = 20_000
/** A sample serves on until the corpus has grown or shrunk by this share. */
const STALE = 0.1

/** Counts of a sample, or of everything. */
export type GramCounts = {
  /** Of the store they were made from. */
  revision: string
  /** In the store, and how many of them were read. */
  paragraphs: number
  sampled: number
  meanLength: number
  /** Sorted, and how many of the sampled paragraphs hold each. */
  codes: Uint32Array
  holders: Uint32Array
}

/** What ranking asks. A gram that a sample has not seen may still be somewhere: it counts as held once. */
export function corpusStatistics({ paragraphs, sampled, meanLength, codes, holders }: GramCounts): CorpusStatistics {
  const scale = sampled === 0 ? 1 : paragraphs / sampled
  const unseen = sampled < paragraphs ? 1 : 0
  return {
    paragraphs,
    meanLength,
    holdersOf(code) {
      const place = placeOf({ codes }, code)
      return place < 0 ? unseen : holders[place]! * scale
    },
  }
}

/** The counts that the server keeps if they will do, else new ones, which it then keeps where it may be written. */
export async function gramCounts(
  { read, write }: Neo4jDatabase,
  store: GraphStore,
  { revision, paragraphs }: { revision: string; paragraphs: number },
): Promise<GramCounts> {
  const kept = keptCounts((await read(STATISTICS))[0])
  if (kept && isFresh(kept, { revision, paragraphs })) return kept
  const counts = await countGrams(store, { revision, paragraphs })
  await unlessReadOnly(() =>
    write((run) =>
      run(KEEP_STATISTICS, {
        statistics: { ...counts, codes: bytesOf(counts.codes), holders: bytesOf(counts.holders) },
      }),
    ),
  )
  return counts
}

function isFresh(kept: GramCounts, now: { revision: string; paragraphs: number }): boolean {
  if (kept.revision === now.revision) return true
  const change = Math.abs(now.paragraphs - kept.paragraphs) / Math.max(1, kept.paragraphs)
  return kept.paragraphs > SAMPLE && now.paragraphs > SAMPLE && change < STALE
}

async function countGrams(
  store: GraphStore,
  { revision, paragraphs }: { revision: string; paragraphs: number },
): Promise<GramCounts> {
  const texts: string[] = []
  for await (const batch of store.indexed()) {
    for (const { paragraph } of batch) texts.push(foldForSearch(paragraph.text))
    if (texts.length >= SAMPLE) break
  }
  const { codes, holders, lengths } = await buildPostings(texts)
  const grams = lengths.reduce((sum, length) => sum + length, 0)
  return {
    revision,
    // Fewer are stored than were read when documents go meanwhile.
    paragraphs: Math.max(paragraphs, texts.length),
    sampled: texts.length,
    meanLength: grams / Math.max(1, texts.length),
    codes,
    holders,
  }
}

function keptCounts(row: Record<string, unknown> | undefined): GramCounts | null {
  if (!row || !(row.codes instanceof Int8Array) || !(row.holders instanceof Int8Array)) return null
  return {
    revision: String(row.revision),
    paragraphs: Number(row.paragraphs),
    sampled: Number(row.sampled),
    meanLength: Number(row.meanLength),
    codes: numbersIn(row.codes),
    holders: numbersIn(row.holders),
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => new Uint8Array(buffer, byteOffset, byteLength)
/** Copies: an array of numbers may not begin at any address. */
const numbersIn = (bytes: Int8Array): Uint32Array => new Uint32Array(Int8Array.from(bytes).buffer)

/** Who may only read counts anew at each start. */
export async function unlessReadOnly(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    const mayNot = thrown instanceof ZhengmaiError && ['SERVER_READ_ONLY', 'SERVER_DENIED'].includes(thrown.code)
    if (!mayNot) throw thrown
  }
}
