import { idOf, sha256 } from '../../../graph/ids.ts'
import type { DocumentKind, DocumentSummary, EntityKind, Paragraph, ParagraphRole } from '../../../graph/model.ts'
import type { EntitySummary, GraphStore, IndexedParagraph } from '../../../graph/store/port.ts'

export type Line = { text: string; role?: ParagraphRole; entityKinds?: EntityKind[] }
export type Sheet = {
  title: string
  lines: (string | Line)[]
  kind?: DocumentKind
  year?: number | null
  jurisdiction?: string | null
}

type Stored = { summary: DocumentSummary; paragraphs: Paragraph[]; indexed: IndexedParagraph[] }

/** As much of a store as search uses, filled with titles and lines. */
export function paragraphStore(sheets: Sheet[], entities: EntitySummary[] = []) {
  let documents = sheets.map(stored)
  const all = () => documents.flatMap(({ paragraphs }) => paragraphs)
  const inOrder = <T extends { id: string }>(things: T[], ids: string[]): T[] =>
    ids.flatMap((id) => things.filter((thing) => thing.id === id))
  const store: Pick<GraphStore, 'revision' | 'indexed' | 'paragraphsById' | 'summaries' | 'entities'> = {
    revision: async () => sha256(documents.map(({ summary }) => summary.id).join()),
    async *indexed() {
      for (const { indexed } of documents) yield indexed
    },
    paragraphsById: async (ids) => inOrder(all(), ids),
    summaries: async (ids) =>
      inOrder(
        documents.map(({ summary }) => summary),
        ids,
      ),
    entities: async ({ text }, { limit }) => ({
      items: entities
        .filter(({ name, aliases }) =>
          [name, ...aliases.map((alias) => alias.name)].some((one) => one.includes(text ?? '')),
        )
        .slice(0, limit),
      next: null,
    }),
  }
  return {
    store: store as GraphStore,
    add: (sheet: Sheet) => {
      documents = [...documents, stored(sheet)]
    },
    paragraphs: all,
  }
}

function stored({ title, lines, kind = 'notice', year = 2024, jurisdiction = null }: Sheet): Stored {
  const id = idOf('doc', title)
  const paragraphs = lines.map((line, ordinal): Paragraph => {
    const { text, role = 'body' } = typeof line === 'string' ? { text: line } : line
    return { id: idOf('par', id, ordinal, text), documentId: id, ordinal, role, headings: [], text, map: [] }
  })
  const summary: DocumentSummary = {
    id,
    entityId: idOf('ent', title),
    title,
    kind,
    number: null,
    issuers: [],
    issuedOn: null,
    year,
    jurisdiction: jurisdiction === null ? null : { code: null, name: jurisdiction },
    source: `${title}.txt`,
    sourceHash: sha256(title),
    encoding: 'utf-8',
    pipeline: '1',
  }
  const indexed = paragraphs.map((paragraph, i) => {
    const line = lines[i]!
    const entityKinds = typeof line === 'string' ? [] : (line.entityKinds ?? [])
    return { paragraph, kind, year, jurisdiction, entityKinds }
  })
  return { summary, paragraphs, indexed }
}
