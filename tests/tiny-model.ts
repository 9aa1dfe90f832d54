import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../graph/ids.ts'
import type { ModelDefinition } from '../graph/language/model-definition.ts'
import { vocabularySha256 } from '../graph/language/model-files.ts'

/**
 * A model for tests of everything around a model: real runtime, real tokenizer, 32 dimensions, half a megabyte, made in
 * milliseconds, the same on every machine. A text's vector is the mean of its characters' vectors, so texts that share
 * characters are near each other; it says nothing about meaning.
 */
const DIMENSIONS = 32
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']

/** The files' contents by name, and the definition that makes the code take them. */
export function tinyModel(): { model: ModelDefinition; files: Map<string, Buffer> } {
  const tokens = tokensOfVocabulary()
  const vocabulary = Object.fromEntries(tokens.map((token, i) => [token, i]))
  const weights = onnxOf(tokens.length)
  const tokenizer = Buffer.from(JSON.stringify(tokenizerOf(vocabulary)))
  const model: ModelDefinition = {
    id: 'tiny',
    dimensions: DIMENSIONS,
    maxTokens: 512,
    weights: described('onnx/model_quantized.onnx', weights),
    tokenizer: { ...described('tokenizer.json', tokenizer), vocabularySha256: vocabularySha256(vocabulary) },
    written: {
      'config.json': { model_type: 'bert', architectures: ['BertModel'], pad_token_id: 0 },
      'tokenizer_config.json': {
        tokenizer_class: 'BertTokenizer',
        model_max_length: 512,
        cls_token: '[CLS]',
        sep_token: '[SEP]',
        pad_token: '[PAD]',
        unk_token: '[UNK]',
        mask_token: '[MASK]',
      },
    },
    hubId: 'Tiny/tiny',
    maven: {
      group: 'example.tiny',
      artifact: 'tiny-model',
      version: '1.0',
      jar: { name: 'tiny-model-1.0.jar', bytes: 0, sha256: '' },
      weightsEntry: 'tiny.onnx',
      tokenizerEntry: 'tiny-tokenizer.json',
    },
  }
  const files = new Map([
    [model.weights.name, weights],
    [model.tokenizer.name, tokenizer],
    ...Object.entries(model.written).map(([name, value]) => [name, Buffer.from(JSON.stringify(value))] as const),
  ])
  return { model, files }
}

/** Lays the model out under a folder of models and gives its definition for `openEmbedder`. */
export async function writeTinyModel(modelDir: string): Promise<ModelDefinition> {
  const { model, files } = tinyModel()
  for (const [name, content] of files) {
    const file = path.join(modelDir, model.id, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return model
}

function described(name: string, content: Buffer) {
  return { name, bytes: content.length, sha256: sha256(content) }
}

/** ASCII, the usual marks and the 3,755 commonest characters: the first level of GB 2312. */
function tokensOfVocabulary(): string[] {
  const gb = new TextDecoder('gb18030')
  const hanzi = [...gb.decode(Uint8Array.from(firstLevelBytes()))].filter((character) =>
    /\p{Script=Han}/u.test(character),
  )
  const ascii = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((sign) => !/[A-Z]/.test(sign))
  const inWord = [...'0123456789abcdefghijklmnopqrstuvwxyz'].map((sign) => `##${sign}`)
  return [...SPECIAL, ...ascii, ...inWord, ...'，。、；：？！（）《》〔〕', ...hanzi]
}

function* firstLevelBytes(): Generator<number> {
  for (let high = 0xb0; high <= 0xd7; high++) {
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++) yield* [high, low]
  }
}

function tokenizerOf(vocab: Record<string, number>): object {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } })
  const entry = (id: string) => [id, { id, ids: [vocab[id]], tokens: [id] }] as const
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((content, id) => ({ id, content, special: true, normalized: false })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: false },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries([entry('[CLS]'), entry('[SEP]')]),
    },
    decoder: { type: 'WordPiece', prefix: '##' },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab,
    },
  }
}

/**
 * The graph, in ONNX's protocol buffers: `last_hidden_state = x + mean(x)` with `x = table[input_ids]`. The first token's
 * own row is zero, so the vector taken there is the mean.
 */
function onnxOf(size: number): Buffer {
  const FLOAT = 1
  const INT64 = 7
  const node = (operator: string, inputs: string[], output: string, attributes: Buffer[] = []) =>
    field(1, [...inputs.map((input) => field(1, input)), field(2, output), field(4, operator), ...attributes])
  const sequenceAxis = field(5, [field(1, 'axes'), number(8, 1), number(20, 7)])
  const table = field(5, [
    number(1, size),
    number(1, DIMENSIONS),
    number(2, FLOAT),
    field(8, 'table'),
    field(9, rows(size)),
  ])
  const dimension = (size: string | number) => field(1, [typeof size === 'string' ? field(2, size) : number(1, size)])
  const value = (kind: number, name: string, type: number, sizes: (string | number)[]) =>
    field(kind, [field(1, name), field(2, [field(1, [number(1, type), field(2, sizes.map(dimension))])])])
  const graph = [
    node('Gather', ['table', 'input_ids'], 'x'),
    node('ReduceMean', ['x'], 'mean', [sequenceAxis]),
    node('Add', ['x', 'mean'], 'last_hidden_state'),
    field(2, 'tiny'),
    table,
    value(11, 'input_ids', INT64, ['batch', 'sequence']),
    value(12, 'last_hidden_state', FLOAT, ['batch', 'sequence', DIMENSIONS]),
  ]
  const version = { ir: 7, operators: 13 }
  return Buffer.concat([number(1, version.ir), field(7, graph), field(8, [field(1, ''), number(2, version.operators)])])
}

/** One row of pseudo-random numbers for each token; zeros for what marks the start, and little for the end. */
function rows(size: number): Buffer {
  const table = new Float32Array(size * DIMENSIONS)
  let state = 1
  for (let i = 0; i < table.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const token = SPECIAL[Math.floor(i / DIMENSIONS)]
    const scale = token === '[CLS]' || token === '[PAD]' ? 0 : token === '[SEP]' ? 0.01 : 1
    table[i] = scale * (state / 2 ** 31 - 1)
  }
  return Buffer.from(table.buffer)
}

function number(at: number, value: number): Buffer {
  return Buffer.concat([varint(at << 3), varint(value)])
}

function field(at: number, content: string | Buffer | Buffer[]): Buffer {
  const body = Array.isArray(content) ? Buffer.concat(content) : Buffer.from(content)
  return Buffer.concat([varint((at << 3) | 2), varint(body.length), body])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) | 128)
  }
}
