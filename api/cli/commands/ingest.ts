import { problem } from '../../../graph/errors.ts'
import type { Shard } from '../../../graph/store/consolidate.ts'
import { discardGraph, openStore } from '../../../graph/store/open.ts'
import type { Store } from '../../../graph/store/port.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline } from '../../../ingest/pipeline.ts'
import { type Found, list, type ReadResult, readOne } from '../../../ingest/read.ts'
import { ingest as ingestFiles, readOriginals } from '../../../ingest/run.ts'
import { shareOf } from '../../../ingest/shard.ts'
import { usage } from '../arguments.ts'
import { type Command, type Context, JSON_OPTION, LEXICON_OPTION } from '../command.ts'
import { consolidateAndTell, shardGiven, WHOLE } from '../consolidation.ts'
import { embedWhileItLasts, openEmbeddingIfThere, publishVectors } from '../embedding.ts'
import { type IngestRow, rowOf } from '../ingest-row.ts'
import { progressOf, summaryOf } from '../ingest-summary.ts'
import { messages } from '../messages.ts'

/** What is to be read, and how much of it there is. */
type Work = { files: number; bytes: number; results: AsyncIterable<ReadResult> }

export const ingest: Command = {
  name: 'ingest',
  summary: { en: 'Read files or folders into the store', zh: '把文件或文件夹导入存储' },
  takes: 'PATH…',
  options: {
    'no-embed': { summary: { en: 'Leave vectors for "zhengmai embed"', zh: '暂不计算向量，留给“zhengmai embed”' } },
    rebuild: {
      summary: { en: 'Build the graph anew from the originals that the store keeps', zh: '用存储中保留的原件重建图谱' },
    },
    shard: {
      value: 'I/N',
      summary: {
        en: 'Only the I-th of N shares, for N machines at once; then "zhengmai consolidate"',
        zh: '只导入 N 份中的第 I 份，供 N 台机器同时进行；之后运行“zhengmai consolidate”',
      },
    },
    lexicon: LEXICON_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'zhengmai ingest ./documents',
    'zhengmai ingest a.txt b.md --store ./archive',
    'zhengmai ingest --rebuild',
  ],
  async run(given, context) {
    const { positionals } = given
    const rebuild = given.has('rebuild')
    if (rebuild && positionals.length > 0) throw usage('--rebuild takes no path.', '--rebuild 不带路径。')
    if (!rebuild && positionals.length === 0) throw usage('Give files or folders.', '请给出文件或文件夹。')
    const shard = shardGiven(given)
    if (rebuild && shard !== null) throw usage('--rebuild goes without --shard.', '--rebuild 不能与 --shard 同用。')
    const pipeline = createPipeline(openUserLexicon(context.config.lexicon))
    if (rebuild) await discardGraph(context.config.store)
    await using folder = await openStore(context.config.store, { mustExist: rebuild })
    const work = rebuild ? await originalsOf(folder) : await filesOf(positionals, shard, context)
    const embedding = given.has('no-embed') ? null : await openEmbeddingIfThere(folder, context)
    try {
      const rows = await follow(work, context, (results) =>
        ingestFiles(results, {
          folder,
          pipeline,
          embed: embedding && embedWhileItLasts(embedding, context),
          mergeLater: shard !== null || folder.shared,
          signal: context.signal,
        }),
      )
      if (given.has('json')) context.print(JSON.stringify(rows, null, 2))
      if (context.signal.aborted) {
        const left = work.files - rows.length
        if (left > 0) context.say(messages[context.language].ingestInterrupted(left))
        return 130
      }
      if (shard !== null) context.say(messages[context.language].consolidateNext)
      else if (folder.shared) await consolidateAndTell(folder.graph, WHOLE, context)
      if (folder.shared && embedding) await publishVectors(folder, embedding.tools.embedder)
      return rows.some(({ status }) => status === 'failed') ? 2 : 0
    } finally {
      await embedding?.[Symbol.asyncDispose]()
    }
  },
}

async function filesOf(paths: string[], shard: Shard | null, { config }: Context): Promise<Work> {
  const all = await list(paths)
  if (all.length === 0) throw problem('NOTHING_TO_READ', paths.join(', '))
  const found = shard === null ? all : await shareOf(all, shard, { maxBytes: config.maxFileBytes })
  async function* results() {
    for (const file of found) yield await readOne(file, { maxBytes: config.maxFileBytes })
  }
  // What is refused unread takes no time.
  const size = (file: Found) => ('bytes' in file && file.bytes <= config.maxFileBytes ? file.bytes : 0)
  return { files: found.length, bytes: found.reduce((sum, file) => sum + size(file), 0), results: results() }
}

const originalsOf = async (folder: Store): Promise<Work> => ({
  ...(await folder.originals.extent()),
  results: readOriginals(folder),
})

/** Runs the ingest and shows how far it is: one moving line on a terminal, a line per document elsewhere. */
async function follow(
  work: Work,
  { language, say, progress, interactive }: Context,
  run: (results: AsyncIterable<ReadResult>) => ReturnType<typeof ingestFiles>,
): Promise<IngestRow[]> {
  const rows: IngestRow[] = []
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  // Outcomes keep the order of the files; some files may have been read by then whose outcomes are yet to come.
  const sizes: number[] = []
  let bytesDone = 0
  let paragraphs = 0
  async function* counted() {
    for await (const result of work.results) {
      sizes.push('bytes' in result ? result.bytes.length : 0)
      yield result
    }
  }
  try {
    for await (const outcome of run(counted())) {
      const row = rowOf(outcome)
      rows.push(row)
      bytesDone += sizes.shift() ?? 0
      paragraphs += row.found?.paragraphs ?? 0
      const course = { ...work, done: rows.length, bytesDone, paragraphs, seconds: seconds() }
      if (interactive) progress(progressOf(course, language))
      else say(`${progressOf(course, language)} · ${messages[language].ingestStatus[row.status]} ${row.source}`)
    }
  } finally {
    // What was done is told even when the store refuses to take more.
    for (const line of summaryOf(rows, seconds(), language)) say(line)
  }
  return rows
}
