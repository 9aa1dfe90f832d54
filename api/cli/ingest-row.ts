import type { Sentences } from '../../graph/errors.ts'
import type { RepairKind } from '../../graph/model.ts'
import type { Outcome } from '../../ingest/run.ts'

/** What is kept of an outcome for the summary: numbers, not the graph. */
export type IngestRow = {
  source: string
  status: Outcome['status']
  documentId: string | null
  title: string | null
  found: Record<'paragraphs' | 'entities' | 'mentions' | 'relations' | 'observations', number> | null
  repairs: Partial<Record<RepairKind, number>>
  problem: ({ code: string } & Sentences) | null
}

export function rowOf(outcome: Outcome): IngestRow {
  const empty = { documentId: null, title: null, found: null, repairs: {}, problem: null }
  const row = { source: outcome.source, status: outcome.status, ...empty }
  if ('problem' in outcome) return { ...row, problem: { code: outcome.problem.code, ...outcome.problem.sentences } }
  if (!('graph' in outcome)) return { ...row, documentId: outcome.documentId }
  const { document, paragraphs, entities, mentions, relations, observations, repairs } = outcome.graph
  const made: IngestRow['repairs'] = {}
  for (const { kind } of repairs) made[kind] = (made[kind] ?? 0) + 1
  return {
    ...row,
    documentId: document.id,
    title: document.title,
    found: {
      paragraphs: paragraphs.length,
      entities: entities.length,
      mentions: mentions.length,
      relations: relations.length,
      observations: observations.length,
    },
    repairs: made,
  }
}
