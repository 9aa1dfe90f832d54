import { writeFile } from 'node:fs/promises'
import { ZhengmaiError } from '../../../graph/errors.ts'
import type { Embedder } from '../../../graph/language/embedder.ts'
import { openEmbedder } from '../../../graph/language/process-embedder.ts'
import { readPassages, readQueries } from '../../../ingest/eval/labels.ts'
import { SCORED_KINDS } from '../../../ingest/eval/mention-score.ts'
import { predict } from '../../../ingest/eval/prediction.ts'
import { evaluate } from '../../../ingest/eval/report.ts'
import { evaluateRetrieval, type Retrieval } from '../../../ingest/eval/retrieval.ts'
import {
  canonicalTable,
  fieldTable,
  mentionTable,
  missLine,
  observationTable,
  relationTable,
  retrievalTable,
} from '../../../ingest/eval/tables.ts'
import { openTextSearch } from '../../../ingest/eval/text-search.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline, type Pipeline } from '../../../ingest/pipeline.ts'
import { unknown, usage } from '../arguments.ts'
import { type Arguments, type Command, type Context, JSON_OPTION, LEXICON_OPTION } from '../command.ts'
import { sayKeywordOnly } from '../embedding.ts'
import { columns } from '../width.ts'

const MISSES = ['all', ...SCORED_KINDS, 'canonical', 'observation', 'relation']

export const evaluation: Command = {
  name: 'eval',
  summary: { en: 'Measure extraction and search on labelled passages', zh: '用标注段落衡量抽取与检索的质量' },
  takes: 'FOLDER',
  options: {
    misses: {
      value: 'KIND',
      summary: {
        en: 'Also print what was missed or wrong: all, a kind, canonical, observation, relation',
        zh: '并列出漏、误之处：all、某一类别、canonical、observation、relation',
      },
    },
    queries: {
      value: 'FILE',
      summary: {
        en: 'Also measure search with the labelled queries of this file',
        zh: '并用该文件中的标注查询衡量检索',
      },
    },
    predictions: {
      value: 'FILE',
      summary: { en: 'Write what was found, a JSON line per passage', zh: '写出所得结果，每段落一行 JSON' },
    },
    lexicon: LEXICON_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'zhengmai eval gold',
    'zhengmai eval gold --misses program',
    'zhengmai eval gold --queries gold/queries.json',
  ],
  async run(given, context) {
    const folder = given.positionals[0]
    if (folder === undefined) throw usage('Give the folder of labelled passages.', '请给出标注段落所在文件夹。')
    const kind = missesAsked(given)
    const passages = readPassages(folder)
    const queries = given.text('queries') === undefined ? null : readQueries(given.text('queries')!)
    const pipeline = createPipeline(openUserLexicon(context.config.lexicon))
    const predictions = passages.map((passage) => predict(pipeline, passage))
    const file = given.text('predictions')
    if (file !== undefined) await writeFile(file, predictions.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const { report, misses } = evaluate(passages, predictions)
    const shown = misses.filter(({ what, fault }) => kind === 'all' || kind === what || kind === fault)
    const retrieval = queries && (await retrievalOf(queries, pipeline, context))
    if (given.has('json')) {
      const answer = { ...report, ...(retrieval && { retrieval }), ...(kind !== null && { misses: shown }) }
      context.print(JSON.stringify(answer, null, 2))
      return 0
    }
    const tables = [mentionTable, canonicalTable, observationTable, fieldTable, relationTable].map((table) =>
      table(report),
    )
    for (const [mode, found] of Object.entries(retrieval ?? {})) tables.push(retrievalTable(mode, found))
    for (const table of tables) for (const line of [...columns(table), '']) context.print(line)
    for (const miss of shown) context.print(missLine(miss))
    return 0
  },
}

function missesAsked(given: Arguments): string | null {
  const kind = given.text('misses')
  if (kind === undefined) return null
  if (!MISSES.includes(kind)) throw unknown({ en: 'kind', zh: '类别' }, kind, MISSES)
  return kind
}

type Queries = ReturnType<typeof readQueries>

/** By words alone, and by meaning too where there is a model. */
async function retrievalOf(
  labelled: Queries,
  pipeline: Pipeline,
  context: Context,
): Promise<Record<string, Retrieval>> {
  const measure = async (embedder: Embedder | null): Promise<Retrieval> => {
    const { vectorWeight } = context.config
    await using search = await openTextSearch(labelled.text, { pipeline, embedder, vectorWeight })
    return await evaluateRetrieval(labelled.queries, search.lines)
  }
  const keyword = await measure(null)
  try {
    await using embedder = await openEmbedder({ modelDir: context.config.modelDir, threads: context.config.threads })
    return { keyword, hybrid: await measure(embedder) }
  } catch (thrown) {
    if (!(thrown instanceof ZhengmaiError)) throw thrown
    sayKeywordOnly(thrown, context)
    return { keyword }
  }
}
