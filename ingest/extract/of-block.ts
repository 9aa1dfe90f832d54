import type { MentionDraft } from './draft.ts'

/** The mentions of each block by its index, in the order given. */
export function mentionsByBlock(mentions: readonly MentionDraft[]): (block: number) => MentionDraft[] {
  const byBlock = new Map<number, MentionDraft[]>()
  for (const mention of mentions) {
    const others = byBlock.get(mention.block)
    if (others) others.push(mention)
    else byBlock.set(mention.block, [mention])
  }
  return (block) => byBlock.get(block) ?? []
}
