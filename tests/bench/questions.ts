import { textHash } from '../../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { generatedDocuments } from './corpus.ts'
import { below, pick, type Random, randomFrom, unitVector, unitVectorNear } from './random.ts'

export const DIMENSIONS = 512
const CLUSTERS = 200
/** How many of each; all are of the first documents, which every size holds. */
export const QUESTIONS = 40
const DOCUMENTS = 200
const WORDS = [
  '县管校聘',
  '双减',
  '课后服务',
  '教师',
  '巩固率',
  '优质均衡',
  '集中用餐',
  '大班额',
  '骨干教师',
  '培训',
  '经费',
  '学生',
]

const centres = Array.from({ length: CLUSTERS }, (_, i) => unitVector(randomFrom(i), DIMENSIONS))

/** Vectors in clusters, as texts of a few subjects are; the same text has the same. */
export function vectorOf(text: string): Float32Array {
  const random = randomFrom(Number.parseInt(textHash(text).slice(0, 8), 16))
  return unitVectorNear(random, pick(random, centres))
}

export type Questions = {
  entities: string[]
  pairs: [string, string][]
  /** A name and a word, as most queries are. */
  keywords: string[]
  /** Eight to fourteen characters out of a paragraph. */
  substrings: string[]
}

export async function readQuestions(): Promise<Questions> {
  const random = randomFrom(1)
  const graphs: DocumentGraph[] = []
  for await (const graph of generatedDocuments(8_000)) if (graphs.push(graph) === DOCUMENTS) break
  const relations = graphs.flatMap((graph) => graph.relations)
  const many = <T>(one: (graph: DocumentGraph) => T) =>
    Array.from({ length: QUESTIONS }, () => one(pick(random, graphs)))
  return {
    entities: many(() => pick(random, relations).subjectId),
    pairs: many(() => [pick(random, relations).subjectId, pick(random, relations).objectId]),
    keywords: many((graph) => `${nameIn(graph, random)} ${pick(random, WORDS)}`),
    substrings: many((graph) => stretchOf(graph, random)),
  }
}

const NAMED = ['school', 'agency', 'program', 'place']
const nameIn = ({ entities }: DocumentGraph, random: Random): string =>
  pick(
    random,
    entities.filter(({ kind, name }) => NAMED.includes(kind) && name.length < 20),
  ).name

function stretchOf({ paragraphs }: DocumentGraph, random: Random): string {
  const { text } = pick(
    random,
    paragraphs.filter(({ text }) => text.length > 30),
  )
  const start = below(random, text.length - 14)
  return text.slice(start, start + 8 + below(random, 7))
}
