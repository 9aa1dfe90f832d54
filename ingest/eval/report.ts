/** Precision, recall and F1 of the pipeline on labelled passages. */
import { Predicate, type Rule } from '../../graph/model.ts'
import type { Passage } from './labels.ts'
import { SCORED_KINDS, scoreMentions } from './mention-score.ts'
import { FIELDS, scoreObservations } from './observation-score.ts'
import type { Prediction } from './prediction.ts'
import { ROWS, scoreRelations } from './relation-score.ts'
import { scoreStrengths, strengthRows } from './strength-score.ts'
import { createTally, type Miss, type Score, type Share, scoreOf, type Tally } from './tally.ts'

export type MentionRow = { strict: Score; overlap: Score; left_out: number }

/** What a rule said, and how much of it is labelled. */
export type RuleRow = { version: number; pred: number; hit: number; p: number }

/** Names that a rule of resolution gave: all, those of strict hits, where a label says which is right, and those that are. */
export type AliasRow = { version: number; given: number; judged: number; right: number }

export type Report = {
  /** Ids of what was measured. */
  passages: string[]
  /** By kind, and `micro`: the sums over all kinds. */
  mentions: Record<string, MentionRow>
  /** Over strict hits; `hard`: where the surface is not the name. */
  canonical: { all: Share; hard: Share }
  /** By rule of resolution. */
  aliases: Record<string, AliasRow>
  observations: Record<'evidence' | 'value+unit' | 'tuple', Score>
  fields: Record<string, Share>
  relations: Record<(typeof ROWS)[number], Score & { evidence: Share }>
  /** By labelled strength, and `all`: how binding a sentence is, given the sentence. */
  strengths: Record<string, Share>
  /** Over all three rows. */
  predicates: Partial<Record<Predicate, Score>>
  /** By rule of extraction. */
  relation_rules: Record<string, RuleRow>
}

/** Scores predictions, one for each passage in the same order. */
export function evaluate(passages: Passage[], predictions: Prediction[]): { report: Report; misses: Miss[] } {
  const tally = createTally()
  const misses = passages.flatMap((passage, i) => {
    const { mentions, observations, relations, strengths } = predictions[i]!
    return [
      ...scoreMentions(passage, mentions, tally),
      ...scoreObservations(passage, observations, tally),
      ...scoreRelations(passage, relations, tally),
      ...(strengths ? scoreStrengths(passage, strengths, tally) : []),
    ]
  })
  return { report: reportOf(passages, predictions, tally), misses }
}

function reportOf(passages: Passage[], predictions: Prediction[], tally: Tally): Report {
  const share = (...key: string[]): Share => {
    const right = tally.get(...key, 'true')
    return { right, of: right + tally.get(...key, 'false') }
  }
  const observation = (hit: string): Score =>
    scoreOf(tally.get('observation', 'gold'), tally.get('observation', 'pred'), tally.get('observation', hit))
  const fields = FIELDS.map((field) => [field, share('field', field)] as const).filter(([, { of }]) => of > 0)
  return {
    passages: passages.map(({ id }) => id),
    mentions: mentionRows(tally),
    canonical: { all: share('canonical', 'all'), hard: share('canonical', 'hard') },
    aliases: aliasRows(predictions, tally),
    observations: {
      evidence: observation('evidence'),
      'value+unit': observation('value+unit'),
      tuple: observation('tuple'),
    },
    fields: Object.fromEntries(fields),
    relations: Object.fromEntries(ROWS.map((row) => [row, relationRow(tally, row)])) as Report['relations'],
    strengths: strengthRows(tally),
    predicates: predicateRows(tally),
    relation_rules: ruleRows(predictions, tally),
  }
}

function mentionRows(tally: Tally): Record<string, MentionRow> {
  const rows: Record<string, MentionRow> = {}
  const sums = { gold: 0, pred: 0, strict: 0, overlap: 0, free: 0 }
  for (const kind of SCORED_KINDS) {
    const of = (key: keyof typeof sums): number => {
      const count = tally.get('mention', kind, key)
      sums[key] += count
      return count
    }
    rows[kind] = mentionRow({
      gold: of('gold'),
      pred: of('pred'),
      strict: of('strict'),
      overlap: of('overlap'),
      free: of('free'),
    })
  }
  return { ...rows, micro: mentionRow(sums) }
}

type MentionCounts = Record<'gold' | 'pred' | 'strict' | 'overlap' | 'free', number>

const mentionRow = ({ gold, pred, strict, overlap, free }: MentionCounts): MentionRow => ({
  strict: scoreOf(gold, pred, strict),
  overlap: scoreOf(gold, pred, overlap),
  left_out: free,
})

function relationRow(tally: Tally, row: string): Score & { evidence: Share } {
  const hit = tally.get('relation', row, 'hit')
  const score = scoreOf(tally.get('relation', row, 'gold'), tally.get('relation', row, 'pred'), hit)
  return { ...score, evidence: { right: tally.get('relation', row, 'evidence'), of: hit } }
}

function predicateRows(tally: Tally): Report['predicates'] {
  const rows = Predicate.options.map((predicate) => {
    const of = (key: string): number => tally.get('predicate', predicate, key)
    return [predicate, scoreOf(of('gold'), of('pred'), of('hit'))] as const
  })
  return Object.fromEntries(rows.filter(([, { gold, pred }]) => gold + pred > 0))
}

function ruleRows(predictions: Prediction[], tally: Tally): Report['relation_rules'] {
  const rules = counted(predictions.flatMap(({ relations }) => relations.map(({ rule }) => rule)))
  const rows = rules.map(({ id, version, times: pred }) => {
    const hit = tally.get('rule', id, 'hit')
    return [id, { version, pred, hit, p: hit / pred }] as const
  })
  return Object.fromEntries(rows)
}

function aliasRows(predictions: Prediction[], tally: Tally): Report['aliases'] {
  const rules = counted(predictions.flatMap(({ mentions }) => mentions.map(({ alias }) => alias)))
  const rows = rules.map(({ id, version, times: given }) => {
    const right = tally.get('alias', id, 'true')
    return [id, { version, given, judged: right + tally.get('alias', id, 'false'), right }] as const
  })
  return Object.fromEntries(rows)
}

/** Each rule once, by id, with how often it occurs. */
function counted(rules: (Rule | undefined)[]): (Rule & { times: number })[] {
  const found = new Map<string, Rule & { times: number }>()
  for (const rule of rules) {
    if (rule) found.set(rule.id, { ...rule, times: (found.get(rule.id)?.times ?? 0) + 1 })
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
