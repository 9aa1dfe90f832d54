import { grouped } from '../../graph/grouped.ts'
import type { Block, MentionDraft } from '../extract/draft.ts'
import { clean, isList } from './naming.ts'

const INTRODUCED = /(?:以下|下文|下|[（(])(?:统一)?(?<each>分别)?(?:简称|称)(?:为)?[：:]?(?<names>[^）)，。；]{2,60})/g
const MARKS = /^[“‘"《]+|[”’"》]+$/g

/** Short names that a document introduces itself, each with the mention it stands for. */
export function introducedNames(blocks: Block[], drafts: MentionDraft[]): Map<string, MentionDraft> {
  const names = new Map<string, MentionDraft>()
  const byBlock = grouped(drafts, ({ block }) => block)
  for (const [index, { paragraph }] of blocks.entries()) {
    for (const match of paragraph.text.matchAll(INTRODUCED)) {
      const at = match.index
      const bracket = Math.max(paragraph.text.lastIndexOf('（', at), paragraph.text.lastIndexOf('(', at))
      const end = bracket < 0 ? at : bracket
      const before = (byBlock.get(index) ?? []).filter((draft) => draft.end <= end)
      const target = before.filter((draft) => /^[》”’\s]{0,2}$/.test(paragraph.text.slice(draft.end, end))).at(-1)
      if (!target) continue
      const { each, names: printed } = match.groups as { each?: string; names: string }
      if (!each) names.set(clean(oneName(printed)), target)
      else for (const [short, draft] of inTurn(printed, before, target, paragraph.text)) names.set(short, draft)
    }
  }
  return names
}

/** Behind its closing mark goes on what is no name. */
const oneName = (printed: string): string =>
  (/^[“‘"《]*[^”’"》]{2,20}/.exec(printed)?.[0] ?? printed).replace(MARKS, '')

/** 以下分别简称“一中”“二中”: the names in turn for as many of the list that ends before the bracket. */
function inTurn(printed: string, before: MentionDraft[], last: MentionDraft, text: string): [string, MentionDraft][] {
  const shorts = printed
    .split(/[”’"》]?[、和]?[“‘"《]|[、和]/)
    .map((name) => name.replace(MARKS, ''))
    .filter((name) => name !== '')
  const listed = [last]
  for (const draft of before.filter(({ end }) => end <= last.start).toReversed()) {
    if (!isList(text.slice(draft.end, listed[0]!.start).replace(/[《》“”]/g, ''))) break
    listed.unshift(draft)
  }
  const meant = listed.slice(-shorts.length)
  return meant.length === shorts.length ? shorts.map((short, index) => [clean(short), meant[index]!]) : []
}
