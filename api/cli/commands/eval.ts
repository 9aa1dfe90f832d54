import { writeFile } from 'node:fs/promises'
import { differencesSince } from '../../../ingest/eval/baseline.ts'
import { type Passage, readPassages, readQueries } from '../../../ingest/eval/labels.ts'
import { SCORED_KINDS } from '../../../ingest/eval/mention-score.ts'
import { predict } from '../../../ingest/eval/prediction.ts'
import { evaluate } from '../../../ingest/eval/report.ts'
import { differenceTable, missLine, REPORT_TABLES, retrievalTable } from '../../../ingest/eval/tables.ts'
import type { Miss } from '../../../ingest/eval/tally.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline } from '../../../ingest/pipeline.ts'
import { unknown, usage } from '../arguments.ts'
import { type Arguments, type Command, JSON_OPTION, LEXICON_OPTION, type Option } from '../command.ts'
import { readBaseline } from '../eval-baseline.ts'
import { retrievalOf } from '../eval-retrieval.ts'
import { columns } from '../width.ts'

const OPTIONS: Record<string, Option> = {
  only: {
    value: 'PREFIX',
    summary: {
      en: 'Only passages whose id begins so; several with commas between',
      zh: '只用编号以此开头的段落；可用逗号分隔多个',
    },
  },
  misses: {
    value: 'KIND',
    bare: 'all',
    summary: {
      en: 'Also print what was missed or is wrong: all, a kind, canonical, observation, relation, strength',
      zh: '并列出漏、误之处：all、某一类别、canonical、observation、relation、strength',
    },
  },
  extra: {
    value: 'KIND',
    bare: 'all',
    summary: {
      en: 'Also print what was found in vain, with its rule: all, a kind, observation, relation',
      zh: '并列出多找出来的内容及其规则：all、某一类别、observation、relation',
    },
  },
  baseline: {
    value: 'FILE',
    summary: {
      en: 'Compare with what --json printed earlier; ends with 1 when an F1 or accuracy has dropped',
      zh: '与先前 --json 的输出比较；任一 F1 或准确率下降时以 1 退出',
    },
  },
  queries: {
    value: 'FILE',
    summary: { en: 'Also measure search with the labelled queries of this file', zh: '并用该文件中的标注查询衡量检索' },
  },
  predictions: {
    value: 'FILE',
    summary: { en: 'Write what was found, a JSON line per passage', zh: '写出所得结果，每段落一行 JSON' },
  },
  lexicon: LEXICON_OPTION,
  json: JSON_OPTION,
}

export const evaluation: Command = {
  name: 'eval',
  summary: { en: 'Measure extraction and search on labelled passages', zh: '用标注段落衡量抽取与检索的质量' },
  takes: 'FOLDER',
  options: OPTIONS,
  examples: [
    'zhengmai eval gold',
    'zhengmai eval gold --misses program --extra program',
    'zhengmai eval gold --only W- --baseline before.json',
    'zhengmai eval gold --queries gold/queries.json',
  ],
  async run(given, context) {
    const isMissed = asked(given, 'misses', MISSED_KINDS, ['miss', 'wrong', 'canonical'])
    const isExtra = asked(given, 'extra', EXTRA_KINDS, ['false', 'broken'])
    const passages = passagesAsked(given)
    const baseline = given.text('baseline') === undefined ? null : readBaseline(given.text('baseline')!, passages)
    const queries = given.text('queries') === undefined ? null : readQueries(given.text('queries')!)
    const pipeline = createPipeline(openUserLexicon(context.config.lexicon))
    const predictions = passages.map((passage) => predict(pipeline, passage))
    const file = given.text('predictions')
    if (file !== undefined) await writeFile(file, predictions.map((row) => `${JSON.stringify(row)}\n`).join(''))
    const { report, misses } = evaluate(passages, predictions)
    const differences = baseline && differencesSince(baseline, report)
    const retrieval = queries && (await retrievalOf(queries, pipeline, context))
    const code = differences?.some(({ isDrop }) => isDrop) ? 1 : 0
    if (given.has('json')) {
      const answer = {
        ...report,
        ...(retrieval && { retrieval }),
        ...(given.has('misses') && { misses: misses.filter(isMissed) }),
        ...(given.has('extra') && { extra: misses.filter(isExtra) }),
        ...(differences && { differences }),
      }
      context.print(JSON.stringify(answer, null, 2))
      return code
    }
    const tables = REPORT_TABLES.map((table) => table(report))
    for (const [mode, found] of Object.entries(retrieval ?? {})) tables.push(retrievalTable(mode, found))
    if (differences) tables.push(differenceTable(differences))
    for (const table of tables) for (const line of [...columns(table), '']) context.print(line)
    for (const miss of misses) if (isMissed(miss) || isExtra(miss)) context.print(missLine(miss))
    return code
  },
}

/** The passages of the folder, those alone that `--only` asks for. */
function passagesAsked(given: Arguments): Passage[] {
  const folder = given.positionals[0]
  if (folder === undefined) throw usage('Give the folder of labelled passages.', '请给出标注段落所在文件夹。')
  const passages = readPassages(folder)
  const only = given.text('only')
  if (only === undefined) return passages
  const chosen = passages.filter(({ id }) => only.split(',').some((prefix) => id.startsWith(prefix)))
  if (chosen.length > 0) return chosen
  throw usage(`No passage has an id that begins with "${only}".`, `没有编号以“${only}”开头的段落。`)
}

const EXTRA_KINDS = ['all', ...SCORED_KINDS, 'observation', 'relation']
const MISSED_KINDS = ['all', ...SCORED_KINDS, 'canonical', 'observation', 'relation', 'strength']

/** Which misses an option asks for. Throws `USAGE` for a kind that there is not. */
function asked(given: Arguments, option: string, kinds: string[], faults: Miss['fault'][]): (miss: Miss) => boolean {
  const kind = given.text(option)
  if (kind !== undefined && !kinds.includes(kind)) throw unknown({ en: 'kind', zh: '类别' }, kind, kinds)
  return ({ what, fault }) => faults.includes(fault) && (kind === 'all' || kind === what || kind === fault)
}
