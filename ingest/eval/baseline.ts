/** A report beside an earlier one. */
import { z } from 'zod'
import type { Report } from './report.ts'

/** Less than this is rounding. */
const TOLERANCE = 0.0005

const F1 = z.object({ f1: z.number().nullable() })
const Accuracy = z.object({ right: z.number(), of: z.number() })

/** What is compared of a report, as `eval --json` prints it. Rules are not: what one loses another may have won. */
export const Baseline = z.object({
  passages: z.array(z.string()),
  mentions: z.record(z.string(), z.object({ strict: F1, overlap: F1 })),
  canonical: z.record(z.string(), Accuracy),
  observations: z.record(z.string(), F1),
  fields: z.record(z.string(), Accuracy),
  relations: z.record(z.string(), F1),
  strengths: z.record(z.string(), Accuracy),
  predicates: z.record(z.string(), F1),
})
export type Baseline = z.infer<typeof Baseline>

/** A figure in `[0, 1]` that is another than before; 0 where there is nothing any more to measure it on. */
export type Difference = { figure: string; before: number; now: number; by: number; isDrop: boolean }

/** What moved, in the order of the report. A figure that the baseline lacks has nothing to be compared with. */
export function differencesSince(baseline: Baseline, report: Report): Difference[] {
  const now = figuresOf(report)
  return [...figuresOf(baseline)]
    .map(([figure, before]) => ({ figure, before, now: now.get(figure) ?? 0 }))
    .map((moved) => ({ ...moved, by: moved.now - moved.before }))
    .filter(({ by }) => by !== 0)
    .map((moved) => ({ ...moved, isDrop: moved.by < -TOLERANCE }))
}

/** Every F1 and accuracy that could be measured, by name. */
export function figuresOf(report: Baseline | Report): Map<string, number> {
  const { mentions, canonical, observations, fields, relations, strengths, predicates } = report
  const figures: [string, number | null][] = [
    ...Object.entries(mentions).flatMap(([kind, { strict, overlap }]): [string, number | null][] => [
      [`${kind} strict`, strict.f1],
      [`${kind} overlap`, overlap.f1],
    ]),
    ...accuracies('canonical', canonical),
    ...scores('observations', observations),
    ...accuracies('field', fields),
    ...scores('relations', relations),
    ...accuracies('strength', strengths),
    ...scores('predicate', predicates),
  ]
  return new Map(figures.filter((pair): pair is [string, number] => pair[1] !== null))
}

type Scores = Record<string, z.infer<typeof F1>>
type Accuracies = Record<string, z.infer<typeof Accuracy>>

const scores = (group: string, rows: Scores): [string, number | null][] =>
  Object.entries(rows).map(([row, { f1 }]) => [`${group} ${row}`, f1])

const accuracies = (group: string, rows: Accuracies): [string, number | null][] =>
  Object.entries(rows).map(([row, { right, of }]) => [`${group} ${row}`, of === 0 ? null : right / of])
