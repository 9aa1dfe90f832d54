import type { Document, DocumentGraph, Entity } from '../../graph/model.ts'
import type { Drafts, Segmented } from '../extract/draft.ts'

export type Resolved = Pick<DocumentGraph, 'entities' | 'mentions' | 'relations' | 'observations'>

/** Thin for now: only the document's own entity. */
export function resolve({ document }: Segmented, _drafts: Drafts): Resolved {
  return { entities: [documentEntity(document)], mentions: [], relations: [], observations: [] }
}

const documentEntity = (document: Document): Entity => ({
  id: document.entityId,
  kind: 'regulation',
  name: document.title,
  aliases: [],
  jurisdiction: null,
  attributes: {},
})
