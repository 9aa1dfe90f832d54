import type { Block, MentionDraft } from '../extract/draft.ts'
import { clean } from './naming.ts'

const INTRODUCED = /(?:以下|下文|下)(?:统一)?(?:简称|称)(?:为)?[“‘"《]?(?<short>[^”’"》）)，。；]{2,20})/g

/** Short names that a document introduces itself, each with the mention it stands for. */
export function introducedNames(blocks: Block[], drafts: MentionDraft[]): Map<string, MentionDraft> {
  const names = new Map<string, MentionDraft>()
  for (const [index, { paragraph }] of blocks.entries()) {
    for (const { index: at, groups } of paragraph.text.matchAll(INTRODUCED)) {
      const bracket = Math.max(paragraph.text.lastIndexOf('（', at), paragraph.text.lastIndexOf('(', at))
      const before = drafts.filter(({ block, end }) => block === index && end <= (bracket < 0 ? at : bracket))
      const target = before
        .filter(({ end }) => /^[》”’\s]{0,2}$/.test(paragraph.text.slice(end, bracket < 0 ? at : bracket)))
        .at(-1)
      if (target) names.set(clean(groups!.short!), target)
    }
  }
  return names
}
