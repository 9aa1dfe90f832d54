/**
 * `npx tsx tests/quality/scorer/compare.ts SCORER FOLDER [ROUNDS]`: scores seeded predictions over the passages of a
 * folder with both scorers, and ends with 1 when they differ anywhere.
 */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readPassages } from '../../../ingest/eval/labels.ts'
import { evaluate } from '../../../ingest/eval/report.ts'
import { countsOf } from './figures.ts'
import { perturbed } from './perturbed.ts'
import { openReference } from './reference.ts'

const [scorer, folder, rounds = '300'] = process.argv.slice(2)
if (scorer === undefined || folder === undefined) throw new Error('Give the scorer and the folder of passages.')
const passages = readPassages(folder)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
using reference = openReference(
  scorer,
  files.map((name) => path.join(folder, name)),
)
let differing = 0
for (let seed = 1; seed <= Number(rounds); seed++) {
  const predictions = perturbed(passages, seed)
  const theirs = reference.score(predictions)
  const ours = evaluate(passages, predictions)
  const { mentions, canonical, observations, fields, relations } = ours.report
  const report = { mentions, canonical, observations, fields, relations }
  const broken = ours.misses.filter(({ fault }) => fault === 'broken').length
  const differences = [
    ...countsOf(report)
      .map(([name, count], i) => ({ name, count, other: countsOf(theirs.report)[i]![1] }))
      .filter(({ count, other }) => count !== other)
      .map(({ name, count, other }) => `${name}: ${count}, the other says ${other}`),
    ...(isDeepStrictEqual(report, theirs.report) ? [] : ['the reports differ']),
    ...(broken === theirs.broken ? [] : [`broken: ${broken}, the other says ${theirs.broken}`]),
    ...(ours.misses.length - broken === theirs.misses
      ? []
      : [`misses: ${ours.misses.length - broken}, the other says ${theirs.misses}`]),
  ]
  if (differences.length > 0) differing++
  for (const line of differences) console.log(`seed ${seed}: ${line}`)
}
console.log(`${rounds} sets of predictions over ${passages.length} passages, ${differing} scored differently`)
process.exitCode = differing > 0 ? 1 : 0
