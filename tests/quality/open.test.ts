/** Collected only where there are open passages (see vitest.config.ts). */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPassages } from '../../ingest/eval/labels.ts'
import { predict } from '../../ingest/eval/prediction.ts'
import { evaluate } from '../../ingest/eval/report.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { describeAboveFloors } from './above-floors.ts'
import { OPEN } from './floors.ts'
import { OPEN_PASSAGES } from './open-passages.ts'
import { openReference } from './scorer/reference.ts'

const folder = OPEN_PASSAGES!
const SCORER = path.join(folder, '../score.py')
const all = readPassages(folder)

describeAboveFloors(
  'What real documents say',
  all.filter(({ id }) => id.startsWith('O')),
  OPEN,
)

if (existsSync(SCORER)) {
  describe('The scorer beside the one that came with the open passages', () => {
    it('comes to the same report on what extraction finds', () => {
      const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
      using reference = openReference(
        SCORER,
        files.map((name) => path.join(folder, name)),
      )
      const pipeline = createPipeline()
      const predictions = all.map((passage) => predict(pipeline, passage))
      const { report, misses } = evaluate(all, predictions)
      const { mentions, canonical, observations, fields, relations } = report
      const theirs = reference.score(predictions)
      expect({ mentions, canonical, observations, fields, relations }).toEqual(theirs.report)
      expect(misses.filter(({ what }) => what !== 'strength')).toHaveLength(theirs.misses + theirs.broken)
    })
  })
}
