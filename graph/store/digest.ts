import { sha256 } from '../ids.ts'
import type { DocumentGraph, Strength } from '../model.ts'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** An unknown strength counts for nothing: what was stored before there were any keeps its digest. */
const known = <T extends { strength: Strength | null }>({ strength, ...rest }: T) =>
  strength === null ? rest : { ...rest, strength }

/** SHA-256 of all that a document contributes, as the model's schemas give it; whatever order its parts come in. */
export function digestOfGraph({ document, paragraphs, ...parts }: DocumentGraph): string {
  const { entities, mentions, repairs } = parts
  const relations = parts.relations.map(known)
  const observations = parts.observations.map(known)
  const sorted = [entities, mentions, relations, observations, repairs].map((each) => [...each].sort(byId))
  return sha256(JSON.stringify([document, paragraphs, sorted]))
}
