import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchFilter } from '../../../graph/search/port.ts'
import { indexOf, sheetOf } from './index-data.ts'
import type { Sheet } from './paragraph-store.ts'

const sheets: Sheet[] = [
  {
    title: '槐津市学校集中用餐管理条例',
    kind: 'regulation',
    year: 2023,
    jurisdiction: '槐津市',
    lines: [{ text: '市场监督管理部门负责校园餐食品安全监督检查。', entityKinds: ['agency'] }],
  },
  {
    title: '石渡县2024年教育工作报告',
    kind: 'report',
    year: 2024,
    jurisdiction: '石渡县',
    lines: [
      { text: '开展校园餐专项整治，县一中食堂通过验收。', entityKinds: ['program', 'school'] },
      '全年交流轮岗教师214人。',
    ],
  },
  {
    title: '关于校园餐的通知',
    kind: 'notice',
    year: null,
    jurisdiction: '石渡县',
    lines: ['各校公示校园餐带量食谱。'],
  },
]

describe('search filters', () => {
  let index: Awaited<ReturnType<typeof indexOf>>
  beforeAll(async () => {
    index = await indexOf(sheets)
  })

  const count = (filter: SearchFilter) => {
    const { candidates, keywordMatches, facets } = index.ask('校园餐', { filter })
    expect(candidates.length).toBe(keywordMatches)
    return { keywordMatches, facets }
  }

  it('let everything through when none is given', () => {
    expect(count({})).toEqual({
      keywordMatches: 3,
      facets: {
        kinds: { regulation: 1, report: 1, notice: 1 },
        years: { 2023: 1, 2024: 1 },
        jurisdictions: { 槐津市: 1, 石渡县: 2 },
        entityKinds: { agency: 1, program: 1, school: 1 },
      },
    })
  })

  it('count each facet as if its own filter were not given', () => {
    expect(count({ jurisdictions: ['石渡县'] })).toEqual({
      keywordMatches: 2,
      facets: {
        kinds: { report: 1, notice: 1 },
        years: { 2024: 1 },
        jurisdictions: { 槐津市: 1, 石渡县: 2 },
        entityKinds: { program: 1, school: 1 },
      },
    })
  })

  it('must all hold', () => {
    expect(count({ kinds: ['report', 'notice'], years: [2024] }).keywordMatches).toBe(1)
    expect(count({ kinds: ['report'], entityKinds: ['agency'] }).keywordMatches).toBe(0)
    expect(count({ entityKinds: ['agency', 'school'] }).keywordMatches).toBe(2)
    expect(count({ jurisdictions: ['无此地'] }).keywordMatches).toBe(0)
  })

  it('apply before the nearest are taken', async () => {
    const lines = Array.from({ length: 150 }, (_, i) => `第${i}条`)
    const meanings = { ...Object.fromEntries(lines.map((line) => [line, [1, 0]])), 食堂实行陪餐制度: [0, 1] }
    const crowded = await indexOf(
      [
        { title: '条例', kind: 'law', lines },
        { title: '通知', kind: 'notice', lines: ['食堂实行陪餐制度'] },
      ],
      meanings,
    )
    const { texts } = crowded.ask('家长', { vector: [1, 0], filter: { kinds: ['notice'] } })
    expect(texts).toEqual(['食堂实行陪餐制度'])
  })
})

describe('hybrid ranking', () => {
  const meals = '食堂实行负责人陪餐制度。'
  const rules = '市场监督管理部门负责校园餐食品安全监督检查。'
  const teachers = '全年交流轮岗教师214人。'

  it('finds by meaning what no word finds, and says that no word did', async () => {
    const index = await indexOf(sheetOf(meals, rules, teachers), {
      [meals]: [1, 0],
      [rules]: [0.6, 0.8],
      [teachers]: [0, 1],
    })
    const { texts, candidates, keywordMatches, facets } = index.ask('xyz', { vector: [1, 0] })
    expect(texts).toEqual([meals, rules, teachers])
    expect(keywordMatches).toBe(0)
    expect(facets.kinds).toEqual({ notice: 3 })
    expect(candidates[0]).toMatchObject({ score: 1, keyword: null, vector: { score: 1, rank: 1 }, ranges: [] })
    expect(candidates[1]!.vector!.rank).toBe(2)
    expect(candidates[1]!.score).toBeCloseTo(0.6, 6)
    expect(candidates[2]).toMatchObject({ score: 0, vector: { score: 0, rank: 3 } })
  })

  it('goes by meaning alone when nothing but scattered characters is shared', async () => {
    const scattered = '严格执行沃土计划'
    const index = await indexOf(sheetOf(scattered, meals), { [scattered]: [0.6, 0.8], [meals]: [1, 0] })
    const { candidates, texts } = index.ask('霍格沃茨', { vector: [1, 0] })
    expect(texts).toEqual([meals, scattered])
    expect(candidates.map(({ score, keyword }) => [score, keyword])).toEqual([
      [1, null],
      [0, null],
    ])
  })

  it('lets the weight decide between words and meaning', async () => {
    const words = '学校食堂管理办法'
    const meaning = '家长陪餐制度'
    const index = await indexOf(sheetOf(words, meaning, teachers), {
      [words]: [0.8, 0.6],
      [meaning]: [1, 0],
      [teachers]: [0, 1],
    })
    const first = (vectorWeight: number) => index.ask('食堂里谁来陪', { vector: [1, 0], vectorWeight }).texts[0]
    expect(first(0)).toBe(words)
    expect(first(0.2)).toBe(words)
    expect(first(0.9)).toBe(meaning)
    expect(first(1)).toBe(meaning)
  })

  it('fuses both scores in the given share', async () => {
    const index = await indexOf(sheetOf(meals, rules, teachers), {
      [meals]: [1, 0],
      [rules]: [0.6, 0.8],
      [teachers]: [0, 1],
    })
    const { texts, candidates } = index.ask('轮岗要求', { vector: [1, 0], vectorWeight: 0.7 })
    expect(texts).toEqual([meals, rules, teachers])
    // Words: only the last shares any, so 1 for it; meaning: 1, .6 and 0.
    expect(candidates.map(({ score }) => Number(score.toFixed(6)))).toEqual([0.7, 0.42, 0.3])
  })

  it('keeps paragraphs that hold the query above those that only mean it', async () => {
    const index = await indexOf(sheetOf(meals, rules, teachers), {
      [meals]: [1, 0],
      [rules]: [0.6, 0.8],
      [teachers]: [0, 1],
    })
    expect(index.ask('轮岗教师', { vector: [1, 0], vectorWeight: 0.9 }).texts[0]).toBe(teachers)
  })

  it('goes by words for paragraphs that have no vector yet', async () => {
    const index = await indexOf(sheetOf(meals, rules, teachers), { [meals]: [1, 0] })
    expect(index.ask('轮岗', { vector: [0, 1] }).texts).toEqual([teachers, meals])
  })

  it('finds signatures and dates by their words only', async () => {
    const signature = '石渡县教育体育局　2025年1月8日'
    const index = await indexOf(sheetOf({ text: signature, role: 'meta' }, meals), {
      [signature]: [1, 0],
      [meals]: [0, 1],
    })
    expect(index.ask('落款', { vector: [1, 0] }).texts).toEqual([meals])
    expect(index.ask('教育体育局', { vector: [1, 0] }).texts).toEqual([signature, meals])
  })
})
