import { describe, expect, it } from 'vitest'
import { readingText, valueText } from '../../web/figure-text.ts'
import { en } from '../../web/language/en.ts'
import { zh } from '../../web/language/zh.ts'
import { chartOf } from '../../web/value-series.ts'
import type { ObservationDetail } from '../../web/vocabulary.ts'

const figure = { value: 61.4, high: null, unit: '%', qualifier: 'exact', bound: null } as const

describe('valueText', () => {
  it('puts value and unit as a reader expects them', () => {
    expect(valueText(figure)).toBe('61.4%')
    expect(valueText({ ...figure, value: 1.547, unit: '亿元' })).toBe('1.547 亿元')
    expect(valueText({ ...figure, value: 2, high: 3, unit: '所', qualifier: 'range' })).toBe('2–3 所')
    expect(valueText({ ...figure, value: 2, unit: '', qualifier: 'rank' })).toBe('#2')
  })

  it('shows no rounding noise', () => {
    expect(valueText({ ...figure, value: 0.1 + 0.2 })).toBe('0.3%')
  })
})

describe('readingText', () => {
  it('says in words how a figure is to be read, and nothing for a plain one', () => {
    expect(readingText(figure, zh)).toBe('')
    expect(readingText({ ...figure, qualifier: 'increase_to', bound: 'at_least' }, zh)).toBe('增至 不低于')
    expect(readingText({ ...figure, qualifier: 'decrease_by' }, en)).toBe('down by')
  })
})

const observation = (
  year: number | null,
  baseValue: number,
  over: Partial<ObservationDetail> = {},
): ObservationDetail => ({
  id: `obs_${year}_${baseValue}`,
  documentId: 'doc_0',
  metricId: 'ent_m',
  subjectId: 'ent_s',
  value: baseValue,
  high: null,
  unit: '%',
  baseValue,
  baseHigh: null,
  baseUnit: '%',
  qualifier: 'exact',
  bound: null,
  year,
  status: 'reported',
  strength: 'done',
  figure: { start: 0, end: 1 },
  evidence: { paragraphId: 'par_0', start: 0, end: 1, quote: '上' },
  rule: { id: 'metric-value', version: 1 },
  confidence: 0.9,
  metric: { id: 'ent_m', kind: 'metric', name: '高考本科上线率' },
  subject: { id: 'ent_s', kind: 'place', name: '蓼河县' },
  document: { id: 'doc_0', title: '工作总结', number: null, issuedOn: null },
  ...over,
})

describe('chartOf', () => {
  it('sets levels by year, planned ones with them, and leaves changes and other units out', () => {
    const chart = chartOf([
      observation(2025, 54, { status: 'planned' }),
      observation(2023, 47.6),
      observation(2024, 50.8),
      observation(2024, 3.2, { qualifier: 'increase_by' }),
      observation(2024, 1287, { baseUnit: '人' }),
      observation(null, 51),
    ])!
    expect(chart.unit).toBe('%')
    expect(chart.years).toEqual([2023, 2024, 2025])
    expect(
      chart.series.map(({ subject, points }) => [
        subject,
        points.map(({ year, value, status }) => [year, value, status]),
      ]),
    ).toEqual([
      [
        '蓼河县',
        [
          [2023, 47.6, 'reported'],
          [2024, 50.8, 'reported'],
          [2025, 54, 'planned'],
        ],
      ],
    ])
  })

  it('draws nothing where no subject has values of two years', () => {
    const elsewhere = { subject: { id: 'ent_t', kind: 'place' as const, name: '箬溪县' } }
    expect(chartOf([observation(2024, 50.8), observation(2023, 49.6, elsewhere)])).toBeNull()
  })
})
