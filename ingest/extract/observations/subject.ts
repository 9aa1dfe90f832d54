import type { MentionDraft, Party } from '../draft.ts'
import type { Figure } from './figure.ts'

const CARRIERS = new Set<MentionDraft['kind']>(['school', 'agency', 'place', 'person', 'program'])

/**
 * Who a figure is about: the printed school, bureau, place, person or programme before it in its clause, else the one that the
 * sentence has named in a clause before, else the place or school that the document speaks for.
 */
export function subjectOf(text: string, figure: Figure, mentions: MentionDraft[]): Party {
  const before = mentions.filter(({ kind, end }) => CARRIERS.has(kind) && end <= figure.start)
  const own = before.findLast(({ start }) => start >= figure.clause.start)
  if (own && !/全[县市省区国州]/.test(text.slice(own.end, figure.start))) return own
  if (/^(?:其中)?全[县市省区国州]/.test(text.slice(figure.clause.start, figure.start))) return 'speaker'
  const sentence = Math.max(text.lastIndexOf('。', figure.start), text.lastIndexOf('；', figure.start)) + 1
  const opening = before.find(({ kind, start }) => start >= sentence && start <= sentence + 1 && kind !== 'program')
  return opening ?? 'speaker'
}
