import type { Jurisdiction } from '../../graph/model.ts'
import type { MentionDraft } from '../extract/draft.ts'
import type { AliasRuleId } from './rules.ts'
import type { Scope } from './scope.ts'

/** A mention with what is printed, and the divisions in force where it stands. */
export type Occurrence = {
  draft: MentionDraft
  /** As printed, without spaces and brackets of titles. */
  printed: string
  /** What is printed between the mention before it in the paragraph and this one; `null` for the first. */
  gap: string | null
  scope: Scope
}

/** Whose a mention is. */
export type Naming = {
  name: string
  jurisdiction: Jurisdiction | null
  /** Why the printed name stands for `name`, in words; `null` for words that are no name (该校). */
  why: { rule: AliasRuleId; reason: string } | null
  /** What makes it the same in two documents, where that is not its name: the number of 《关于校车的通知》. */
  same?: string
  /** Set where the name alone would confuse things of different documents (《实施方案》): it lives in this document only. */
  isLocal?: boolean
}

/** Whether nothing but a list mark stands between a name and the one before it. */
export const isList = (gap: string | null): boolean => gap !== null && /^(?:[、和及与]|以及)?$/.test(gap)

/** Without white space, the marks around a title, and with 《》 inside it. */
export const clean = (printed: string): string =>
  printed
    .replace(/[\s　]+/g, '')
    .replace(/^《([\s\S]*)》$/, '$1')
    .replace(/〈/g, '《')
    .replace(/〉/g, '》')

/** What is left out of these would tell two things apart. */
const TELLING = /[一二三四五六七八九十东西南北新老]/
/** 力资源和 in 人(力资源和)社(会保障)局: more in one place is another body's name. */
const LONGEST_OMISSION = 4

/** Whether `short` abbreviates `full`: its characters stand there in order, from the first to the last one. */
export function abbreviates(short: string, full: string): boolean {
  if (short.length < 2 || short.length >= full.length || short[0] !== full[0] || short.at(-1) !== full.at(-1))
    return false
  let at = 0
  let omitted = 0
  for (const character of full) {
    if (character === short[at]) {
      at++
      omitted = 0
    } else if (TELLING.test(character) || ++omitted > LONGEST_OMISSION) return false
  }
  return at === short.length
}
