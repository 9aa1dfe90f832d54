import { problem, ZhengmaiError } from '../errors.ts'
import type { VectorSource } from '../language/vector-file.ts'
import type { Neo4jDatabase } from '../store/neo4j/driver.ts'
import { indexesOf } from '../store/neo4j/schema.ts'
import type { GraphStore } from '../store/port.ts'
import type { IndexState, SearchAnswer, SearchIndex, SearchRequest } from './port.ts'
import { type Query, readQuery } from './query.ts'
import { NOTHING_FOUND, rank } from './rank.ts'
import { indexOf } from './server/candidates.ts'
import { BY_MEANING, BY_WORDS } from './server/cypher.ts'
import { anyPair, everyRun } from './server/full-text.ts'
import { countMatches } from './server/matches.ts'
import { corpusStatistics, type GramCounts, gramCounts, unlessReadOnly } from './server/statistics.ts'
import { publishVectors, vectorsOnServer } from './server/vectors.ts'
import type { CorpusStatistics } from './statistics.ts'
import { filterParts } from './tokens.ts'

/** Candidates by words. `rank` takes the first hundred; the server's scores differ a little, for it rounds lengths. */
const BY_WORDS_LIMIT = 200
/** Candidates that hold all runs of the query. */
const EVERY_RUN_LIMIT = 150
/** Candidates by meaning: as many as `rank` takes. */
const BY_MEANING_LIMIT = 100
/** They are looked for among so many. What a filter passes and stands further back is not found by meaning. */
const NEAR = 300
const NEAR_FILTERED = 1000

export type ServerIndexOptions = {
  database: Neo4jDatabase
  store: GraphStore
  /** What this machine has computed, to be given to the server; `null` searches by words only. */
  vectors: VectorSource | null
}

const NOTHING_COUNTED: GramCounts = {
  revision: '',
  paragraphs: 0,
  sampled: 0,
  meanLength: 0,
  codes: new Uint32Array(0),
  holders: new Uint32Array(0),
}

/**
 * Search on the server itself: its indexes put candidates forward, `rank` decides among them as it does among all
 * paragraphs of an embedded index. Calls reject with `SERVER_INDEX_NOT_ONLINE` when an index is missing or not ready.
 */
export function openServerIndex({ database, store, vectors }: ServerIndexOptions): SearchIndex {
  let counts = NOTHING_COUNTED
  let state: IndexState = { paragraphs: 0, vectors: 0, revision: '' }
  let refreshing: Promise<unknown> = Promise.resolve()

  async function refresh(): Promise<IndexState> {
    const [revision, { paragraphs }] = await Promise.all([store.revision(), store.counts()])
    if (vectors) await unlessReadOnly(() => publishVectors(database, vectors))
    counts = await gramCounts(database, store, { revision, paragraphs })
    state = { paragraphs, vectors: vectors ? await vectorsOnServer(database, vectors) : 0, revision }
    return state
  }

  return {
    refresh() {
      const next = refreshing.then(refresh, refresh)
      refreshing = next
      return next
    },
    async search(request) {
      if (request.vector && vectors && request.vector.length !== vectors.dimensions) {
        throw problem('VECTOR_WRONG_SIZE', vectors.dimensions, request.vector.length)
      }
      // Without vectors there is no index of them.
      const vector = state.vectors > 0 && request.vectorWeight > 0 ? request.vector : null
      const asked = { ...request, vector }
      return withIndexes(database, () => searchOn(database, asked, corpusStatistics(counts)))
    },
    async [Symbol.asyncDispose]() {
      await refreshing.catch(() => {})
    },
  }
}

async function searchOn(
  { read }: Neo4jDatabase,
  request: SearchRequest,
  statistics: CorpusStatistics,
): Promise<SearchAnswer> {
  const { filter, vector } = request
  const query = readQuery(request.text)
  if (query.runs.length === 0) return NOTHING_FOUND
  const byWords = (text: string, limit: number) => read(BY_WORDS, { query: text, limit, vector })
  const holding = () => byWords(everyRun(query, statistics, filter), EVERY_RUN_LIMIT)
  const counting = () => countMatches(read, query, { statistics, filter })

  // What will probably be needed is asked for at once.
  const parts = filterParts(filter)
  const isCommon = holdersOf(query, statistics) >= BY_WORDS_LIMIT
  const [touched, near, whole, counted] = await Promise.all([
    byWords(anyPair(query, statistics, filter), BY_WORDS_LIMIT),
    vector
      ? read(BY_MEANING, {
          vector,
          near: parts.length > 0 ? NEAR_FILTERED : NEAR,
          limit: BY_MEANING_LIMIT,
          filter: parts,
        })
      : [],
    isCommon ? holding() : null,
    isCommon || parts.length > 0 ? counting() : null,
  ])
  const isCut = touched.length === BY_WORDS_LIMIT
  const [rest, matches] = isCut
    ? await Promise.all([whole ?? holding(), counted ?? counting()])
    : [whole ?? [], counted]

  const data = await indexOf([...touched, ...rest, ...near], query)
  const answer = rank(data, { ...request, vector: vector && Float32Array.of(1) }, statistics)
  if (matches === null || (parts.length === 0 && !isCut)) return answer
  const { found, ...numbers } = matches
  return { ...answer, ...numbers, facets: found === 0 ? answer.facets : numbers.facets }
}

/** At most so many paragraphs share a pair with the query. */
const holdersOf = ({ runs }: Query, statistics: CorpusStatistics): number =>
  [...new Set(runs.flatMap(({ codes }) => codes))].reduce((sum, code) => sum + statistics.holdersOf(code), 0)

/** An index that is missing or still being made is told as that. */
async function withIndexes<T>(database: Neo4jDatabase, search: () => Promise<T>): Promise<T> {
  try {
    return await search()
  } catch (thrown) {
    if (thrown instanceof ZhengmaiError) throw thrown
    const there = new Map((await indexesOf(database)).map((index) => [index.name, index.state]))
    for (const name of ['paragraph_grams', 'paragraph_vectors']) {
      const found = there.get(name) ?? 'MISSING'
      if (found === 'ONLINE') continue
      throw problem('SERVER_INDEX_NOT_ONLINE', database.address.url, name, found).causedBy(thrown)
    }
    throw thrown
  }
}
