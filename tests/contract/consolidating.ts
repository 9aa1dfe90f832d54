import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../graph/model.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { documentGraph } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { bureau, called, contentsOf, plan2025, report2024, school, undated } from './world.ts'

const LATER = { mergeLater: true }

async function consolidated(store: GraphStore, shards = 1): Promise<void> {
  for (let index = 1; index <= shards; index++) {
    for await (const _ of store.consolidate({ index, of: shards }));
  }
}

export function describeConsolidating(subject: Subject): void {
  describe('put to be merged later', () => {
    const graphs = () => [report2024([called(bureau, '县教体局', '县局')]), plan2025(), undated()]

    it.each([1, 3])('is, once consolidated in %d shares, what put at once would be', async (shards) => {
      for (const graph of graphs()) await subject.store.put(graph, LATER)
      const ids = graphs().map(({ document }) => document.id)
      expect(await subject.store.pending()).toEqual(ids.sort())
      await consolidated(subject.store, shards)
      expect(await subject.store.pending()).toEqual([])
      const reached = await contentsOf(subject.store)
      await consolidated(subject.store, shards)
      expect(await contentsOf(subject.store)).toEqual(reached)

      await subject.reopenEmpty()
      for (const graph of graphs()) await subject.store.put(graph)
      expect(await contentsOf(subject.store)).toEqual(reached)
    })

    it('can be read before: documents whole, entities as some documents describe them', async () => {
      for (const graph of graphs()) await subject.store.put(graph, LATER)
      await contentsOf(subject.store)
      const { document, paragraphs, mentions } = plan2025()
      expect(await subject.store.document(document.id)).toEqual(document)
      expect(await subject.store.paragraphs(document.id)).toEqual(paragraphs)
      expect(await subject.store.mentionsIn(document.id)).toEqual(mentions)
      expect(await subject.store.entity(bureau.id)).toMatchObject({ name: bureau.name, kind: 'agency' })
    })

    it('leads over any history to the graph that its last documents alone lead to', async () => {
      const pool = [
        ...graphs(),
        documentGraph({ lines: ['表彰决定', '县一中、县局受到表彰。'], entities: [called(school, '县一中')] }),
      ]
      const step = fc.record({
        graph: fc.nat(pool.length - 1),
        act: fc.constantFrom('later', 'later', 'put', 'remove', 'replace', 'consolidate'),
        old: fc.nat(pool.length - 1),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
          await subject.reopenEmpty()
          const { store } = subject
          const left = new Map<string, DocumentGraph>()
          for (const { graph: index, act, old } of steps) {
            const graph = pool[index]!
            const { id } = graph.document
            const replaces = pool[old]!.document.id
            if (act === 'consolidate') await consolidated(store)
            else if (act === 'remove') await store.remove(id)
            else await store.put(graph, { mergeLater: act !== 'put', ...(act === 'replace' ? { replaces } : {}) })
            if (act === 'replace') left.delete(replaces)
            if (act === 'remove') left.delete(id)
            else if (act !== 'consolidate') left.set(id, graph)
          }
          await consolidated(store)
          const reached = await contentsOf(store)
          await subject.reopenEmpty()
          for (const graph of left.values()) await subject.store.put(graph)
          expect(reached).toEqual(await contentsOf(subject.store))
        }),
        { numRuns: 12 },
      )
    })
  })
}
