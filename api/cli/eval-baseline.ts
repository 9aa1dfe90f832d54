import { readFileSync, statSync } from 'node:fs'
import { problem } from '../../graph/errors.ts'
import { Baseline } from '../../ingest/eval/baseline.ts'
import type { Passage } from '../../ingest/eval/labels.ts'
import { usage } from './arguments.ts'

/** What `eval --json` printed earlier, of these very passages. Throws `PATH_NOT_FOUND` or `USAGE`. */
export function readBaseline(file: string, passages: Passage[]): Baseline {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw problem('PATH_NOT_FOUND', file)
  const baseline = Baseline.safeParse(jsonIn(file)).data
  if (!baseline) {
    throw usage(
      `"${file}" is not what "zhengmai eval FOLDER --json" prints; write it anew with that.`,
      `“${file}”不是“zhengmai eval FOLDER --json”的输出；请用该命令重新生成。`,
    )
  }
  const ids = passages.map(({ id }) => id)
  if (ids.join('\n') === baseline.passages.join('\n')) return baseline
  throw usage(
    `"${file}" was measured on other passages (${baseline.passages.length}, now ${ids.length}); choose the same ones with --only.`,
    `“${file}”用的是另一些段落（${baseline.passages.length} 个，现为 ${ids.length} 个）；请用 --only 选取相同的段落。`,
  )
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
