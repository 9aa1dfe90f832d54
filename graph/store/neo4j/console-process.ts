/** Puts one text to a server and ends. An answer may be more than a process can hold, or keep it busy: then this one dies. */
import { asProblem } from '../../errors.ts'
import { look } from './console.ts'
import type { Question, Reply } from './console-client.ts'
import { connect } from './driver.ts'

async function answer({ address, text, options }: Question): Promise<Reply> {
  try {
    await using database = await connect(address)
    return { table: await look(database, text, options) }
  } catch (thrown) {
    const { code, sentences } = asProblem(thrown)
    return { code, sentences }
  }
}

process.once('disconnect', () => process.exit())
process.once('message', async (question: Question) => process.send?.(await answer(question)))
