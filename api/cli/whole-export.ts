import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { problem } from '../../graph/errors.ts'
import { jsonLines } from '../../graph/export/jsonl.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import type { Context } from './command.ts'
import { messages } from './messages.ts'

/** Writes the whole graph as lines of JSON, to a file or to standard output, and says their digest. */
export async function exportWhole(store: GraphStore, out: string | undefined, context: Context): Promise<void> {
  const hash = createHash('sha256')
  let count = 0
  async function* counted() {
    for await (const line of jsonLines(store)) {
      hash.update(line)
      count++
      yield line
    }
  }
  if (out === undefined) for await (const line of counted()) context.print(line.trimEnd())
  else await write(out, counted())
  context.say(messages[context.language].exported(count, hash.digest('hex')))
}

async function write(path: string, lines: AsyncIterable<string>): Promise<void> {
  const stream = createWriteStream(path)
  try {
    const done = finished(stream)
    done.catch(() => undefined)
    for await (const line of lines) if (!stream.write(line)) await Promise.race([once(stream, 'drain'), done])
    stream.end()
    await done
  } catch (cause) {
    stream.destroy()
    if (cause instanceof Error && 'syscall' in cause) {
      throw problem('FILE_UNWRITABLE', path, cause.message).causedBy(cause)
    }
    throw cause
  }
}
