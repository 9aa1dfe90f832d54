import { z } from 'zod'
import { EntityKind, Id, Predicate, Status, Strength } from '../graph/model.ts'

/** Node-link JSON as NetworkX reads it (`edges="edges"`). */
export const NodeLink = z.object({
  directed: z.literal(true),
  multigraph: z.literal(true),
  graph: z.object({ name: z.string(), truncated: z.boolean() }),
  nodes: z.array(
    z.object({
      id: Id,
      name: z.string(),
      kind: EntityKind,
      aliases: z.array(z.string()),
      jurisdiction: z.string().nullable(),
      jurisdictionCode: z.string().nullable(),
      distance: z.int(),
      degree: z.int(),
    }),
  ),
  edges: z.array(
    z.object({
      source: Id,
      target: Id,
      key: Id,
      predicate: Predicate,
      year: z.int().nullable(),
      status: Status,
      strength: Strength.nullable(),
      implicitSubject: z.boolean(),
      quote: z.string(),
      paragraphId: Id,
      start: z.int(),
      end: z.int(),
      documentId: Id,
      documentTitle: z.string().nullable(),
      rule: z.string(),
      ruleVersion: z.int(),
      confidence: z.number(),
    }),
  ),
})
