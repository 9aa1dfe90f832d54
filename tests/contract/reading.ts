import { describe, expect, it } from 'vitest'
import { documentGraph, entity } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { bureau, everything, plan2025, reform, report2024, school, teachers, undated } from './world.ts'

const FIRST = { after: null, limit: 50 }

export function describeReading(subject: Subject): void {
  describe('what was put', () => {
    it('comes back as it was: document, paragraphs, mentions, relations, observations, repairs', async () => {
      const graph = report2024()
      graph.repairs = documentGraph({
        lines: graph.paragraphs.map(({ text }) => text),
        repairs: [
          { start: 3, end: 5 },
          { start: 0, end: 1 },
        ],
      }).repairs
      await subject.store.put(graph)
      const { id } = graph.document
      expect(await subject.store.document(id)).toEqual(graph.document)
      expect(await subject.store.paragraphs(id)).toEqual(graph.paragraphs)
      expect(await subject.store.mentionsIn(id)).toEqual(graph.mentions)
      expect((await subject.store.relations({ documentId: id }, FIRST)).items).toEqual(graph.relations)
      expect((await subject.store.observations({ documentId: id }, FIRST)).items).toEqual(graph.observations)
      expect(await subject.store.repairs(id)).toEqual(graph.repairs.toReversed())
      expect((await subject.store.documents({}, FIRST)).items).toEqual([summaryOf(graph)])
    })

    it('keeps characters beyond the basic plane, offsets in UTF-16 units', async () => {
      const place = entity('place', '𠮷𡈽镇', { aliases: ['𠮷镇'] })
      const graph = documentGraph({
        lines: ['𠮷𡈽镇通知', '🏫在𠮷𡈽镇，𠮷镇亦然。'],
        relations: [{ subject: place, predicate: 'located_in', object: entity('place', '𡈽县'), quote: '𠮷𡈽镇，' }],
      })
      await subject.store.put(graph)
      expect(
        (await subject.store.mentionsIn(graph.document.id)).map(({ start, end, surface }) => [start, end, surface]),
      ).toEqual([
        [0, 7, '𠮷𡈽镇通知'],
        [3, 8, '𠮷𡈽镇'],
        [9, 12, '𠮷镇'],
      ])
      expect((await subject.store.relations({}, FIRST)).items[0]!.evidence).toMatchObject({
        start: 3,
        end: 9,
        quote: '𠮷𡈽镇，',
      })
      expect((await subject.store.entities({ text: '𡈽镇' }, FIRST)).items.map(({ name }) => name)).toEqual([
        '𠮷𡈽镇',
        '𠮷𡈽镇通知',
      ])
    })

    it('keeps what is missing, empty, quoted or odd', async () => {
      const graph = documentGraph({
        lines: ['  “引号”、\\反斜线和\t制表符', `'单'"双"\u0000空`],
        issuers: [],
        issuedOn: null,
        number: '国发〔2021〕33号',
        jurisdiction: null,
        entities: [entity('school', '某校', { attributes: { 等级: '省级 "示范"', 'a.b': '' } })],
      })
      graph.paragraphs[1]!.headings = ['一、总则', '（一）"目的"']
      graph.paragraphs[1]!.role = 'table'
      await subject.store.put(graph)
      expect(await subject.store.document(graph.document.id)).toEqual(graph.document)
      expect(await subject.store.paragraphs(graph.document.id)).toEqual(graph.paragraphs)
      expect((await subject.store.entitiesById([graph.entities[1]!.id]))[0]).toEqual(graph.entities[1])
    })

    it('keeps numbers exactly: whole, fractional, negative and beyond 2^53', async () => {
      const values = [154_700_000, 1.547, -3, 0, 0.1 + 0.2, 2 ** 53 + 2, 2 ** 60, 1e20, 5e-324]
      const figures = values.map((_, index) => `第${index}项`)
      const graph = documentGraph({
        lines: ['统计公报', `投入${figures.join('，')}。`],
        observations: values.map((value, index) => ({
          metric: entity('metric', '投入'),
          figure: figures[index]!,
          quote: figures[index]!,
          value,
          high: value + 1,
          baseHigh: value,
          baseValue: value,
          unit: index % 2 ? '' : '元',
        })),
      })
      await subject.store.put(graph)
      const found = await everything((paging) => subject.store.observations({}, paging))
      const order = new Map(graph.observations.map(({ id }, index) => [id, index]))
      found.sort((a, b) => order.get(a.id)! - order.get(b.id)!)
      expect(found).toEqual(graph.observations)
    })
  })

  describe('reads by id', () => {
    it('gives null or nothing for what is unknown', async () => {
      const { store } = subject
      const unknown = 'doc_00000000000000000000'
      expect(await store.document(unknown)).toBeNull()
      expect(await store.entity('')).toBeNull()
      expect(await store.neighbourhood('ent_00000000000000000000', { depth: 1, limit: 5, parallel: 9 })).toBeNull()
      for (const empty of [store.paragraphs, store.mentionsIn, store.repairs]) expect(await empty(unknown)).toEqual([])
      for (const many of [store.summaries, store.paragraphsById, store.entitiesById]) {
        expect(await many([unknown, '石渡县', ''])).toEqual([])
        expect(await many([])).toEqual([])
      }
      expect(await store.mentions(unknown, FIRST)).toEqual({ items: [], next: null })
      expect(await store.relations({ documentId: unknown }, FIRST)).toEqual({ items: [], next: null })
      expect(await store.observations({ metricId: unknown }, FIRST)).toEqual({ items: [], next: null })
    })

    it('keeps the order in which ids are given, and leaves unknown ones out', async () => {
      const [first, second] = [report2024(), plan2025()]
      await subject.store.put(first)
      await subject.store.put(second)
      const documents = [second.document.id, 'doc_00000000000000000000', first.document.id]
      expect((await subject.store.summaries(documents)).map(({ title }) => title)).toEqual([
        '石渡县2025年教育工作打算',
        '石渡县2024年教育工作总结',
      ])
      const paragraphs = [first.paragraphs[2]!, second.paragraphs[0]!, first.paragraphs[0]!]
      expect(await subject.store.paragraphsById(paragraphs.map(({ id }) => id))).toEqual(paragraphs)
      const entities = await subject.store.entitiesById([teachers.id, 'ent_00000000000000000000', bureau.id])
      expect(entities.map(({ name }) => name)).toEqual(['交流轮岗教师', '石渡县教育体育局'])
    })

    it('gives an entity with how often and in how many documents it stands', async () => {
      await subject.store.put(report2024())
      await subject.store.put(undated())
      expect(await subject.store.entity(school.id)).toEqual({ ...school, mentions: 2, documents: 2 })
      expect(await subject.store.entity(reform.id)).toEqual({ ...reform, mentions: 1, documents: 1 })
    })
  })

  describe('the whole', () => {
    it('is counted', async () => {
      expect(Object.values(await subject.store.counts())).toEqual([0, 0, 0, 0, 0, 0])
      await subject.store.put(report2024())
      await subject.store.put(undated())
      expect(await subject.store.counts()).toEqual({
        documents: 2,
        paragraphs: 5,
        entities: 7,
        mentions: 8,
        relations: 2,
        observations: 1,
      })
    })

    it('is given to indexes paragraph by paragraph, by document id and ordinal, with what a search filters on', async () => {
      const graphs = [report2024(), plan2025(), undated()]
      for (const graph of graphs) await subject.store.put(graph)
      const indexed = []
      for await (const batch of subject.store.indexed()) indexed.push(...batch)
      const expected = graphs
        .sort((a, b) => (a.document.id < b.document.id ? -1 : 1))
        .flatMap((graph) => graph.paragraphs.map(({ id }) => id))
      expect(indexed.map(({ paragraph }) => paragraph.id)).toEqual(expected)
      const [id] = report2024().paragraphs.slice(1)
      expect(indexed.find(({ paragraph }) => paragraph.id === id!.id)).toEqual({
        paragraph: {
          id: id!.id,
          documentId: id!.documentId,
          ordinal: 1,
          role: 'body',
          text: '县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。',
        },
        kind: 'report',
        year: 2025,
        jurisdiction: '石渡县',
        entityKinds: ['program', 'metric', 'agency'],
      })
      const bare = indexed.find(({ paragraph }) => paragraph.text === '县一中参与改革。')
      expect(bare!.entityKinds).toEqual(['school'])
    })
  })
}

function summaryOf({ document }: ReturnType<typeof report2024>) {
  const { text: _, ...summary } = document
  return summary
}
