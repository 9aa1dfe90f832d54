/** Observations: every figure of a document with what it counts, of whom, of which year, and whether it is done. */
import { grouped } from '../../../graph/grouped.ts'
import type { Document } from '../../../graph/model.ts'
import type { Block, MentionDraft, ObservationDraft, Party, Segmented } from '../draft.ts'
import { type Reading, readingAt, type Stretch } from '../reading.ts'
import { rule } from '../rules.ts'
import type { Figure } from './figure.ts'
import { figuresIn } from './figures.ts'
import { namesOfList } from './listed.ts'
import { type Named, nameOf, tidy } from './name.ts'
import { subjectOf } from './subject.ts'
import { columnsOf, figuresOfRow, isRow } from './table.ts'

/** Titles and names hold digits that state nothing. */
const NAMES = new Set<MentionDraft['kind']>(['regulation', 'program', 'honour', 'person', 'school'])
/** In UTF-16 code units. */
const LONGEST_EVIDENCE = 160
const RULES = {
  rank: 'observation-rank',
  frequency: 'observation-frequency',
  streak: 'observation-streak',
  share: 'observation-share',
} as const

/** Every figure that the document states. `mentions` are those of the other kinds; each observation brings its metric's. */
export function extractObservations(segmented: Segmented, mentions: MentionDraft[]): ObservationDraft[] {
  const document = { ...segmented.document, year: segmented.document.year ?? yearOfEvent(segmented) }
  const byBlock = grouped(mentions, ({ block }) => block)
  let columns: ReturnType<typeof columnsOf> = null
  return segmented.blocks.flatMap((block, index) => {
    const own = byBlock.get(index) ?? []
    if (!isRow(block)) columns = null
    else if (columns) {
      return figuresOfRow(block, columns, own).map(({ figure, name, subject }) =>
        observation(document, block, { figure, index, name, span: figure, subject }),
      )
    } else {
      columns = columnsOf(block)
      return []
    }
    const { role } = block.paragraph
    return role === 'meta' || role === 'title' ? [] : inParagraph({ ...segmented, document }, index, own)
  })
}

/** A notice without a date is about the year it names most: that of the event it announces. */
function yearOfEvent({ document, blocks }: Segmented): number | null {
  if (document.kind !== 'notice') return null
  const counts = new Map<number, number>()
  for (const { paragraph } of blocks) {
    const text = paragraph.text.replace(/《[^》]*》|〔[^〕]*〕/g, '')
    for (const [, year] of text.matchAll(/(?<!\d)(20\d{2})年/g))
      counts.set(Number(year), (counts.get(Number(year)) ?? 0) + 1)
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? null
}

function inParagraph(
  { document, blocks, trace }: Segmented,
  index: number,
  mentions: MentionDraft[],
): ObservationDraft[] {
  const block = blocks[index]!
  const { text } = block.paragraph
  const figures = figuresIn(
    block,
    mentions.filter(({ kind, start }) => NAMES.has(kind) && !/[\d十]/.test(text[start]!)),
    trace?.line(index),
  )
  const drafts: ObservationDraft[] = []
  const names = namesOf(block, figures, mentions)
  const years = yearsOfLists(text, figures)
  for (const [i, figure] of figures.entries()) {
    const { name, span } = names[i]!
    const subject: Party = subjectOf(block, figure, { mentions, since: figures[i - 1]?.end ?? 0 })
    const draft = observation(document, block, { figure, index, name, span: span ?? figure, subject })
    drafts.push(years[i] === undefined ? draft : { ...draft, year: years[i] })
  }
  return drafts
}

/** The names of a paragraph's figures. Each may lean on the one before it; those of a list share their words. */
function namesOf(block: Block, figures: Figure[], mentions: MentionDraft[]): Named[] {
  const { text } = block.paragraph
  const names: Named[] = []
  let claimed = 0
  let list: string[] = []
  for (let i = 0; i < figures.length; ) {
    const figure = figures[i]!
    const next = figures[i + 1]
    const to = next && next.start < figure.clause.end ? next.words.start : figure.clause.end
    const last = names.at(-1)?.carries || null
    const same = names.findLast((_, at) => figures[at]!.baseUnit === figure.baseUnit)?.carries || null
    const named = nameOf(block, figure, { from: Math.max(figure.clause.start, claimed), to, last, same, mentions })
    const count = listLength(text, figures, i)
    if (count > 1) {
      const before = list.length === count ? list : names.slice(-count).map(({ carries }) => carries)
      const printed = named.span ? namesOfList(block, named.span, count) : before.length === count ? before : null
      list = printed ?? []
      for (let k = 0; k < count; k++) names.push({ ...named, name: tidy(printed?.[k] ?? named.name) })
    } else names.push(named)
    claimed = Math.max(named.end, figures[i + count - 1]!.words.end)
    i += count
  }
  return names
}

/** 2022年至2024年优秀率分别为31%、38%和44%: a list with as many figures as years gives each its own. */
function yearsOfLists(text: string, figures: Figure[]): (number | undefined)[] {
  const years: (number | undefined)[] = figures.map(() => undefined)
  for (let i = 0; i < figures.length; ) {
    const count = listLength(text, figures, i)
    const words = text.slice(figures[i]!.clause.start, figures[i]!.start)
    const range = /(20\d{2})年?(?:至|到|[-—－–~～])(20\d{2})年[^\d]*分别/.exec(words)
    const first = Number(range?.[1])
    if (range && Number(range[2]) - first + 1 === count) for (let k = 0; k < count; k++) years[i + k] = first + k
    i += count
  }
  return years
}

/** How many figures stand in one list, from the one at `i` on: 分别为31250人、15870人. */
function listLength(text: string, figures: Figure[], i: number): number {
  let count = 1
  while (
    i + count < figures.length &&
    /^(?:、|和|与|及|以及)$/.test(text.slice(figures[i + count - 1]!.words.end, figures[i + count]!.words.start))
  )
    count++
  return count
}

/**
 * A target is a plan (创建100所特色学校), a standard a requirement (每周不少于4节), also in a text that requires everything
 * it says: only words that oblige or bound, or a figure for each of many, make a standard.
 */
function reading(document: Document, block: Block, figure: Figure): Reading {
  const read = readingAt(block, figure.start, document)
  // 由去年的65%扩大到80%: what a plan starts from is known.
  const now = document.year ?? block.context.year
  if (read.status === 'planned' && read.year !== null && now !== null && read.year < now)
    return { ...read, status: 'reported' }
  const isLaw = document.kind === 'law' || document.kind === 'regulation'
  if (read.status !== 'required' || isLaw) return read
  const words = block.paragraph.text.slice(figure.clause.start, figure.words.end)
  const obliges =
    /必须|不得|严禁|应当|务必|一律|须|确保|保证|不[少低]于|不[超高]过?|至少|最[多高低]|每[人生校班周月次名学天]/
  return obliges.test(words) || (figure.kind === 'frequency' && !/举办|举行|召开/.test(words))
    ? read
    : { ...read, status: 'planned' }
}

/** The clause, or as much of an endless one as can be taken in: a list may run on without a comma. */
function evidenceOf(clause: Stretch, figure: Stretch): Stretch {
  if (clause.end - clause.start <= LONGEST_EVIDENCE) return { start: clause.start, end: clause.end }
  const start = Math.max(clause.start, figure.start - LONGEST_EVIDENCE / 2)
  return { start, end: Math.min(clause.end, Math.max(figure.end, start + LONGEST_EVIDENCE)) }
}

type Found = { figure: Figure; index: number; name: string; span: { start: number; end: number }; subject: Party }

function observation(
  document: Document,
  block: Block,
  { figure, index, name, span, subject }: Found,
): ObservationDraft {
  const { start, end, clause, value, high, unit, baseValue, baseHigh, baseUnit, qualifier, bound } = figure
  const found = rule(RULES[figure.kind as keyof typeof RULES] ?? 'observation-amount')
  const confidence = figure.chinese ? 0.8 : 0.9
  return {
    metric: { kind: 'metric', block: index, start: span.start, end: span.end, rule: found, confidence, stands: name },
    name,
    subject,
    value,
    high,
    unit,
    baseValue,
    baseHigh,
    baseUnit,
    qualifier,
    bound,
    ...reading(document, block, figure),
    figure: { block: index, start, end },
    evidence: { block: index, ...evidenceOf(clause, figure) },
    rule: found,
    confidence,
  }
}
