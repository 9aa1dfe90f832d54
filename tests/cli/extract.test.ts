import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { DocumentGraph } from '../../graph/model.ts'
import { packageFile } from '../../graph/package-file.ts'
import { toSource } from '../../graph/text/source-map.ts'
import { type Ran, zhengmai } from './zhengmai.ts'

const SAMPLE = packageFile('corpus/sample')
const DAMAGED = path.join(SAMPLE, '箬溪县教育工作报告2024.txt')

describe('zhengmai extract', () => {
  let damaged: Ran
  beforeAll(async () => {
    damaged = await zhengmai(['extract', DAMAGED, '--json'])
  })

  it('prints one object in the fields of the model, whose every quote stands in its paragraph', () => {
    expect([damaged.code, damaged.err]).toEqual([0, ''])
    const graph = DocumentGraph.parse(JSON.parse(damaged.out))
    const texts = new Map(graph.paragraphs.map(({ id, text }) => [id, text]))
    const quotes = [
      ...graph.mentions.map(({ surface, ...place }) => ({ ...place, quote: surface })),
      ...graph.relations.map(({ evidence }) => evidence),
      ...graph.observations.map(({ evidence }) => evidence),
    ]
    expect(quotes.length).toBeGreaterThan(100)
    for (const { paragraphId, start, end, quote } of quotes) {
      expect(texts.get(paragraphId)!.slice(start, end)).toBe(quote)
    }
    expect(new Set(graph.entities.map(({ kind }) => kind))).toEqual(
      new Set(['school', 'program', 'regulation', 'metric', 'agency', 'place', 'person', 'honour']),
    )
  })

  it('leads from every paragraph back to the file as received, and shows what was repaired', async () => {
    const graph = DocumentGraph.parse(JSON.parse(damaged.out))
    const received = await readFile(DAMAGED, 'utf8')
    expect(graph.document.text).toBe(received)
    const paragraph = graph.paragraphs.find(({ text }) => text.includes('教师结构'))!
    const at = paragraph.text.indexOf('教师结构')
    const { start, end } = toSource(paragraph.map, at, at + 4)
    expect(received.slice(start, end)).toContain('。ǘ┙處(shī)')
    for (const { start, end, original } of graph.repairs) expect(received.slice(start, end)).toBe(original)
    expect(graph.repairs.filter(({ kind }) => kind !== 'gloss')).toHaveLength(6)
  })

  it('prints title, names, relations and values with their quotes for a reader', async () => {
    const { code, out, err } = await zhengmai(['extract', path.join(SAMPLE, '蓼河县教育工作报告2024.txt')])
    expect([code, err]).toEqual([0, '25 paragraphs, 0 repairs\n'])
    expect(out.split('\n').slice(0, 2)).toEqual([
      '蓼河县教育体育局2024年教育工作总结和2025年工作打算',
      '蓼教发〔2025〕2号  蓼河县教育体育局  2025-01-14  蓼河县',
    ])
    expect(out).toContain('蓼河县第二中学')
    expect(out).toMatch(/交流轮岗教师 {2}蓼河县 {2}158 人 {2}2024 done\n {4}交流轮岗教师158人/)
    expect(out).toMatch(/carries out “县管校聘”改革 {2}2025 planned/)
  })

  it('prints how binding a sentence is where the status does not say it', async () => {
    const { out } = await zhengmai(['extract', path.join(SAMPLE, '槐津市学校集中用餐管理条例.md')])
    expect(out).toMatch(/required·must\n {4}.*每年至少听取一次专题汇报/)
  })

  it.each([
    [['extract'], 2, 'USAGE: Give one file.'],
    [['extract', SAMPLE], 2, 'is a folder. Give one file.'],
    [['extract', path.join(SAMPLE, 'nothing.txt')], 1, 'PATH_NOT_FOUND'],
  ])('says what is wrong with %j', async (argv, code, sentence) => {
    const ran = await zhengmai(argv, { ZHENGMAI_LANG: 'en' })
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toContain(sentence)
  })
})
