import { problem } from '../graph/errors.ts'
import { documentIdOf, idOf } from '../graph/ids.ts'
import type { Document, DocumentGraph, Encoding, Paragraph, Repair } from '../graph/model.ts'
import { composeMaps } from '../graph/text/source-map.ts'
import type { Block } from './extract/draft.ts'
import { extract } from './extract/index.ts'
import type { Trace } from './extract/trace.ts'
import { createFolder } from './fold.ts'
import { NO_WORDS, type UserLexicon } from './lexicon/user-lexicon.ts'
import { lexicon, reloadChangedLexicons } from './lexicon.ts'
import { PIPELINE_VERSION } from './pipeline-version.ts'
import type { Edit } from './repair/edit.ts'
import { createRepairer } from './repair/repair.ts'
import { createDivisions, type Divisions } from './resolve/divisions.ts'
import { ownNaming } from './resolve/document-names.ts'
import { entityId } from './resolve/entity-id.ts'
import { resolve } from './resolve/resolve.ts'
import { segment } from './segment.ts'
import type { Head, Hints } from './structure/head.ts'
import { structure } from './structure/structure.ts'

/** A file's text as read. `hints`: what is known of a text that was cut out of a document. */
export type PipelineInput = {
  text: string
  encoding: Encoding
  /** SHA-256 of the file. */
  hash: string
  source: string
  hints?: Omit<Hints, 'source'>
}

/** `version` is of the rules, and of the user's lexicon where there is one. */
export type Pipeline = { readonly version: string; read: (input: PipelineInput, trace?: Trace) => DocumentGraph }

const DIVISIONS = lexicon(createDivisions)

/**
 * From text to graph; the only place that knows the order. `userLexicon` is asked for each document, `trace` is told why.
 * Throws `DOCUMENT_WITHOUT_TEXT`, and whatever `userLexicon` throws.
 */
export function createPipeline(userLexicon: () => UserLexicon = () => NO_WORDS): Pipeline {
  const repair = createRepairer()
  const fold = createFolder()
  return {
    get version() {
      return versionWith(userLexicon())
    },
    read(input, trace) {
      reloadChangedLexicons()
      const words = userLexicon()
      const divisions = DIVISIONS()
      const repaired = repair(input.text)
      const folded = fold(repaired.text)
      const map = composeMaps(folded.map, repaired.map)
      const { head, pieces } = structure(folded.text, map, { ...input.hints, source: input.source }, divisions)
      if (pieces.length === 0) throw problem('DOCUMENT_WITHOUT_TEXT', input.source)

      const id = documentIdOf(input.hash)
      const document: Document = {
        id,
        entityId: ownId(head, id, divisions),
        ...head,
        source: input.source,
        sourceHash: input.hash,
        encoding: input.encoding,
        pipeline: versionWith(words),
        text: input.text,
      }
      const blocks = pieces.map(({ context, ...piece }, ordinal): Block => {
        const paragraph: Paragraph = { id: idOf('par', id, ordinal, piece.text), documentId: id, ordinal, ...piece }
        const users = words.find(piece.text)
        return { paragraph, context, tokens: segment(piece.text, users), users }
      })
      const segmented = { document, blocks, trace }
      trace?.begin(segmented)
      return {
        document,
        paragraphs: blocks.map(({ paragraph }) => paragraph),
        ...resolve(segmented, extract(segmented), divisions),
        repairs: repaired.edits.map((edit) => repairOf(edit, id)),
      }
    },
  }
}

/** Documents that were read with other words of the user's are read anew. */
const versionWith = ({ version }: UserLexicon): string =>
  version === '' ? PIPELINE_VERSION : `${PIPELINE_VERSION}+${version}`

/** As the registry of entities has it. */
function ownId(head: Head, documentId: string, divisions: Divisions): string {
  const { name, jurisdiction } = ownNaming(head, divisions)
  return entityId(
    'regulation',
    name,
    jurisdiction,
    jurisdiction && divisions.isAmbiguous(jurisdiction) ? documentId : null,
  )
}

const repairOf = (edit: Edit, documentId: string): Repair => ({
  id: idOf('rep', documentId, edit.start, edit.end, edit.replacement),
  documentId,
  ...edit,
})
