import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../graph/model.ts'
import { documentGraph, entity } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { bureau, called, contentsOf, everything, plan2025, reform, report2024, school, undated } from './world.ts'

const FIRST = { after: null, limit: 50 }

export function describeWriting(subject: Subject): void {
  const names = async () =>
    (await everything((paging) => subject.store.entities({}, paging))).map(({ name }) => name).sort()

  describe('put', () => {
    it('changes nothing when the same document is put again', async () => {
      await subject.store.put(report2024())
      await subject.store.put(undated())
      const before = await contentsOf(subject.store)
      await subject.store.put(report2024())
      expect(await contentsOf(subject.store)).toEqual(before)
    })

    it('replaces all that the document contributed before', async () => {
      await subject.store.put(report2024())
      const lines = ['石渡县2024年教育工作总结', '县一中荣获表彰。']
      const anew = documentGraph({ bytes: report2024().document.text, lines, entities: [school] })
      expect(anew.document.id).toBe(report2024().document.id)
      await subject.store.put(anew)
      expect(await subject.store.counts()).toEqual({
        documents: 1,
        paragraphs: 2,
        entities: 2,
        mentions: 2,
        relations: 0,
        observations: 0,
      })
      expect(await names()).toEqual(['石渡县2024年教育工作总结', '石渡县第一中学'])
    })

    it('takes an older version away in the same step', async () => {
      const old = report2024()
      await subject.store.put(old)
      await subject.store.put(plan2025(), { replaces: old.document.id })
      expect((await subject.store.documents({}, FIRST)).items.map(({ title }) => title)).toEqual([
        '石渡县2025年教育工作打算',
      ])
      expect(await subject.store.paragraphs(old.document.id)).toEqual([])
      expect(await subject.store.entity(school.id)).toBeNull()
      expect((await subject.store.entity(bureau.id))!.aliases.map(({ name }) => name)).toEqual(['县教育局'])
    })

    it('takes an unknown older version, or itself, as nothing to replace', async () => {
      await subject.store.put(report2024(), { replaces: 'doc_00000000000000000000' })
      await subject.store.put(report2024(), { replaces: report2024().document.id })
      expect((await subject.store.counts()).documents).toBe(1)
    })

    it('gives a shared entity the aliases of all its documents, each once, in one order', async () => {
      await subject.store.put(report2024([called(bureau, '县教体局', '县局')]))
      await subject.store.put(plan2025())
      const found = await subject.store.entity(bureau.id)
      expect(found).toMatchObject({
        name: '石渡县教育体育局',
        jurisdiction: { code: '430000', name: '石渡县' },
        documents: 2,
      })
      expect(found!.aliases.map(({ name, reason }) => [name, reason])).toEqual([
        ['县局', '“县局”即石渡县教育体育局'],
        ['县教体局', '“县教体局”即石渡县教育体育局'],
        ['县教育局', '“县教育局”即石渡县教育体育局'],
      ])
    })

    it('calls a shared entity what most documents call it, and keeps their other names as aliases', async () => {
      const { store } = subject
      const named = (name: string) => ({ ...reform, name, aliases: [] })
      for (const [title, name] of [
        ['通知一', '“县管校聘”改革'],
        ['通知二', '“县管校聘”管理改革'],
        ['通知三', '“县管校聘”改革'],
      ] as const) {
        await store.put(documentGraph({ lines: [title, `推进${name}。`], entities: [named(name)] }))
      }
      const { name, aliases } = (await store.entity(reform.id))!
      expect([name, aliases.map((each) => each.name)]).toEqual(['“县管校聘”改革', ['“县管校聘”管理改革']])
    })

    it('refuses a false quote, and then nothing is written', async () => {
      await subject.store.put(report2024())
      const before = await contentsOf(subject.store)
      const graph = plan2025()
      graph.relations[0]!.evidence.quote = '县教育局力争取消“县管校聘”改革'
      await expect(subject.store.put(graph)).rejects.toMatchObject({ code: 'EVIDENCE_MISMATCH' })
      expect(await contentsOf(subject.store)).toEqual(before)
    })

    it('refuses what refers outside of itself, and then nothing is written', async () => {
      const graph = plan2025()
      graph.relations[0]!.objectId = school.id
      await expect(subject.store.put(graph)).rejects.toMatchObject({ code: 'GRAPH_INCONSISTENT' })
      expect((await subject.store.counts()).documents).toBe(0)
    })

    it('writes nothing at all when the database stops it half-way', async () => {
      await subject.store.put(report2024())
      const before = await contentsOf(subject.store)
      const graph = plan2025()
      // The id of an observation that the other document has already: only the database can know.
      graph.observations[0]!.id = report2024().observations[0]!.id
      await expect(subject.store.put(graph, { replaces: 'doc_00000000000000000000' })).rejects.toThrow()
      expect(await contentsOf(subject.store)).toEqual(before)
      await subject.store.put(plan2025())
      expect((await subject.store.counts()).documents).toBe(2)
    })

    it('may be called at once: every document arrives whole', async () => {
      const graphs = Array.from({ length: 12 }, (_, index) =>
        documentGraph({
          lines: [`第${index}号通知`, '县教体局推进“县管校聘”改革。'],
          relations: [
            { subject: called(bureau, '县教体局', `局${index}`), object: reform, quote: '县教体局推进“县管校聘”改革' },
          ],
        }),
      )
      await Promise.all([...graphs, ...graphs].map((graph) => subject.store.put(graph)))
      expect(await subject.store.counts()).toMatchObject({ documents: 12, entities: 14, mentions: 36, relations: 12 })
      const found = await subject.store.entity(bureau.id)
      expect(found).toMatchObject({ mentions: 12, documents: 12 })
      expect(found!.aliases.length).toBe(13)
    })

    it('leads to the same graph in any order, over any detour', async () => {
      const graphs = () => [report2024([called(bureau, '县教体局', '县局')]), plan2025(), undated()]
      for (const graph of graphs()) await subject.store.put(graph)
      const straight = await contentsOf(subject.store)

      await subject.reopenEmpty()
      const [first, second, third] = graphs()
      await subject.store.put(third!)
      await subject.store.put(report2024())
      await subject.store.put(
        documentGraph({ lines: ['临时通知', '县管校聘'], entities: [called(reform, '县管校聘', '临时')] }),
      )
      await subject.store.put(second!, { replaces: documentGraph({ lines: ['临时通知', '县管校聘'] }).document.id })
      await subject.store.put(first!)
      expect(await contentsOf(subject.store)).toEqual(straight)
    })
  })

  describe('any history', () => {
    const pool = [
      report2024(),
      report2024([called(bureau, '县局')]),
      plan2025(),
      undated(),
      documentGraph({
        lines: ['表彰决定', '县一中、县局受到表彰。'],
        entities: [called(school, '县一中'), called(bureau, '县局')],
      }),
    ]
    const step = fc.record({
      graph: fc.nat(pool.length - 1),
      act: fc.constantFrom('put', 'put', 'remove', 'replace'),
      old: fc.nat(4),
    })

    it('leads to the graph that its last documents alone lead to', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
          await subject.reopenEmpty()
          const left = new Map<string, DocumentGraph>()
          for (const { graph: index, act, old } of steps) {
            const graph = pool[index]!
            const replaced = act === 'replace' ? pool[old]!.document.id : graph.document.id
            left.delete(replaced)
            if (act === 'remove') await subject.store.remove(replaced)
            else await subject.store.put(graph, act === 'replace' ? { replaces: replaced } : {})
            if (act !== 'remove') left.set(graph.document.id, graph)
          }
          const reached = await contentsOf(subject.store)
          await subject.reopenEmpty()
          for (const graph of left.values()) await subject.store.put(graph)
          expect(reached).toEqual(await contentsOf(subject.store))
        }),
        { numRuns: 12 },
      )
    })
  })

  describe('remove', () => {
    it('takes the document and all that only it contributed', async () => {
      const [first, second] = [report2024(), undated()]
      await subject.store.put(second)
      const before = await contentsOf(subject.store)
      await subject.store.put(first)
      expect(await subject.store.remove(first.document.id)).toBe(true)
      expect(await contentsOf(subject.store)).toEqual(before)
    })

    it('is false for a document that is not there', async () => {
      await subject.store.put(undated())
      expect(await subject.store.remove(report2024().document.id)).toBe(false)
      expect((await subject.store.counts()).documents).toBe(1)
    })

    it('leaves an empty store when the last one goes', async () => {
      await subject.store.put(report2024())
      await subject.store.remove(report2024().document.id)
      expect(Object.values(await subject.store.counts())).toEqual([0, 0, 0, 0, 0, 0])
      expect(await names()).toEqual([])
    })
  })

  describe('revision', () => {
    it('changes with the set of documents and their pipelines, and with nothing else', async () => {
      const { store } = subject
      const empty = await store.revision()
      await store.put(report2024())
      const one = await store.revision()
      expect(one).not.toBe(empty)

      await store.put(report2024([entity('honour', '教育强县')]))
      expect(await store.revision()).toBe(one)

      const later = report2024()
      later.document.pipeline = 'builder-2'
      await store.put(later)
      expect(await store.revision()).not.toBe(one)

      await store.put(report2024())
      expect(await store.revision()).toBe(one)
      await store.put(undated())
      expect(await store.revision()).not.toBe(one)
      await store.remove(undated().document.id)
      expect(await store.revision()).toBe(one)
    })
  })
}
