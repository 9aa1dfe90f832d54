import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentGraph, Entity } from '../../graph/model.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { documentGraph, entity } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { bureau, contentsOf, everything, teachers } from './world.ts'

const NUMBER = '云政发〔2021〕33号'
const byNumber = entity('regulation', NUMBER)
const byShortTitle = entity('regulation', '校车意见')
const TITLE = '云州省关于规范校车的意见'
const own = entity('regulation', TITLE)

/** A document's own entity with what else it may be cited as. */
const citable = (title: string, ...others: string[]): Entity => ({
  ...entity('regulation', title),
  aliases: others.map((name) => ({
    name,
    rule: { id: name === NUMBER ? 'number-of-document' : 'title-of-document', version: 1 },
    reason: `《${title}》又称${name}`,
  })),
})

const opinion = (bytes = '2021', issuedOn = '2021-05-01'): DocumentGraph => ({
  ...replaced(documentGraph({ bytes, issuedOn, number: NUMBER, lines: [TITLE, '规范校车。'] }), [
    citable(TITLE, NUMBER, '校车意见'),
  ]),
})
const replaced = (graph: DocumentGraph, entities: Entity[]): DocumentGraph => ({
  ...graph,
  entities: [...entities, ...graph.entities.filter(({ id }) => entities.every((other) => other.id !== id))],
})
const citing = (line: string, object: Entity): DocumentGraph =>
  documentGraph({
    lines: [`${line}的通知`, `根据${line}，1所。`],
    relations: [
      { subject: entity('regulation', `${line}的通知`), predicate: 'cites', object, quote: `根据${line}` },
      { subject: object, predicate: 'issued_by', object: bureau, quote: line },
    ],
    observations: [{ metric: teachers, subject: object, figure: '1所', quote: `根据${line}，1所` }],
  })

/** Documents that cite each other by number, by title and by short title, and that lay claim to the same names. */
export const pool = (): DocumentGraph[] => [
  opinion(),
  citing(NUMBER, byNumber),
  citing('校车意见', byShortTitle),
  citing(TITLE, own),
  documentGraph({
    lines: ['双重通知', `${TITLE}（${NUMBER}）与${NUMBER}。`],
    entities: [own, byNumber],
    relations: [{ subject: byNumber, predicate: 'part_of', object: own, quote: NUMBER }],
  }),
  // Another one of that number: then a number tells nothing.
  replaced(documentGraph({ lines: ['云州省托育办法', '托育。'] }), [citable('云州省托育办法', NUMBER)]),
  // One that bears the short title itself.
  documentGraph({ lines: ['校车意见', '乘车。'] }),
  opinion('2024', '2024-05-01'),
]

async function consolidated(store: GraphStore): Promise<void> {
  for (const index of [1, 2]) for await (const _ of store.consolidate({ index, of: 2 }));
}

/** All that a store tells, and what citations lead to. */
export async function toldOf(store: GraphStore) {
  const contents = await contentsOf(store)
  const texts = await Promise.all(contents.entities.map(({ id }) => store.texts(id)))
  const missing = await everything((paging) => store.entities({ missing: true }, paging))
  const asked = await Promise.all([byNumber, byShortTitle, own].map(({ id }) => store.entity(id)))
  return { ...contents, texts, missing, asked, merged: await store.mergedInto([byNumber.id, byShortTitle.id, own.id]) }
}

export function describeCiting(subject: Subject): void {
  describe('citations', () => {
    const [decree, numbered, short, , twice, rival, namesake, later] = pool()
    const put = async (...graphs: (DocumentGraph | undefined)[]) => {
      for (const graph of graphs) await subject.store.put(graph!)
    }

    it('by number and short title are of the document once it is there, whichever comes first', async () => {
      await put(numbered, decree, short)
      const { store } = subject
      expect(await store.entity(byNumber.id)).toMatchObject({ id: own.id, name: TITLE, documents: 3 })
      expect((await store.relations({ entityId: own.id }, { after: null, limit: 9 })).items).toHaveLength(4)
      expect((await store.mentions(own.id, { after: null, limit: 9 })).items.map(({ surface }) => surface)).toContain(
        NUMBER,
      )
      expect((await store.observations({ subjectId: own.id }, { after: null, limit: 9 })).items).toHaveLength(2)
      expect((await store.texts(own.id)).map(({ id }) => id)).toEqual([decree!.document.id])
      expect((await everything((paging) => store.entities({}, paging))).map(({ name }) => name)).not.toContain(NUMBER)
    })

    it('are given back when the document goes', async () => {
      await put(numbered, twice)
      const before = await toldOf(subject.store)
      await put(decree)
      expect(await toldOf(subject.store)).not.toEqual(before)
      await subject.store.remove(decree!.document.id)
      expect(await toldOf(subject.store)).toEqual(before)
      expect(await subject.store.texts(byNumber.id)).toEqual([])
    })

    it('of a number that two documents bear, or of a title that is another document’s, are of neither', async () => {
      await put(numbered, short, decree, rival, namesake)
      const ids = await Promise.all(
        [byNumber, byShortTitle].map(async ({ id }) => (await subject.store.entity(id))?.id),
      )
      expect(ids).toEqual([byNumber.id, byShortTitle.id])
      await subject.store.remove(rival!.document.id)
      expect((await subject.store.entity(byNumber.id))?.id).toBe(own.id)
    })

    it('of what has several versions are of all of them', async () => {
      await put(decree, numbered, later)
      const texts = await subject.store.texts((await subject.store.entity(byNumber.id))!.id)
      expect(texts.map(({ issuedOn }) => issuedOn)).toEqual(['2024-05-01', '2021-05-01'])
    })

    it('of what no document is are listed', async () => {
      const missing = async () =>
        (await everything((paging) => subject.store.entities({ missing: true }, paging))).map(({ name }) => name)
      await put(numbered, short, citing(TITLE, own))
      expect((await missing()).sort()).toEqual([TITLE, NUMBER, '校车意见'].sort())
      await put(decree)
      expect(await missing()).toEqual([])
    })

    it('leave what a document gave as it was given', async () => {
      await put(...pool())
      for (const graph of pool()) {
        const stored = await subject.store.graphOf(graph.document.id)
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
        expect(stored?.entities).toEqual(graph.entities.toSorted(byId))
        expect(stored?.mentions.toSorted(byId)).toEqual(graph.mentions.toSorted(byId))
        expect(stored?.relations).toEqual(graph.relations.toSorted(byId))
        expect(stored?.observations).toEqual(graph.observations.toSorted(byId))
      }
    })

    it('lead over any history to the graph that the last documents alone lead to', async () => {
      const step = fc.record({
        graph: fc.nat(pool().length - 1),
        act: fc.constantFrom('later', 'put', 'put', 'remove', 'replace', 'consolidate'),
        old: fc.nat(pool().length - 1),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
          await subject.reopenEmpty()
          const { store } = subject
          const left = new Map<string, DocumentGraph>()
          for (const { graph: index, act, old } of steps) {
            const graph = pool()[index]!
            const { id } = graph.document
            const replaces = pool()[old]!.document.id
            if (act === 'consolidate') await consolidated(store)
            else if (act === 'remove') await store.remove(id)
            else await store.put(graph, { mergeLater: act === 'later', ...(act === 'replace' ? { replaces } : {}) })
            if (act === 'replace') left.delete(replaces)
            if (act === 'remove') left.delete(id)
            else if (act !== 'consolidate') left.set(id, graph)
          }
          await consolidated(store)
          const reached = await toldOf(store)
          await subject.reopenEmpty()
          for (const graph of left.values()) await subject.store.put(graph)
          expect(reached).toEqual(await toldOf(subject.store))
        }),
        { numRuns: 15 },
      )
    })
  })
}
