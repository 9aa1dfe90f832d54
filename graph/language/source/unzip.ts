import { inflateRawSync } from 'node:zlib'
import { sourceFailed } from './source-failed.ts'

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_LENGTH = 22
const STORED = 0
const DEFLATED = 8

/**
 * One entry of a zip archive, found through the archive's directory; stored and deflated entries, no zip64. Throws
 * `MODEL_SOURCE_FAILED` when the archive is damaged or lacks the entry. At most `limit` bytes are unpacked.
 */
export function unzipEntry(archive: Buffer, name: string, limit: number): Buffer {
  try {
    const header = findEntry(archive, name)
    const method = archive.readUInt16LE(header + 10)
    const packedLength = archive.readUInt32LE(header + 20)
    const local = archive.readUInt32LE(header + 42)
    // The local header's name and extra field may have other lengths than the directory's.
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
    const packed = archive.subarray(start, start + packedLength)
    if (method === STORED && packed.length <= limit) return packed
    if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: limit })
    throw new Error(`unknown method ${method}`)
  } catch (error) {
    const reason = (error as Error).message
    throw sourceFailed(`${name} cannot be unpacked (${reason})`, `${name} 无法解压（${reason}）`).causedBy(error)
  }
}

/** Where the directory's entry of that name starts. */
function findEntry(archive: Buffer, name: string): number {
  let end = archive.length - END_LENGTH
  while (end >= 0 && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end--
  if (end < 0) throw new Error('not a zip archive')
  let at = archive.readUInt32LE(end + 16)
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('its directory is damaged')
    const nameLength = archive.readUInt16LE(at + 28)
    if (archive.toString('utf8', at + 46, at + 46 + nameLength) === name) return at
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  throw new Error('no such entry')
}
