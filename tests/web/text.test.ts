import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../web/text/excerpt.ts'
import { outlineOf } from '../../web/text/outline.ts'
import { segmentsOf } from '../../web/text/segments.ts'
import { cellsOf } from '../../web/text/table-cells.ts'

describe('segmentsOf', () => {
  it('cuts overlapping marks into pieces that each know all their marks', () => {
    const agency = { name: 'agency', start: 0, end: 8 }
    const place = { name: 'place', start: 0, end: 3 }
    const hit = { name: 'hit', start: 5, end: 10 }
    expect(
      segmentsOf(12, [agency, place, hit]).map(({ start, end, marks }) => [start, end, marks.map((one) => one.name)]),
    ).toEqual([
      [0, 3, ['agency', 'place']],
      [3, 5, ['agency']],
      [5, 8, ['agency', 'hit']],
      [8, 10, ['hit']],
      [10, 12, []],
    ])
  })

  it('covers the text without gap or overlap, whatever the marks', () => {
    const mark = fc.record({ start: fc.nat(30), end: fc.nat(30) })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.array(mark), (length, marks) => {
        const segments = segmentsOf(length, marks)
        expect(segments[0]!.start).toBe(0)
        expect(segments.at(-1)!.end).toBe(length)
        for (const [i, { start, end, marks: over }] of segments.entries()) {
          if (i > 0) expect(start).toBe(segments[i - 1]!.end)
          expect(over).toEqual(marks.filter((one) => one.start < one.end && one.start <= start && one.end >= end))
        }
      }),
    )
  })
})

describe('excerptOf', () => {
  const text = `${'全县教育系统聚焦群众关切，'.repeat(12)}严格执行“五项管理”规定；${'持续提升办学水平，'.repeat(12)}`
  const at = text.indexOf('五项管理')

  it('leaves a short paragraph whole', () => {
    expect(excerptOf('推进“双减”落地见效。', [[3, 5]], 80)).toEqual({
      text: '推进“双减”落地见效。',
      start: 0,
      end: 11,
      ranges: [[3, 5]],
    })
  })

  it('shows the place that is highlighted, beginning at a clause, with its ranges moved along', () => {
    const { text: shown, ranges, start } = excerptOf(text, [[at, at + 4]], 60)
    expect(shown.slice(...ranges[0]!)).toBe('五项管理')
    expect(text[start - 1]).toBe('，')
    expect(shown.length).toBeLessThan(60 + 24 + 24)
  })

  it('prefers where most is highlighted', () => {
    const early = text.indexOf('教育')
    expect(
      excerptOf(
        text,
        [
          [early, early + 1],
          [at, at + 4],
        ],
        60,
      ).text,
    ).toContain('五项管理')
  })
})

describe('outlineOf', () => {
  it('lists headings of their own and those at the head of their sentence, each once', () => {
    const paragraphs = [
      { id: 'par_1', role: 'title' as const, headings: [], text: '蓼河县2024年教育工作总结' },
      { id: 'par_2', role: 'heading' as const, headings: [], text: '第一部分　工作总结' },
      {
        id: 'par_3',
        role: 'body' as const,
        headings: ['第一部分　工作总结', '（一）抓创建'],
        text: '（一）抓创建。全面启动。',
      },
      { id: 'par_4', role: 'body' as const, headings: ['第一部分　工作总结', '（一）抓创建'], text: '力争通过复核。' },
      {
        id: 'par_5',
        role: 'body' as const,
        headings: ['第一部分　工作总结', '（二）抓项目'],
        text: '（二）抓项目。如期交付。',
      },
    ]
    expect(outlineOf(paragraphs)).toEqual([
      { text: '第一部分　工作总结', level: 0, paragraphId: 'par_2' },
      { text: '（一）抓创建', level: 1, paragraphId: 'par_3' },
      { text: '（二）抓项目', level: 1, paragraphId: 'par_5' },
    ])
  })
})

describe('outlineOf, with headings that end in a full stop', () => {
  it('does not list a heading again for the path under it', () => {
    const paragraphs = [
      { id: 'par_1', role: 'heading' as const, headings: [], text: '生态底色更加亮丽。' },
      { id: 'par_2', role: 'body' as const, headings: ['生态底色更加亮丽'], text: '坚持生态保护第一。' },
    ]
    expect(outlineOf(paragraphs)).toEqual([{ text: '生态底色更加亮丽。', level: 0, paragraphId: 'par_1' }])
  })
})

describe('cellsOf', () => {
  const cells = (row: string) => cellsOf(row).map(({ start, end }) => row.slice(start, end))

  it('cuts a printed row at tabs, bars and runs of spaces', () => {
    expect(cells('蓼河县\t57\t9124')).toEqual(['蓼河县', '57', '9124'])
    expect(cells('| 蓼河县 | 57 | 92.8 |')).toEqual(['蓼河县', '57', '92.8'])
    expect(cells('蓼河县　　57  92.8')).toEqual(['蓼河县', '57', '92.8'])
  })

  it('finds the second of two equal cells where it stands', () => {
    expect(cellsOf('57\t57')).toEqual([
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ])
  })
})
