import { describe, expect, it } from 'vitest'
import { jsonLines } from '../../graph/export/jsonl.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { digestOfGraph } from '../../graph/store/digest.ts'
import { documentGraph, entity } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { plan2025, report2024, undated } from './world.ts'

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

/** As `graphOf` orders it. */
const ordered = (graph: DocumentGraph): DocumentGraph => ({
  ...graph,
  entities: graph.entities.toSorted(byId),
  relations: graph.relations.toSorted(byId),
  observations: graph.observations.toSorted(byId),
  repairs: graph.repairs.toSorted((a, b) => a.start - b.start),
})

export function describeWhole(subject: Subject): void {
  const lines = async () => {
    const found: string[] = []
    for await (const line of jsonLines(subject.store)) found.push(line)
    return found
  }

  describe('the whole', () => {
    it('of a document is what was put, whatever others say of its entities', async () => {
      const graphs = [report2024(), plan2025(), undated()]
      for (const graph of graphs) await subject.store.put(graph)
      for (const graph of graphs) {
        expect(await subject.store.graphOf(graph.document.id)).toEqual(ordered(graph))
      }
      expect(await subject.store.graphOf('doc_00000000000000000000')).toBeNull()
    })

    it('of documents is told by digests, whatever their summaries say', async () => {
      const [graph, other] = [report2024(), plan2025()]
      for (const each of [graph, other]) await subject.store.put(each)
      const ids = [other.document.id, 'doc_00000000000000000000', graph.document.id]
      const before = await subject.store.digests(ids)
      expect(before).toEqual(new Map([graph, other].map((each) => [each.document.id, digestOfGraph(each)])))

      await subject.store.put({ ...graph, mentions: [] })
      const after = await subject.store.digests(ids)
      expect(after.get(graph.document.id)).not.toBe(before.get(graph.document.id))
      expect(after.get(other.document.id)).toBe(before.get(other.document.id))
      expect(await subject.store.digests([])).toEqual(new Map())
    })

    it('put again changes nothing', async () => {
      for (const graph of [report2024(), plan2025()]) await subject.store.put(graph)
      const before = await lines()
      for (const id of await subject.store.documentIds()) await subject.store.put((await subject.store.graphOf(id))!)
      expect(await lines()).toEqual(before)
    })

    it('as lines of JSON is the same in whatever order documents came, once all is merged', async () => {
      const graphs = [report2024(), plan2025(), undated()]
      for (const graph of graphs) await subject.store.put(graph)
      const before = await lines()
      expect(before.length).toBe(1 + (await subject.store.counts()).entities + graphs.length)

      await subject.reopenEmpty()
      for (const graph of graphs.toReversed()) await subject.store.put(graph, { mergeLater: true })
      for (const index of [2, 1, 3]) for await (const _ of subject.store.consolidate({ index, of: 3 }));
      expect(await lines()).toEqual(before)
    })

    it('comes in batches, every entity once and by id', async () => {
      const entities = Array.from({ length: 1203 }, (_, index) => entity('metric', `第${index}项`))
      await subject.store.put(documentGraph({ lines: ['统计公报'], entities }))
      const ids: string[] = []
      for await (const batch of subject.store.allEntities()) ids.push(...batch.map(({ id }) => id))
      expect(ids.length).toBe(1204)
      expect(ids).toEqual([...new Set(ids)].sort())
    })
  })
}
