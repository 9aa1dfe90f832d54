/** An independent scorer, a Python script that reads the passages in the folder `passages` beside itself. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import type { Prediction } from '../../../ingest/eval/prediction.ts'
import type { Shared } from './figures.ts'

const Answer = z.looseObject({ broken: z.array(z.string()), misses: z.array(z.string()), mentions: z.looseObject({}) })

export type Reference = Disposable & {
  /** What it prints for one prediction per passage, and how much it found broken and missed. */
  score(predictions: Prediction[]): { report: Shared; broken: number; misses: number }
}

/** Sets the scorer up over these passages, files as they are. */
export function openReference(scorer: string, passages: string[]): Reference {
  const home = mkdtempSync(path.join(tmpdir(), 'zhengmai-scorer-'))
  mkdirSync(path.join(home, 'passages'))
  copyFileSync(scorer, path.join(home, 'score.py'))
  for (const file of passages) copyFileSync(file, path.join(home, 'passages', path.basename(file)))
  const given = path.join(home, 'predictions.jsonl')
  return {
    score(predictions) {
      writeFileSync(given, predictions.map((row) => `${JSON.stringify(row)}\n`).join(''))
      const { stdout, stderr } = spawnSync('python3', [path.join(home, 'score.py'), given, '--json', '--misses'], {
        encoding: 'utf8',
        maxBuffer: 1e9,
      })
      if (stdout === '') throw new Error(stderr)
      const { broken, misses, ...report } = Answer.parse(JSON.parse(stdout))
      return { report: report as unknown as Shared, broken: broken.length, misses: misses.length }
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true }),
  }
}
