/**
 * The model, stated once: each schema is the type, the validator, the row parser and the OpenAPI description.
 *
 * Conventions used throughout:
 * - **Ids** are derived from content (see `ids.ts`): ingesting twice changes nothing.
 * - **Offsets** count UTF-16 code units, half-open `[start, end)`. `paragraph.text.slice(start, end)` is always the quote.
 * - **Dates** are civil dates `YYYY-MM-DD` as printed (UTC+8), never instants. **Years** are calendar years.
 * - **Confidences** lie in `[0, 1]`; higher is better.
 * - `null` means "the document does not say"; the empty string is never used for that.
 */
import { z } from 'zod'

const Offset = z.int().nonnegative()
const Text = z.string().min(1)
const Year = z.int().min(1900).max(2200)

export const Id = z.string().regex(/^(doc|par|ent|men|rel|obs|rep)_[0-9a-f]{20}$/)

export const DocumentKind = z.enum(['law', 'regulation', 'notice', 'opinion', 'plan', 'report', 'news', 'other'])
export type DocumentKind = z.infer<typeof DocumentKind>

export const EntityKind = z.enum(['school', 'program', 'regulation', 'metric', 'agency', 'place', 'person', 'honour'])
export type EntityKind = z.infer<typeof EntityKind>

export const Predicate = z.enum([
  'cites',
  'implements',
  'issued_by',
  'amends',
  'repeals',
  'carries_out',
  'participates_in',
  'leads',
  'responsible_for',
  'awarded',
  'part_of',
  'located_in',
  'targets',
])
export type Predicate = z.infer<typeof Predicate>

/** `reported`: done. `planned`: will be done. `required`: must be done. */
export const Status = z.enum(['reported', 'planned', 'required'])
export type Status = z.infer<typeof Status>

/**
 * How binding the words are that prove something. `must`: 必须, 不得, 确保 with a number, norms of a law; `should`: 要, 应, 请 and
 * orders; `encourage`: 鼓励; `may`: 可以; `plan`: 将, 拟, 到2027年; `done`: reported.
 */
export const Strength = z.enum(['must', 'should', 'encourage', 'may', 'plan', 'done'])
export type Strength = z.infer<typeof Strength>

/** How a figure is to be read: how it moves (`increase_*`, `decrease_*`), where it stands (`rank`) or how exact it is. */
export const Qualifier = z.enum([
  'exact',
  'approx',
  'at_least',
  'at_most',
  'over',
  'under',
  'increase_by',
  'increase_to',
  'decrease_by',
  'decrease_to',
  'range',
  'rank',
])
export type Qualifier = z.infer<typeof Qualifier>

/** An administrative division. `code` is the six-digit GB/T 2260 code, `null` for a division that the lexicon lacks. */
export const Jurisdiction = z.object({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
  name: Text,
})
export type Jurisdiction = z.infer<typeof Jurisdiction>

/** The named rule that found or resolved something. Its version rises with every change of what it finds. */
export const Rule = z.object({ id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), version: z.int().positive() })
export type Rule = z.infer<typeof Rule>

/** A run of a derived text and where it came from. Runs of equal lengths map unit to unit, any other as a whole. */
export const MapRun = z.object({ start: Offset, end: Offset, sourceStart: Offset, sourceEnd: Offset })
export type MapRun = z.infer<typeof MapRun>

/** Sorted runs that cover the derived text without gap or overlap; source ranges ascend. */
export const SourceMap = z.array(MapRun)
export type SourceMap = z.infer<typeof SourceMap>

export const Encoding = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'])
export type Encoding = z.infer<typeof Encoding>

export const Document = z.object({
  /** Derived from the bytes of the file: the same file has the same id wherever it is found. */
  id: Id,
  /** The document as a thing that others cite: an entity of kind `regulation`. */
  entityId: Id,
  title: Text,
  kind: DocumentKind,
  /** 发文字号, e.g. 国发〔2021〕33号, with 〔〕 whatever was printed. */
  number: Text.nullable(),
  /** 发文机关 in signing order; the first is the lead issuer. */
  issuers: z.array(Text),
  issuedOn: z.iso.date().nullable(),
  /** Year of issue: of `issuedOn`, else of the number, else of the title. */
  year: Year.nullable(),
  jurisdiction: Jurisdiction.nullable(),
  /** Where it came from: the path under the ingested folder, that folder's name first. */
  source: Text,
  /** SHA-256 of the file as received. */
  sourceHash: z.string().regex(/^[0-9a-f]{64}$/),
  encoding: Encoding,
  /** Version of the pipeline that read it. Another version reads it anew. */
  pipeline: Text,
  /** The text as read: decoded, nothing else. Source maps and repairs count in it. */
  text: z.string(),
})
export type Document = z.infer<typeof Document>

/** A document without its text, as listings carry it. */
export const DocumentSummary = Document.omit({ text: true })
export type DocumentSummary = z.infer<typeof DocumentSummary>

export const ParagraphRole = z.enum(['title', 'heading', 'body', 'list', 'table', 'meta'])
export type ParagraphRole = z.infer<typeof ParagraphRole>

/** The unit of retrieval: one printed line, or a part of a long one. Ordinals in a document are 0, 1, 2, … */
export const Paragraph = z.object({
  id: Id,
  documentId: Id,
  ordinal: Offset,
  /** `meta`: number, signature, date and source lines. */
  role: ParagraphRole,
  /** Headings above it, outermost first, without the title. */
  headings: z.array(Text),
  /** Clean: repaired, simplified, full-width punctuation, trimmed; never empty. */
  text: Text,
  /** From `text` to the document's text as read. */
  map: SourceMap,
})
export type Paragraph = z.infer<typeof Paragraph>

/** Another name and why it is one. Invariant: never equal to the entity's own name. */
export const Alias = z.object({ name: Text, rule: Rule, /** In words, with the evidence. */ reason: Text })
export type Alias = z.infer<typeof Alias>

/** A thing that policies talk about. Documents contribute to it; its aliases are the union of theirs. */
export const Entity = z.object({
  id: Id,
  kind: EntityKind,
  /** Canonical: the fullest name that follows from a document and its jurisdiction. */
  name: Text,
  aliases: z.array(Alias),
  /** Where it lives, if its kind does: 县一中 of one county is never that of another. */
  jurisdiction: Jurisdiction.nullable(),
  attributes: z.record(z.string(), z.string()),
})
export type Entity = z.infer<typeof Entity>

/** The words that prove a claim. Invariant: `quote === paragraph.text.slice(start, end)`, never empty. */
export const Evidence = z.object({ paragraphId: Id, start: Offset, end: z.int().positive(), quote: Text })
export type Evidence = z.infer<typeof Evidence>

/** One occurrence of an entity. Invariant: `surface === paragraph.text.slice(start, end)`. */
export const Mention = z.object({
  id: Id,
  documentId: Id,
  paragraphId: Id,
  entityId: Id,
  kind: EntityKind,
  start: Offset,
  end: z.int().positive(),
  surface: Text,
  rule: Rule,
  confidence: z.number().min(0).max(1),
})
export type Mention = z.infer<typeof Mention>

/** A directed claim and the words that make it. There are no relations without evidence. */
export const Relation = z.object({
  id: Id,
  documentId: Id,
  subjectId: Id,
  predicate: Predicate,
  objectId: Id,
  year: Year.nullable(),
  status: Status,
  /** Of the sentence that proves it; `null` when that commands, allows, announces and reports nothing. */
  strength: Strength.nullable(),
  /** The subject is the document's own government or school and is not printed in the evidence. */
  implicitSubject: z.boolean(),
  evidence: Evidence,
  rule: Rule,
  confidence: z.number().min(0).max(1),
})
export type Relation = z.infer<typeof Relation>

/** A metric's value. `value` and `high` are in `unit` as printed, `baseValue` and `baseHigh` in `baseUnit` (万, 亿, 成 and ‰ resolved). */
export const Observation = z.object({
  id: Id,
  documentId: Id,
  metricId: Id,
  /** What the figure is about; `null` when the document does not say. */
  subjectId: Id.nullable(),
  value: z.number(),
  /** Upper end of a range; `null` otherwise. */
  high: z.number().nullable(),
  unit: z.string(),
  baseValue: z.number(),
  baseHigh: z.number().nullable(),
  baseUnit: z.string(),
  qualifier: Qualifier,
  /** A second reading: 提高到90%以上 is `increase_to` with bound `at_least`. */
  bound: Qualifier.nullable(),
  /** The year the figure is about. */
  year: Year.nullable(),
  status: Status,
  /** Of the sentence that proves it; `null` when that commands, allows, announces and reports nothing. */
  strength: Strength.nullable(),
  /** The printed figure itself inside the evidence's paragraph, for marking: `[start, end)`. */
  figure: z.object({ start: Offset, end: z.int().positive() }),
  evidence: Evidence,
  rule: Rule,
  confidence: z.number().min(0).max(1),
})
export type Observation = z.infer<typeof Observation>

export const RepairKind = z.enum(['gloss', 'misaligned', 'stray_byte', 'stray_mark'])
export type RepairKind = z.infer<typeof RepairKind>

/** An edit made to a damaged text. Invariant: `original === document.text.slice(start, end)`. */
export const Repair = z.object({
  id: Id,
  documentId: Id,
  kind: RepairKind,
  rule: Rule,
  start: Offset,
  end: z.int().positive(),
  original: Text,
  /** Empty when the edit only removes. */
  replacement: z.string(),
  /** Why the edit was allowed, in words (Chinese, as the reasons of aliases are). */
  evidence: Text,
  /** Gain in log-probability (nats); for a gloss the share of proven glosses in the document, `[0, 1]`. */
  gain: z.number(),
  /** Bytes that the damage lost without trace; with any, the reading is the best guess. */
  droppedBytes: z.int().nonnegative(),
  /** Damaging the replacement again gives exactly the original. */
  forwardProved: z.boolean(),
})
export type Repair = z.infer<typeof Repair>

/** Everything one document contributes. What a pipeline yields, a store takes, and `zhengmai extract --json` prints. */
export const DocumentGraph = z.object({
  document: Document,
  paragraphs: z.array(Paragraph),
  entities: z.array(Entity),
  mentions: z.array(Mention),
  relations: z.array(Relation),
  observations: z.array(Observation),
  repairs: z.array(Repair),
})
export type DocumentGraph = z.infer<typeof DocumentGraph>

/** `times`: how many relations say the same, with this subject, predicate and object. */
export const Edge = Relation.extend({ times: z.int().positive() })
export type Edge = z.infer<typeof Edge>

/** Nodes and edges around an entity. `distance` counts relations from the start; every edge's ends are among the nodes. */
export const Subgraph = z.object({
  nodes: z.array(Entity.extend({ distance: Offset, degree: Offset })),
  edges: z.array(Edge),
  /** More entities lie within the depth than the limit let in. */
  truncated: z.boolean(),
})
export type Subgraph = z.infer<typeof Subgraph>
