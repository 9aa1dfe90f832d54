/**
 * A program with an embedder, for tests of what becomes of the two: prints the embedding process's id once it has
 * answered, and then closes it and ends, ends without closing it, or stays.
 *
 *     embedder-parent.ts MODEL_DIR close|end|stay
 */
import diagnostics from 'node:diagnostics_channel'
import { openEmbedder } from '../../../graph/language/process-embedder.ts'
import { tinyModel } from '../../tiny-model.ts'

const [modelDir = '', what] = process.argv.slice(2)
let pid: number | undefined
diagnostics.subscribe('child_process', (message) => {
  const { process: child } = message as { process: NodeJS.EventEmitter & { pid?: number } }
  child.once('message', () => {
    pid = child.pid
  })
})
const embedder = await openEmbedder({ modelDir, threads: 1, model: tinyModel().model })
await embedder.query('双减')
console.log(pid)
if (what === 'close') await embedder[Symbol.asyncDispose]()
if (what === 'stay') setInterval(() => undefined, 1000)
