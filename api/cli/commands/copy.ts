import { type StoreAddress, storeNamed } from '../../../graph/config.ts'
import { problem } from '../../../graph/errors.ts'
import { copyStore, firstDifference } from '../../../graph/store/copy.ts'
import { openStore } from '../../../graph/store/open.ts'
import { usage } from '../arguments.ts'
import type { Arguments, Command, Context } from '../command.ts'
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
    const start = performance.now()
    let copied = 0
    let all = 0
    for await (const { done, total, ...rest } of copyStore(from, to, { replace: given.has('replace') })) {
      copied = rest.copied
      all = total
      const left = Math.ceil(((performance.now() - start) / 1000) * (total / done - 1))
      context.progress(say.copying(done, total, left))
      if (context.signal.aborted) return 130
    }
    context.progress(say.comparing)
    const line = await firstDifference(from, to)
    if (line !== null) throw problem('COPY_DIFFERS', to.name, line)
    context.say(say.copied(copied, all))
    return 0
  },
}

function storeGiven(option: 'from' | 'to', given: Arguments, { config }: Context): StoreAddress {
  const name = given.text(option)
  if (name === undefined) throw usage(`Give --${option}.`, `请给出 --${option}。`)
  return storeNamed(name, config)
}
