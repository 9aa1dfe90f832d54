import type { EntityKind } from '../../../graph/model.ts'
import type { Block, MentionDraft } from '../draft.ts'
import type { Stretch } from '../reading.ts'

/** A paragraph with its mentions in order, cut into sentences and clauses; no mention is ever cut. */
export type Scene = {
  at: number
  block: Block
  text: string
  mentions: MentionDraft[]
  sentences: Stretch[]
  clauses: Stretch[]
}

/** Mentions of one kind that the text lists (甲、乙和丙); `start` and `end` take in the marks around them. */
export type List = { items: MentionDraft[]; kind: EntityKind; start: number; end: number }

const SENTENCE_END = '。！？；\n'
const CLAUSE_END = `${SENTENCE_END}，：:,;`
const MARKS = new Uint8Array(0x10000)
for (const mark of `${CLAUSE_END}（(《）)》`) MARKS[mark.charCodeAt(0)] = 1
const OPENERS = /[《“‘「『（(〈]+$/
const CLOSERS = /^[》”’」』〉]+/
/** What may stand between two items of a list: a mark, a conjunction, a document number in brackets. */
const BETWEEN =
  /^[》”’」』]*(?:（[^（）]{1,40}）)?(?:等)?(?:[、和及与或]|以及|，|及其)?(?:[省市县区]级?|下称|原)?[《“‘「『]*$/
const BETWEEN_REGULATIONS = /^[》”’]*(?:（[^（）]{1,60}）)?[等]?(?:、|和|及|与|以及|，|，以及)?(?:、|印发的)*[《“‘]*$/

/** 一中教师邓小丽、二中教师许天池: what the next one is. */
const ROLE_BETWEEN = /(?:教师|老师|校长|副校长|园长|学生|同学|班主任|主任)$/

/** `mentions`: those of the block. */
export function sceneOf(block: Block, at: number, mentions: MentionDraft[]): Scene {
  const { text } = block.paragraph
  const own = mentions.toSorted((a, b) => a.start - b.start)
  return {
    at,
    block,
    text,
    mentions: own,
    sentences: cut(text, SENTENCE_END, own),
    clauses: cut(text, CLAUSE_END, own),
  }
}

function cut(text: string, enders: string, mentions: MentionDraft[]): Stretch[] {
  const stretches: Stretch[] = []
  let start = 0
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (MARKS[text.charCodeAt(i)] === 0) continue
    const unit = text[i]!
    if ('（(《'.includes(unit)) depth++
    if ('）)》'.includes(unit)) depth = Math.max(0, depth - 1)
    if (!enders.includes(unit) || (depth > 0 && !SENTENCE_END.includes(unit))) continue
    if (mentions.some((one) => one.start <= i && i < one.end)) continue
    let end = i + 1
    while (end < text.length && '”’'.includes(text[end]!)) end++
    stretches.push({ start, end })
    start = end
    i = end - 1
  }
  if (start < text.length) stretches.push({ start, end: text.length })
  return stretches
}

/**
 * The lists of a paragraph for the given kinds; a mention that stands alone is a list of one. Other names between two
 * items part them when `apart`: 甲印发的《…》，乙《…》 is one list of what is carried out, but two of what is issued.
 */
export function listsOf({ text, mentions, sentences }: Scene, kinds: readonly EntityKind[], apart = false): List[] {
  const lists: List[] = []
  for (const mention of mentions) {
    if (!kinds.includes(mention.kind) || repeatsTitle(text, mention)) continue
    // 一中教师甲、乙，二中教师丙: the school between two people does not part them.
    const kept = lists.findLastIndex(({ kind }) => kind === mention.kind)
    const isNext = lists.slice(kept + 1).every(({ kind }) => kind === ASIDE[mention.kind])
    const last = isNext ? lists[kept] : lists.at(-1)
    const isSameSentence = last && sentences.some(({ start, end }) => start <= last.start && mention.end <= end)
    if (
      last &&
      isSameSentence &&
      last.kind === mention.kind &&
      joins(text, apart ? [] : mentions, last.items.at(-1)!, mention)
    ) {
      last.items.push(mention)
      last.end = mention.end + (CLOSERS.exec(text.slice(mention.end))?.[0].length ?? 0)
    } else lists.push(alone(text, mention))
  }
  return lists
}

/** A document number or short name in the bracket behind a title is the title once more. */
function repeatsTitle(text: string, { rule: { id }, stands, start }: MentionDraft): boolean {
  const bracket = text.lastIndexOf('（', start)
  if (id === 'regulation-number' && stands !== null) return true
  return bracket >= 0 && /^（[^（）]{0,40}(?:简称|下称)[^（）]{0,4}$/.test(text.slice(bracket, start))
}

/** What may stand between two items of a list besides the marks: who issued a title, where a pilot or a school is. */
const ASIDE: Partial<Record<EntityKind, EntityKind>> = {
  regulation: 'agency',
  program: 'place',
  school: 'place',
  person: 'school',
}

function joins(text: string, mentions: MentionDraft[], left: MentionDraft, right: MentionDraft): boolean {
  const gap = text.slice(left.end, right.start)
  if (gap.length === 0 || gap.length > 80) return false
  const aside = mentions.filter(
    ({ kind, start, end }) => kind === ASIDE[left.kind] && start >= left.end && end <= right.start,
  )
  const plain = aside.reduceRight(
    (words, { start, end }) => words.slice(0, start - left.end) + words.slice(end - left.end),
    gap,
  )
  if (left.kind === 'regulation') return BETWEEN_REGULATIONS.test(plain)
  const bare = left.kind === 'person' ? plain.replace(ROLE_BETWEEN, '') : plain
  return BETWEEN.test(bare.replace(aside.length > 0 ? /位于的?/ : /^$/, ''))
}

function alone(text: string, mention: MentionDraft): List {
  const opener = OPENERS.exec(text.slice(0, mention.start))?.[0].length ?? 0
  const closer = CLOSERS.exec(text.slice(mention.end))?.[0].length ?? 0
  return { items: [mention], kind: mention.kind, start: mention.start - opener, end: mention.end + closer }
}
