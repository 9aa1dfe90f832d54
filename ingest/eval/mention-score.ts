import { EntityKind } from '../../graph/model.ts'
import { sifted, spanFault } from './broken.ts'
import type { GoldMention, Passage } from './labels.ts'
import { isRightName } from './names.ts'
import { pairUp, type Span, shareUnit } from './pairing.ts'
import type { PredictedMention } from './prediction.ts'
import { around, byRule, type Miss, type Tally } from './tally.ts'

/** The kinds that are scored as mentions: metrics are scored as observations. */
export const SCORED_KINDS = EntityKind.options.filter((kind) => kind !== 'metric')

const CONGRESS =
  /^(?:中国共产党|中共|党的)?第?(?:十[一二三四五六七八九]|二十)(?:大|次全国代表大会|届.*(?:中|全会|全体会议))(?:精神)?$/
const CONFERENCE = /(?:会议|大会|全会|座谈会|发布会|推进会|现场会|汇报会|动员会|交流会)(?:精神)?\n?$/
const NO_CONFERENCE = /(?:联席会议|人民代表大会)\n?$/

const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

/** Strict: same start, end and kind. Overlap: same kind and a unit shared. Names are scored over strict hits. */
export function scoreMentions(passage: Passage, predicted: PredictedMention[], tally: Tally): Miss[] {
  const { good, broken } = sifted(predicted, (mention) => spanFault(passage.text, mention))
  for (const [{ type }] of broken) tally.add(['mention', type, 'pred'])
  return [
    ...SCORED_KINDS.flatMap((kind) => scoreKind(kind, passage, good, tally)),
    ...broken.map(([mention, why]) =>
      missOf(passage, { span: mention, kind: mention.type, fault: 'broken', note: why }),
    ),
  ]
}

type Fault = { span: GoldMention | PredictedMention; kind: EntityKind; fault: Miss['fault']; note: string }

function missOf({ id, text }: Passage, { span, kind, fault, note }: Fault): Miss {
  const { start, end } = span
  const found = 'rule' in span ? span.rule : undefined
  return { passage: id, what: kind, fault, start, end, context: around(text, span), note, ...byRule(found) }
}

function scoreKind(kind: EntityKind, passage: Passage, predicted: PredictedMention[], tally: Tally): Miss[] {
  const golds = passage.mentions.filter(({ type }) => type === kind)
  const mine = predicted.filter(({ type }) => type === kind)
  const strict = pairUp(golds, mine, sameSpan)
  const wide = pairUp(golds, mine, sameSpan, shareUnit)
  const used = new Set(wide.values())
  const idle = mine.filter((_, j) => !used.has(j))
  const counted = idle.filter((mention) => !isIgnored(passage, mention))
  const free = idle.length - counted.length
  const counts = { gold: golds.length, pred: mine.length - free, strict: strict.size, overlap: wide.size, free }
  for (const [key, count] of Object.entries(counts)) tally.add(['mention', kind, key], count)

  const misses: Miss[] = []
  for (const [i, j] of strict) {
    const wrong = scoreName(passage, golds[i]!, mine[j]!, tally)
    if (wrong) misses.push(wrong)
  }
  for (const [i, gold] of golds.entries()) {
    if (strict.has(i)) continue
    const near = wide.get(i)
    const note = near === undefined ? '' : `overlaps ${passage.text.slice(mine[near]!.start, mine[near]!.end)}`
    misses.push(missOf(passage, { span: gold, kind, fault: 'miss', note }))
  }
  for (const mention of counted) {
    const others = passage.mentions.filter((gold) => shareUnit(gold, mention)).map(({ type }) => type)
    const note = others.length === 0 ? '' : `gold here: ${others.join(', ')}`
    misses.push(missOf(passage, { span: mention, kind, fault: 'false', note }))
  }
  return misses
}

/** The name of a strict hit, and the rule that gave it; without a name the surface stands for it. */
function scoreName(passage: Passage, gold: GoldMention, mention: PredictedMention, tally: Tally): Miss | null {
  const { type: kind, surface, canonical } = gold
  const given = mention.canonical || surface
  const right = isRightName(given, canonical, kind)
  tally.add(['canonical', 'all', String(right)])
  if (!isRightName(surface, canonical, kind)) tally.add(['canonical', 'hard', String(right)])
  if (mention.alias) tally.add(['alias', mention.alias.id, String(right)])
  if (right) return null
  const note = `gold ${canonical}, predicted ${given}`
  return { ...missOf(passage, { span: gold, kind, fault: 'canonical', note }), ...byRule(mention.alias) }
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
