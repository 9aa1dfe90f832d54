/** A process of its own that works on a store until it is killed. Usage: child.ts MODE FOLDER */
import { openFolder } from '../../../graph/store/folder.ts'
import { versionOf } from './versions.ts'

const [mode, folder] = process.argv.slice(2) as [string, string]

/** Says `opened`, or the code of what kept it from opening. */
async function open() {
  try {
    const store = await openFolder(folder)
    process.send!('opened')
    return store
  } catch (thrown) {
    process.send!((thrown as { code: string }).code)
    return null
  }
}

const store = await open()
if (mode === 'write' && store) {
  for (let turn = 0; ; turn++) {
    const graph = versionOf(turn)
    await store.graph.put(graph)
    const { path, source } = { path: `/corpus/${turn % 5}.txt`, source: `corpus/${turn % 5}.txt` }
    await store.originals.keep({
      path,
      source,
      hash: graph.document.sourceHash,
      bytes: Buffer.from(graph.document.text),
    })
    process.send!(turn)
  }
}
if (mode === 'once') await store?.[Symbol.asyncDispose]()
if (mode === 'hold') setInterval(() => {}, 1000)
