import { problem } from '../../graph/errors.ts'
import type { Document } from '../../graph/model.ts'
import type { Pipeline } from '../pipeline.ts'
import { type Explained, readExplained } from './explain.ts'
import type { Explanation } from './explanation.ts'
import { placeInParagraph, placeInSource } from './place.ts'

/** In UTF-16 units. What is longer keeps a server from answering others while it is read: some 1.5 s of processor time for so much. */
export const LONGEST_EXPLAINED = 50_000
/** Documents that are kept as read: who asks once asks again nearby. */
const KEPT = 4

/** A unit of the text as read, or with `paragraph` a stretch of that paragraph (one unit without `end`). */
export type Asked = { at: number; paragraph?: number | undefined; end?: number | undefined }

/**
 * Explains places in documents that a store holds, by reading their text again. Throws `DOCUMENT_TOO_LONG`,
 * `OFFSET_OUT_OF_RANGE`, `OFFSET_NOT_READ` or `PARAGRAPH_NOT_FOUND`.
 */
export function createExplainer(createPipeline: () => Pipeline): (document: Document, asked: Asked) => Explanation {
  let pipeline: Pipeline | null = null
  const kept = new Map<string, Explained>()

  function explained({ id, text, encoding, sourceHash: hash, source }: Document): Explained {
    if (text.length > LONGEST_EXPLAINED) throw problem('DOCUMENT_TOO_LONG', text.length, LONGEST_EXPLAINED)
    pipeline ??= createPipeline()
    const key = `${id} ${pipeline.version}`
    const found = kept.get(key) ?? readExplained(pipeline, { text, encoding, hash, source })
    kept.delete(key)
    kept.set(key, found)
    for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest)
    return found
  }

  return (document, { at, paragraph, end }) => {
    const { graph, explain } = explained(document)
    const place =
      paragraph === undefined ? placeInSource(graph, at) : placeInParagraph(graph, paragraph, { start: at, end })
    const explanation = explain(place)
    const outdated = document.pipeline !== explanation.document.pipeline
    return { ...explanation, document: { ...explanation.document, outdated } }
  }
}
