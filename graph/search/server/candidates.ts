import { ParagraphRole } from '../../model.ts'
import type { Row } from '../../store/database.ts'
import { noVectors, type Vectors } from '../nearest.ts'
import { buildPostings } from '../postings.ts'
import { codesIn, type Query } from '../query.ts'
import type { IndexData } from '../rank.ts'
import { rowsBuilder } from '../rows.ts'
import { facetValues } from '../tokens.ts'

/**
 * Rows of candidates, any number of times each, as an index of these alone and for this query alone. Cosines are vectors
 * of one dimension.
 */
export async function indexOf(candidates: Row[], query: Query): Promise<IndexData> {
  const distinct = [...new Map(candidates.map((row) => [row.id, row])).values()].sort(byPlace)
  const builder = rowsBuilder()
  builder.add(
    distinct.map((row) => ({
      paragraph: {
        id: String(row.id),
        documentId: String(row.documentId),
        ordinal: Number(row.ordinal),
        role: ParagraphRole.parse(row.role),
        text: String(row.text),
      },
      ...facetValues(String(row.facets)),
    })),
  )
  const rows = builder.rows()
  return { rows, postings: await buildPostings(rows.texts, codesIn(query)), vectors: cosinesOf(distinct), revision: '' }
}

/** The order of the embedded index: what is equally near keeps it. */
function byPlace(a: Row, b: Row): number {
  if (a.documentId === b.documentId) return Number(a.ordinal) - Number(b.ordinal)
  return String(a.documentId) < String(b.documentId) ? -1 : 1
}

/** The server has compared each vector with the query's already: beside `[1]` a cosine is itself. */
function cosinesOf(rows: Row[]): Vectors {
  const known = rows.flatMap(({ cosine }, paragraph) => (typeof cosine === 'number' ? [{ paragraph, cosine }] : []))
  const { slots } = noVectors(rows.length)
  for (const [slot, { paragraph }] of known.entries()) slots[paragraph] = slot
  return {
    dimensions: 1,
    data: Float32Array.from(known, ({ cosine }) => cosine),
    paragraphs: Int32Array.from(known, ({ paragraph }) => paragraph),
    slots,
  }
}
