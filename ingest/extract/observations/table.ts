/** Figures in tables: a cell's name and unit stand in the head of its column, its subject at the head of its row. */
import type { Block, MentionDraft, Party } from '../draft.ts'
import type { Stretch } from '../reading.ts'
import { amountAt, round } from './amount.ts'
import type { Figure } from './figure.ts'
import { unitAt } from './unit.ts'

export type Cell = { figure: Figure; name: string; subject: Party }

/** A column's head: 在园幼儿（人）. `unit` is empty where none is printed. */
type Column = { name: string; unit: string }

type Piece = Stretch & { words: string }

const NUMBER = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/
const SCALES: Record<string, number> = { 万: 1e4, 亿: 1e8 }

/** Whether a paragraph is a row of a table. */
export const isRow = ({ paragraph: { text } }: Block): boolean => /\t/.test(text) || /^\|.*\|$/.test(text)

/** The columns that a row names, or `null` when it is no head: it has a unit or a name in every cell, and no number. */
export function columnsOf(block: Block): Column[] | null {
  const cells = cellsOf(block.paragraph.text)
  if (cells.some(({ words }) => NUMBER.test(words))) return null
  return cells.map(({ words }) => {
    const { name = words, unit = '' } = /^(?<name>.+?)[（(](?<unit>[^（）()]+)[）)]$/.exec(words)?.groups ?? {}
    return isUnit(unit) ? { name, unit } : { name: words, unit: '' }
  })
}

/** The figures of a row. A cell without a unit, in its head or beside its number, states nothing. */
export function figuresOfRow(block: Block, columns: Column[], mentions: MentionDraft[]): Cell[] {
  const { text } = block.paragraph
  const [head, ...cells] = cellsOf(text)
  if (!head || cells.length !== columns.length - 1) return []
  const subject: Party = mentions.find(({ start, end }) => start === head.start && end === head.end) ?? 'speaker'
  return cells.flatMap((cell, i) => {
    const { name, unit } = columns[i + 1]!
    const read = NUMBER.test(cell.words) ? inUnit(cell, unit) : amountOf(text, cell)
    if (!read) return []
    const printed = { start: cell.start, end: cell.end }
    const reading = { qualifier: 'exact', bound: null, kind: 'count', chinese: false } as const
    const figure: Figure = { ...printed, ...read, ...reading, clause: { start: 0, end: text.length }, words: printed }
    return [{ figure, name, subject }]
  })
}

type Value = Pick<Figure, 'value' | 'high' | 'unit' | 'baseValue' | 'baseHigh' | 'baseUnit'>

function inUnit({ words }: Piece, unit: string): Value | null {
  if (unit === '') return null
  const value = Number(words.replaceAll(',', ''))
  const scale = SCALES[unit[0]!] ?? 1
  const baseUnit = unit === '‰' ? '%' : scale === 1 ? unit : unit.slice(1)
  const baseValue = round(value * (unit === '‰' ? 0.1 : scale))
  return { value, high: null, unit, baseValue, baseHigh: null, baseUnit }
}

/** A cell with its own unit: 92.5%. */
function amountOf(text: string, { start, end }: Piece): Value | null {
  const amount = amountAt(text, start)
  if (!amount || amount.end !== end || amount.unit === '') return null
  const { value, high, unit, baseUnit, factor } = amount
  const baseHigh = high === null ? null : round(high * factor)
  return { value, high, unit, baseValue: round(value * factor), baseHigh, baseUnit }
}

const isUnit = (words: string): boolean =>
  [words, words.replace(/^[万亿]/, '')].some((unit) => unit !== '' && unitAt(unit, 0)?.word.length === unit.length)

function cellsOf(text: string): Piece[] {
  const inner = text.startsWith('|') ? { start: 1, end: text.length - 1 } : { start: 0, end: text.length }
  return Array.from(text.slice(inner.start, inner.end).matchAll(/[^\t|]+/g), ({ 0: raw, index }) => {
    const start = inner.start + index + raw.length - raw.trimStart().length
    const words = raw.trim()
    return { start, end: start + words.length, words }
  })
}
