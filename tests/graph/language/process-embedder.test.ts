import { type ChildProcess, spawn } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Embedder } from '../../../graph/language/embedder.ts'
import type { ModelDefinition } from '../../../graph/language/model-definition.ts'
import { openEmbedder } from '../../../graph/language/process-embedder.ts'
import { writeTinyModel } from '../../tiny-model.ts'

let modelDir: string
let model: ModelDefinition
const children: ChildProcess[] = []
const noteChild = (message: unknown) => children.push((message as { process: ChildProcess }).process)

beforeAll(async () => {
  // Homes have names like this.
  modelDir = await mkdtemp(path.join(tmpdir(), '政脉 模型-'))
  model = await writeTinyModel(modelDir)
  diagnostics.subscribe('child_process', noteChild)
})
afterAll(async () => {
  diagnostics.unsubscribe('child_process', noteChild)
  await rm(modelDir, { recursive: true, force: true })
})

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
const stopped = expect.objectContaining({ code: 'EMBEDDER_STOPPED' })
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('an embedder', () => {
  let embedder: Embedder
  beforeAll(async () => {
    embedder = await openEmbedder({ modelDir, threads: 1, model })
  })
  afterAll(() => embedder[Symbol.asyncDispose]())

  it('names the model and its tokenizer in its key', () => {
    expect(embedder.key).toBe(`tiny-${model.tokenizer.sha256.slice(0, 12)}-1`)
    expect(embedder.dimensions).toBe(32)
  })

  it('gives one unit vector per paragraph, in order', async () => {
    const texts = ['推进县管校聘改革', '落实双减政策', '推进县管校聘改革']
    const [first, second, third] = await all(embedder.paragraphs(texts))
    expect(dot(first!, first!)).toBeCloseTo(1, 5)
    expect(dot(first!, third!)).toBeCloseTo(1, 5)
    expect(dot(first!, second!)).toBeLessThan(0.9)
    expect(dot(second!, await embedder.query('落实双减政策'))).toBeCloseTo(1, 5)
  })

  it('gives nothing for no paragraphs', async () => {
    expect(await all(embedder.paragraphs([]))).toEqual([])
  })

  it.each([
    ['an empty text', ''],
    ['blanks', ' \t\n　'],
    ['a NUL', '双减\0政策'],
    ['a lone surrogate', '双\ud800减'],
    ['characters beyond the vocabulary', '😀𠮷한국어'],
    ['a megabyte', '落实双减政策。'.repeat(50_000)],
    ['a megabyte without a mark', '减'.repeat(350_000)],
  ])('has a unit vector for %s', async (_, text) => {
    const vector = await embedder.query(text)
    expect(dot(vector, vector)).toBeCloseTo(1, 4)
  })

  it('reads capitals and full-width letters and digits like small ones', async () => {
    const [plain, other] = await all(embedder.paragraphs(['2025年ai进课堂', '２０２５年ＡI进课堂']))
    expect(dot(plain!, other!)).toBeCloseTo(1, 5)
  })

  it('takes in what a long paragraph says at its end', async () => {
    const beginning = '推进县管校聘改革。'.repeat(70)
    const [long, start] = await all(embedder.paragraphs([`${beginning}${'食堂陪餐制度。'.repeat(70)}`, beginning]))
    const ending = await embedder.query('食堂陪餐制度')
    expect(dot(long!, ending)).toBeGreaterThan(dot(start!, ending) + 0.2)
  })

  it('answers a query before the paragraphs that wait', async () => {
    let given = 0
    let givenBefore: number | undefined
    let answered: Promise<void> | undefined
    // Each asks for itself, so that all wait in the process at once.
    const asking = Array.from({ length: 200 }, async (_, i) => {
      for await (const _ of embedder.paragraphs([`第${i}条`.repeat(100)])) given++
      answered ??= embedder.query('教师轮岗').then(() => {
        givenBefore = given
      })
    })
    await Promise.all(asking)
    await answered
    expect(given).toBe(200)
    expect(givenBefore).toBeLessThan(100)
  })
})

describe('an embedder whose process ends', () => {
  let embedder: Embedder
  beforeEach(async () => {
    embedder = await openEmbedder({ modelDir, threads: 1, model })
  })
  afterEach(() => embedder[Symbol.asyncDispose]())

  it('rejects what was asked when its process is killed, and answers again after', async () => {
    const before = await embedder.query('双减')
    const paragraphs = embedder.paragraphs(Array.from({ length: 500 }, (_, i) => `第${i}条`.repeat(100)))
    const reading = (async () => {
      for await (const _ of paragraphs) children.at(-1)!.kill('SIGKILL')
    })()
    await expect(reading).rejects.toEqual(stopped)
    expect(dot(before, await embedder.query('双减'))).toBeCloseTo(1, 5)
  })

  it('is replaced by one process only when several ask at once', async () => {
    const started = children.length
    const child = children.at(-1)!
    child.kill('SIGKILL')
    await once(child, 'close')
    await Promise.all([embedder.query('双减'), embedder.query('五育并举'), embedder.query('县管校聘')])
    expect(children.length).toBe(started + 1)
  })

  it('stops starting processes when three in a row ended before they gave anything', async () => {
    const started = children.length
    const kill = (message: unknown) => {
      const { process: child } = message as { process: ChildProcess }
      child.once('spawn', () => child.kill('SIGKILL'))
    }
    children.at(-1)!.kill('SIGKILL')
    await once(children.at(-1)!, 'close')
    diagnostics.subscribe('child_process', kill)
    for (let attempt = 0; attempt < 6; attempt++) await expect(embedder.query('双减')).rejects.toEqual(stopped)
    diagnostics.unsubscribe('child_process', kill)
    expect(children.length).toBe(started + 2)
  })

  it('rejects once it is closed', async () => {
    await embedder[Symbol.asyncDispose]()
    await expect(embedder.query('双减')).rejects.toEqual(stopped)
  })

  it('leaves no process when it is closed while it works', async () => {
    const asked = expect(embedder.query('落实双减政策。'.repeat(5000))).rejects.toEqual(stopped)
    const child = children.at(-1)!
    await embedder[Symbol.asyncDispose]()
    await asked
    expect(child.signalCode ?? child.exitCode).not.toBeNull()
  })
})

describe('openEmbedder', () => {
  it('says where a model is missed', async () => {
    const opening = openEmbedder({ modelDir: path.join(modelDir, 'nowhere'), threads: 1, model })
    await expect(opening).rejects.toMatchObject({
      code: 'MODEL_MISSING',
      message: expect.stringContaining(path.join(modelDir, 'nowhere', 'tiny')),
    })
  })

  it('refuses weights with one wrong byte', async () => {
    const damagedDir = await mkdtemp(path.join(tmpdir(), 'zhengmai-model-'))
    await writeTinyModel(damagedDir)
    const weights = path.join(damagedDir, 'tiny', 'onnx', 'model_quantized.onnx')
    await writeFile(weights, Buffer.alloc(model.weights.bytes))
    await expect(openEmbedder({ modelDir: damagedDir, threads: 1, model })).rejects.toMatchObject({
      code: 'MODEL_CORRUPT',
      message: expect.stringContaining(weights),
    })
    await rm(damagedDir, { recursive: true })
  })
})

describe('a program with an embedder', () => {
  async function start(what: 'close' | 'end' | 'stay'): Promise<{ program: ChildProcess; embedding: number }> {
    const file = fileURLToPath(new URL('./embedder-parent.ts', import.meta.url))
    const program = spawn(process.execPath, ['--import', 'tsx', file, modelDir, what], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(program.stdout!, 'data')
    return { program, embedding: Number(line) }
  }
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }

  it.each(['close', 'end'] as const)('ends as soon as it has done its work (%s)', async (what) => {
    const { program, embedding } = await start(what)
    expect(await once(program, 'close')).toEqual([0, null])
    await vi.waitFor(() => expect(isAlive(embedding)).toBe(false), 10_000)
  })

  it('leaves no process when it is killed', async () => {
    const { program, embedding } = await start('stay')
    expect(isAlive(embedding)).toBe(true)
    program.kill('SIGKILL')
    await vi.waitFor(() => expect(isAlive(embedding)).toBe(false), 10_000)
  })
})
