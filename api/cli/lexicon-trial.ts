import { openStore } from '../../graph/store/open.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { createTrial, type DocumentTrial, type Trial } from '../../ingest/lexicon/trial.ts'
import type { PipelineInput } from '../../ingest/pipeline.ts'
import { list, readOne } from '../../ingest/read.ts'
import type { Context } from './command.ts'
import { lexiconWords } from './lexicon-words.ts'
import { sentence } from './sentence.ts'

/** Documents to be tried, how many there are, and how many of them hold the word for sure. */
type Work = { total: number; inputs: AsyncIterable<PipelineInput | null> }

/** Tries a word on the files under some paths, or on the documents of the store. Ends early on Ctrl-C. */
export async function tryOn(paths: string[], trial: Trial, context: Context): Promise<DocumentTrial[]> {
  if (paths.length > 0) return follow(await filesOf(paths, context), trial, context)
  await using store = await openStore(context.config.store, { mustExist: true })
  return follow(await documentsOf(store.graph, trial.word), trial, context)
}

async function follow({ total, inputs }: Work, trial: Trial, context: Context): Promise<DocumentTrial[]> {
  const say = lexiconWords(context.language)
  const tried: DocumentTrial[] = []
  const read = createTrial(trial)
  let done = 0
  let changed = 0
  for await (const input of inputs) {
    if (context.signal.aborted) break
    if (input !== null) {
      const result = read(input)
      tried.push(result)
      changed += result.changed.length
    }
    done++
    context.progress(say.reading(done, total, changed))
    // Ctrl-C is heard between documents.
    await new Promise((resolve) => setImmediate(resolve))
  }
  context.progress('')
  if (done < total) context.say(say.unread(total - done))
  return tried
}

async function filesOf(paths: string[], { config, language, say }: Context): Promise<Work> {
  const found = await list(paths)
  async function* inputs() {
    for (const each of found) {
      const file = await readOne(each, { maxBytes: config.maxFileBytes })
      // A file that is not read is said to be so; the others are tried.
      if ('problem' in file) say(sentence(file.problem, language))
      yield 'problem' in file ? null : file
    }
  }
  return { total: found.length, inputs: inputs() }
}

/** The documents of a store that hold the word, as they were read; what is stored of them is not asked. */
async function documentsOf(graph: GraphStore, word: string): Promise<Work> {
  const ids = new Set<string>()
  for await (const batch of graph.indexed()) {
    for (const { paragraph } of batch) if (paragraph.text.includes(word)) ids.add(paragraph.documentId)
  }
  async function* inputs() {
    for (const id of ids) {
      const document = await graph.document(id)
      yield document && { ...document, hash: document.sourceHash }
    }
  }
  return { total: ids.size, inputs: inputs() }
}
