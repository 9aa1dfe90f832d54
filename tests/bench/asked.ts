import type { Embedder } from '../../graph/language/embedder.ts'
import type { SearchIndex } from '../../graph/search/port.ts'
import { createSearch } from '../../graph/search/search.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { DIMENSIONS, QUESTIONS, type Questions, vectorOf } from './questions.ts'

/** What the API does most, each with its forty parameters. */
export type Asked = Record<string, (which: number) => Promise<unknown>>

const LIMIT = 20
const VECTOR_WEIGHT = 0.6
/** Characters that no paragraph holds. */
const UNKNOWN = 0xac00

export function askedOf(graph: GraphStore, index: SearchIndex, questions: Questions): Asked {
  const { entities, pairs, keywords, substrings } = questions
  const unknown = Array.from({ length: QUESTIONS }, (_, i) => String.fromCharCode(UNKNOWN + i, UNKNOWN + i + 1))
  const vectors = new Map([...keywords, ...unknown].map((text) => [text, vectorOf(text)]))
  const embedder: Embedder = {
    key: 'bench',
    dimensions: DIMENSIONS,
    query: async (text) => vectors.get(text) ?? vectorOf(text),
    paragraphs: () => {
      throw new Error('Every paragraph has its vector.')
    },
    [Symbol.asyncDispose]: async () => {},
  }
  const search = (by: Embedder | null, vectorWeight: number, texts: string[]) => {
    const made = createSearch({ store: graph, index, embedder: by, vectorWeight })
    return (which: number) => made.search({ text: texts[which]!, filter: {}, limit: LIMIT })
  }
  return {
    'neighbourhood, 2 relations, 60 entities': (which) =>
      graph.neighbourhood(entities[which]!, { depth: 2, limit: 60, parallel: 3 }),
    'paths, up to 4 relations': (which) => graph.paths(...pairs[which]!, { longest: 4, limit: 60, parallel: 3 }),
    'entities by name': (which) =>
      graph.entities({ text: keywords[which]!.split(' ')[0]! }, { after: null, limit: 50 }),
    'search by words': search(null, VECTOR_WEIGHT, keywords),
    'search, a stretch of a paragraph': search(null, VECTOR_WEIGHT, substrings),
    'search by meaning': search(embedder, 1, unknown),
    'search by both': search(embedder, VECTOR_WEIGHT, keywords),
  }
}
