import type { Document, EntityKind, Paragraph, Predicate, Qualifier, Rule, Status } from '../../graph/model.ts'
import type { UserWord } from '../lexicon/user-lexicon.ts'
import type { Found } from '../lexicon/words-in.ts'
import type { Trace } from './trace.ts'

/** A word of a paragraph; `tag` is jieba's part of speech, or the lexicon's. */
export type Token = { start: number; end: number; word: string; tag: string }

/** What a paragraph's place in the document says about its sentences. */
export type Context = {
  /** The year the section is about: 今年 in it is this year. `null` when neither heading, title nor date say. */
  year: number | null
  /** What the section does unless a sentence says otherwise: a summary reports, a plan plans, a notice requires. */
  status: Status
}

/** A paragraph, where it stands, and its words; `users` are those of the user's lexicon. */
export type Block = { paragraph: Paragraph; context: Context; tokens: Token[]; users?: Found<UserWord>[] }

/** A document on its way: everything but what extraction finds. `trace` is told of what is decided, if anyone asks. */
export type Segmented = { document: Document; blocks: Block[]; trace?: Trace | undefined }

/** An occurrence before it is known whose it is. Identity matters: relations and observations point at these objects. */
export type MentionDraft = {
  kind: EntityKind
  /** Index of its block. */
  block: number
  start: number
  end: number
  rule: Rule
  confidence: number
  /** A name that the text itself gives for it, e.g. the title printed beside a document number. */
  stands: string | null
}

/** Who a claim is about: a printed mention, the document itself, or the place or school the document speaks for. */
export type Party = MentionDraft | 'document' | 'speaker'

export type Span = { block: number; start: number; end: number }

export type RelationDraft = {
  subject: Party
  predicate: Predicate
  object: MentionDraft
  year: number | null
  status: Status
  evidence: Span
  rule: Rule
  confidence: number
}

export type ObservationDraft = {
  /** The metric: its mention covers the printed name where it stands in one piece, else the figure. */
  metric: MentionDraft
  /** Canonical name of the metric, e.g. 交流轮岗教师. */
  name: string
  subject: Party | null
  value: number
  high: number | null
  unit: string
  baseValue: number
  baseHigh: number | null
  baseUnit: string
  qualifier: Qualifier
  bound: Qualifier | null
  year: number | null
  status: Status
  figure: Span
  evidence: Span
  rule: Rule
  confidence: number
}

/** What the extractors found in one document. */
export type Drafts = { mentions: MentionDraft[]; relations: RelationDraft[]; observations: ObservationDraft[] }
