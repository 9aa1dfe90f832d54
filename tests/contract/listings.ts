import { describe, expect, it } from 'vitest'
import { idOf } from '../../graph/ids.ts'
import type { Entity, Mention } from '../../graph/model.ts'
import type { GraphStore, Page, Paging } from '../../graph/store/port.ts'
import { documentGraph, entity, type ObservationOptions, place, type RelationOptions } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { bureau, COUNTY, everything, law, plan2025, reform, report2024, school, teachers, undated } from './world.ts'

const FIRST = { after: null, limit: 50 }

/** `count` notices of one line each, numbered from `from`, issued on `issuedOn`. */
const notices = (count: number, issuedOn: string | null, from = 0) =>
  Array.from({ length: count }, (_, index) =>
    documentGraph({
      lines: [`第${from + index}号通知`, '县一中落实。县一中整改。'],
      kind: 'notice',
      issuedOn,
      entities: [school],
    }),
  )

export function describeListings(subject: Subject): void {
  async function putAll(graphs: ReturnType<typeof documentGraph>[]): Promise<void> {
    for (const graph of graphs) await subject.store.put(graph)
  }
  const ascending = (ids: string[]) => ids.toSorted()

  describe('documents', () => {
    it('come by issue date, newest first, undated last, then by id', async () => {
      const [sameDay, bare] = [notices(3, '2024-05-06'), notices(2, null, 3)]
      const graphs = [...bare, plan2025(), ...sameDay, report2024()]
      await putAll(graphs)
      const found = await everything((paging) => subject.store.documents({}, paging))
      expect(found.map(({ issuedOn }) => issuedOn)).toEqual([
        '2025-02-20',
        '2025-01-08',
        '2024-05-06',
        '2024-05-06',
        '2024-05-06',
        null,
        null,
      ])
      expect(found.slice(2, 5).map(({ id }) => id)).toEqual(ascending(sameDay.map(({ document }) => document.id)))
      expect(found.slice(5).map(({ id }) => id)).toEqual(ascending(bare.map(({ document }) => document.id)))
    })

    it('can be had of one kind, year or jurisdiction', async () => {
      await putAll([report2024(), plan2025(), undated()])
      const titles = async (filter: Parameters<GraphStore['documents']>[0]) =>
        (await subject.store.documents(filter, FIRST)).items.map(({ title }) => title)
      expect(await titles({ kind: 'notice' })).toEqual(['关于做好开学工作的通知'])
      expect(await titles({ year: 2025 })).toEqual(['石渡县2025年教育工作打算', '石渡县2024年教育工作总结'])
      expect(await titles({ year: 2025, kind: 'plan', jurisdiction: '石渡县' })).toEqual(['石渡县2025年教育工作打算'])
      expect(await titles({ jurisdiction: '石渡' })).toEqual([])
    })
  })

  describe('entities', () => {
    const make = (kind: Entity['kind'], name: string, ...aliases: string[]) => entity(kind, name, { aliases })

    it('come by mentions, most first, then by id', async () => {
      const few = [make('program', '阳光计划'), make('program', '烛光计划'), make('program', '春蕾计划')]
      await putAll([
        documentGraph({
          lines: ['计划', '阳光计划、烛光计划、春蕾计划', '县一中、县一中'],
          entities: [...few, school],
        }),
      ])
      const found = (await subject.store.entities({}, FIRST)).items
      expect(found[0]).toMatchObject({ name: '石渡县第一中学', mentions: 2, documents: 1 })
      const own = entity('regulation', '计划')
      expect(found.slice(1).map(({ id }) => id)).toEqual(ascending([...few, own].map(({ id }) => id)))
    })

    it('found by text: exact names, then exact aliases, then parts; within each by mentions', async () => {
      const entities = [
        make('program', '双减督导', '双减巡查'),
        make('program', '“双减”行动', '双减'),
        make('program', '双减'),
        make('regulation', '双减意见', '双减文件'),
        make('program', '营养改善计划'),
      ]
      const body = '双减督导。双减督导。双减巡查。双减。双减意见。营养改善计划。'
      await putAll([documentGraph({ lines: ['工作要点', body], entities })])
      const found = async (text: string) =>
        (await subject.store.entities({ text }, FIRST)).items.map(({ name }) => name)
      expect(await found('双减')).toEqual(['双减', '“双减”行动', '双减督导', '双减意见'])
      expect(await found('减文')).toEqual(['双减意见'])
      expect(await found('双减意见双减')).toEqual([])
      expect(await found('没有这个')).toEqual([])
      expect(await found(' ')).toHaveLength(6)
    })

    it('are found whatever the case and width of letters and quotes', async () => {
      await putAll([
        documentGraph({ lines: ['通知', 'ＡＩ进课堂'], entities: [make('program', '“AI”进课堂', 'ＡＩ进课堂')] }),
      ])
      for (const text of ['ai进课堂', 'ＡＩ进', '"ai"进课堂', '“AI”进课堂']) {
        expect(
          (await subject.store.entities({ text }, FIRST)).items.map(({ name }) => name),
          text,
        ).toEqual(['“AI”进课堂'])
      }
    })

    it('can be had of one kind or jurisdiction', async () => {
      await putAll([report2024(), undated()])
      const found = async (filter: Parameters<GraphStore['entities']>[0]) =>
        (await subject.store.entities(filter, FIRST)).items.map(({ name }) => name)
      expect(await found({ kind: 'metric' })).toEqual(['交流轮岗教师'])
      expect(await found({ jurisdiction: '石渡县', kind: 'school' })).toEqual(['石渡县第一中学'])
      expect(await found({ text: '教育', kind: 'agency' })).toEqual(['石渡县教育体育局'])
      expect(await found({ jurisdiction: '青石县' })).toEqual([])
    })
  })

  describe('mentions of an entity', () => {
    it('come by document, newest first, then paragraph, then start', async () => {
      const [late, early, bare] = [notices(2, '2024-05-06'), notices(1, '2023-05-06', 2), notices(1, null, 3)]
      await putAll([...bare, ...early, ...late])
      const found = await everything((paging) => subject.store.mentions(school.id, paging))
      const documents = [
        ...ascending(late.map(({ document }) => document.id)),
        early[0]!.document.id,
        bare[0]!.document.id,
      ]
      expect(found.map(({ documentId, start }) => [documentId, start])).toEqual(
        documents.flatMap((id) => [
          [id, 0],
          [id, 6],
        ]),
      )
    })

    it('lie inside of one another: the order in a document is by start, then by end', async () => {
      const graph = documentGraph({ lines: ['通知', '县一中初中部'], entities: [school] })
      const given = graph.mentions.find(({ entityId }) => entityId === school.id)!
      const text = graph.paragraphs[1]!.text
      const spans = [
        [0, 6],
        [0, 3],
        [1, 3],
        [0, 1],
      ] as const
      const mentions = spans.map(([start, end]) => {
        return { ...given, id: idOf('men', given.paragraphId, start, end), start, end, surface: text.slice(start, end) }
      })
      await putAll([{ ...graph, mentions }])
      const spansOf = (found: Mention[]) => found.map(({ start, end }) => `${start}-${end}`)
      expect(spansOf(await subject.store.mentionsIn(graph.document.id))).toEqual(['0-1', '0-3', '0-6', '1-3'])
      const listed = await everything((paging) => subject.store.mentions(school.id, paging), 1)
      expect(listed.map(({ start }) => start)).toEqual([0, 0, 0, 1])
      expect(spansOf(listed).sort()).toEqual(['0-1', '0-3', '0-6', '1-3'])
    })
  })

  describe('relations', () => {
    const relation = (year: number | null, quote: string, more: Partial<RelationOptions> = {}): RelationOptions => ({
      subject: bureau,
      object: reform,
      quote,
      year,
      ...more,
    })

    it('come by year, newest first, without year last, then by id', async () => {
      const quotes = ['一、推进。', '二、深化。', '三、总结。', '四、巩固。', '五、推广。']
      const years = [2023, null, 2025, 2023, null]
      const graph = documentGraph({
        lines: ['改革纪要', quotes.join('')],
        relations: quotes.map((quote, index) => relation(years[index]!, quote)),
      })
      await putAll([graph])
      const found = await everything((paging) => subject.store.relations({}, paging))
      expect(found.map(({ year }) => year)).toEqual([2025, 2023, 2023, null, null])
      const idsOf = (year: number | null) => graph.relations.filter((each) => each.year === year).map(({ id }) => id)
      expect(found.map(({ id }) => id)).toEqual([...idsOf(2025), ...ascending(idsOf(2023)), ...ascending(idsOf(null))])
    })

    it('can be had of an entity (either end), document, predicate, year, status or strength', async () => {
      await putAll([report2024(), plan2025(), undated()])
      const found = async (filter: Parameters<GraphStore['relations']>[0]) =>
        (await subject.store.relations(filter, FIRST)).items.map(({ evidence }) => evidence.quote)
      const [planned, reported, cited] = [
        '县教育局力争完成“县管校聘”改革',
        '县教体局稳妥推进“县管校聘”改革',
        '依照中华人民共和国义务教育法',
      ]
      expect(await found({ entityId: bureau.id })).toEqual([planned, reported])
      expect(await found({ entityId: reform.id })).toEqual([planned, reported])
      expect(await found({ entityId: law.id })).toEqual([cited])
      expect(await found({ documentId: report2024().document.id })).toEqual([reported])
      expect(await found({ documentId: report2024().document.id, entityId: law.id })).toEqual([])
      expect(await found({ documentId: plan2025().document.id, entityId: bureau.id, status: 'planned' })).toEqual([
        planned,
      ])
      expect(await found({ predicate: 'cites' })).toEqual([cited])
      expect(await found({ year: 2024, predicate: 'carries_out' })).toEqual([reported])
      expect(await found({ status: 'required' })).toEqual([cited])
      expect(await found({ strength: 'done' })).toEqual([reported])
      expect(await found({ documentId: plan2025().document.id, strength: 'should' })).toEqual([])
      expect(await found({ entityId: bureau.id, year: 2025 })).toEqual([planned])
    })

    it('holds a relation of a thing to itself once', async () => {
      await putAll([
        documentGraph({ lines: ['决定', '废止旧规。'], relations: [relation(2024, '废止', { object: bureau })] }),
      ])
      expect((await subject.store.relations({ entityId: bureau.id }, FIRST)).items.length).toBe(1)
    })
  })

  describe('observations', () => {
    it('come by year, newest first, without year last, then by id', async () => {
      const figures = ['11人', '12人', '13人', '14人', '15人']
      const years = [2023, null, 2025, 2023, null]
      const observed = figures.map(
        (figure, index): ObservationOptions => ({ metric: teachers, figure, quote: figure, year: years[index]! }),
      )
      const graph = documentGraph({ lines: ['统计', figures.join('、')], observations: observed })
      await putAll([graph])
      const found = await everything((paging) => subject.store.observations({}, paging))
      const idsOf = (year: number | null) => graph.observations.filter((each) => each.year === year).map(({ id }) => id)
      expect(found.map(({ id }) => id)).toEqual([...idsOf(2025), ...ascending(idsOf(2023)), ...ascending(idsOf(null))])
    })

    it('can be had of a metric, subject, document, year, status or strength', async () => {
      await putAll([report2024(), plan2025()])
      const found = async (filter: Parameters<GraphStore['observations']>[0]) =>
        (await subject.store.observations(filter, FIRST)).items.map(({ value }) => value)
      expect(await found({ metricId: teachers.id })).toEqual([240, 214])
      expect(await found({ metricId: reform.id })).toEqual([])
      expect(await found({ subjectId: bureau.id })).toEqual([214])
      expect(await found({ documentId: plan2025().document.id })).toEqual([240])
      expect(await found({ documentId: plan2025().document.id, subjectId: bureau.id })).toEqual([])
      expect(await found({ metricId: teachers.id, year: 2024 })).toEqual([214])
      expect(await found({ status: 'planned' })).toEqual([240])
      expect(await found({ strength: 'done' })).toEqual([214])
      expect(await found({ metricId: teachers.id, strength: 'must' })).toEqual([])
    })
  })

  describe('paging', () => {
    const listings = (store: GraphStore): Record<string, (paging: Paging) => Promise<Page<{ id: string }>>> => ({
      documents: (paging) => store.documents({}, paging),
      entities: (paging) => store.entities({}, paging),
      'entities by text': (paging) => store.entities({ text: '县' }, paging),
      mentions: (paging) => store.mentions(school.id, paging),
      relations: (paging) => store.relations({}, paging),
      'relations of an entity': (paging) => store.relations({ entityId: bureau.id }, paging),
      observations: (paging) => store.observations({}, paging),
    })

    it.each([1, 2, 3])('by %d gives the same as all at once, and ends', async (limit) => {
      await putAll([report2024(), plan2025(), undated(), ...notices(4, '2024-05-06')])
      for (const [name, list] of Object.entries(listings(subject.store))) {
        const whole = (await list({ after: null, limit: 200 })).items
        expect(whole.length, name).toBeGreaterThan(1)
        expect(await everything(list, limit), name).toEqual(whole)
        expect((await list({ after: null, limit: whole.length })).next, name).toBeNull()
      }
    })

    it('loses and repeats nothing when documents come in between', async () => {
      await putAll(notices(6, '2024-05-06'))
      const before = await everything((paging) => subject.store.documents({}, paging))
      const first = await subject.store.documents({}, { after: null, limit: 3 })
      await putAll([...notices(3, '2024-06-01', 6), ...notices(3, '2024-05-06', 9)])
      const rest = await everything((paging) =>
        subject.store.documents({}, { ...paging, after: paging.after ?? first.next }),
      )
      const seen = [...first.items, ...rest].map(({ id }) => id)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
      expect(rest.every(({ issuedOn }) => issuedOn === '2024-05-06')).toBe(true)
    })

    it('goes on behind an item that is gone', async () => {
      await putAll(notices(4, '2024-05-06'))
      const whole = await everything((paging) => subject.store.documents({}, paging))
      const { next } = await subject.store.documents({}, { after: null, limit: 2 })
      await subject.store.remove(whole[1]!.id)
      const rest = await subject.store.documents({}, { after: next, limit: 9 })
      expect(rest.items.map(({ id }) => id)).toEqual([whole[2]!.id, whole[3]!.id])
    })

    it('refuses a cursor that the listing did not give', async () => {
      await putAll([report2024()])
      const garbage = [
        '',
        'x',
        'null',
        '[]',
        '{}',
        '[1]',
        '["a"]',
        '["a","b","c"]',
        '[{},[]]',
        '[1e400,"a"]',
        '[1.5,"a"]',
      ]
      for (const [name, list] of Object.entries(listings(subject.store))) {
        for (const after of garbage) {
          await expect(list({ after, limit: 5 }), `${name}: ${after}`).rejects.toMatchObject({ code: 'CURSOR_INVALID' })
        }
      }
    })
  })

  it('knows places by name, whatever their code', async () => {
    const elsewhere = documentGraph({ lines: ['青石县通知'], jurisdiction: place('青石县') })
    await putAll([report2024(), elsewhere])
    const found = await subject.store.documents({ jurisdiction: COUNTY.name }, FIRST)
    expect(found.items.map(({ jurisdiction }) => jurisdiction)).toEqual([{ code: '430000', name: '石渡县' }])
  })
}
