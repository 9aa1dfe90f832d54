import type { Language } from '../../graph/errors.ts'
import type { IngestRow } from './ingest-row.ts'
import { messages } from './messages.ts'
import { columns } from './width.ts'

/** The table at the end of an ingest: a line per document, then what failed and why, then the sums. */
export function summaryOf(rows: IngestRow[], seconds: number, language: Language): string[] {
  const say = messages[language]
  const table = columns([say.ingestHead, ...rows.map((row) => cells(row, language))])
  const refused = rows.flatMap(({ source, problem }) =>
    problem === null ? [] : [`${source}  ${problem.code}: ${problem[language]}`],
  )
  const count = (status: IngestRow['status']) => rows.filter((row) => row.status === status).length
  const paragraphs = rows.reduce((sum, { found }) => sum + (found?.paragraphs ?? 0), 0)
  return [
    ...table,
    ...(refused.length > 0 ? ['', say.ingestRefused, ...refused] : []),
    '',
    say.ingestSums({
      added: count('added'),
      replaced: count('replaced'),
      unchanged: count('unchanged'),
      skipped: count('skipped'),
      failed: count('failed'),
      paragraphs,
      seconds,
    }),
  ]
}

function cells({ source, status, found, repairs }: IngestRow, language: Language): string[] {
  const say = messages[language]
  const numbers = found
    ? [found.paragraphs, found.entities, found.mentions, found.relations, found.observations].map(String)
    : ['', '', '', '', '']
  return [say.ingestStatus[status], ...numbers, say.repairs(repairs), source]
}

type Course = { files: number; done: number; bytes: number; bytesDone: number; paragraphs: number; seconds: number }

/** `12/51 · 1234 paragraphs, 340/s · 8 s left`: what is left is judged by the bytes that are. */
export function progressOf(course: Course, language: Language): string {
  const { files, done, bytes, bytesDone, paragraphs, seconds } = course
  const left = bytesDone === 0 ? null : Math.ceil((seconds * (bytes - bytesDone)) / bytesDone)
  const rate = seconds === 0 ? 0 : Math.round(paragraphs / seconds)
  return messages[language].ingestProgress({ files, done, paragraphs, rate, left })
}
