import type { MentionDraft, ObservationDraft, RelationDraft, Segmented } from '../draft.ts'

/** Placeholder body is replaced below. */
export function extractRelations(
  _segmented: Segmented,
  _mentions: MentionDraft[],
  _observations: ObservationDraft[],
): RelationDraft[] {
  return []
}
