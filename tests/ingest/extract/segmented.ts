import type { Document, ParagraphRole, Status } from '../../../graph/model.ts'
import type { Block, Segmented } from '../../../ingest/extract/draft.ts'
import { segment } from '../../../ingest/segment.ts'

export type Setting = {
  title?: string
  kind?: Document['kind']
  place?: string | null
  /** Code of the place, for one of the list. */
  code?: string
  status?: Status
  roles?: ParagraphRole[]
}

/** A document of 石渡县 with these paragraphs, as extractors get it: a report on 2024 unless the setting says otherwise. */
export function segmented(texts: string[], setting: Setting = {}): Segmented {
  const place = setting.place === undefined ? '石渡县' : setting.place
  const document: Document = {
    id: 'doc_00000000000000000000',
    entityId: 'ent_00000000000000000000',
    title: setting.title ?? '石渡县教育体育局2024年工作总结',
    kind: setting.kind ?? 'report',
    number: null,
    issuers: [],
    issuedOn: null,
    year: 2024,
    jurisdiction: place === null ? null : { code: setting.code ?? null, name: place },
    source: '石渡县.txt',
    sourceHash: '0'.repeat(64),
    encoding: 'utf-8',
    pipeline: '0',
    text: '',
  }
  const blocks = texts.map((text, ordinal): Block => {
    const role = setting.roles?.[ordinal] ?? 'body'
    const paragraph = { id: '', documentId: '', ordinal, role, headings: [], text, map: [] }
    return { paragraph, context: { year: 2024, status: setting.status ?? 'reported' }, tokens: segment(text) }
  })
  return { document, blocks }
}
