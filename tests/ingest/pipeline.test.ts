import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../graph/ids.ts'
import { DocumentGraph } from '../../graph/model.ts'
import { toSource } from '../../graph/text/source-map.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { type ReadFile, read } from '../../ingest/read.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../corpus/sample')
const pipeline = createPipeline()
const files: ReadFile[] = []
const graphs = new Map<string, DocumentGraph>()

beforeAll(async () => {
  for await (const file of read([SAMPLE], { maxBytes: 1e7 })) if (!('problem' in file)) files.push(file)
  for (const file of files) graphs.set(file.source.replace(/^sample\/|\.\w+$/g, ''), pipeline.read(file))
})

const input = (text: string, source = 'papers/文件.txt') => ({
  text,
  encoding: 'utf-8' as const,
  hash: sha256(text),
  source,
})

describe('the pipeline', () => {
  it.each([
    ['蓼河县教育工作报告2023', 'report', '蓼教发〔2024〕3号', '2024-01-18', '蓼河县'],
    ['蓼河县教育工作报告2024', 'report', '蓼教发〔2025〕2号', '2025-01-14', '蓼河县'],
    ['蓼河县教育工作报告2025', 'report', null, '2026-01-16', '蓼河县'],
    ['砚江省优质均衡实施意见', 'opinion', '砚政办发〔2024〕31号', '2024-12-06', '砚江省'],
    ['蓼河县优质均衡实施方案', 'notice', '蓼政办发〔2025〕7号', '2025-03-12', '蓼河县'],
    ['槐津市课后服务通知', 'notice', '槐教发〔2023〕18号', '2023-08-21', '槐津市'],
    ['蓼河县转发课后服务通知', 'notice', '蓼教通〔2023〕41号', '2023-09-01', '蓼河县'],
    ['槐津市课后服务管理办法', 'notice', '槐教发〔2025〕12号', '2025-08-11', '槐津市'],
    ['槐津市学校集中用餐管理条例', 'regulation', null, '2024-11-28', '槐津市'],
    ['稻堰中学结对新闻', 'news', null, '2025-05-19', '蓼河县'],
    ['槐津市教育统计公报2024', 'report', null, '2025-04-18', '槐津市'],
    ['蓼河县表彰决定2025', 'notice', '蓼委〔2025〕19号', '2025-09-08', '蓼河县'],
    ['箬溪县教育工作报告2024', 'report', '箬教发〔2025〕4号', '2025-01-20', '箬溪县'],
    ['蓼河县督导反馈意见2024', 'opinion', '槐教督〔2025〕6号', '2025-06-30', '槐津市'],
  ])('reads the head of %s', (name, ...head) => {
    const { kind, number, issuedOn, jurisdiction } = graphs.get(name)!.document
    expect([kind, number, issuedOn, jurisdiction?.name]).toEqual(head)
  })

  it.each([
    ['槐津市学校集中用餐管理条例', '每年至少听取一次专题汇报', 'must'],
    ['砚江省优质均衡实施意见', '首批遴选50所', 'should'],
    ['砚江省优质均衡实施意见', '支持每个县（市）重点建好', 'encourage'],
    ['槐津市课后服务管理办法', '各县（区）可以在上浮', 'may'],
    ['蓼河县教育工作报告2024', '交流轮岗教师158人', 'done'],
    ['槐津市教育统计公报2024', '57	9124	61.4', null],
  ])('of %s says how binding the sentence with “%s” is: %s', (name, words, expected) => {
    const claims = graphs.get(name)!.observations.filter(({ evidence }) => evidence.quote.includes(words))
    expect(claims.length).toBeGreaterThan(0)
    for (const { strength } of claims) expect(strength).toBe(expected)
  })

  it('takes the strength of a relation from the sentence of its object, not from who is in charge of it', () => {
    const text = '关于开学工作的通知\n（一）实施“强校”工程。严禁挪用资金。（县教育局牵头）'
    const graph = pipeline.read(input(text, 'papers/石渡县教育局关于开学工作的通知.txt'))
    const [leads] = graph.relations.filter(({ predicate }) => predicate === 'leads')
    expect(leads).toMatchObject({ strength: 'should', evidence: { quote: expect.stringContaining('严禁') } })
  })

  it('gives graphs that are valid and refer only to what they hold', () => {
    expect(graphs.size).toBe(14)
    for (const graph of graphs.values()) {
      DocumentGraph.parse(graph)
      const entities = new Set(graph.entities.map(({ id }) => id))
      expect(entities.has(graph.document.entityId)).toBe(true)
      const ends = [
        ...graph.mentions.map(({ entityId }) => entityId),
        ...graph.relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]),
        ...graph.observations.flatMap(({ metricId, subjectId }) => (subjectId ? [metricId, subjectId] : [metricId])),
      ]
      expect(ends.filter((id) => !entities.has(id))).toEqual([])
      const ids = [graph.paragraphs, graph.entities, graph.mentions, graph.relations, graph.observations, graph.repairs]
        .flat()
        .map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('quotes exactly what stands in the paragraph', () => {
    for (const { paragraphs, mentions, relations, observations } of graphs.values()) {
      const texts = new Map(paragraphs.map(({ id, text }) => [id, text]))
      const wrong = [
        ...mentions.filter(
          ({ paragraphId, start, end, surface }) => texts.get(paragraphId)?.slice(start, end) !== surface,
        ),
        ...[...relations, ...observations].filter(
          ({ evidence: { paragraphId, start, end, quote } }) => texts.get(paragraphId)?.slice(start, end) !== quote,
        ),
      ]
      expect(wrong).toEqual([])
    }
  })

  it('leads every paragraph back to the text as read, through repair and folding', () => {
    const { document, paragraphs, repairs } = graphs.get('箬溪县教育工作报告2024')!
    const paragraph = paragraphs.find(({ text }) => text.startsWith('（二）教师结构'))!
    expect(repairs.length).toBeGreaterThan(100)
    const at = paragraph.text.indexOf('城北小学')
    const { start, end } = toSource(paragraph.map, at, at + 4)
    expect(document.text.slice(start, end)).toBe('城北小學')
    const first = toSource(paragraph.map, 0, 3)
    expect(document.text.slice(first.start, first.start + 3)).toBe('。ǘ┙')
  })

  it('loses nothing that can be read', () => {
    for (const { document, paragraphs } of graphs.values()) {
      if (document.source.includes('箬溪县')) continue
      const covered = paragraphs.map(({ map }) => [map[0]!.sourceStart, map.at(-1)!.sourceEnd] as const)
      let end = 0
      const between: string[] = []
      for (const [start, stop] of covered) {
        between.push(document.text.slice(end, start))
        end = stop
      }
      expect([...between, document.text.slice(end)].join('').replace(/[\s　#]/g, '')).toBe('')
    }
  })

  it('gives the same graph for the same file, byte for byte', () => {
    const file = files.find(({ source }) => source.endsWith('蓼河县教育工作报告2024.txt'))!
    expect(JSON.stringify(createPipeline().read(file))).toBe(JSON.stringify(graphs.get('蓼河县教育工作报告2024')))
  })

  it('lets two documents of a county meet in its schools, and two counties never', () => {
    const schools = (name: string) => graphs.get(name)!.entities.filter(({ kind }) => kind === 'school')
    const first = schools('蓼河县教育工作报告2023').find(({ name }) => name === '蓼河县第一中学')
    expect(schools('蓼河县教育工作报告2025').map(({ id }) => id)).toContain(first?.id)
    expect(schools('箬溪县教育工作报告2024').map(({ id }) => id)).not.toContain(first?.id)
  })

  it('reads a notice and those that cite what it sends as one document', () => {
    const { document } = graphs.get('蓼河县优质均衡实施方案')!
    const cited = graphs.get('蓼河县教育工作报告2025')!.entities.find(({ id }) => id === document.entityId)
    expect(cited?.name).toBe('蓼河县推进基础教育优质均衡发展实施方案（2025—2027年）')
    expect(cited?.aliases.map(({ name }) => name)).toContain('蓼政办发〔2025〕7号')
  })

  it('refuses a file without a readable paragraph', () => {
    expect(() => pipeline.read(input(' \n——\n<!-- 空 -->\n'))).toThrow('DOCUMENT_WITHOUT_TEXT')
  })

  it('reads a single line', () => {
    const { document, paragraphs } = pipeline.read(input('全县现有幼儿园57所。'))
    expect(document.title).toBe('全县现有幼儿园57所')
    expect(paragraphs.map(({ role, text }) => [role, text])).toEqual([['body', '全县现有幼儿园57所。']])
  })
})
