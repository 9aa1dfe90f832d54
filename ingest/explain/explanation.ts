/** What is told of a place in a document, as zod schemas: the API gives them, the command line prints them. */
import { z } from 'zod'
import {
  EntityKind,
  Id,
  Jurisdiction,
  Mention,
  Observation,
  Paragraph,
  Relation,
  Repair,
  Rule,
  Status,
  Strength,
} from '../../graph/model.ts'

const Offset = z.int().nonnegative()
const Span = z.object({ start: Offset, end: Offset })
const Sentences = z.object({ en: z.string(), zh: z.string() })

/** A rule and why it may say what it says, in both languages. */
const Reasoned = Rule.extend({ why: Sentences.nullable() })
/** A named reason for not taking something. */
const Veto = z.object({ id: z.string(), why: Sentences })
/** A stretch of the paragraph with its words. */
const Printed = Span.extend({ surface: z.string() })

const ExplainedEntity = z.object({
  id: Id,
  kind: EntityKind,
  name: z.string(),
  jurisdiction: Jurisdiction.nullable(),
})

/** Where the question points, and what was printed there. */
const Place = Printed.extend({
  paragraph: Offset.describe('Ordinal of the paragraph'),
  source: Span.describe('The same place in the text as read'),
  repair: Repair.nullable().describe('The edit that made or removed what stands there'),
})

/** What a rule proposed here. `fall` is `null` where it stands. */
const ExplainedCandidate = Printed.extend({
  kind: EntityKind,
  rule: Reasoned,
  confidence: z.number(),
  fall: z
    .object({ veto: Veto, to: Printed.extend({ kind: EntityKind.nullable(), rule: Reasoned.nullable() }) })
    .nullable(),
})

/** What was turned down before any rule proposed it; without a kind, a stretch that holds no names. */
const TurnedDown = Printed.extend({ kind: EntityKind.nullable(), veto: Veto })

/** A name that the mention was thought to stand for. Of those without a veto the last is the one it has. */
const NameTried = z.object({
  name: z.string(),
  jurisdiction: Jurisdiction.nullable(),
  rule: Reasoned.nullable().describe('`null` for words that are no name (该校)'),
  evidence: z.string().nullable().describe('The words that justify it, in Chinese'),
  veto: Veto.nullable(),
})

const InForce = z.object({
  own: Jurisdiction.nullable().describe('The division that the text speaks of here'),
  home: Jurisdiction.nullable().describe('The county that schools and towns without a place belong to here'),
  by: z.enum(['document', 'section', 'pointer']).nullable(),
})

const ExplainedMention = Mention.omit({ documentId: true, paragraphId: true, entityId: true, rule: true }).extend({
  rule: Reasoned,
  entity: ExplainedEntity,
  force: InForce.nullable(),
  names: z.array(NameTried),
  sharing: z
    .array(z.object({ entity: ExplainedEntity, veto: Veto }))
    .describe('Other entities of the document that are called the same'),
})

const ExplainedRelation = Relation.omit({ rule: true }).extend({
  rule: Reasoned,
  subject: ExplainedEntity,
  object: ExplainedEntity,
})

const ExplainedObservation = Observation.omit({ rule: true }).extend({
  rule: Reasoned,
  metric: ExplainedEntity,
  subject: ExplainedEntity.nullable(),
})

/** How the sentence is read at the place, before the rules of relations and figures weigh it. */
const ExplainedReading = z.object({
  year: z.object({
    value: z.int().nullable(),
    by: z.enum(['word', 'topic', 'since', 'norm', 'section']),
    word: z.string().nullable(),
  }),
  status: z.object({
    value: Status,
    by: z.enum(['clause', 'sentence', 'lead', 'year', 'section']),
    word: z.string().nullable(),
  }),
  strength: Strength.nullable().describe('How binding the sentence is'),
})

export const Explanation = z.object({
  document: z.object({
    id: Id,
    title: z.string(),
    pipeline: z.string(),
    outdated: z.boolean().describe('The store’s reading is older than this one: ingest the document again'),
  }),
  place: Place,
  paragraph: Paragraph.omit({ map: true, documentId: true }),
  tokens: z.array(Span.extend({ word: z.string(), tag: z.string() })).describe('The words at the place and around it'),
  mentions: z.array(ExplainedMention),
  candidates: z.array(ExplainedCandidate),
  turnedDown: z.array(TurnedDown),
  relations: z.array(ExplainedRelation),
  observations: z.array(ExplainedObservation),
  reading: ExplainedReading,
})
export type Explanation = z.infer<typeof Explanation>
