import type { Vectors } from '../../../graph/search/nearest.ts'
import type { SearchFilter } from '../../../graph/search/port.ts'
import { buildPostings } from '../../../graph/search/postings.ts'
import { type IndexData, rank } from '../../../graph/search/rank.ts'
import { rowsBuilder } from '../../../graph/search/rows.ts'
import type { IndexedParagraph } from '../../../graph/store/port.ts'
import { paragraphStore, type Sheet } from './paragraph-store.ts'

type Asked = { vector?: number[]; filter?: SearchFilter; vectorWeight?: number; limit?: number }

/** An index of these documents in this thread; `meanings` are unit vectors by text. */
export async function indexOf(sheets: Sheet[], meanings: Record<string, number[]> = {}) {
  const { store, paragraphs } = paragraphStore(sheets)
  const builder = rowsBuilder()
  for await (const batch of store.indexed()) builder.add(batch as IndexedParagraph[])
  const rows = builder.rows()
  const data: IndexData = {
    rows,
    postings: await buildPostings(rows.texts),
    vectors: vectorsOf(
      paragraphs().map(({ text }) => text),
      meanings,
    ),
    revision: await store.revision(),
  }
  const textOf = new Map(paragraphs().map(({ id, text }) => [id, text]))
  return {
    data,
    ask(text: string, { vector, filter = {}, vectorWeight = 0.6, limit = 10 }: Asked = {}) {
      const request = { text, vector: vector ? Float32Array.from(vector) : null, filter, limit, vectorWeight }
      const answer = rank(data, request)
      return { ...answer, texts: answer.candidates.map(({ paragraphId }) => textOf.get(paragraphId)!) }
    },
    /** By words only; the hits' texts with what is marked in brackets. */
    search(text: string, limit = 10) {
      const answer = this.ask(text, { limit })
      return {
        ...answer,
        marked: answer.candidates.map(({ ranges }, i) => marked(answer.texts[i]!, ranges)),
      }
    },
  }
}

function vectorsOf(texts: string[], meanings: Record<string, number[]>): Vectors {
  const held = texts.flatMap((text, paragraph) => (meanings[text] ? [{ paragraph, vector: meanings[text] }] : []))
  const slots = new Int32Array(texts.length).fill(-1)
  for (const [slot, { paragraph }] of held.entries()) slots[paragraph] = slot
  return {
    dimensions: held[0]?.vector.length ?? 0,
    data: Float32Array.from(held.flatMap(({ vector }) => vector)),
    paragraphs: Int32Array.from(held.map(({ paragraph }) => paragraph)),
    slots,
  }
}

function marked(text: string, ranges: [number, number][]): string {
  return ranges.reduceRight(
    (rest, [start, end]) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
    text,
  )
}

/** Lines as one document. */
export const sheetOf = (...lines: Sheet['lines']): Sheet[] => [{ title: '石渡县教育文件', lines }]
