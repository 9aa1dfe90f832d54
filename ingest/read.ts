import { createHash } from 'node:crypto'
import type { Dirent, Stats } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { asProblem, problem, type ZhengmaiError } from '../graph/errors.ts'
import type { Encoding } from '../graph/model.ts'
import { decode } from './decode.ts'

const READ_EXTENSIONS = ['.txt', '.md']

export type Place = {
  /** Absolute. */
  path: string
  /** The path under the folder that was asked for, that folder's name first, with `/`. */
  source: string
}
/** Something that cannot be read. `skipped`: nothing is wrong with it, only its format is not read. */
export type Refused = Place & { problem: ZhengmaiError; skipped: boolean }
/** A file to be read, or what stands in its way already. */
export type Found = (Place & { bytes: number }) | Refused
export type ReadFile = Place & {
  bytes: Buffer
  /** SHA-256 of the bytes, in hex. */
  hash: string
  text: string
  encoding: Encoding
}
export type ReadResult = ReadFile | Refused

/** Reads files, and folders with all below them, in a stable order. What cannot be read is yielded with its problem. */
export async function* read(paths: string[], options: { maxBytes: number }): AsyncIterable<ReadResult> {
  for (const found of await list(paths)) yield await readOne(found, options)
}

/**
 * The files under some paths, sorted by name folder by folder, each once. Dot files are passed over. Links are
 * followed; a link back into a folder above it is not entered again.
 */
export async function list(paths: string[]): Promise<Found[]> {
  const found: Found[] = []
  const seen = new Set<string>()
  for (const given of paths) {
    const absolute = path.resolve(given)
    await visit({ path: absolute, source: path.basename(absolute) }, { found, seen, isGiven: true })
  }
  return found
}

/** Reads one file. Its problem is part of the result; nothing is thrown. */
export async function readOne(found: Found, { maxBytes }: { maxBytes: number }): Promise<ReadResult> {
  if ('problem' in found) return found
  const place: Place = { path: found.path, source: found.source }
  if (found.bytes > maxBytes) return refuse(place, problem('FILE_TOO_LARGE', found.path, found.bytes, maxBytes))
  let bytes: Buffer
  try {
    bytes = await readFile(found.path)
  } catch (cause) {
    return refuse(place, problem('FILE_UNREADABLE', found.path, reasonOf(cause)).causedBy(cause))
  }
  return readBytes(place, bytes)
}

/** A file whose bytes are at hand, e.g. an original that a store keeps. */
export function readBytes(place: Place, bytes: Buffer): ReadResult {
  try {
    const hash = createHash('sha256').update(bytes).digest('hex')
    return { ...place, bytes, hash, ...decode(bytes, place.path) }
  } catch (cause) {
    return refuse(place, asProblem(cause))
  }
}

type Walk = {
  found: Found[]
  /** Real paths of everything listed so far. */
  seen: Set<string>
  /** Named by the caller: read whatever its name is, and missed when it is not there. */
  isGiven: boolean
}

/** Adds a file, or what is below a folder, to `walk.found`. */
async function visit(place: Place, walk: Walk): Promise<void> {
  let stats: Stats
  let real: string
  try {
    stats = await stat(place.path)
    real = await realpath(place.path)
  } catch (cause) {
    walk.found.push(refuse(place, missing(place.path, cause, walk.isGiven)))
    return
  }
  // A file that is reached twice, by a link or by two given paths, is one document; a folder reached twice is a loop.
  if (walk.seen.has(real)) return
  walk.seen.add(real)
  if (stats.isDirectory()) await visitFolder(place, walk)
  else if (stats.isFile()) walk.found.push(fileAt(place, stats.size))
  else walk.found.push(refuse(place, problem('FILE_UNREADABLE', place.path, 'not a regular file')))
}

function missing(absolute: string, cause: unknown, isGiven: boolean): ZhengmaiError {
  const reason = reasonOf(cause)
  if (reason !== 'ENOENT' && reason !== 'ELOOP') return problem('FILE_UNREADABLE', absolute, reason).causedBy(cause)
  return isGiven ? problem('PATH_NOT_FOUND', absolute) : problem('LINK_BROKEN', absolute)
}

async function visitFolder(folder: Place, walk: Walk): Promise<void> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder.path, { withFileTypes: true })
  } catch (cause) {
    walk.found.push(refuse(folder, problem('FOLDER_UNREADABLE', folder.path, reasonOf(cause)).causedBy(cause)))
    return
  }
  const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('.'))
  for (const name of names.sort()) {
    await visit({ path: path.join(folder.path, name), source: `${folder.source}/${name}` }, { ...walk, isGiven: false })
  }
}

function fileAt(place: Place, bytes: number): Found {
  const extension = path.extname(place.path).toLowerCase()
  if (READ_EXTENSIONS.includes(extension)) return { ...place, bytes }
  return { ...refuse(place, problem('FORMAT_UNSUPPORTED', place.path, extension)), skipped: true }
}

const refuse = (place: Place, why: ZhengmaiError): Refused => ({ ...place, problem: why, skipped: false })

/** The system's code for what went wrong, e.g. EACCES. */
export const reasonOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : String(cause)
