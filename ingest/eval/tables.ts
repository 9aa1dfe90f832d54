/** The report as rows of cells, for a terminal. */
import type { Difference } from './baseline.ts'
import type { Report } from './report.ts'
import type { Retrieval } from './retrieval.ts'
import type { Miss, Score, Share } from './tally.ts'

const number = (value: number | null): string => (value === null ? '–' : value.toFixed(3))
const cells = ({ gold, pred, p, r, f1 }: Score): string[] => [
  String(gold),
  String(pred),
  number(p),
  number(r),
  number(f1),
]
const share = ({ right, of }: Share): string => `${number(of === 0 ? null : right / of)} (${right}/${of})`

export function mentionTable({ mentions }: Report): string[][] {
  const rows = Object.entries(mentions).map(([kind, { strict, overlap, left_out }]) => [
    kind,
    ...cells(strict),
    ...cells(overlap).slice(2),
    String(left_out),
  ])
  return [['mentions', 'gold', 'pred', 'P', 'R', 'F1', 'P~', 'R~', 'F1~', 'left out'], ...rows]
}

export const canonicalTable = ({ canonical }: Report): string[][] => [
  ['canonical', share(canonical.all)],
  ['  hard', share(canonical.hard)],
]

export const observationTable = ({ observations }: Report): string[][] => [
  ['observations', 'gold', 'pred', 'P', 'R', 'F1'],
  ...Object.entries(observations).map(([row, score]) => [row, ...cells(score)]),
]

export const fieldTable = ({ fields }: Report): string[][] =>
  Object.entries(fields).map(([field, of]) => [`  ${field}`, share(of)])

export const relationTable = ({ relations }: Report): string[][] => [
  ['relations', 'gold', 'pred', 'P', 'R', 'F1', 'evidence'],
  ...Object.entries(relations).map(([row, score]) => [row, ...cells(score), share(score.evidence)]),
]

export const strengthTable = ({ strengths }: Report): string[][] =>
  Object.entries(strengths).map(([row, of]) => [row === 'all' ? 'strength' : `  ${row}`, share(of)])

export const predicateTable = ({ predicates }: Report): string[][] => [
  ['predicates', 'gold', 'pred', 'hit', 'P', 'R', 'F1'],
  ...Object.entries(predicates).map(([predicate, { gold, pred, hit, p, r, f1 }]) => [
    predicate,
    ...[gold, pred, hit].map(String),
    ...[p, r, f1].map(number),
  ]),
]

export const ruleTable = ({ relation_rules }: Report): string[][] => [
  ['rules of relations', 'version', 'pred', 'hit', 'P'],
  ...Object.entries(relation_rules).map(([id, { version, pred, hit, p }]) => [
    id,
    ...[version, pred, hit].map(String),
    number(p),
  ]),
]

export const aliasTable = ({ aliases }: Report): string[][] => [
  ['rules of names', 'version', 'given', 'right'],
  ...Object.entries(aliases).map(([id, { version, given, judged, right }]) => [
    id,
    String(version),
    String(given),
    share({ right, of: judged }),
  ]),
]

/** What moved since the baseline; a drop is marked. */
export const differenceTable = (differences: Difference[]): string[][] => [
  ['since the baseline', 'before', 'now', 'by'],
  ...differences.map(({ figure, before, now, by, isDrop }) => [
    figure,
    number(before),
    number(now),
    `${by > 0 ? '+' : ''}${by.toFixed(4)}${isDrop ? '  ↓' : ''}`,
  ]),
]

export const retrievalTable = (mode: string, { rows }: Retrieval): string[][] => [
  [mode, 'queries', 'hit@1', 'hit@5', 'hit@10', 'recall@10', 'MRR', 'nDCG@10'],
  ...Object.entries(rows).map(([kind, { queries, hit, recall10, mrr, ndcg10 }]) => [
    kind,
    String(queries),
    ...[hit[1], hit[5], hit[10], recall10, mrr, ndcg10].map(number),
  ]),
]

export const missLine = ({ passage, what, fault, start, end, context, note, rule }: Miss): string => {
  const [before, words, after] = context
  const by = rule ? `(${rule.id} ${rule.version}) ` : ''
  return `${passage} ${what} ${fault.toUpperCase()} ${start}-${end} …${before}[${words}]${after}… ${by}${note}`.trimEnd()
}

/** The tables of a report, in the order in which they are read. */
export const REPORT_TABLES = [
  mentionTable,
  canonicalTable,
  aliasTable,
  observationTable,
  fieldTable,
  relationTable,
  strengthTable,
  predicateTable,
  ruleTable,
]
