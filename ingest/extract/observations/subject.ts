import type { Block, MentionDraft, Party } from '../draft.ts'
import { type Stretch, sentencesOf, stretchAt } from '../reading.ts'
import type { Figure } from './figure.ts'

const CARRIERS = new Set<MentionDraft['kind']>(['school', 'agency', 'place', 'person', 'program'])
/** A name behind one of these takes part, but is not who the figure is about: 赴临湾市招聘教师186人. */
const ASIDE = /(?:[与和赴向在到对从由为经自等于将比按、]|同|通过|根据|参加|来自|覆盖|涉及|获|评为)$/

/**
 * `since`: where the figure before it ends.
 *
 * Who a figure is about: the printed school, bureau, place, person or programme that opens its clause, else the one that
 * opens its sentence and acts (or is followed by a colon), else the place or school that the document speaks for.
 */
export function subjectOf(
  block: Block,
  figure: Figure,
  { mentions, since }: { mentions: MentionDraft[]; since: number },
): Party {
  const { text } = block.paragraph
  // 投资3.6亿元的市第八中学.
  const behind = mentions.find(({ start }) => start === figure.words.end + 1 && text[figure.words.end] === '的')
  if (behind && CARRIERS.has(behind.kind)) return behind
  const before = mentions.filter(({ kind, end }) => CARRIERS.has(kind) && end <= figure.start)
  const within = (from: number) =>
    before.findLast(({ start }) => start >= from && !ASIDE.test(text.slice(from, start).replace(/^[、和]/, '')))
  const own = (since > figure.clause.start && within(since)) || within(figure.clause.start)
  if (/全[县市省区国州]/.test(text.slice(own?.end ?? figure.clause.start, figure.start))) return 'speaker'
  if (own && text[own.end] !== '、') return own
  const sentence = stretchAt(sentencesOf(text), figure.start)
  return before.find((mention) => opens(block, mention, sentence)) ?? 'speaker'
}

/** 青禾县：普通高中招生3260人; 县二中跨县招收…: the name that a sentence begins with, when it is about that name. */
function opens({ paragraph, tokens }: Block, { kind, start, end }: MentionDraft, sentence: Stretch): boolean {
  if (kind === 'program' || start < sentence.start || paragraph.text.slice(sentence.start, start).trim() !== '')
    return false
  if (paragraph.text[end] === '：') return true
  const next = tokens.find((token) => token.start >= end)
  return kind !== 'place' && kind !== 'agency' && next !== undefined && /^[vd]/.test(next.tag)
}
