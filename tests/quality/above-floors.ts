import { describe, expect, it } from 'vitest'
import type { Passage } from '../../ingest/eval/labels.ts'
import { predict } from '../../ingest/eval/prediction.ts'
import { evaluate } from '../../ingest/eval/report.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { type Floors, guardedFigures, STEP } from './floors.ts'

/** The beginning of an id that names its group: `W-` of `W-report-01`. */
const groupOf = ({ id }: Passage): string => id.slice(0, id.indexOf('-') + 1)

/** What extraction finds in each group of the passages is as good as its floors say. */
export function describeAboveFloors(title: string, passages: Passage[], floors: Record<string, Floors>): void {
  describe(title, () => {
    it('has floors for every group of passages, and passages for every group of floors', () => {
      expect([...new Set(passages.map(groupOf))].sort()).toEqual(Object.keys(floors).sort())
    })

    it.each(Object.keys(floors))(
      'is extracted as well as ever: %s',
      (group) => {
        const pipeline = createPipeline()
        const own = passages.filter((passage) => groupOf(passage) === group)
        const { report } = evaluate(
          own,
          own.map((passage) => predict(pipeline, passage)),
        )
        const figures = guardedFigures(report)
        const floor = floors[group]!
        const risen = Object.entries(figures).filter(([name, figure]) => figure >= (floor[name] ?? -1) + STEP)
        if (risen.length > 0) {
          const lines = risen.map(
            ([name, figure]) => `  '${name}': ${rounded(figure)}, // now ${floor[name] ?? 'none'}`,
          )
          console.log(`tests/quality/floors.ts: floors of ${group} that can be raised\n${lines.join('\n')}`)
        }
        const fallen = Object.entries(floor).filter(([name, least]) => !((figures[name] ?? 0) >= least))
        expect(fallen.map(([name, least]) => `${name}: ${figures[name]?.toFixed(4)}, floor ${least}`)).toEqual([])
        expect(Object.keys(floor)).toEqual(Object.keys(figures))
      },
      120_000,
    )
  })
}

/** Down to the step below: what was reached stays reached. */
const rounded = (figure: number): string => (Math.floor(figure / STEP + 1e-9) * STEP).toFixed(2)
