import type { Config } from '../graph/config.ts'
import { asProblem, problem, type ZhengmaiError } from '../graph/errors.ts'
import type { Embedder } from '../graph/language/embedder.ts'
import { modelFolder } from '../graph/language/model-files.ts'
import { openEmbedder } from '../graph/language/process-embedder.ts'
import type { IndexState, SearchIndex } from '../graph/search/port.ts'
import { createSearch } from '../graph/search/search.ts'
import { openStore } from '../graph/store/open.ts'
import type { Store } from '../graph/store/port.ts'
import { createExplainer } from '../ingest/explain/explainer.ts'
import { openUserLexicon } from '../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline } from '../ingest/pipeline.ts'
import type { Services } from './services.ts'
import { version } from './version.ts'

/** An open store and everything that answers from it. */
export type Engine = AsyncDisposable & {
  folder: Store
  services: Services
  /** Search by words. Done when the index says what the store says. */
  useWords(): Promise<void>
  /** Search by meaning too, from then on. Throws `MODEL_MISSING`, `MODEL_CORRUPT` or `EMBEDDER_STOPPED`. */
  useMeaning(): Promise<Embedder>
  /** Makes the index say what the store and the vectors say now. */
  refresh(): Promise<IndexState>
}

type Searching = { index: SearchIndex; state: IndexState; meaning: Embedder | null; search: Services['search'] }

const NOTHING_INDEXED: IndexState = { paragraphs: 0, vectors: 0, revision: '' }

function deferred(): { promise: Promise<void>; resolve(): void } {
  let resolve = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

/** Opens the store; what it cannot be searched by yet is opened by `useWords` and `useMeaning`. */
export async function openEngine(config: Config, options: { mustExist: boolean }): Promise<Engine> {
  const folder = await openStore(config.store, options)
  let current: Searching | null = null
  const first = deferred()
  let embedder: Embedder | null = null
  let modelProblem: ZhengmaiError | null = problem('MODEL_MISSING', modelFolder(config.modelDir))

  /** Replaces the index once the new one says what the store says. The old one still answers what it was asked. */
  async function searchWith(meaning: Embedder | null): Promise<void> {
    const vectors = meaning && { folder: folder.vectorsFolder, key: meaning.key, dimensions: meaning.dimensions }
    const index = folder.openIndex(vectors)
    const state = await index.refresh().catch(async (cause: unknown) => {
      await index[Symbol.asyncDispose]()
      throw cause
    })
    const { search } = createSearch({
      store: folder.graph,
      index,
      embedder: meaning,
      vectorWeight: config.vectorWeight,
    })
    const before = current
    current = { index, state, meaning, search }
    first.resolve()
    await before?.index[Symbol.asyncDispose]()
  }

  async function search(request: Parameters<Services['search']>[0]): ReturnType<Services['search']> {
    // A server may listen before its index is open: who asks then is answered as soon as it is.
    await first.promise
    const { meaning, state, search: ask } = current!
    const outcome = await ask(request)
    if (meaning && state.vectors > 0 && request.text.trim() !== '') {
      modelProblem = outcome.mode === 'hybrid' ? null : problem('EMBEDDER_STOPPED', 'no answer')
    }
    return outcome
  }

  return {
    folder,
    services: {
      store: folder.graph,
      search,
      explain: createExplainer(() => createPipeline(openUserLexicon(config.lexicon))),
      look: config.cypher ? folder.look : () => Promise.reject(problem('CYPHER_OFF')),
      readiness: () => ({ indexed: current?.state ?? NOTHING_INDEXED, modelProblem }),
      version: version(),
    },
    useWords: () => searchWith(null),
    async useMeaning() {
      if (embedder !== null) return embedder
      try {
        embedder = await openEmbedder({ modelDir: config.modelDir, threads: config.threads })
      } catch (thrown) {
        modelProblem = asProblem(thrown)
        throw thrown
      }
      await searchWith(embedder)
      modelProblem = null
      return embedder
    },
    async refresh() {
      if (current === null) throw problem('INDEX_STOPPED', 'not open')
      current.state = await current.index.refresh()
      return current.state
    },
    async [Symbol.asyncDispose]() {
      await current?.index[Symbol.asyncDispose]()
      await embedder?.[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}
