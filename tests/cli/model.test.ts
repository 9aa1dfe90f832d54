import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { argumentsOf } from '../../api/cli/arguments.ts'
import type { Context } from '../../api/cli/command.ts'
import { model } from '../../api/cli/commands/model.ts'
import { configFrom } from '../../graph/config.ts'
import { EMBEDDING_MODEL, MODEL_DIR } from '../embedding-model.ts'
import { describeWith } from '../needs.ts'

let folder: string
let printed: string[]
let said: string[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-cli-'))
  printed = []
  said = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function zhengmaiModel(argv: string[], settings: Partial<Context> = {}, modelDir = folder): Promise<number> {
  return model.run(argumentsOf(model, argv), {
    config: configFrom({ ZHENGMAI_MODEL_DIR: modelDir, ZHENGMAI_MODEL_MAVEN: 'https://maven.example/' }),
    language: 'zh',
    print: (line) => printed.push(line),
    printAll: async () => undefined,
    say: (line) => said.push(line),
    progress: () => undefined,
    interactive: false,
    colour: false,
    signal: new AbortController().signal,
    ...settings,
  })
}

describe('zhengmai model', () => {
  it('says where it looks, what is missing and where it would fetch it', async () => {
    await expect(zhengmaiModel([])).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    expect(printed).toEqual([
      `bge-small-zh-v1.5  缺失  ${path.join(folder, 'bge-small-zh-v1.5')}`,
      '  缺失    onnx/model_quantized.onnx',
      '  缺失    tokenizer.json',
      '  缺失    config.json',
      '  缺失    tokenizer_config.json',
      '“zhengmai model fetch”依次从以下来源获取：',
      '  1. https://huggingface.co/',
      '  2. https://maven.example/',
    ])
  })

  it('names the sources that are given', async () => {
    await expect(zhengmaiModel(['--hub', 'https://hub.example'])).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    expect(printed.slice(-2)).toEqual(['  1. https://hub.example/', '  2. https://maven.example/'])
  })

  it('prints JSON and nothing else with --json', async () => {
    await expect(zhengmaiModel(['--json'])).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    expect(JSON.parse(printed.join('\n'))).toMatchObject({ id: 'bge-small-zh-v1.5', state: 'missing', key: null })
  })

  it('refuses another word than fetch, and what is no address', async () => {
    await expect(zhengmaiModel(['fecth'])).rejects.toMatchObject({ code: 'USAGE' })
    await expect(zhengmaiModel(['fetch', 'now'])).rejects.toMatchObject({ code: 'USAGE' })
    await expect(zhengmaiModel(['fetch', '--hub', '镜像'])).rejects.toMatchObject({ code: 'USAGE' })
  })
})

describe('zhengmai model fetch', () => {
  it('fails with the reason when the folder given has no model', async () => {
    await expect(zhengmaiModel(['fetch', '--from', folder])).rejects.toMatchObject({
      code: 'MODEL_FETCH_FAILED',
      sentences: { zh: expect.stringContaining(`- ${folder}：其中既没有 onnx/model_quantized.onnx 和 tokenizer.json`) },
    })
    expect(said).toEqual([`正在尝试 ${folder}`])
  })

  it('ends with 130 when it is interrupted', async () => {
    expect(await zhengmaiModel(['fetch', '--from', folder], { signal: AbortSignal.abort() })).toBe(130)
  })
})

describeWith(EMBEDDING_MODEL, 'zhengmai model fetch --from', () => {
  it('copies the model, and shows it whole afterwards', async () => {
    expect(await zhengmaiModel(['fetch', '--from', MODEL_DIR])).toBe(0)
    const own = path.join(folder, 'bge-small-zh-v1.5')
    expect(said).toEqual([`正在尝试 ${MODEL_DIR}`, `已从 ${MODEL_DIR} 获取到 ${own}，校验无误。`])
    expect(await zhengmaiModel([])).toBe(0)
    expect(printed[0]).toBe(`bge-small-zh-v1.5  可用  ${own}`)
    expect(await zhengmaiModel(['fetch'])).toBe(0)
    expect(said.at(-1)).toBe(`模型已在 ${own}，完好，无需获取。`)
  })
})
