import { asProblem, problem, type ZhengmaiError } from '../graph/errors.ts'
import { documentIdOf } from '../graph/ids.ts'
import type { DocumentGraph } from '../graph/model.ts'
import type { StoreFolder } from '../graph/store/open.ts'
import type { Pipeline } from './pipeline.ts'
import { type ReadFile, type ReadResult, type Refused, readBytes } from './read.ts'

/** What became of one file. */
export type Outcome = { path: string; source: string } & (
  | { status: 'added' | 'replaced'; graph: DocumentGraph }
  /** The store holds it already, read by the same pipeline. */
  | { status: 'unchanged'; documentId: string }
  /** Nothing is wrong with it, only its format is not read. */
  | { status: 'skipped'; problem: ZhengmaiError }
  | { status: 'failed'; problem: ZhengmaiError }
)

/** Sees to the vectors of a document's paragraphs on its way to the store. */
export type EmbedStage = (documents: AsyncIterable<DocumentGraph>) => AsyncIterable<DocumentGraph>

export type IngestTools = {
  folder: StoreFolder
  pipeline: Pipeline
  /** `null`: vectors come later, by `zhengmai embed`. */
  embed: EmbedStage | null
  /** Aborted: the document at hand is finished, no other is begun. */
  signal: AbortSignal
}

/**
 * From files to the graph, one outcome each, in their order. One bad file never stops the rest; a store that cannot be
 * written does, since every further file would meet the same. Ingesting the same files again changes nothing.
 */
export async function* ingest(files: AsyncIterable<ReadResult>, tools: IngestTools): AsyncIterable<Outcome> {
  for await (const file of files) {
    if (tools.signal.aborted) return
    yield 'problem' in file ? refusal(file) : await ingestOne(file, tools)
  }
}

const refusal = ({ path, source, problem, skipped }: Refused): Outcome => ({
  path,
  source,
  status: skipped ? 'skipped' : 'failed',
  problem,
})

async function ingestOne(file: ReadFile, tools: IngestTools): Promise<Outcome> {
  const place = { path: file.path, source: file.source }
  const documentId = documentIdOf(file.hash)
  if (await isStored(documentId, file, tools)) return { ...place, status: 'unchanged', documentId }
  let graph: DocumentGraph
  try {
    graph = tools.pipeline.read(file)
  } catch (thrown) {
    return { ...place, status: 'failed', problem: asProblem(thrown) }
  }
  const replaces = await store(graph, file, tools)
  return { ...place, status: replaces ? 'replaced' : 'added', graph }
}

/** Whether the graph holds this very file, read by this pipeline, and its original is kept under its path. */
async function isStored(documentId: string, file: ReadFile, { folder, pipeline }: IngestTools): Promise<boolean> {
  const [stored] = await folder.graph.summaries([documentId])
  if (stored?.pipeline !== pipeline.version) return false
  if (folder.originals.hashAt(file.path) === file.hash) return true
  const replaces = outdated(file, folder)
  if (replaces) await folder.graph.remove(replaces)
  await folder.originals.keep(file)
  return true
}

/** Writes the document and then keeps its original: a crash in between is mended by the next run. */
async function store(graph: DocumentGraph, file: ReadFile, { folder, embed }: IngestTools): Promise<boolean> {
  const replaces = outdated(file, folder)
  let stored = graph
  if (embed) for await (const embedded of embed(only(graph))) stored = embedded
  await folder.graph.put(stored, replaces ? { replaces } : {})
  await folder.originals.keep(file)
  return replaces !== null
}

/** The document that this path held before it was edited, unless another file still says the same. */
function outdated(file: ReadFile, { originals }: StoreFolder): string | null {
  const before = originals.hashAt(file.path)
  if (before === null || before === file.hash || originals.isHeldElsewhere(before, file.path)) return null
  return documentIdOf(before)
}

async function* only<T>(item: T): AsyncIterable<T> {
  yield item
}

/** The originals that a store keeps, as files to be read again. */
export async function* readOriginals({ originals }: StoreFolder): AsyncIterable<ReadResult> {
  for await (const { path, source, bytes } of originals.all()) {
    yield bytes === null
      ? { path, source, skipped: false, problem: problem('ORIGINAL_DAMAGED', source) }
      : readBytes({ path, source }, Buffer.from(bytes))
  }
}
