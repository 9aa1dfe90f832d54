import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { sha256 } from '../ids.ts'

/** Vectors of one model in one folder. `key` says which model: vectors of different keys never share a file. */
export type VectorSource = { folder: string; key: string; dimensions: number }

const MAGIC = 'zhengmai vectors 1\n'
export const HEADER_BYTES = 64
const DIMENSIONS_AT = 28
const HASH_BYTES = 32
const CHUNK_BYTES = 4 << 20

/** A record: the text's hash, its vector (little-endian floats), and the CRC-32 of both. */
export const recordBytes = (dimensions: number): number => HASH_BYTES + 4 * dimensions + 4

export function vectorFile({ folder, key, dimensions }: VectorSource): string {
  return path.join(folder, `vectors-${sha256(`${key}\n${dimensions}`).slice(0, 16)}.bin`)
}

/** The first bytes of the file: what it is and for which model. */
export function vectorHeader({ key, dimensions }: VectorSource): Buffer {
  const header = Buffer.alloc(HEADER_BYTES)
  header.write(MAGIC, 'latin1')
  header.writeUInt32LE(dimensions, DIMENSIONS_AT)
  header.write(sha256(key), 32, 'hex')
  return header
}

export function encodeRecord(textHash: string, vector: Float32Array): Buffer {
  const record = Buffer.alloc(recordBytes(vector.length))
  record.write(textHash, 'hex')
  for (const [i, value] of vector.entries()) record.writeFloatLE(value, HASH_BYTES + 4 * i)
  record.writeUInt32LE(crc32(record.subarray(0, -4)), record.length - 4)
  return record
}

/** Whether the checksum holds. */
export const isIntact = (record: Buffer): boolean =>
  crc32(record.subarray(0, -4)) === record.readUInt32LE(record.length - 4)

/** An intact record and where it begins. `record` is only valid until the next one. */
export type VectorRecord = { textHash: string; offset: number; record: Buffer }

/**
 * Reads a vector file from its start: intact records in order; damaged ones and a torn end are passed over.
 * A file that is missing or of another make gives nothing. Someone else may be appending to it.
 */
export const readVectorRecords = (source: VectorSource): AsyncIterable<VectorRecord> =>
  recordsIn(vectorFile(source), vectorHeader(source))

/** The same for a file of which the header alone is known, as `headerOf` gives it. */
export async function* recordsIn(file: string, expected: Buffer): AsyncIterable<VectorRecord> {
  const handle = await openIfThere(file)
  if (!handle) return
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    await handle.read(header, 0, HEADER_BYTES, 0)
    if (!header.equals(expected)) return
    const size = recordBytes(dimensionsIn(header))
    const chunk = Buffer.alloc(size * Math.max(1, Math.floor(CHUNK_BYTES / size)))
    for (let start = HEADER_BYTES; ; start += chunk.length) {
      const got = await readFully(handle, chunk, start)
      for (let at = 0; at + size <= got; at += size) {
        const record = chunk.subarray(at, at + size)
        if (!isIntact(record)) continue
        yield { textHash: record.toString('hex', 0, HASH_BYTES), offset: start + at, record }
      }
      if (got < chunk.length) return
    }
  } finally {
    await handle.close()
  }
}

/** The header of a file of vectors, whatever its model; `null` for any other file. */
export async function headerOf(file: string): Promise<Buffer | null> {
  const handle = await openIfThere(file)
  if (!handle) return null
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    await handle.read(header, 0, HEADER_BYTES, 0)
    return header.toString('latin1', 0, MAGIC.length) === MAGIC ? header : null
  } finally {
    await handle.close()
  }
}

/** Where the whole records of a file of so many bytes end: one that was torn at the end is written over. */
export function endOfRecords(bytes: number, dimensions: number): number {
  const size = recordBytes(dimensions)
  return HEADER_BYTES + Math.floor((bytes - HEADER_BYTES) / size) * size
}

export const dimensionsIn = (header: Buffer): number => header.readUInt32LE(DIMENSIONS_AT)

/** Copies a record's vector to `target` at `start`. */
export function copyVector(record: Buffer, target: Float32Array, start: number): void {
  const count = (record.length - HASH_BYTES - 4) / 4
  for (let i = 0; i < count; i++) target[start + i] = record.readFloatLE(HASH_BYTES + 4 * i)
}

async function openIfThere(file: string): Promise<FileHandle | null> {
  try {
    return await open(file, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw error
  }
}

/** A read may give less than is there. */
async function readFully(handle: FileHandle, chunk: Buffer, start: number): Promise<number> {
  let got = 0
  while (got < chunk.length) {
    const { bytesRead } = await handle.read(chunk, got, chunk.length - got, start + got)
    if (bytesRead === 0) break
    got += bytesRead
  }
  return got
}
