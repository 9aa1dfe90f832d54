import { describe, expect, it } from 'vitest'
import { citationOf } from '../../web/citation.ts'
import { en } from '../../web/language/en.ts'
import { zh } from '../../web/language/zh.ts'
import { valuesCsv } from '../../web/values-csv.ts'
import type { ObservationDetail } from '../../web/vocabulary.ts'

const observation: ObservationDetail = {
  id: 'obs_0',
  documentId: 'doc_0',
  metricId: 'ent_m',
  subjectId: null,
  value: 1.547,
  high: null,
  unit: '亿元',
  baseValue: 154_700_000,
  baseHigh: null,
  baseUnit: '元',
  qualifier: 'approx',
  bound: null,
  year: 2024,
  status: 'reported',
  strength: 'done',
  figure: { start: 2, end: 9 },
  evidence: { paragraphId: 'par_0', start: 0, end: 9, quote: '投入1.547亿元' },
  rule: { id: 'metric-value', version: 1 },
  confidence: 0.9,
  metric: { id: 'ent_m', kind: 'metric', name: '财政性教育经费投入' },
  subject: null,
  document: { id: 'doc_0', title: '2024年教育工作总结', number: '蓼教发〔2025〕2号', issuedOn: '2025-01-14' },
}

describe('values as CSV', () => {
  it('has each value as printed and in the base unit, with its words and where they stand', () => {
    expect(valuesCsv([observation], zh)).toBe(
      '\uFEFF指标,主体,年份,值,上限,单位,基本单位的值,基本单位,读法,状态,约束力,原文,文件,文号,成文日期,段落编号\r\n' +
        '财政性教育经费投入,,2024,1.547,,亿元,154700000,元,约,已完成,已做,投入1.547亿元,2024年教育工作总结,蓼教发〔2025〕2号,2025-01-14,par_0\r\n',
    )
  })

  it('quotes what holds commas, quotes and lines, and lets no text be a formula', () => {
    const quote = '=SUM(A1),"一校\n一品"'
    const [, row] = valuesCsv([{ ...observation, evidence: { ...observation.evidence, quote } }], zh).split('\r\n')
    expect(row).toContain(`,"'=SUM(A1),""一校\n一品""",`)
  })
})

describe('a citation', () => {
  it('has the words, the document and the address', () => {
    const document = { ...observation.document, issuers: ['蓼河县教育体育局'] }
    const address = 'http://127.0.0.1:4780/documents/doc_0#par_0'
    expect(citationOf('县教体局以迎接评估认定为总抓手', document, address, zh)).toBe(
      '“县教体局以迎接评估认定为总抓手”（蓼河县教育体育局，《2024年教育工作总结》，蓼教发〔2025〕2号，2025年1月14日）\nhttp://127.0.0.1:4780/documents/doc_0#par_0',
    )
  })

  it('leaves out what the document does not say', () => {
    const document = { title: '校园餐公示', number: null, issuers: [], issuedOn: null }
    expect(citationOf('食堂公示', document, 'http://localhost/', en)).toBe(
      '“食堂公示” (《校园餐公示》)\nhttp://localhost/',
    )
  })
})
