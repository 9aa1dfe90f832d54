import { problem, type Sentences, ZhengmaiError } from '../errors.ts'
import { BGE_SMALL_ZH, type ModelDefinition } from './model-definition.ts'
import { type Fault, faultOf, said } from './model-fault.ts'
import { type InspectedModel, inspectModel, tokenizerFault } from './model-files.ts'
import { type FileToInstall, installFiles } from './model-install.ts'
import type { FetchedModel, FetchProgress, ModelSource } from './source/model-source.ts'
import { sourceFailed } from './source/source-failed.ts'

export type FetchOptions = {
  /** Folder that gets the model's folder. */
  modelDir: string
  /** Tried in this order; see `modelSources`. */
  sources: ModelSource[]
  /** A source is about to be tried. */
  onTry?: (source: string) => void
  onProgress?: (progress: FetchProgress) => void
  /** A source did not have it; the next one is tried. */
  onFailure?: (source: string, reason: Sentences) => void
  signal?: AbortSignal
  /** Tests give a tiny one. */
  model?: ModelDefinition
}

/** `source` names where it came from; `null` when nothing had to be fetched. */
export type Fetched = { folder: string; source: string | null }

/**
 * Brings the model into its folder; files that are whole stay as they are. Nothing is written that has not been checked.
 * Throws `MODEL_FETCH_FAILED` with what each source said, and the signal's reason when that aborts.
 */
export async function fetchModel(options: FetchOptions): Promise<Fetched> {
  const { modelDir, model = BGE_SMALL_ZH } = options
  const found = await inspectModel(modelDir, model)
  const written = writtenFiles(model).filter(({ name }) => isNeeded(found, name))
  if (![model.weights, model.tokenizer].some(({ name }) => isNeeded(found, name))) {
    if (written.length > 0) await install(found.folder, written)
    return { folder: found.folder, source: null }
  }
  const { source, weights, tokenizer } = await firstThatHasIt(options, model)
  const fetched = [
    { name: model.weights.name, content: weights },
    { name: model.tokenizer.name, content: tokenizer },
  ].filter(({ name }) => isNeeded(found, name))
  await install(found.folder, [...fetched, ...written])
  return { folder: found.folder, source }
}

async function firstThatHasIt(
  { sources, onTry, onProgress, onFailure, signal = new AbortController().signal }: FetchOptions,
  model: ModelDefinition,
): Promise<FetchedModel & { source: string }> {
  const failures: { name: string; reason: Sentences }[] = []
  for (const [i, { name, fetch }] of sources.entries()) {
    signal.throwIfAborted()
    onTry?.(name)
    const report = (file: string, received: number, total: number | null) =>
      onProgress?.({ source: name, file, received, total })
    try {
      const fetched = await fetch({ model, signal, report })
      check(fetched, model)
      return { ...fetched, source: name }
    } catch (error) {
      signal.throwIfAborted()
      const reason = error instanceof ZhengmaiError ? error.sentences : said(messageOf(error))
      failures.push({ name, reason })
      if (i < sources.length - 1) onFailure?.(name, reason)
    }
  }
  const en = failures.map(({ name, reason }) => `- ${name}: ${reason.en}`).join('\n')
  const zh = failures.map(({ name, reason }) => `- ${name}：${reason.zh}`).join('\n')
  throw problem('MODEL_FETCH_FAILED', { en, zh })
}

function check({ weights, tokenizer }: FetchedModel, model: ModelDefinition): void {
  refuse(model.weights.name, faultOf(weights, model.weights))
  refuse(model.tokenizer.name, tokenizerFault(tokenizer, model))
}

function refuse(name: string, fault: Fault | null): void {
  if (fault !== null) throw sourceFailed(`${name}: ${fault.en}`, `${name}：${fault.zh}`)
}

/** A full disk is no source's fault: trying the next one would not help. */
async function install(folder: string, files: FileToInstall[]): Promise<void> {
  try {
    await installFiles(folder, files)
  } catch (error) {
    const reason = messageOf(error)
    throw problem('MODEL_FETCH_FAILED', { en: `- ${folder}: ${reason}`, zh: `- ${folder}：${reason}` }).causedBy(error)
  }
}

function isNeeded({ files }: InspectedModel, name: string): boolean {
  return files.some((file) => file.name === name && file.state !== 'present')
}

function writtenFiles({ written }: ModelDefinition): FileToInstall[] {
  return Object.entries(written).map(([name, content]) => ({ name, content: `${JSON.stringify(content, null, 2)}\n` }))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
