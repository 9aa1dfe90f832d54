import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { argumentsOf } from '../../api/cli/arguments.ts'
import { evaluation } from '../../api/cli/commands/eval.ts'
import { configFrom } from '../../graph/config.ts'

const TEXT = '全年补充教师186人。'
const PASSAGE = {
  id: 'P1',
  doc: 'written/P1',
  title: '青禾县教育体育局2024年工作总结',
  text: TEXT,
  sha1: createHash('sha1').update(TEXT).digest('hex'),
  mentions: [],
  relations: [],
  metrics: [
    {
      start: 0,
      end: 10,
      name: '补充教师',
      value: 168,
      unit: '人',
      value_si: 168,
      unit_si: '人',
      qualifier: 'exact',
      year: 2024,
      status: 'reported',
    },
  ],
}
const QUERIES = {
  text_file: 'text.txt',
  queries: [
    { qid: 'k1', kind: 'keyword', query: '县管校聘', lines: [2] },
    { qid: 'k2', kind: 'keyword', query: '营养午餐', lines: [3] },
  ],
}

let folder: string
let printed: string[]

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-eval-test-'))
  await writeFile(path.join(folder, 'P1.json'), JSON.stringify(PASSAGE))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
beforeEach(() => {
  printed = []
})

function zhengmaiEval(...argv: string[]): Promise<number> {
  return evaluation.run(argumentsOf(evaluation, argv), {
    config: configFrom({ ZHENGMAI_MODEL_DIR: path.join(folder, 'no-model') }),
    language: 'zh',
    print: (line) => printed.push(line),
    printAll: async () => undefined,
    say: () => undefined,
    progress: () => undefined,
    interactive: false,
    colour: false,
    signal: new AbortController().signal,
  })
}

describe('zhengmai eval', () => {
  it('prints tables', async () => {
    expect(await zhengmaiEval(folder)).toBe(0)
    expect(printed).toContain('evidence      1     1     1.000  1.000  1.000')
    expect(printed).toContain('tuple         1     1     0.000  0.000  0.000')
  })

  it('lists what is wrong, of the kind that is asked for', async () => {
    await zhengmaiEval(folder, '--misses', 'observation')
    expect(printed.at(-1)).toBe(
      'P1 observation WRONG 0-10 …[全年补充教师186人]。… value: gold 168 人 exact 2024, predicted 186 人 exact 2024',
    )
    printed = []
    await zhengmaiEval(folder, '--misses', 'school')
    expect(printed.filter((line) => line.startsWith('P1'))).toEqual([])
  })

  it('prints JSON and nothing else with --json, and writes what was found', async () => {
    const file = path.join(folder, 'found.jsonl')
    await zhengmaiEval(folder, '--json', '--misses', 'all', '--predictions', file)
    const answer = JSON.parse(printed.join('\n'))
    expect(answer.observations.evidence).toEqual({ gold: 1, pred: 1, hit: 1, p: 1, r: 1, f1: 1 })
    expect(answer.misses).toMatchObject([{ what: 'observation', fault: 'wrong' }])
    const rows = (await readFile(file, 'utf8')).trim().split('\n')
    expect(rows.map((row) => JSON.parse(row).observations)).toMatchObject([[{ value: 186, unit: '人', year: 2024 }]])
  })

  it('tells misses from what was found in vain, each with the rule; either takes a kind or stands alone', async () => {
    const vain = await mkdtemp(path.join(tmpdir(), 'zhengmai-eval-vain-'))
    await writeFile(path.join(vain, 'P2.json'), JSON.stringify({ ...PASSAGE, id: 'P2', metrics: [] }))
    const listed = async (...options: string[]): Promise<string[]> => {
      printed = []
      await zhengmaiEval(vain, ...options)
      return printed.filter((line) => line.startsWith('P2'))
    }
    const line = 'P2 observation FALSE 0-10 …[全年补充教师186人]。… (observation-amount 1) 186 人 exact 2024'
    const plain = (lines: string[]): string[] => lines.map((one) => one.replace(/(?<=observation-amount )\d+/, '1'))
    expect(plain(await listed('--extra'))).toEqual([line])
    expect(plain(await listed('--extra', 'observation', '--misses'))).toEqual([line])
    expect(await listed('--extra', 'school')).toEqual([])
    expect(await listed('--misses')).toEqual([])
    printed = []
    await zhengmaiEval(vain, '--extra', '--json')
    expect(JSON.parse(printed.join('\n')).extra).toMatchObject([
      { what: 'observation', fault: 'false', rule: { id: 'observation-amount' } },
    ])
    await rm(vain, { recursive: true })
  })

  it('compares with an earlier run, and ends with 1 when a figure dropped', async () => {
    const file = path.join(folder, 'before.txt')
    await zhengmaiEval(folder, '--json')
    const before = JSON.parse(printed.join('\n'))
    await writeFile(file, JSON.stringify(before))
    printed = []
    expect(await zhengmaiEval(folder, '--baseline', file)).toBe(0)
    expect(printed).toContain('since the baseline  before  now  by')
    before.observations.tuple.f1 = 0.75
    before.observations.evidence.f1 = 0.5
    await writeFile(file, JSON.stringify(before))
    printed = []
    expect(await zhengmaiEval(folder, '--baseline', file)).toBe(1)
    expect(printed).toContain('observations evidence  0.500   1.000  +0.5000')
    expect(printed).toContain('observations tuple     0.750   0.000  -0.7500  ↓')
    printed = []
    expect(await zhengmaiEval(folder, '--baseline', file, '--json')).toBe(1)
    expect(JSON.parse(printed.join('\n')).differences).toHaveLength(2)
  })

  it('refuses a baseline that is none, or of other passages', async () => {
    const file = path.join(folder, 'other.txt')
    await writeFile(file, '{"schools": 1}')
    await expect(zhengmaiEval(folder, '--baseline', file)).rejects.toMatchObject({ code: 'USAGE' })
    await zhengmaiEval(folder, '--json')
    await writeFile(file, printed.join('\n').replace('"P1"', '"P7"'))
    await expect(zhengmaiEval(folder, '--baseline', file)).rejects.toMatchObject({ code: 'USAGE' })
    await expect(zhengmaiEval(folder, '--baseline', path.join(folder, 'none'))).rejects.toMatchObject({
      code: 'PATH_NOT_FOUND',
    })
  })

  it('measures only the passages that are asked for', async () => {
    const two = await mkdtemp(path.join(tmpdir(), 'zhengmai-eval-two-'))
    for (const id of ['P1', 'P2', 'Q1'])
      await writeFile(path.join(two, `${id}.json`), JSON.stringify({ ...PASSAGE, id }))
    const measured = async (only: string): Promise<string[]> => {
      printed = []
      await zhengmaiEval(two, '--only', only, '--json')
      return JSON.parse(printed.join('\n')).passages
    }
    expect(await measured('P')).toEqual(['P1', 'P2'])
    expect(await measured('P2,Q')).toEqual(['P2', 'Q1'])
    await expect(measured('Z')).rejects.toMatchObject({ code: 'USAGE' })
    await rm(two, { recursive: true })
  })

  it('measures search by words where there is no model', async () => {
    const labelled = await mkdtemp(path.join(tmpdir(), 'zhengmai-queries-'))
    const file = path.join(labelled, 'queries.json')
    await writeFile(file, JSON.stringify(QUERIES))
    await writeFile(
      path.join(labelled, 'text.txt'),
      '青禾县2024年教育工作总结\n推进县管校聘改革，交流轮岗教师214人。\n改善学生营养餐，惠及学生1.2万人。\n',
    )
    await zhengmaiEval(folder, '--json', '--queries', file)
    await rm(labelled, { recursive: true })
    const { keyword, ...others } = JSON.parse(printed.join('\n')).retrieval
    expect(others).toEqual({})
    expect(keyword.queries[0]).toMatchObject({ qid: 'k1', rank: 1 })
  })

  it('refuses a kind that there is not, and a missing folder', async () => {
    await expect(zhengmaiEval(folder, '--misses', 'scool')).rejects.toMatchObject({ code: 'USAGE' })
    await expect(zhengmaiEval(folder, '--extra', 'canonical')).rejects.toMatchObject({ code: 'USAGE' })
    await expect(zhengmaiEval()).rejects.toMatchObject({ code: 'USAGE' })
    await expect(zhengmaiEval(path.join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'PATH_NOT_FOUND' })
  })
})
