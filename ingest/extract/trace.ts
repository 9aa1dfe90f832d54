import type { EntityKind, Jurisdiction } from '../../graph/model.ts'
import type { AliasRuleId } from '../resolve/rules.ts'
import type { MentionDraft, Segmented } from './draft.ts'
import type { VetoId } from './vetoes.ts'

/**
 * What is told of the decisions that are made while a document is read. Nothing depends on it: without one the same is
 * decided, untold.
 */
export type Trace = {
  /** The document, cut into words, before anything is looked for. */
  begin(segmented: Segmented): void
  /** What is told of one paragraph, by its index. */
  line(block: number): LineTrace
  /** The divisions in force where a mention stands. */
  force(draft: MentionDraft, force: Force): void
  /** A name that a mention was thought to stand for, in the order of thinking. `null`: it was taken, unless a later one was. */
  name(draft: MentionDraft, name: TracedName, veto: VetoId | null): void
}

type Range = { start: number; end: number }

export type TracedCandidate = Pick<MentionDraft, 'kind' | 'start' | 'end' | 'rule' | 'confidence'>

/** What a candidate lost to: a veto, and the candidate or the stretch that it lost to. */
export type Fall = { veto: VetoId; to: Range | TracedCandidate }

export type LineTrace = {
  /** A candidate of a finder; `null` where it stands. */
  candidate(candidate: TracedCandidate, fall: Fall | null): void
  /** What was turned down before it became a candidate; `null`: a stretch that holds no names of any kind. */
  veto(range: Range, kind: EntityKind | null, veto: VetoId): void
}

export type Force = {
  own: Jurisdiction | null
  home: Jurisdiction | null
  /** What put `own` in force: the document, a heading, or 该县 before the name. `null` where nothing is in force. */
  by: 'document' | 'section' | 'pointer' | null
}

export type TracedName = {
  name: string
  jurisdiction: Jurisdiction | null
  why: { rule: AliasRuleId; reason: string } | null
}
