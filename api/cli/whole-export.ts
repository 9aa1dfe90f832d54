import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { problem } from '../../graph/errors.ts'
import { writeBulk } from '../../graph/export/bulk.ts'
import { jsonLines } from '../../graph/export/jsonl.ts'
import { openStore } from '../../graph/store/open.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { usage } from './arguments.ts'
import type { Arguments, Context } from './command.ts'
import { messages } from './messages.ts'

/** Writes the whole graph as lines of JSON, to a file or to standard output, and says their digest. Gives the exit code. */
export async function exportWhole(store: GraphStore, out: string | undefined, context: Context): Promise<number> {
  const hash = createHash('sha256')
  let count = 0
  async function* counted() {
    for await (const line of jsonLines(store)) {
      if (context.signal.aborted) return
      hash.update(line)
      count++
      yield line
    }
  }
  if (out === undefined) await context.printAll(counted())
  else await write(out, counted())
  if (context.signal.aborted) return 130
  context.say(messages[context.language].exported(count, hash.digest('hex')))
  return 0
}

/** Tables for Neo4j's bulk importer in the folder of `--out`, and how it is to be run. */
export async function exportBulk(given: Arguments, { config, language, print, say }: Context): Promise<number> {
  const out = given.text('out')
  if (out === undefined || given.positionals.length > 0) {
    throw usage(
      '--format neo4j-admin takes --out DIR and no name.',
      '--format neo4j-admin 需要 --out 文件夹，不带名称。',
    )
  }
  const shards = given.whole('shards', { low: 1, high: 64, fallback: 1 })
  await using store = await openStore(config.store, { mustExist: true })
  const argv = await writing(out, () => writeBulk(store.graph, out, { shards }))
  say(messages[language].bulkNext(out))
  print(`neo4j-admin database import full neo4j ${argv.map((each) => `'${each}'`).join(' ')}`)
  return 0
}

async function write(path: string, lines: AsyncIterable<string>): Promise<void> {
  await writing(path, () => pipeline(Readable.from(lines), createWriteStream(path)))
}

/** What the disk refuses is told as a problem of the place that was given. */
async function writing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    throw problem('FILE_UNWRITABLE', path, cause.message).causedBy(cause)
  }
}
