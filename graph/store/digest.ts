import { sha256 } from '../ids.ts'
import type { DocumentGraph } from '../model.ts'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** SHA-256 of all that a document contributes, as the model's schemas give it; whatever order its parts come in. */
export function digestOfGraph({ document, paragraphs, ...parts }: DocumentGraph): string {
  const { entities, mentions, relations, observations, repairs } = parts
  const sorted = [entities, mentions, relations, observations, repairs].map((each) => [...each].sort(byId))
  return sha256(JSON.stringify([document, paragraphs, sorted]))
}
