import { ZhengmaiError } from '../../graph/errors.ts'
import { createPipeline, type PipelineInput } from '../../ingest/pipeline.ts'
import { STRESSES } from '../ingest/stress.ts'
import type { Row } from './row.ts'

/** In UTF-16 code units; each four times the one before. */
const LENGTHS = [65_536, 262_144, 1_048_576]

/** How the time to read a text grows with its length: 1 in proportion to it, 2 with its square. Takes minutes. */
export function benchGrowth(): Row[] {
  const pipeline = createPipeline()
  pipeline.read(inputOf('县一中有教师120人。'))
  return STRESSES.map(([text, stress]) => {
    const seconds = LENGTHS.map((length) => secondsToRead(pipeline.read, stress(length)))
    const [first, , last] = seconds as [number, number, number]
    return { text, 'seconds for 1 MB': last, exponent: Math.log(last / first) / Math.log(LENGTHS[2]! / LENGTHS[0]!) }
  })
}

function secondsToRead(read: (input: PipelineInput) => unknown, text: string): number {
  const start = process.cpuUsage()
  try {
    read(inputOf(text))
  } catch (error) {
    // Of white space and open comments nothing is left to read.
    if (!(error instanceof ZhengmaiError) || error.code !== 'DOCUMENT_WITHOUT_TEXT') throw error
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

const inputOf = (text: string): PipelineInput => ({
  text,
  encoding: 'utf-8',
  hash: 'x'.repeat(64),
  source: 'stress.txt',
})
