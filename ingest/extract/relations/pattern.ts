import type { DocumentKind, EntityKind, Predicate } from '../../../graph/model.ts'
import type { RuleId } from '../rules.ts'

/**
 * How a predicate is said of a list of objects.
 * `before` is tried on the clause up to the objects, `after` on the rest of their sentence; both must hold where both are
 * given. What stands before the match of `before` (or, without it, before the objects) is searched for the subject.
 */
export type Pattern = {
  rule: RuleId
  predicate: Predicate
  object: readonly EntityKind[]
  before?: RegExp
  after?: RegExp
  /** What the objects' names must look like. */
  named?: RegExp
  /** Tried on the clause up to the objects: when it holds, the pattern says nothing. */
  unless?: RegExp
  /** Kinds that can be the subject; none when it is always the one of `unsaid`. */
  subject: readonly EntityKind[]
  /** Who the sentence is about when nobody is printed; without it such a sentence says nothing. */
  unsaid?: 'document' | 'speaker'
  /** The subjects are printed right behind the match of `after`; this must follow them. */
  behind?: RegExp
  /** What is found as the subject is the object: 教育部印发《…》 makes the regulation issued by the ministry. */
  reversed?: true
  /** Names between two objects part them: each has its own subject. */
  apart?: true
  /** Tried on what stands between the subject and the match of `before`, in place of the usual freedom. */
  gap?: RegExp
  /** Kinds of document that never say it (a law lays down, it does not report). */
  notIn?: readonly DocumentKind[]
}
