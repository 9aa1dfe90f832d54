import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import nodejieba from 'nodejieba'
import { packageFile } from '../../graph/package-file.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { type ReadFile, read } from '../../ingest/read.ts'
import { ingest } from '../../ingest/run.ts'
import { type Row, secondsOf } from './row.ts'

const MAX_BYTES = 50_000_000

/** Reading the sample corpus into a store, without vectors, against tagging the same text by nodejieba alone. */
export async function benchIngest(): Promise<Row[]> {
  const sample = packageFile('corpus/sample')
  const files = await filesOf(sample)
  const pipeline = createPipeline()
  const graphs = files.map((file) => pipeline.read(file))
  const paragraphs = graphs.flatMap((graph) => graph.paragraphs)
  const characters = paragraphs.reduce((sum, { text }) => sum + text.length, 0)

  const tagging = await secondsOf(() => paragraphs.map(({ text }) => nodejieba.tag(text)))
  const extraction = await secondsOf(() => files.map((file) => pipeline.read(file)))
  const whole = await secondsOf(async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-bench-'))
    {
      await using store = await openFolder(folder)
      const tools = { folder: store, pipeline, embed: null, mergeLater: false, signal: new AbortController().signal }
      for await (const outcome of ingest(read([sample], { maxBytes: MAX_BYTES }), tools)) {
        if (outcome.status !== 'added') throw new Error(`${outcome.source}: ${outcome.status}`)
      }
    }
    await rm(folder, { recursive: true })
  }, 3)
  return [
    { name: 'nodejieba tagging alone', value: characters / tagging / 1000, unit: '1000 characters/s' },
    {
      name: 'read, repair, structure, extract, resolve',
      value: characters / extraction / 1000,
      unit: '1000 characters/s',
    },
    { name: 'ingest into the embedded store', value: paragraphs.length / whole, unit: 'paragraphs/s' },
    { name: 'extraction against tagging', value: extraction / tagging, unit: 'times as long' },
    { name: 'ingest against tagging', value: whole / tagging, unit: 'times as long' },
  ]
}

async function filesOf(folder: string): Promise<ReadFile[]> {
  const files: ReadFile[] = []
  for await (const file of read([folder], { maxBytes: MAX_BYTES })) if (!('problem' in file)) files.push(file)
  return files
}
