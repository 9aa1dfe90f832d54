import { mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import { threadId } from 'node:worker_threads'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { IndexData } from './rank.ts'
import type { Rows } from './rows.ts'

/** Rises with every change of what an index holds or how it folds and cuts texts: older snapshots are then built anew. */
const FORMAT = 2
const MAGIC = 'zhengmai index\n'
/** Magic, then the length and the CRC-32 of the description. */
const PREFIX_BYTES = 24

/** An index as kept on disk; vectors have a file of their own. */
export type Snapshot = Omit<IndexData, 'vectors'>

/** Describes the sections that follow it, in order. */
const Description = z.object({
  format: z.literal(FORMAT),
  revision: z.string(),
  paragraphs: z.int().nonnegative(),
  jurisdictionNames: z.array(z.string()),
  sections: z.array(z.object({ name: z.string(), bytes: z.int().nonnegative(), crc: z.int() })),
})

const fileIn = (folder: string): string => path.join(folder, 'search-index.bin')

/** Writes beside the old snapshot and puts it in its place in one step. */
export async function writeSnapshot(folder: string, { rows, postings, revision }: Snapshot): Promise<void> {
  const sections = Object.entries({ ...packedRows(rows), ...postings }).map(([name, array]) => ({
    name,
    data: Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  }))
  const description: z.infer<typeof Description> = {
    format: FORMAT,
    revision,
    paragraphs: rows.ids.length,
    jurisdictionNames: rows.jurisdictionNames,
    sections: sections.map(({ name, data }) => ({ name, bytes: data.length, crc: crc32(data) })),
  }
  const text = Buffer.from(JSON.stringify(description))
  const prefix = Buffer.alloc(PREFIX_BYTES)
  prefix.write(MAGIC, 'latin1')
  prefix.writeUInt32LE(text.length, 16)
  prefix.writeUInt32LE(crc32(text), 20)

  await mkdir(folder, { recursive: true })
  // The index that replaces another in the same process writes while that one may, too.
  const draft = `${fileIn(folder)}.${threadId}.new`
  const handle = await open(draft, 'w')
  try {
    for (const part of [prefix, text, ...sections.map(({ data }) => data)]) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, fileIn(folder))
}

/** `null` when there is none that this version can trust: missing, of another format, or damaged anywhere. */
export async function readSnapshot(folder: string): Promise<Snapshot | null> {
  const file = await readFile(fileIn(folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!file || file.length < PREFIX_BYTES || file.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const start = PREFIX_BYTES + file.readUInt32LE(16)
  const text = file.subarray(PREFIX_BYTES, start)
  if (crc32(text) !== file.readUInt32LE(20)) return null
  const parsed = Description.safeParse(JSON.parse(text.toString()))
  if (!parsed.success) return null
  const sections = new Map<string, Uint8Array>()
  let at = start
  for (const { name, bytes, crc } of parsed.data.sections) {
    const data = file.subarray(at, at + bytes)
    if (data.length !== bytes || crc32(data) !== crc) return null
    sections.set(name, data)
    at += bytes
  }
  return unpacked(parsed.data, sections)
}

function packedRows(rows: Rows) {
  return {
    ids: Buffer.from(rows.ids.join('\n'), 'latin1'),
    documents: Buffer.from(rows.documents.join('\n'), 'latin1'),
    hashes: Buffer.from(rows.hashes.join('\n'), 'latin1'),
    texts: Buffer.from(rows.texts.join(''), 'utf16le'),
    textLengths: Uint32Array.from(rows.texts, (one) => one.length),
    roles: rows.roles,
    kinds: rows.kinds,
    jurisdictions: rows.jurisdictions,
    years: rows.years,
    entityKinds: rows.entityKinds,
  }
}

function unpacked(
  { paragraphs, jurisdictionNames, revision }: z.infer<typeof Description>,
  sections: Map<string, Uint8Array>,
): Snapshot | null {
  // Copies: a section may begin at any address, arrays of numbers may not.
  const bytesOf = (name: string) => new Uint8Array(sections.get(name) ?? [])
  const numbers = (name: string) => new Uint32Array(bytesOf(name).buffer)
  const lines = (name: string) => (paragraphs === 0 ? [] : Buffer.from(bytesOf(name)).toString('latin1').split('\n'))
  const texts = Buffer.from(bytesOf('texts').buffer)
  let at = 0
  const rows: Rows = {
    ids: lines('ids'),
    documents: lines('documents'),
    hashes: lines('hashes'),
    texts: Array.from(numbers('textLengths'), (length) => {
      at += 2 * length
      return texts.toString('utf16le', at - 2 * length, at)
    }),
    roles: bytesOf('roles'),
    kinds: bytesOf('kinds'),
    jurisdictions: numbers('jurisdictions'),
    jurisdictionNames,
    years: new Uint16Array(bytesOf('years').buffer),
    entityKinds: bytesOf('entityKinds'),
  }
  const postings = {
    codes: numbers('codes'),
    starts: numbers('starts'),
    holders: numbers('holders'),
    bytes: bytesOf('bytes'),
    lengths: numbers('lengths'),
  }
  return rows.ids.length === paragraphs ? { rows, postings, revision } : null
}
