import { EntityKind } from '../../graph/model.ts'
import type { Passage } from './labels.ts'
import { isRightName } from './names.ts'
import { pairUp, type Span, shareUnit } from './pairing.ts'
import type { PredictedMention } from './prediction.ts'
import { around, type Miss, type Tally } from './tally.ts'

/** The kinds that are scored as mentions: metrics are scored as observations. */
export const SCORED_KINDS = EntityKind.options.filter((kind) => kind !== 'metric')

const CONGRESS =
  /^(?:中国共产党|中共|党的)?第?(?:十[一二三四五六七八九]|二十)(?:大|次全国代表大会|届.*(?:中|全会|全体会议))(?:精神)?$/
const CONFERENCE = /(?:会议|大会|全会|座谈会|发布会|推进会|现场会|汇报会|动员会|交流会)(?:精神)?$/
const NO_CONFERENCE = /(?:联席会议|人民代表大会)$/

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

/** Strict: same start, end and kind. Overlap: same kind and a unit shared. Names are scored over strict hits. */
export function scoreMentions(passage: Passage, predicted: PredictedMention[], tally: Tally): Miss[] {
  return SCORED_KINDS.flatMap((kind) => scoreKind(kind, passage, predicted, tally))
}

function scoreKind(kind: EntityKind, passage: Passage, predicted: PredictedMention[], tally: Tally): Miss[] {
  const golds = passage.mentions.filter(({ type }) => type === kind)
  const mine = predicted.filter(({ type }) => type === kind)
  const strict = pairUp(golds, mine, sameSpan)
  const wide = pairUp(golds, mine, sameSpan, shareUnit)
  const used = new Set(wide.values())
  const idle = [...mine.keys()].filter((j) => !used.has(j))
  const free = new Set(idle.filter((j) => isIgnored(passage, mine[j]!)))
  const counts = {
    gold: golds.length,
    pred: mine.length - free.size,
    strict: strict.size,
    overlap: wide.size,
    free: free.size,
  }
  for (const [key, count] of Object.entries(counts)) tally.add(['mention', kind, key], count)

  const misses: Miss[] = []
  const tell = (span: Span, fault: Miss['fault'], note: string): void => {
    const { start, end } = span
    misses.push({ passage: passage.id, what: kind, fault, start, end, context: around(passage.text, span), note })
  }
  for (const [i, j] of strict) {
    const gold = golds[i]!
    const given = mine[j]!.canonical
    const right = isRightName(given, gold.canonical, kind)
    tally.add(['canonical', 'all', String(right)])
    if (!isRightName(gold.surface, gold.canonical, kind)) tally.add(['canonical', 'hard', String(right)])
    if (!right) tell(gold, 'canonical', `gold ${gold.canonical}, predicted ${given}`)
  }
  for (const [i, gold] of golds.entries()) {
    if (strict.has(i)) continue
    const near = wide.get(i)
    tell(gold, 'miss', near === undefined ? '' : `overlaps ${passage.text.slice(mine[near]!.start, mine[near]!.end)}`)
  }
  for (const j of idle) {
    if (free.has(j)) continue
    const others = passage.mentions.filter((gold) => shareUnit(gold, mine[j]!)).map(({ type }) => type)
    tell(mine[j]!, 'false', others.length === 0 ? '' : `gold here: ${others.join(', ')}`)
  }
  return misses
}

/** Left out of every count: what shares a unit with a span left unlabelled, congresses, and conferences in general. */
function isIgnored(passage: Passage, mention: PredictedMention): boolean {
  const surface = passage.text.slice(mention.start, mention.end)
  return (
    passage.ignore.some((span) => shareUnit(span, mention)) ||
    CONGRESS.test(surface) ||
    (CONFERENCE.test(surface) && !NO_CONFERENCE.test(surface))
  )
}
