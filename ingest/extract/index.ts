import type { Drafts, Segmented } from './draft.ts'
import { extractMentions } from './mentions/mentions.ts'
import { extractRelations } from './relations/relations.ts'

/** Everything that the words of a document say, before it is known who each name belongs to. */
export function extract(segmented: Segmented): Drafts {
  const mentions = extractMentions(segmented)
  const relations = extractRelations(segmented, mentions, [])
  return { mentions, relations, observations: [] }
}
