import { readingText } from './figure-text.ts'
import type { Words } from './language/zh.ts'
import type { ObservationDetail } from './vocabulary.ts'

type Cell = string | number | null

/** Quoted where it must be. Text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[=+\-@\t\r]/.test(cell ?? '') ? `'${cell}` : (cell ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** RFC 4180, with the byte order mark that spreadsheets need to read Chinese. */
const csvOf = (rows: Cell[][]): string => `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`

/** Values as a table for a spreadsheet: as printed and in the base unit, each with its words and where they stand. */
export function valuesCsv(observations: readonly ObservationDetail[], words: Words): string {
  const { metric, region, yearHead, value, upper, unit, baseValue, baseUnit, reading, statusHead } = words.entity
  const { strengthHead, quote, sourceHead } = words.entity
  const { number, issuedOn, paragraph } = words.reader
  const head = [metric, region, yearHead, value, upper, unit, baseValue, baseUnit, reading, statusHead]
  const rows = observations.map((one) => [
    one.metric.name,
    one.subject?.name ?? null,
    one.year,
    one.value,
    one.high,
    one.unit,
    one.baseValue,
    one.baseUnit,
    readingText(one, words),
    words.statuses[one.status],
    one.strength && words.strengths[one.strength],
    one.evidence.quote,
    one.document.title,
    one.document.number,
    one.document.issuedOn,
    one.evidence.paragraphId,
  ])
  return csvOf([[...head, strengthHead, quote, sourceHead, number, issuedOn, paragraph], ...rows])
}
