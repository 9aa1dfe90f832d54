import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { problem, type ZhengmaiError } from '../errors.ts'
import { sha256 } from '../ids.ts'
import {
  copyVector,
  encodeRecord,
  endOfRecords,
  HEADER_BYTES,
  isIntact,
  readVectorRecords,
  recordBytes,
  type VectorSource,
  vectorFile,
  vectorHeader,
} from './vector-file.ts'

/** What a vector is filed under: the SHA-256 of the very text it stands for. The same text is embedded once. */
export const textHash = (text: string): string => sha256(text)

/** Vectors by the hash of the text they stand for (`textHash`), on disk. One writer at a time, any number of readers. */
export interface VectorCache {
  /** How many texts have a vector. */
  readonly count: number
  has(textHash: string): boolean
  /** `null` when there is none. */
  get(textHash: string): Float32Array | null
  /**
   * Keeps a vector; a text that has one keeps it. Throws `VECTOR_WRONG_SIZE`, `VECTOR_INVALID` for a vector that is zero
   * or not finite, and `STORE_UNWRITABLE`.
   */
  put(textHash: string, vector: Float32Array): void
  /** After it, what was put survives a power cut; a killed process loses nothing anyway. */
  flush(): void
  close(): void
}

/**
 * Opens the vectors of one model, empty when there are none yet. A process killed while writing leaves a torn record at
 * the end at most: the next goes over it. Throws `STORE_UNWRITABLE`.
 */
export async function openVectorCache(
  folder: string,
  model: { key: string; dimensions: number },
): Promise<VectorCache> {
  const source: VectorSource = { folder, ...model }
  const size = recordBytes(model.dimensions)
  const offsets = new Map<string, number>()
  for await (const { textHash, offset } of readVectorRecords(source)) offsets.set(textHash, offset)
  const { file, end } = writing(folder, () => openWhole(source, offsets.size > 0))
  let length = end

  const cache: VectorCache = {
    get count() {
      return offsets.size
    },
    has: (textHash) => offsets.has(textHash),
    get(textHash) {
      const offset = offsets.get(textHash)
      if (offset === undefined) return null
      const record = Buffer.alloc(size)
      readSync(file, record, 0, size, offset)
      if (!isIntact(record)) return null
      const vector = new Float32Array(model.dimensions)
      copyVector(record, vector, 0)
      return vector
    },
    put(textHash, vector) {
      if (vector.length !== model.dimensions) throw problem('VECTOR_WRONG_SIZE', model.dimensions, vector.length)
      if (!isDirection(vector)) throw problem('VECTOR_INVALID')
      if (offsets.has(textHash)) return
      writing(folder, () => writeWhole(file, encodeRecord(textHash, vector), length))
      offsets.set(textHash, length)
      length += size
    },
    flush: () => writing(folder, () => fsyncSync(file)),
    close() {
      cache.flush()
      closeSync(file)
    },
  }
  return cache
}

/** Finite and not zero: it points somewhere. */
function isDirection(vector: Float32Array): boolean {
  return vector.every(Number.isFinite) && vector.some((value) => value !== 0)
}

/** Opens the file for writing; `end` is where its whole records do. A file of another make begins anew. */
function openWhole(source: VectorSource, isOurs: boolean): { file: number; end: number } {
  mkdirSync(source.folder, { recursive: true })
  const file = openSync(vectorFile(source), isOurs ? 'r+' : 'w+')
  if (!isOurs) writeSync(file, vectorHeader(source), 0, HEADER_BYTES, 0)
  return { file, end: endOfRecords(fstatSync(file).size, source.dimensions) }
}

/** A full disk may take a part: the next record then goes over it, at the same place. */
function writeWhole(file: number, record: Buffer, position: number): void {
  for (let done = 0; done < record.length; ) {
    done += writeSync(file, record, done, record.length - done, position + done)
  }
}

function writing<T>(folder: string, act: () => T): T {
  try {
    return act()
  } catch (thrown) {
    throw unwritable(folder, thrown)
  }
}

const unwritable = (folder: string, thrown: unknown): ZhengmaiError =>
  problem('STORE_UNWRITABLE', folder, thrown instanceof Error ? thrown.message : String(thrown)).causedBy(thrown)
