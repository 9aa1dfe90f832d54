/**
 * What the API takes and gives, as zod schemas: validation, types and OpenAPI at once. `web/` imports the types only.
 */
import { z } from 'zod'
import {
  Alias,
  Document,
  DocumentKind,
  DocumentSummary,
  Edge,
  Entity,
  EntityKind,
  Id,
  Mention,
  Observation,
  Paragraph,
  Predicate,
  Relation,
  Repair,
  Status,
  Strength,
  Subgraph,
} from '../graph/model.ts'
import { ROW_LIMIT } from '../graph/store/neo4j/console.ts'

export { ExplainQuery, Explanation } from './explain-contract.ts'
export { NodeLink } from './node-link-contract.ts'

/** Largest sizes that a request may ask for. */
export const LIMITS = {
  page: 200,
  hits: 100,
  query: 500,
  name: 200,
  depth: 3,
  nodes: 500,
  parallel: 1000,
  path: 6,
} as const

/** Relations that say the same, each with its own proof: so many are shown unless more are asked for. */
export const PARALLEL = 3

const cursor = z.string().optional().describe('Where to go on: the `next` of the page before, of the same listing')
const limit = z.coerce.number().int().min(1).max(LIMITS.page).default(50).describe('How many to give')
const year = z.coerce.number().int().min(1900).max(2200).optional()
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
/** `a` and `a,b`: several values of one filter. */
const several = <T extends z.ZodType>(item: T) =>
  z
    .string()
    .max(400)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(item) as unknown as z.ZodType<z.output<T>[], string[]>)
    .optional()

/** Any text: what is no id is simply not found. */
export const IdParams = z.object({ id: z.string().describe('Id, as listings give it') })

/** An entity as what refers to it shows it. */
export const Name = z.object({ id: Id, kind: EntityKind, name: z.string() })
export type Name = z.infer<typeof Name>

/** A document as what it proves shows it. */
export const Source = z.object({
  id: Id,
  title: z.string(),
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
})
export type Source = z.infer<typeof Source>

/** RFC 9457, with our stable code and the sentence in both languages. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  sentences: z.object({ zh: z.string(), en: z.string() }),
})
export type Problem = z.infer<typeof Problem>

export const Health = z.object({
  status: z.enum(['ok', 'keyword_only']).describe('`keyword_only`: no embedding model, or paragraphs without vectors'),
  version: z.string(),
  counts: z.object({
    documents: z.int(),
    paragraphs: z.int(),
    entities: z.int(),
    mentions: z.int(),
    relations: z.int(),
    observations: z.int(),
  }),
  vectors: z.int().describe('Paragraphs that have a vector'),
  model: z.object({
    ready: z.boolean(),
    code: z.string().nullable(),
    sentences: z.object({ zh: z.string(), en: z.string() }).nullable(),
  }),
})
export type Health = z.infer<typeof Health>

export const SearchQuery = z.object({
  q: z.string().describe(`What to look for; at most ${LIMITS.query} characters`),
  limit: z.coerce.number().int().min(1).max(LIMITS.hits).default(20),
  kind: several(DocumentKind).describe(`Document kinds, comma-separated: ${DocumentKind.options.join(', ')}`),
  year: several(z.coerce.number().int().min(1900).max(2200)).describe('Years of issue, comma-separated'),
  jurisdiction: several(z.string().max(60)).describe('Jurisdiction names, comma-separated'),
  entityKind: several(EntityKind).describe(
    `The paragraph mentions an entity of these kinds, comma-separated: ${EntityKind.options.join(', ')}`,
  ),
})

const Standing = z.object({ score: z.number(), rank: z.int() }).nullable()

export const Hit = z.object({
  score: z.number().describe('Fused, 0 to 1'),
  keyword: Standing.describe('BM25 score and rank'),
  vector: Standing.describe('Cosine and rank'),
  terms: z.array(z.string()).describe('The pieces of the query that stand in the paragraph'),
  ranges: z.array(z.tuple([z.int(), z.int()])).describe('What to highlight, half-open, UTF-16'),
  paragraph: Paragraph.omit({ map: true }),
  document: DocumentSummary,
})
export type Hit = z.infer<typeof Hit>

export const SearchResult = z.object({
  query: z.string(),
  mode: z.enum(['hybrid', 'keyword']),
  keywordMatches: z.int().describe('Paragraphs that hold the query’s words, before the limit'),
  keywordMatchesAtLeast: z
    .boolean()
    .describe('There are more than were counted: `keywordMatches` and the facets say how many at least'),
  hits: z.array(Hit),
  facets: z.object({
    kinds: z.record(z.string(), z.int()),
    years: z.record(z.string(), z.int()),
    jurisdictions: z.record(z.string(), z.int()),
    entityKinds: z.record(z.string(), z.int()),
  }),
  entities: z.array(Name).describe('Entities that the query names'),
})
export type SearchResult = z.infer<typeof SearchResult>

export const DocumentsQuery = z.object({
  kind: DocumentKind.optional(),
  year,
  jurisdiction: z.string().max(60).optional(),
  cursor,
  limit,
})
export const DocumentPage = page(DocumentSummary)
export type DocumentPage = z.infer<typeof DocumentPage>

/** Everything the reader shows: one request, one document. `entities` holds each entity that a mention, relation or observation names. */
export const DocumentDetail = z.object({
  document: Document,
  paragraphs: z.array(Paragraph),
  mentions: z.array(Mention),
  observations: z.array(Observation),
  relations: z.array(Relation),
  entities: z.array(Name),
  repairs: z.array(Repair),
})
export type DocumentDetail = z.infer<typeof DocumentDetail>

export const EntitiesQuery = z.object({
  q: z.string().max(LIMITS.name).optional().describe('Part of a name or an alias'),
  kind: EntityKind.optional(),
  jurisdiction: z.string().max(60).optional(),
  missing: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .describe('`true`: only regulations that no document in the corpus is: cited and missing'),
  cursor,
  limit,
})
export const EntityDetail = Entity.extend({ aliases: z.array(Alias), mentions: z.int(), documents: z.int() })
export type EntityDetail = z.infer<typeof EntityDetail>
export const EntityPage = page(EntityDetail)
/** One entity, with the documents that it is. */
export const EntityShown = EntityDetail.extend({
  texts: z
    .array(Source)
    .nullable()
    .describe(
      'Of a regulation the documents that it is, newest first: a law may have versions; none: not in the corpus',
    ),
})
export type EntityShown = z.infer<typeof EntityShown>
export type EntityPage = z.infer<typeof EntityPage>

export const PagingQuery = z.object({ cursor, limit })
/** A mention with the sentence around it and where it stands. */
export const MentionDetail = Mention.extend({
  paragraph: Paragraph.omit({ map: true }),
  document: DocumentSummary,
})
export type MentionDetail = z.infer<typeof MentionDetail>
export const MentionPage = page(MentionDetail)
export type MentionPage = z.infer<typeof MentionPage>

export const RelationsQuery = z.object({
  entity: Id.optional().describe('Subject or object'),
  document: Id.optional(),
  predicate: Predicate.optional(),
  year,
  status: Status.optional(),
  strength: Strength.optional(),
  cursor,
  limit,
})
export const RelationDetail = Relation.extend({ subject: Name, object: Name, document: Source })
export type RelationDetail = z.infer<typeof RelationDetail>
export const RelationPage = page(RelationDetail)
export type RelationPage = z.infer<typeof RelationPage>

export const ObservationsQuery = z.object({
  metric: Id.optional(),
  subject: Id.optional(),
  document: Id.optional(),
  year,
  status: Status.optional(),
  strength: Strength.optional(),
  cursor,
  limit,
})
export const ObservationDetail = Observation.extend({ metric: Name, subject: Name.nullable(), document: Source })
export type ObservationDetail = z.infer<typeof ObservationDetail>
export const ObservationPage = page(ObservationDetail)
export type ObservationPage = z.infer<typeof ObservationPage>

const parallel = z.coerce
  .number()
  .int()
  .min(1)
  .max(LIMITS.parallel)
  .default(PARALLEL)
  .describe('Most relations with the same subject, predicate and object: the newest')

export const NeighbourhoodQuery = z.object({
  depth: z.coerce.number().int().min(1).max(LIMITS.depth).default(1),
  limit: z.coerce.number().int().min(1).max(LIMITS.nodes).default(60).describe('Most entities to give'),
  parallel,
})
export const Neighbourhood = Subgraph.extend({
  edges: z.array(Edge.extend({ document: Source })),
})
export type Neighbourhood = z.infer<typeof Neighbourhood>

export const PathsQuery = z.object({
  from: Id,
  to: Id,
  longest: z.coerce.number().int().min(1).max(LIMITS.path).default(4).describe('Most relations on the way'),
  limit: z.coerce
    .number()
    .int()
    .min(LIMITS.path + 1)
    .max(LIMITS.nodes)
    .default(100)
    .describe('Most entities to give; paths are given whole'),
  parallel,
})

export const ExportQuery = NeighbourhoodQuery.omit({ parallel: true }).extend({
  format: z.enum(['graphml', 'json']).default('graphml').describe('`json` is node-link JSON'),
})

export const CypherQuestion = z.strictObject({
  text: z.string().describe('What to ask, in Cypher'),
  parameters: z.record(z.string(), z.unknown()).default({}).describe('Values for `$name` in the text'),
  limit: z.int().min(1).max(ROW_LIMIT).default(100).describe('Most rows to give'),
})
export const CypherTable = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())).describe('A value for each column'),
  truncated: z.boolean().describe('There is more than was asked for, or than an answer holds'),
})
