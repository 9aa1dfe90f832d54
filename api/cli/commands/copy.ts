import { type StoreAddress, storeNamed } from '../../../graph/config.ts'
import { problem } from '../../../graph/errors.ts'
import { compareStores, type Differences } from '../../../graph/store/compare.ts'
import { copyStore } from '../../../graph/store/copy.ts'
import { openStore } from '../../../graph/store/open.ts'
import type { Store } from '../../../graph/store/port.ts'
import { usage } from '../arguments.ts'
import type { Arguments, Command, Context } from '../command.ts'
import { publishVectors, vectorKindHere } from '../embedding.ts'
import { messages } from '../messages.ts'

export const copy: Command = {
  name: 'copy',
  summary: { en: 'Bring everything from one store to another', zh: '把一个存储的全部内容复制到另一个' },
  takes: '',
  options: {
    from: { value: 'DIR|URL', summary: { en: 'Store to read', zh: '来源' } },
    to: { value: 'DIR|URL', summary: { en: 'Store to fill; begun when there is none', zh: '目标；没有则新建' } },
    replace: {
      summary: { en: 'Take away what the target has and the source has not', zh: '删去目标中来源没有的文档' },
    },
  },
  examples: [
    'zhengmai copy --from .zhengmai --to bolt://localhost:7687',
    'zhengmai copy --from neo4j+s://graph.example --to ./archive --replace',
  ],
  async run(given, context) {
    const say = messages[context.language]
    const [source, target] = [storeGiven('from', given, context), storeGiven('to', given, context)]
    const place = ({ folder, server }: StoreAddress) => server?.url ?? folder
    if (place(source) === place(target)) throw problem('COPY_ONTO_ITSELF', place(source))
    await using from = await openStore(source, { mustExist: true })
    await using to = await openStore(target)
    const { done, total, copied } = await bring(from, to, given.has('replace'), context)
    context.progress(say.comparing)
    const differences = await compareStores(from, to, context.signal)
    if (context.signal.aborted) {
      context.say(say.copyInterrupted(done, total, to.name))
      return 130
    }
    refuseDifferences(to, differences)
    context.say(say.copied(copied, total))
    if (differences.originals.extra > 0) context.say(say.originalsExtra(differences.originals.extra, to.name))
    await publish(to, context)
    return 0
  },
}

/** Copies until it is done or interrupted, with progress. Gives how many documents are in the target, and how many came now. */
async function bring(from: Store, to: Store, replace: boolean, { language, progress, signal }: Context) {
  const say = messages[language]
  const start = performance.now()
  let documents = { done: 0, total: 0, copied: 0 }
  for await (const course of copyStore(from, to, { replace })) {
    const { stage, done, total } = course
    if (stage === 'documents') {
      documents = course
      const { copied } = course
      const secondsEach = (performance.now() - start) / 1000 / copied
      progress(say.copying(done, total, copied === 0 ? null : Math.ceil(secondsEach * (total - done))))
    } else progress(stage === 'merging' ? say.consolidating(done, total) : say.copyingOriginals(done, total))
    if (signal.aborted) break
  }
  return documents
}

/** Throws `COPY_DIFFERS` or `COPY_LACKS_ORIGINALS`. */
function refuseDifferences(to: Store, { line, documents, originals }: Differences): void {
  if (line !== null) throw problem('COPY_DIFFERS', to.name, line, documents.lacking, documents.extra)
  if (originals.lacking > 0) throw problem('COPY_LACKS_ORIGINALS', to.name, originals.lacking)
}

/** A server is given the vectors that came with the copy, where the model tells which they are. */
async function publish(to: Store, context: Context): Promise<void> {
  const kind = to.shared ? await vectorKindHere(context) : null
  if (kind === null) return
  const { vectors, paragraphs } = await publishVectors(to, kind)
  const say = messages[context.language]
  if (vectors > 0) context.say(say.vectorsOnServer(vectors, paragraphs))
  if (vectors < paragraphs) context.say(say.vectorsMissing(paragraphs - vectors))
}

function storeGiven(option: 'from' | 'to', given: Arguments, { config }: Context): StoreAddress {
  const name = given.text(option)
  if (name === undefined) throw usage(`Give --${option}.`, `请给出 --${option}。`)
  return storeNamed(name, config)
}
