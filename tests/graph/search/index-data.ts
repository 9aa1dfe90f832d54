import { noVectors } from '../../../graph/search/nearest.ts'
import { buildPostings } from '../../../graph/search/postings.ts'
import { type IndexData, rank } from '../../../graph/search/rank.ts'
import { rowsBuilder } from '../../../graph/search/rows.ts'
import type { IndexedParagraph } from '../../../graph/store/port.ts'
import { paragraphStore, type Sheet } from './paragraph-store.ts'

/** An index of these documents in this thread. */
export async function indexOf(sheets: Sheet[]) {
  const { store, paragraphs } = paragraphStore(sheets)
  const builder = rowsBuilder()
  for await (const batch of store.indexed()) builder.add(batch as IndexedParagraph[])
  const rows = builder.rows()
  const data: IndexData = {
    rows,
    postings: await buildPostings(rows.texts),
    vectors: noVectors(rows.ids.length),
    revision: await store.revision(),
  }
  const textOf = new Map(paragraphs().map(({ id, text }) => [id, text]))
  return {
    data,
    /** By words only; the hits' texts with what is marked in brackets. */
    search(text: string, limit = 10) {
      const answer = rank(data, { text, vector: null, filter: {}, limit, vectorWeight: 0.6 })
      return {
        ...answer,
        texts: answer.candidates.map(({ paragraphId }) => textOf.get(paragraphId)!),
        marked: answer.candidates.map(({ paragraphId, ranges }) => marked(textOf.get(paragraphId)!, ranges)),
      }
    },
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
