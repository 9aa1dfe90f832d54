import { describe, expect, it } from 'vitest'
import type { Status } from '../../../graph/model.ts'
import type { Block } from '../../../ingest/extract/draft.ts'
import { clausesOf, readingAt, sentencesOf } from '../../../ingest/extract/reading.ts'

type Issued = NonNullable<Parameters<typeof readingAt>[2]>
type Place = { year?: number | null; status?: Status; headings?: string[] }

function block(text: string, { year = null, status = 'reported', headings = [] }: Place = {}): Block {
  const paragraph = { id: '', documentId: '', ordinal: 0, role: 'body' as const, headings, text, map: [] }
  return { paragraph, context: { year, status }, tokens: [] }
}

const yearOf = (text: string, word: string, place: Place = {}, document?: Issued): number | null =>
  readingAt(block(text, place), text.indexOf(word), document).year

const statusOf = (text: string, word: string, place: Place = {}): Status =>
  readingAt(block(text, place), text.indexOf(word)).status

describe('Cutting a paragraph', () => {
  const pieces = (text: string, cut: typeof sentencesOf) => cut(text).map(({ start, end }) => text.slice(start, end))

  it('ends sentences at 。！？；and takes closing quotes along', () => {
    expect(pieces('会议提出“办好每一所学校。”县三中发言；散会。', sentencesOf)).toEqual([
      '会议提出“办好每一所学校。”',
      '县三中发言；',
      '散会。',
    ])
  })

  it('ends clauses at commas, but neither inside brackets nor inside numbers', () => {
    expect(pieces('按照《关于（城区，乡村）学校的意见》，发放1,547元，到位', clausesOf)).toEqual([
      '按照《关于（城区，乡村）学校的意见》，',
      '发放1,547元，',
      '到位',
    ])
  })

  it('does not let a bracket that never closes swallow the rest', () => {
    expect(pieces('县三中（原址，新建两栋教学楼', clausesOf)).toEqual(['县三中（原址，', '新建两栋教学楼'])
  })
})

describe('The year of a place in a paragraph', () => {
  it.each([
    ['到2025年底，建成示范校20所', '20', 2025],
    ['二〇二三年招聘教师40人', '40', 2023],
    ['“十四五”期间，新增学位3000个', '3000', 2025],
    ['十三五末建成幼儿园12所', '12', 2020],
    ['2023年投入3亿元；新建学校6所', '6', 2023],
    ['2023—2024学年开设社团30个', '30', 2024],
  ])('is the one printed before it in its sentence: %s', (text, word, year) => {
    expect(yearOf(text, word, { year: 2024 })).toBe(year)
  })

  it.each([
    ['今年招聘教师40人', '40', 2024],
    ['全年开展培训30场', '30', 2024],
    ['上年的88%', '88', 2023],
    ['明年新建学校2所', '2所', 2025],
  ])('counts from the year of the section: %s', (text, word, year) => {
    expect(yearOf(text, word, { year: 2024 })).toBe(year)
  })

  it('counts 去年 from the year of issue, when that is known', () => {
    expect(
      yearOf('去年教育支出占21.4%', '21', { year: 2024 }, { kind: 'report', title: '政府工作报告', year: 2025 }),
    ).toBe(2024)
  })

  it.each([
    ['较去年增加32人', '32'],
    ['比2020年翻了一番', '翻'],
    ['2021年以来累计投入31亿元', '31'],
    ['按照《五年规划（2016—2020年）》招聘教师40人', '40'],
    ['根据国发〔2021〕33号招聘教师40人', '40'],
  ])(
    'is that of the section when the printed one is only compared with, begun in or part of a title: %s',
    (text, word) => {
      expect(yearOf(text, word, { year: 2024 })).toBe(2024)
    },
  )

  it('dates only the start of a change that is told from it', () => {
    const text = '上线率由2022年的58%提高到61%'
    expect([yearOf(text, '58', { year: 2024 }), yearOf(text, '61', { year: 2024 })]).toEqual([2022, 2024])
  })

  it('holds for the rest of a paragraph of goals, and not of one of tasks', () => {
    const text = '到2020年，美育取得突破。创建特色学校25所。'
    expect(yearOf(text, '25', { status: 'planned', headings: ['（二）总体目标'] })).toBe(2020)
    expect(yearOf(text, '25', { status: 'planned', headings: ['三、主要任务'] })).toBeNull()
  })

  it('is none in a norm that names none, though the norm has a year of issue', () => {
    const issued = { kind: 'opinion', title: '关于加强学校美育工作的实施意见', year: 2017 } as const
    expect(yearOf('建设示范校30所', '30', { year: 2017 }, issued)).toBeNull()
    expect(yearOf('今年建设示范校30所', '30', { year: 2017 }, issued)).toBe(2017)
  })

  it('is the year before in the half of a government’s report that looks back', () => {
    const issued = { kind: 'report', title: '2025年青禾县政府工作报告', year: 2025 } as const
    const programme = '实施扩优提质行动，加快学校建设，新增学位3000个，完善经费保障机制，推动集团化办学。'
    expect(yearOf('学位供给稳步扩大，新增学位2000个，教师队伍不断优化。', '2000', { year: 2025 }, issued)).toBe(2024)
    expect(yearOf(programme, '3000', { year: 2025 }, issued)).toBe(2025)
    expect(readingAt(block(programme, { year: 2025 }), programme.indexOf('3000'), issued).status).toBe('planned')
  })

  it('is the year to come under a heading that says so, and the last of a five-year plan under its goals', () => {
    const issued = { kind: 'report', title: '2024年工作情况汇报', year: 2024 } as const
    expect(yearOf('招聘教师40人', '40', { year: 2024, headings: ['四、明年要求'] }, issued)).toBe(2025)
    expect(yearOf('入园率达到67%', '67', { year: 2024, headings: ['“十五五”主要目标'] }, issued)).toBe(2030)
  })

  it('is not taken from a bracket that closes before, nor from when a school began', () => {
    expect(yearOf('占20.3%（2022年为19.8%），增长5%', '5%', { year: 2024 })).toBe(2024)
    expect(yearOf('占20.3%（2022年为19.8%），增长5%', '19', { year: 2024 })).toBe(2022)
    expect(yearOf('学校创办于1984年，现有学生3645人', '3645', { year: 2024 })).toBe(2024)
  })

  it('is unknown when nothing says', () => {
    expect(yearOf('今年招聘教师40人', '40')).toBeNull()
  })
})

describe('The status of a place in a paragraph', () => {
  it.each<[string, Status, Status]>([
    ['建成学校3所', 'reported', 'reported'],
    ['建成学校3所', 'planned', 'planned'],
    ['力争建成学校3所', 'reported', 'planned'],
    ['2026年底前建成学校3所', 'reported', 'planned'],
    ['将投入3亿元', 'reported', 'planned'],
    ['班额不得超过3人', 'planned', 'required'],
    ['学校应当配备保安3名', 'reported', 'required'],
    ['要配备保安3名', 'required', 'required'],
    ['要配备保安3名', 'reported', 'planned'],
    ['主要建成学校3所', 'reported', 'reported'],
    ['已建成学校3所', 'planned', 'reported'],
    ['将3所学校纳入试点', 'reported', 'reported'],
  ])('of %s in a section that is %s is %s', (text, section, status) => {
    expect(statusOf(text, '3', { status: section })).toBe(status)
  })

  it('is carried by a modal word earlier in the sentence', () => {
    expect(statusOf('会议强调，今年要打好攻坚战，新建学校3所', '3')).toBe('planned')
  })
})
