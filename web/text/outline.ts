import type { Paragraph } from '../vocabulary.ts'

export type OutlineEntry = { text: string; level: number; paragraphId: string }

/** 抓创建。 on a line of its own and 抓创建 in a path are one heading. */
const sameHeading = (a: string | undefined, b: string | undefined): boolean => bare(a) === bare(b)
const bare = (heading = ''): string => heading.replace(/[\s。．.：:；;]+$/, '')

/** The headings of a document in order, from the paths of its paragraphs: a heading may stand at the head of its own sentence. */
export function outlineOf(paragraphs: readonly Pick<Paragraph, 'id' | 'role' | 'headings' | 'text'>[]): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let path: readonly string[] = []
  for (const { id, role, headings, text } of paragraphs) {
    const next = role === 'heading' ? [...headings, text] : headings
    let same = 0
    while (same < next.length && same < path.length && sameHeading(next[same], path[same])) same++
    for (let level = same; level < next.length; level++) entries.push({ text: next[level]!, level, paragraphId: id })
    path = next
  }
  return entries
}
