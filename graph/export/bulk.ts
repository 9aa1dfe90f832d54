import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { claimsOf } from '../store/citable.ts'
import type { GraphStore } from '../store/port.ts'
import {
  type BulkRow,
  type BulkTable,
  documentRows,
  EDGE_TABLES,
  entityRow,
  hiddenRow,
  NODE_TABLES,
} from './bulk-tables.ts'

/** Stands in no text: U+001F, which separates units. */
const BETWEEN = '\u001f'

/** What is no text, by the property's name; the importer must be told. */
const TYPES: Record<string, string> = Object.fromEntries(
  Object.entries({
    long: 'ordinal start end ruleVersion year paragraphs mentions relations observations documents degree texts figureStart figureEnd droppedBytes',
    double: 'confidence value high baseValue baseHigh gain',
    boolean: 'implicitSubject forwardProved',
    'string[]': 'issuers headings',
  }).flatMap(([type, names]) => names.split(' ').map((name) => [name, type])),
)

const columnOf = (name: string): string => (name.includes(':') ? name : `${name}:${TYPES[name] ?? 'string'}`)

/** Nothing between two commas is null; a text stands in quotes, be it empty. */
function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return `"${value.join(BETWEEN).replaceAll('"', '""')}"`
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value)
}

const lineOf = (row: BulkRow): string => `${Object.values(row).map(fieldOf).join(',')}\n`

/** What the importer reads at once when it is told nothing, in bytes; it takes no row that is longer. */
const USUAL_BUFFER = 4 << 20

export type BulkOptions = {
  /** Parts of each table, for the importer's workers. */
  shards: number
}

/**
 * Writes the graph as tables for `neo4j-admin database import full`: a header and `shards` parts of each, and the
 * importer's settings. Originals are not among them, nor vectors: `zhengmai copy` and `zhengmai embed` bring those.
 * Gives the arguments that the importer is to be run with.
 */
export async function writeBulk(store: GraphStore, folder: string, { shards }: BulkOptions): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  await using tables = openTables(folder, shards)
  let turn = 0
  const regulations = new Set<string>()
  for await (const entities of store.allEntities()) {
    await tables.add('entities', entities.map(entityRow), turn++)
    for (const { id, kind } of entities) if (kind === 'regulation') regulations.add(id)
  }
  for (const id of await store.documentIds()) {
    const graph = await store.graphOf(id)
    // Taken away since.
    if (graph === null) continue
    turn++
    const claims = claimsOf(graph)
    const merged = await store.mergedInto([...graph.entities, ...claims].map((each) => each.id))
    const hidden = claims.filter((each) => !regulations.has(each.id))
    for (const each of hidden) regulations.add(each.id)
    const hiddenRows = hidden.map((each) => hiddenRow(each, merged.get(each.id)))
    await tables.add('entities', hiddenRows, turn)
    for (const [table, rows] of documentRows(graph, claims, merged)) await tables.add(table, rows, turn)
  }
  const { used, longestRow } = await tables.finish()
  const given = (option: string, names: readonly BulkTable[]) =>
    names.filter((name) => used.has(name)).map((name) => `--${option}=${name}-header.csv,${name}-[0-9]+.csv`)
  const argv = [
    ...given('nodes', NODE_TABLES),
    ...given('relationships', EDGE_TABLES),
    '--array-delimiter=U+001F',
    '--multiline-fields=true',
    ...(longestRow < USUAL_BUFFER ? [] : [`--read-buffer-size=${longestRow + 1}`]),
  ]
  await writeFile(path.join(folder, 'import.args'), `${argv.map((each) => `"${each}"`).join('\n')}\n`)
  return argv
}

/** Files that are opened when the first row comes. Throws what the disk throws. */
function openTables(folder: string, shards: number) {
  const parts = new Map<string, { stream: WriteStream; done: Promise<void> }>()
  const used = new Set<BulkTable>()
  let longestRow = 0
  const openPart = (name: string) => {
    const stream = createWriteStream(path.join(folder, name))
    const done = finished(stream)
    done.catch(() => undefined)
    const part = { stream, done }
    parts.set(name, part)
    return part
  }
  return {
    async add(table: BulkTable, rows: BulkRow[], turn: number): Promise<void> {
      if (rows.length === 0) return
      if (!used.has(table)) {
        const header = Object.keys(rows[0]!).map(columnOf).join(',')
        await writeFile(path.join(folder, `${table}-header.csv`), `${header}\n`)
        used.add(table)
      }
      const name = `${table}-${String((turn % shards) + 1).padStart(3, '0')}.csv`
      const { stream, done } = parts.get(name) ?? openPart(name)
      const lines = rows.map(lineOf)
      for (const line of lines) longestRow = Math.max(longestRow, Buffer.byteLength(line))
      if (!stream.write(lines.join(''))) await Promise.race([once(stream, 'drain'), done])
    },
    /** Which tables there are, and the bytes of their longest row. */
    async finish(): Promise<{ used: Set<BulkTable>; longestRow: number }> {
      for (const { stream } of parts.values()) stream.end()
      await Promise.all([...parts.values()].map(({ done }) => done))
      return { used, longestRow }
    },
    async [Symbol.asyncDispose]() {
      for (const { stream } of parts.values()) stream.destroy()
    },
  }
}
