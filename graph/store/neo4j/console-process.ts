/** Puts one text to a server and ends. An answer may be more than a process can hold, or keep it busy: then this one dies. */
import { asProblem } from '../../errors.ts'
import { look } from './console.ts'
import { OUT_OF_MEMORY, type Question, type Reply } from './console-messages.ts'
import { connect } from './driver.ts'

/** In all. What has come of a row but is not read yet is no part of V8's heap, and not held to its limit. */
const MOST_BYTES = 256_000_000
const LOOK_MS = 50

async function answer({ address, text, options }: Question): Promise<Reply> {
  try {
    await using database = await connect(address)
    return { table: await look(database, text, options) }
  } catch (thrown) {
    const { code, sentences } = asProblem(thrown)
    return { code, sentences }
  }
}

setInterval(() => {
  if (process.memoryUsage.rss() > MOST_BYTES) process.exit(OUT_OF_MEMORY)
}, LOOK_MS).unref()
process.once('disconnect', () => process.exit())
process.once('message', async (question: Question) => process.send?.(await answer(question)))
