import type { ChildProcess } from 'node:child_process'
import type { Neo4jAddress } from '../../config.ts'
import { startProcess } from '../../entry.ts'
import { problem, ZhengmaiError } from '../../errors.ts'
import type { LookOptions, Table } from '../look.ts'
import { OUT_OF_MEMORY, type Question, type Reply } from './console-messages.ts'

/** For starting, planning and running, and for the server to say that it has ended what took too long. */
const DEADLINE_MS = 15_000
/** What the answer of one text may take of its process's heap. */
const HEAP_MB = 256

/**
 * Runs a text as `look` does, in a process of its own with a connection of its own: some texts overwhelm the server's
 * parser and are never answered, and one row may hold more than a process can. Throws `CYPHER_ANSWER_TOO_LARGE` besides.
 */
export async function lookAside(address: Neo4jAddress, text: string, options: LookOptions): Promise<Table> {
  const asked = startProcess(import.meta.url, 'console-process', { heapMb: HEAP_MB })
  let late: NodeJS.Timeout | undefined
  try {
    const reply = await new Promise<Reply>((resolve, reject) => {
      late = setTimeout(() => reject(problem('QUERY_TIMED_OUT')), DEADLINE_MS)
      asked.once('message', (message) => resolve(message as Reply))
      asked.on('error', reject)
      // Not `exit`: what it said before it ended has arrived by then.
      asked.once('close', (code, signal) => reject(endOf(code, signal)))
      asked.send({ address, text, options } satisfies Question, () => undefined)
    })
    if ('table' in reply) return reply.table
    throw new ZhengmaiError(reply.code, reply.sentences)
  } finally {
    clearTimeout(late)
    await ended(asked)
  }
}

/** Out of memory, V8 aborts. */
const endOf = (code: number | null, signal: string | null): ZhengmaiError =>
  signal === 'SIGABRT' || code === OUT_OF_MEMORY
    ? problem('CYPHER_ANSWER_TOO_LARGE')
    : problem('INTERNAL', `the console's process ended: ${signal ?? code}`)

/** With its connection, whereupon the server gives the text up. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
