import { createWriteStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { dimensionsIn, endOfRecords, headerOf, recordsIn } from './vector-file.ts'

/** Brings the vectors of one folder, of whatever models, to another; a text that has one there keeps it. Ended at any moment, the next call goes on. */
export async function mergeVectors(from: string, to: string): Promise<void> {
  if (from === to) return
  for (const name of await filesIn(from)) {
    const file = path.join(from, name)
    const header = await headerOf(file)
    if (header) await mergeFile({ file, header }, path.join(to, name))
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw thrown
  }
}

async function mergeFile({ file, header }: { file: string; header: Buffer }, target: string): Promise<void> {
  const there = new Set<string>()
  for await (const { textHash } of recordsIn(target, header)) there.add(textHash)
  const isNew = there.size === 0
  async function* missing() {
    if (isNew) yield header
    // A record is only valid until the next one.
    for await (const { textHash, record } of recordsIn(file, header)) {
      if (!there.has(textHash)) yield Buffer.from(record)
    }
  }
  await mkdir(path.dirname(target), { recursive: true })
  const place = isNew
    ? { flags: 'w' }
    : { flags: 'r+', start: endOfRecords((await stat(target)).size, dimensionsIn(header)) }
  await pipeline(Readable.from(missing()), createWriteStream(target, { ...place, flush: true }))
}
