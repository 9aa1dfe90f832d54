import { writeFile } from 'node:fs/promises'
import { problem } from '../../../graph/errors.ts'
import { openStore } from '../../../graph/store/open.ts'
import { LIMITS } from '../../contract.ts'
import { EXPORT_FORMATS, type ExportFormat, exportAround } from '../../export.ts'
import { usage } from '../arguments.ts'
import type { Arguments, Command } from '../command.ts'
import { entityNamed, nameGiven } from '../entity-named.ts'
import { messages } from '../messages.ts'
import { exportBulk, exportWhole } from '../whole-export.ts'

// `export` is a word of the language.
export const exportCommand: Command = {
  name: 'export',
  summary: {
    en: 'The neighbourhood of an entity, or the whole graph, as a file',
    zh: '把实体及其周边关系或整个图谱导出为文件',
  },
  takes: '[NAME|ID]',
  options: {
    format: {
      value: 'FORMAT',
      summary: {
        en: 'graphml (Gephi, NetworkX) or json (node-link); without a name the whole graph: jsonl, or neo4j-admin (tables for its bulk import); graphml',
        zh: 'graphml（Gephi、NetworkX）或 json（node-link）；不带名称时导出整个图谱：jsonl，或 neo4j-admin（供其批量导入的表）；默认 graphml',
      },
    },
    depth: { value: 'N', summary: { en: 'Relations away from it, 1 to 3 (1)', zh: '关系层数，1 至 3（1）' } },
    limit: { value: 'N', summary: { en: 'Most entities, 1 to 500 (100)', zh: '最多实体数，1 至 500（100）' } },
    shards: {
      value: 'N',
      summary: { en: 'Parts of each table of neo4j-admin, 1 to 64 (1)', zh: 'neo4j-admin 每张表的份数，1 至 64（1）' },
    },
    out: { value: 'FILE', summary: { en: 'Write there instead of printing', zh: '写入文件而不是打印' } },
  },
  examples: [
    'zhengmai export 县管校聘 --out 县管校聘.graphml',
    'zhengmai export --format jsonl --out graph.jsonl',
    'zhengmai export --format neo4j-admin --shards 8 --out ./import',
    'zhengmai export 蓼河县教育体育局 --format json --depth 2 --limit 300',
  ],
  async run(given, context) {
    if (given.text('format') === 'jsonl') {
      if (given.positionals.length > 0) {
        throw usage('--format jsonl takes no name: it is the whole graph.', '--format jsonl 导出整个图谱，不带名称。')
      }
      await using store = await openStore(context.config.store, { mustExist: true })
      return await exportWhole(store.graph, given.text('out'), context)
    }
    if (given.text('format') === 'neo4j-admin') return exportBulk(given, context)
    const name = nameGiven(given)
    const format = formatOf(given)
    const depth = given.whole('depth', { low: 1, high: LIMITS.depth, fallback: 1 })
    const limit = given.whole('limit', { low: 1, high: LIMITS.nodes, fallback: 100 })
    await using folder = await openStore(context.config.store, { mustExist: true })
    const { id } = await entityNamed(folder.graph, name, context)
    const { body, nodes, edges, truncated } = await exportAround(folder.graph, id, { format, depth, limit })
    const say = messages[context.language]
    const out = given.text('out')
    if (out === undefined) context.print(body.trimEnd())
    else {
      await write(out, body)
      context.say(say.written(out, nodes, edges))
    }
    if (truncated) context.say(say.truncated)
    return 0
  },
}

function formatOf(given: Arguments): ExportFormat {
  const asked = given.text('format') ?? 'graphml'
  const format = EXPORT_FORMATS.find((each) => each === asked)
  if (format) return format
  throw usage(
    `--format is graphml, json, jsonl or neo4j-admin, not "${asked}".`,
    `--format 只能是 graphml、json、jsonl 或 neo4j-admin，而不是“${asked}”。`,
  )
}

async function write(path: string, body: string): Promise<void> {
  try {
    await writeFile(path, body)
  } catch (cause) {
    throw problem('FILE_UNWRITABLE', path, cause instanceof Error ? cause.message : String(cause)).causedBy(cause)
  }
}
