import type { Drafts, Segmented } from './draft.ts'
import { extractMentions } from './mentions/mentions.ts'
import { extractObservations } from './observations/index.ts'
import { extractRelations } from './relations/relations.ts'

/** Everything that the words of a document say, before it is known who each name belongs to. */
export function extract(segmented: Segmented): Drafts {
  const named = extractMentions(segmented)
  const observations = extractObservations(segmented, named)
  const relations = extractRelations(segmented, named, observations)
  const metrics = new Set(observations.map(({ metric }) => metric))
  return { mentions: [...named, ...metrics], relations, observations }
}
