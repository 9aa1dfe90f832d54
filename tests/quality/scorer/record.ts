/**
 * `npx tsx tests/quality/scorer/record.ts SCORER`: writes down what an independent scorer counts in seeded predictions over
 * the passages `W-*`. To be run again when `perturbed.ts` changes; only counts are kept.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '../../../graph/ids.ts'
import { readPassages } from '../../../ingest/eval/labels.ts'
import { countsOf } from './figures.ts'
import { perturbed } from './perturbed.ts'
import { openReference } from './reference.ts'

const ROUNDS = 300
const PASSAGES = path.join(import.meta.dirname, '../passages')

const [scorer] = process.argv.slice(2)
if (scorer === undefined) throw new Error('Give the scorer.')
const files = readdirSync(PASSAGES)
  .filter((name) => name.startsWith('W-'))
  .sort()
const passages = readPassages(PASSAGES).filter(({ id }) => id.startsWith('W-'))
using reference = openReference(
  scorer,
  files.map((name) => path.join(PASSAGES, name)),
)
const rows = Array.from({ length: ROUNDS }, (_, i) => {
  const predictions = perturbed(passages, i + 1)
  const { report, broken, misses } = reference.score(predictions)
  const counts = [...countsOf(report), ['broken', broken] as const, ['misses', misses] as const]
  return { predictions: sha256(JSON.stringify(predictions)), counts }
})
const columns = rows[0]!.counts.map(([name]) => name)
const figures = {
  passages: sha256(files.map((name) => readFileSync(path.join(PASSAGES, name), 'utf8')).join('')),
  columns,
  rows: rows.map(({ predictions, counts }) => [predictions.slice(0, 12), ...counts.map(([, count]) => count)]),
}
const lines = figures.rows.map((row) => JSON.stringify(row))
writeFileSync(
  path.join(import.meta.dirname, 'figures.json'),
  `{"passages":"${figures.passages}",\n"columns":${JSON.stringify(columns)},\n"rows":[\n${lines.join(',\n')}\n]}\n`,
)
