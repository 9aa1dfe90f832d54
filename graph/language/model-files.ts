import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { problem } from '../errors.ts'
import { sha256 } from '../ids.ts'
import { BGE_SMALL_ZH, type FetchedFile, type ModelDefinition } from './model-definition.ts'
import { type Fault, faultOf, NOT_JSON, otherVocabulary, said, wrongDigest, wrongSize } from './model-fault.ts'

type FileState = 'present' | 'missing' | 'corrupt'

/** `reason` is why a file is corrupt; `null` otherwise. */
export type InspectedFile = {
  name: string
  path: string
  state: FileState
  bytes: number | null
  reason: Fault | null
}

export type InspectedModel = {
  id: string
  /** The model's own folder. */
  folder: string
  /** `corrupt` as soon as one file is; else `missing` as soon as one is. */
  state: 'ready' | 'missing' | 'corrupt'
  files: InspectedFile[]
  /** Model and tokenizer: vectors of different keys are not comparable. `null` unless the model is ready. */
  key: string | null
}

/** Rises with every change in how texts are prepared for the model: such vectors are not comparable with older ones. */
const PREPARATION = 1

/** The model's own folder under the folder of models. */
export function modelFolder(modelDir: string, model: ModelDefinition = BGE_SMALL_ZH): string {
  return path.join(modelDir, model.id)
}

/**
 * What is in the model's folder. Digests are always taken: weights with one wrong byte load without complaint and give
 * wrong vectors, and 24 MB take a tenth of the time that loading them takes.
 */
export async function inspectModel(modelDir: string, model: ModelDefinition = BGE_SMALL_ZH): Promise<InspectedModel> {
  const folder = modelFolder(modelDir, model)
  const tokenizer = await inspectTokenizer(folder, model)
  const files = [await inspectWeights(folder, model.weights), tokenizer.file]
  for (const name of Object.keys(model.written)) files.push(await inspectWritten(folder, name))
  const has = (state: FileState) => files.some((file) => file.state === state)
  const state = has('corrupt') ? 'corrupt' : has('missing') ? 'missing' : 'ready'
  const key = state === 'ready' ? `${model.id}-${tokenizer.digest.slice(0, 12)}-${PREPARATION}` : null
  return { id: model.id, folder, state, files, key }
}

/** Throws `MODEL_MISSING` or `MODEL_CORRUPT` unless the model is ready; gives its key. */
export function requireReady({ folder, files, key }: InspectedModel): string {
  if (key !== null) return key
  for (const { path: file, reason } of files) if (reason !== null) throw problem('MODEL_CORRUPT', file, reason)
  throw problem('MODEL_MISSING', folder)
}

const Tokenizer = z.object({
  normalizer: z.object({ type: z.literal('BertNormalizer') }),
  pre_tokenizer: z.object({ type: z.literal('BertPreTokenizer') }),
  model: z.object({ vocab: z.record(z.string(), z.int()) }),
})

/** Why this is not the model's tokenizer, or `null` when it is, or is as good. */
export function tokenizerFault(bytes: Uint8Array, { tokenizer }: ModelDefinition): Fault | null {
  const fault = faultOf(bytes, tokenizer)
  if (fault === null) return null
  const parsed = Tokenizer.safeParse(jsonOf(bytes))
  if (!parsed.success) return fault
  return vocabularySha256(parsed.data.model.vocab) === tokenizer.vocabularySha256 ? null : otherVocabulary(fault)
}

/** Digest of the tokens in the order of their numbers. */
export function vocabularySha256(vocabulary: Record<string, number>): string {
  return sha256(JSON.stringify(Object.entries(vocabulary).sort(([, a], [, b]) => a - b)))
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

async function inspectWeights(folder: string, expected: FetchedFile): Promise<InspectedFile> {
  const file = { name: expected.name, path: path.join(folder, expected.name) }
  try {
    const { size } = await stat(file.path)
    if (size !== expected.bytes) return { ...file, state: 'corrupt', bytes: size, reason: wrongSize(size, expected) }
    const found = await fileSha256(file.path)
    if (found === expected.sha256) return { ...file, state: 'present', bytes: size, reason: null }
    return { ...file, state: 'corrupt', bytes: size, reason: wrongDigest(found, expected) }
  } catch (error) {
    return unread(file, error)
  }
}

async function inspectTokenizer(
  folder: string,
  model: ModelDefinition,
): Promise<{ file: InspectedFile; digest: string }> {
  const file = { name: model.tokenizer.name, path: path.join(folder, model.tokenizer.name) }
  try {
    const bytes = await readFile(file.path)
    const reason = tokenizerFault(bytes, model)
    const state = reason === null ? 'present' : 'corrupt'
    return { file: { ...file, state, bytes: bytes.length, reason }, digest: sha256(bytes) }
  } catch (error) {
    return { file: unread(file, error), digest: '' }
  }
}

/** These may say more than we write, as a hub's do; they must be JSON objects. */
async function inspectWritten(folder: string, name: string): Promise<InspectedFile> {
  const file = { name, path: path.join(folder, name) }
  try {
    const bytes = await readFile(file.path)
    const isObject = z.record(z.string(), z.unknown()).safeParse(jsonOf(bytes)).success
    const reason = isObject ? null : NOT_JSON
    return { ...file, state: isObject ? 'present' : 'corrupt', bytes: bytes.length, reason }
  } catch (error) {
    return unread(file, error)
  }
}

/** A file that is not there is missing; one that is there and cannot be read is as good as damaged. */
function unread(file: { name: string; path: string }, error: unknown): InspectedFile {
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return { ...file, state: 'missing', bytes: null, reason: null }
  return { ...file, state: 'corrupt', bytes: null, reason: said(code) }
}

async function fileSha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
