import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sha256 } from '../../graph/ids.ts'
import { readPassages } from '../../ingest/eval/labels.ts'
import { evaluate } from '../../ingest/eval/report.ts'
import { countsOf } from './scorer/figures.ts'
import { perturbed } from './scorer/perturbed.ts'

const Figures = z.object({
  passages: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.tuple([z.string()], z.number())),
})

const {
  passages: labels,
  columns,
  rows,
} = Figures.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, 'scorer/figures.json'), 'utf8')))
const PASSAGES = path.join(import.meta.dirname, 'passages')
const passages = readPassages(PASSAGES).filter(({ id }) => id.startsWith('W-'))
const made = rows.map((_, i) => perturbed(passages, i + 1))

describe('The scorer beside an independent one, whose counts scorer/record.ts wrote down', () => {
  it('is asked about the same labels and the same predictions', () => {
    const files = readdirSync(PASSAGES).filter((name) => name.startsWith('W-'))
    expect(
      sha256(
        files
          .sort()
          .map((name) => readFileSync(path.join(PASSAGES, name), 'utf8'))
          .join(''),
      ),
    ).toBe(labels)
    expect(made.map((predictions) => sha256(JSON.stringify(predictions)).slice(0, 12))).toEqual(
      rows.map(([digest]) => digest),
    )
  })

  it('counts the same in 300 sets of predictions, right, wrong, doubled and broken', () => {
    expect(rows).toHaveLength(300)
    const differences = rows.flatMap(([, ...counts], i) => {
      const { report, misses } = evaluate(passages, made[i]!)
      const broken = misses.filter(({ fault }) => fault === 'broken').length
      const ours = new Map([...countsOf(report), ['broken', broken], ['misses', misses.length - broken]])
      return columns.flatMap((name, k) =>
        ours.get(name) === counts[k] ? [] : [`seed ${i + 1}: ${name} ${ours.get(name)}, recorded ${counts[k]}`],
      )
    })
    expect(differences).toEqual([])
  }, 120_000)
})
