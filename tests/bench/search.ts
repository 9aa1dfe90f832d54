import { idOf } from '../../graph/ids.ts'
import { scoreKeywords } from '../../graph/search/keyword.ts'
import { nearest, type Vectors } from '../../graph/search/nearest.ts'
import { buildPostings } from '../../graph/search/postings.ts'
import { readQuery } from '../../graph/search/query.ts'
import { type IndexData, rank } from '../../graph/search/rank.ts'
import { rowsBuilder } from '../../graph/search/rows.ts'
import { statisticsOf } from '../../graph/search/statistics.ts'
import type { IndexedParagraph } from '../../graph/store/port.ts'
import { type Random, randomFrom, unitVector } from './random.ts'
import { type Row, secondsOf } from './row.ts'

const PARAGRAPHS = 20_000
const DIMENSIONS = 512
const CHARACTERS = 130
const QUERIES = ['县管校聘', '双减 五项管理', '2024年投入多少资金改善办学条件', '教师']

/** A search beside its two parts alone, over made-up paragraphs: what fusing, filtering and marking cost. */
export async function benchSearch(): Promise<Row[]> {
  const random = randomFrom(20_210_724)
  const texts = Array.from({ length: PARAGRAPHS }, () => textFrom(random))
  const builder = rowsBuilder()
  builder.add(texts.map(paragraphFrom))
  const rows = builder.rows()
  const start = performance.now()
  const postings = await buildPostings(rows.texts)
  const building = (performance.now() - start) / 1000
  const data: IndexData = { rows, postings, vectors: vectorsFrom(random), revision: '' }
  const vector = unitVector(random, DIMENSIONS)
  const passes = new Uint8Array(PARAGRAPHS).fill(1)

  const each = (act: (text: string) => unknown) => secondsOf(() => QUERIES.map(act))
  const words = await each((text) =>
    scoreKeywords({ postings, texts: rows.texts, statistics: statisticsOf(postings) }, readQuery(text)),
  )
  const meaning = await each(() => nearest(data.vectors, vector, { count: 100, passes }))
  const both = await each((text) => rank(data, { text, vector, filter: {}, limit: 20, vectorWeight: 0.6 }))
  const milliseconds = (seconds: number) => (seconds / QUERIES.length) * 1000
  return [
    { name: 'gram index, paragraphs built', value: PARAGRAPHS / building, unit: 'per s' },
    {
      name: 'gram index, bytes of postings per character',
      value: postings.bytes.length / (PARAGRAPHS * CHARACTERS),
      unit: 'B',
    },
    { name: 'BM25 alone, 20,000 paragraphs', value: milliseconds(words), unit: 'ms' },
    { name: 'exact nearest alone, 20,000 x 512', value: milliseconds(meaning), unit: 'ms' },
    { name: 'hybrid query, whole', value: milliseconds(both), unit: 'ms' },
    { name: 'hybrid query against its two parts alone', value: both / (words + meaning), unit: 'times' },
  ]
}

/** Characters by Zipf's law, as in any language; every tenth paragraph holds a query's words. */
function textFrom(random: Random): string {
  const common = '教育学校的管理县工作实施年全建设中小发展'
  const characters = Array.from({ length: CHARACTERS }, () => {
    const place = Math.floor(3000 ** random())
    return common[place - 1] ?? String.fromCharCode(0x4e00 + place * 6)
  }).join('')
  const query = QUERIES[Math.floor(random() * QUERIES.length)]!
  return random() < 0.1 ? `${query.replace(' ', '，')}${characters.slice(query.length)}` : characters
}

function paragraphFrom(text: string, ordinal: number): IndexedParagraph {
  const documentId = idOf('doc', Math.floor(ordinal / 50))
  return {
    paragraph: { id: idOf('par', ordinal), documentId, ordinal, role: 'body', text },
    kind: 'report',
    year: 2000 + (ordinal % 26),
    jurisdiction: '石渡县',
    entityKinds: [],
  }
}

function vectorsFrom(random: Random): Vectors {
  const data = new Float32Array(PARAGRAPHS * DIMENSIONS)
  for (let i = 0; i < PARAGRAPHS; i++) data.set(unitVector(random, DIMENSIONS), i * DIMENSIONS)
  const paragraphs = Int32Array.from({ length: PARAGRAPHS }, (_, i) => i)
  return { dimensions: DIMENSIONS, data, paragraphs, slots: paragraphs }
}
