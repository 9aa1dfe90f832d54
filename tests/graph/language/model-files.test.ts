import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ModelDefinition } from '../../../graph/language/model-definition.ts'
import { inspectModel } from '../../../graph/language/model-files.ts'
import { tinyModel, writeTinyModel } from '../../tiny-model.ts'

describe('inspectModel', () => {
  let modelDir: string
  let model: ModelDefinition
  beforeEach(async () => {
    modelDir = await mkdtemp(path.join(tmpdir(), 'zhengmai-model-'))
    model = await writeTinyModel(modelDir)
  })
  afterEach(() => rm(modelDir, { recursive: true, force: true }))

  const at = (name: string) => path.join(modelDir, 'tiny', name)
  const inspect = async () => {
    const { state, key, files } = await inspectModel(modelDir, model)
    const odd = files.filter((file) => file.state !== 'present')
    return { state, key, odd: odd.map(({ name, state: its, reason }) => `${name} ${its} ${reason?.en ?? null}`) }
  }

  it('finds a whole model ready', async () => {
    expect(await inspect()).toEqual({ state: 'ready', key: `tiny-${model.tokenizer.sha256.slice(0, 12)}-1`, odd: [] })
  })

  it('names every file that is missing', async () => {
    await rm(path.join(modelDir, 'tiny'), { recursive: true })
    expect(await inspect()).toEqual({
      state: 'missing',
      key: null,
      odd: [
        'onnx/model_quantized.onnx missing null',
        'tokenizer.json missing null',
        'config.json missing null',
        'tokenizer_config.json missing null',
      ],
    })
  })

  it('is not ready when a small file alone is missing', async () => {
    await unlink(at('tokenizer_config.json'))
    expect(await inspect()).toEqual({ state: 'missing', key: null, odd: ['tokenizer_config.json missing null'] })
  })

  it('tells weights that were cut short', async () => {
    await writeFile(at('onnx/model_quantized.onnx'), 'cut')
    const odd = [`onnx/model_quantized.onnx corrupt 3 bytes, expected ${model.weights.bytes}`]
    expect(await inspect()).toEqual({ state: 'corrupt', key: null, odd })
  })

  it('tells weights of the right length with one wrong byte', async () => {
    const weights = Buffer.from(tinyModel().files.get('onnx/model_quantized.onnx')!)
    weights[1000] = weights[1000]! ^ 1
    await writeFile(at('onnx/model_quantized.onnx'), weights)
    expect((await inspect()).odd).toEqual([expect.stringMatching(/corrupt sha256 [0-9a-f]{64}, expected/)])
  })

  it('tells a folder where a file should be', async () => {
    await unlink(at('config.json'))
    await mkdir(at('config.json'))
    expect(await inspect()).toMatchObject({ state: 'corrupt', odd: ['config.json corrupt EISDIR'] })
  })

  it('tells settings that are not JSON', async () => {
    await writeFile(at('config.json'), '<html>')
    expect(await inspect()).toMatchObject({ state: 'corrupt', odd: ['config.json corrupt not a JSON object'] })
  })

  it('takes a tokenizer of the same vocabulary, under a key of its own', async () => {
    const tokenizer = JSON.parse(tinyModel().files.get('tokenizer.json')!.toString())
    tokenizer.normalizer.lowercase = true
    await writeFile(at('tokenizer.json'), JSON.stringify(tokenizer, null, 2))
    const { state, key } = await inspect()
    expect(state).toBe('ready')
    expect(key).toMatch(/^tiny-[0-9a-f]{12}-1$/)
    expect(key).not.toContain(model.tokenizer.sha256.slice(0, 12))
  })

  it('refuses a tokenizer that numbers one token otherwise', async () => {
    const tokenizer = JSON.parse(tinyModel().files.get('tokenizer.json')!.toString())
    tokenizer.model.vocab.教 = tokenizer.model.vocab.学
    await writeFile(at('tokenizer.json'), JSON.stringify(tokenizer))
    expect(await inspect()).toMatchObject({
      state: 'corrupt',
      odd: [expect.stringMatching(/^tokenizer.json corrupt .*; other vocabulary$/)],
    })
  })
})
