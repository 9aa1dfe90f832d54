import type { ChildProcess } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { cp, mkdir, open, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../api/engine.ts'
import { configFrom } from '../../graph/config.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { EMBEDDING_MODEL, MODEL_DIR } from '../embedding-model.ts'
import { describeWith } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { copySample, documentsAt, NAMES } from './sample.ts'

const MODEL = 'bge-small-zh-v1.5'
/** Loading the model takes a busy machine its time. In milliseconds. */
const PATIENCE = 180_000

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let documents: string
const at = (name: string) => path.join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  documents = at('docs')
  await copySample(documents, NAMES.slice(0, 2))
  expect((await zhengmai(['ingest', documents, '--no-embed'], { ZHENGMAI_STORE: at('store') })).code).toBe(0)
}, PATIENCE)
afterAll(() => folder[Symbol.asyncDispose]())

describe.each([
  ['that is not there', 'MODEL_MISSING', 'The embedding model is not at', '处没有向量模型。'],
  ['whose weights are cut short', 'MODEL_CORRUPT', 'is damaged (9 bytes, expected ', '已损坏（9 字节，应为 '],
])('A model %s', (fault, code, english, chinese) => {
  let environment: NodeJS.ProcessEnv

  beforeAll(async () => {
    const models = at(`models ${code}`)
    environment = { ZHENGMAI_STORE: at('store'), ZHENGMAI_MODEL_DIR: models }
    await mkdir(path.join(models, MODEL, 'onnx'), { recursive: true })
    if (code === 'MODEL_CORRUPT') await writeFile(path.join(models, MODEL, 'onnx', 'model_quantized.onnx'), 'not a net')
  })

  it(`ends embed with 1 and says what to fetch: ${fault}`, async () => {
    const en = await zhengmai(['embed', '--lang', 'en'], environment)
    expect([en.code, en.out, en.err]).toEqual([
      1,
      '',
      expect.stringMatching(new RegExp(`^${code}: .+"zhengmai model fetch"`)),
    ])
    expect(en.err).toContain(english)
    const zh = await zhengmai(['embed', '--lang', 'zh'], environment)
    expect([zh.code, zh.out, zh.err]).toEqual([
      1,
      '',
      expect.stringMatching(new RegExp(`^${code}: .+“zhengmai model fetch”`)),
    ])
    expect(zh.err).toContain(chinese)
  })

  it('leaves search by words, and ingest, and says so once', async () => {
    const search = await zhengmai(['search', '课后服务', '--lang', 'zh'], environment)
    expect([search.code, search.out]).toEqual([0, expect.stringContaining('课后服务')])
    expect(search.err).toMatch(new RegExp(`^目前只按关键词检索： ${code}: `))
    const ingest = await zhengmai(['ingest', documents, '--lang', 'en'], {
      ...environment,
      ZHENGMAI_STORE: at(`new ${code}`),
    })
    expect(ingest.code).toBe(0)
    expect(ingest.err.match(new RegExp(`Search goes by keywords only: ${code}: `, 'g'))).toHaveLength(1)
    expect(await documentsAt(at(`new ${code}`))).toBe(2)
  })

  it('is what a server says of itself', async () => {
    await using engine = await openEngine(configFrom(environment), { mustExist: true })
    await engine.useWords()
    await expect(engine.useMeaning()).rejects.toMatchObject({ code })
    expect(engine.services.readiness().modelProblem).toMatchObject({ code })
    const { mode, hits } = await engine.services.search({ text: '课后服务', filter: {}, limit: 3 })
    expect([mode, hits.length]).toEqual(['keyword', 3])
  })
})

describeWith(EMBEDDING_MODEL, 'A model with one flipped bit', () => {
  it('is refused, since it would load without complaint and give wrong vectors', async () => {
    const models = at('flipped')
    await cp(path.join(MODEL_DIR, MODEL), path.join(models, MODEL), { recursive: true })
    const weights = await open(path.join(models, MODEL, 'onnx', 'model_quantized.onnx'), 'r+')
    const byte = Buffer.alloc(1)
    await weights.read(byte, 0, 1, 12_000_000)
    await weights.write(Buffer.of(byte[0]! ^ 1), 0, 1, 12_000_000)
    await weights.close()
    const { code, err } = await zhengmai(['embed'], { ZHENGMAI_STORE: at('store'), ZHENGMAI_MODEL_DIR: models })
    expect([code, err]).toEqual([1, expect.stringMatching(/^MODEL_CORRUPT: .+ is damaged \(sha256 /)])
  })
})

describeWith(EMBEDDING_MODEL, 'An embedding process that is killed', () => {
  const started: ChildProcess[] = []
  /** What is done to each process as soon as it runs. */
  let greet: (child: ChildProcess) => void = () => undefined
  const note = (message: unknown) => {
    const { process: child } = message as { process: ChildProcess }
    started.push(child)
    child.once('spawn', () => greet(child))
  }
  beforeAll(() => diagnostics.subscribe('child_process', note))
  afterAll(() => {
    diagnostics.unsubscribe('child_process', note)
  })
  afterEach(() => {
    greet = () => undefined
  })

  const environment = (store: string) => ({ ZHENGMAI_STORE: store, ZHENGMAI_MODEL_DIR: MODEL_DIR })
  /** Kills it when it has given its first vector. */
  const killAtFirstVector = (child: ChildProcess) =>
    child.on('message', ({ type }: { type: string }) => type === 'vector' && child.kill('SIGKILL'))

  it(
    'again and again ends embed with 1; the next run does what is left',
    async () => {
      await cp(at('store'), at('embedded'), { recursive: true })
      greet = (child) => child.kill('SIGKILL')
      const killed = await zhengmai(['embed', '--lang', 'zh'], environment(at('embedded')))
      expect([killed.code, killed.err]).toEqual([
        1,
        'EMBEDDER_STOPPED: 向量进程已退出（SIGKILL）。已完成的部分保留；请运行“zhengmai embed”继续。\n',
      ])
      greet = () => undefined
      expect(await zhengmai(['embed'], environment(at('embedded')))).toMatchObject({
        code: 0,
        err: expect.stringMatching(/^53 paragraphs with vectors, \d+ of them new\n$/),
      })
    },
    PATIENCE,
  )

  it(
    'once does not end embed: another takes over',
    async () => {
      await cp(at('store'), at('once'), { recursive: true })
      const before = started.length
      greet = (child) => {
        greet = () => undefined
        killAtFirstVector(child)
      }
      const { code, err } = await zhengmai(['embed'], environment(at('once')))
      expect([code, err]).toEqual([0, expect.stringMatching(/^53 paragraphs with vectors, /)])
      expect(started.length).toBe(before + 2)
    },
    PATIENCE,
  )

  it(
    'during ingest costs vectors at most: every document is stored',
    async () => {
      // Loaded, and gone before it has given anything.
      greet = (child) => child.once('message', () => child.kill('SIGKILL'))
      const { code, err } = await zhengmai(['ingest', documents], environment(at('ingested')))
      expect(code).toBe(0)
      expect(
        err.match(/Search goes by keywords only: EMBEDDER_STOPPED: .+ run "zhengmai embed" to go on\./g) ?? [],
      ).toHaveLength(1)
      expect(err).toContain('2 added, 0 replaced, 0 unchanged, 0 skipped, 0 failed')
    },
    PATIENCE,
  )

  it(
    'under a server costs one answer by meaning, and the server says so until another has started',
    async () => {
      await using engine = await openEngine(configFrom(environment(at('embedded'))), { mustExist: true })
      await engine.useMeaning()
      const ask = async () => (await engine.services.search({ text: '放学后有人看管', filter: {}, limit: 3 })).mode
      expect(await ask()).toBe('hybrid')
      const child = started.at(-1)!
      child.kill('SIGSTOP')
      const asked = ask()
      child.kill('SIGKILL')
      expect(await asked).toBe('keyword')
      expect(engine.services.readiness().modelProblem).toMatchObject({ code: 'EMBEDDER_STOPPED' })
      expect(await ask()).toBe('hybrid')
      expect(engine.services.readiness().modelProblem).toBeNull()
    },
    PATIENCE,
  )
})
