/** Precision, recall and F1 of the pipeline on labelled passages. */
import type { Passage } from './labels.ts'
import { SCORED_KINDS, scoreMentions } from './mention-score.ts'
import { FIELDS, scoreObservations } from './observation-score.ts'
import type { Prediction } from './prediction.ts'
import { ROWS, scoreRelations } from './relation-score.ts'
import { createTally, type Miss, type Score, type Share, scoreOf, type Tally } from './tally.ts'

export type MentionRow = { strict: Score; overlap: Score; left_out: number }

export type Report = {
  /** By kind, and `micro`: the sums over all kinds. */
  mentions: Record<string, MentionRow>
  /** Over strict hits; `hard`: where the surface is not the name. */
  canonical: { all: Share; hard: Share }
  observations: Record<'evidence' | 'value+unit' | 'tuple', Score>
  fields: Record<string, Share>
  relations: Record<(typeof ROWS)[number], Score & { evidence: Share }>
}

/** Scores predictions, one for each passage in the same order. */
export function evaluate(passages: Passage[], predictions: Prediction[]): { report: Report; misses: Miss[] } {
  const tally = createTally()
  const misses = passages.flatMap((passage, i) => {
    const { mentions, observations, relations } = predictions[i]!
    return [
      ...scoreMentions(passage, mentions, tally),
      ...scoreObservations(passage, observations, tally),
      ...scoreRelations(passage, relations, tally),
    ]
  })
  return { report: reportOf(tally), misses }
}

function reportOf(tally: Tally): Report {
  const share = (...key: string[]): Share => {
    const right = tally.get(...key, 'true')
    return { right, of: right + tally.get(...key, 'false') }
  }
  const observation = (hit: string): Score =>
    scoreOf(tally.get('observation', 'gold'), tally.get('observation', 'pred'), tally.get('observation', hit))
  const fields = FIELDS.map((field) => [field, share('field', field)] as const).filter(([, { of }]) => of > 0)
  return {
    mentions: mentionRows(tally),
    canonical: { all: share('canonical', 'all'), hard: share('canonical', 'hard') },
    observations: {
      evidence: observation('evidence'),
      'value+unit': observation('value+unit'),
      tuple: observation('tuple'),
    },
    fields: Object.fromEntries(fields),
    relations: Object.fromEntries(ROWS.map((row) => [row, relationRow(tally, row)])) as Report['relations'],
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
