import { asProblem, problem, type ZhengmaiError } from '../graph/errors.ts'
import { documentIdOf } from '../graph/ids.ts'
import type { DocumentGraph } from '../graph/model.ts'
import { WRITES_AT_ONCE } from '../graph/store/each-done.ts'
import type { Store } from '../graph/store/port.ts'
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

export type IngestTools = {
  folder: Store
  pipeline: Pipeline
  /** Sees to the vectors of a document on its way to the store. `null`: they come later, by `zhengmai embed`. */
  embed: ((graph: DocumentGraph) => Promise<void>) | null
  /** Leave what documents say of shared entities to `consolidate`: for a store that many fill at once. */
  mergeLater: boolean
  /** Aborted: the document at hand is finished, no other is begun. */
  signal: AbortSignal
}

/**
 * From files to the graph, one outcome each, in their order. One bad file never stops the rest; a store that cannot be
 * written does, since every further file would meet the same. Ingesting the same files again changes nothing.
 */
export async function* ingest(files: AsyncIterable<ReadResult>, tools: IngestTools): AsyncIterable<Outcome> {
  yield* stored(embedded(understood(files, tools), tools), tools)
}

type UnderWay = { file: ReadFile; graph: DocumentGraph }
/** A document on its way, or what became of its file already. */
type Step = UnderWay | Outcome
const isUnderWay = (step: Step): step is UnderWay => 'file' in step

async function* understood(files: AsyncIterable<ReadResult>, tools: IngestTools): AsyncIterable<Step> {
  for await (const file of files) {
    if (tools.signal.aborted) return
    yield 'problem' in file ? refusal(file) : await understand(file, tools)
  }
}

async function* embedded(steps: AsyncIterable<Step>, { embed }: IngestTools): AsyncIterable<Step> {
  for await (const step of steps) {
    if (isUnderWay(step)) await embed?.(step.graph)
    yield step
  }
}

/** A server stores some documents while the next are read. Outcomes keep the order of the files. */
async function* stored(steps: AsyncIterable<Step>, tools: IngestTools): AsyncIterable<Outcome> {
  const most = tools.folder.shared ? WRITES_AT_ONCE : 1
  const underWay: { documentId: string | null; outcome: Promise<Outcome> }[] = []
  const settle = () => Promise.allSettled(underWay.map(({ outcome }) => outcome))
  try {
    for await (const step of steps) {
      const documentId = isUnderWay(step) ? step.graph.document.id : null
      const isTwin = documentId !== null && underWay.some((other) => other.documentId === documentId)
      // A copy under another path: what the first is stored as counts, as it does where one follows the other.
      if (isTwin) await settle()
      const outcome = finish(isTwin && isUnderWay(step) ? await understand(step.file, tools) : step, tools)
      underWay.push({ documentId, outcome })
      // Thrown where it is awaited, in its turn.
      outcome.catch(() => undefined)
      if (underWay.length >= most) yield await underWay.shift()!.outcome
    }
    while (underWay.length > 0) yield await underWay.shift()!.outcome
  } finally {
    await settle()
  }
}

const finish = async (step: Step, tools: IngestTools): Promise<Outcome> =>
  isUnderWay(step) ? store(step, tools) : step

const refusal = ({ path, source, problem, skipped }: Refused): Outcome => ({
  path,
  source,
  status: skipped ? 'skipped' : 'failed',
  problem,
})

async function understand(file: ReadFile, tools: IngestTools): Promise<Step> {
  const { path, source } = file
  const documentId = documentIdOf(file.hash)
  if (await isStored(documentId, file, tools)) return { path, source, status: 'unchanged', documentId }
  try {
    return { file, graph: tools.pipeline.read(file) }
  } catch (thrown) {
    return { path, source, status: 'failed', problem: asProblem(thrown) }
  }
}

/** Whether the graph holds this very file, read by this pipeline, and its original is kept under its path. */
async function isStored(documentId: string, file: ReadFile, { folder, pipeline }: IngestTools): Promise<boolean> {
  const [stored] = await folder.graph.summaries([documentId])
  if (stored?.pipeline !== pipeline.version) return false
  if ((await folder.originals.hashAt(file.path)) === file.hash) return true
  const replaces = await outdated(file, folder)
  if (replaces) await folder.graph.remove(replaces)
  await folder.originals.keep(file)
  return true
}

/** Writes the document and then keeps its original: a crash in between is mended by the next run. */
async function store({ file, graph }: UnderWay, { folder, mergeLater }: IngestTools): Promise<Outcome> {
  const { path, source } = file
  const replaces = await outdated(file, folder)
  await folder.graph.put(graph, { mergeLater, ...(replaces ? { replaces } : {}) })
  await folder.originals.keep(file)
  return { path, source, status: replaces ? 'replaced' : 'added', graph }
}

/** The document that this path held before it was edited, unless another file still says the same. */
async function outdated(file: ReadFile, { originals }: Store): Promise<string | null> {
  const before = await originals.hashAt(file.path)
  if (before === null || before === file.hash || (await originals.isHeldElsewhere(before, file.path))) return null
  return documentIdOf(before)
}

/** The originals that a store keeps, as files to be read again. */
export async function* readOriginals({ originals }: Store): AsyncIterable<ReadResult> {
  for await (const { path, source, bytes } of originals.all()) {
    yield bytes === null
      ? { path, source, skipped: false, problem: problem('ORIGINAL_DAMAGED', source) }
      : readBytes({ path, source }, Buffer.from(bytes))
  }
}
