import { describe, expect, it } from 'vitest'
import type { Entity } from '../../graph/model.ts'
import { documentGraph, entity, type RelationOptions } from '../builders.ts'
import type { Subject } from './graph-store.ts'

const agency = (name: string) => entity('agency', name)
const [centre, near, far, farther, apart] = ['教育厅', '教育局', '教办', '学区', '体育局'].map(agency) as [
  Entity,
  Entity,
  Entity,
  Entity,
  Entity,
]
const leaves = Array.from({ length: 6 }, (_, index) => entity('school', `第${index + 1}小学`))

/** A document that links each pair, in one sentence each. */
function linking(title: string, pairs: [Entity, Entity][]) {
  const sentences = pairs.map(([from, to], index) => `${index + 1}、${from.name}主管${to.name}。`)
  return documentGraph({
    lines: [title, sentences.join('')],
    relations: pairs.map(
      ([subject, object], index): RelationOptions => ({
        subject,
        object,
        predicate: 'leads',
        quote: sentences[index]!,
      }),
    ),
  })
}

export function describeNeighbourhood(subject: Subject): void {
  async function around(start: Entity, depth: number, limit = 50) {
    const found = (await subject.store.neighbourhood(start.id, { depth, limit, parallel: 9 }))!
    const nameOf = new Map(found.nodes.map(({ id, name }) => [id, name]))
    return {
      nodes: found.nodes.map(({ name, distance, degree }) => [name, distance, degree]),
      names: found.nodes.map(({ name }) => name),
      edges: found.edges.map(({ subjectId, objectId }) => `${nameOf.get(subjectId)}→${nameOf.get(objectId)}`).sort(),
      truncated: found.truncated,
    }
  }

  describe('neighbourhood', () => {
    it('goes both ways, as deep as asked, nearest first', async () => {
      await subject.store.put(
        linking('职责', [
          [centre, near],
          [far, near],
          [far, farther],
        ]),
      )
      expect(await around(centre, 1)).toEqual({
        nodes: [
          ['教育厅', 0, 1],
          ['教育局', 1, 2],
        ],
        names: ['教育厅', '教育局'],
        edges: ['教育厅→教育局'],
        truncated: false,
      })
      expect((await around(centre, 2)).nodes).toEqual([
        ['教育厅', 0, 1],
        ['教育局', 1, 2],
        ['教办', 2, 2],
      ])
      expect(await around(centre, 3)).toMatchObject({
        names: ['教育厅', '教育局', '教办', '学区'],
        edges: ['教办→学区', '教办→教育局', '教育厅→教育局'],
        truncated: false,
      })
      expect((await around(near, 1)).nodes.slice(1)).toEqual([
        ['教办', 1, 2],
        ['教育厅', 1, 1],
      ])
      expect((await around(centre, 0)).names).toEqual(['教育厅'])
    })

    it('holds every relation among its entities, also those between equals and several between two', async () => {
      await subject.store.put(
        linking('甲', [
          [centre, near],
          [centre, far],
          [near, far],
          [far, near],
          [near, near],
        ]),
      )
      await subject.store.put(linking('乙', [[centre, near]]))
      expect((await around(centre, 1)).edges).toEqual(
        ['教办→教育局', '教育厅→教办', '教育厅→教育局', '教育厅→教育局', '教育局→教办', '教育局→教育局'].sort(),
      )
    })

    it('counts as degree the relations an entity takes part in, inside and outside', async () => {
      await subject.store.put(
        linking('甲', [
          [centre, near],
          [near, far],
          [near, apart],
          [near, near],
        ]),
      )
      await subject.store.put(linking('乙', [[near, farther]]))
      expect((await around(centre, 1)).nodes).toEqual([
        ['教育厅', 0, 1],
        ['教育局', 1, 5],
      ])
      await subject.store.remove(linking('乙', [[near, farther]]).document.id)
      expect((await around(centre, 1)).nodes).toEqual([
        ['教育厅', 0, 1],
        ['教育局', 1, 4],
      ])
    })

    it('lets the limit in nearest first, then by degree, then by id, and says when more were left out', async () => {
      const pairs = leaves.map((leaf): [Entity, Entity] => [centre, leaf])
      await subject.store.put(
        linking('名单', [...pairs, [leaves[4]!, far], [leaves[2]!, leaves[2]!], [leaves[4]!, apart]]),
      )
      const plain = leaves
        .filter((leaf) => leaf !== leaves[4] && leaf !== leaves[2])
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      expect(await around(centre, 2, 4)).toMatchObject({
        names: ['教育厅', '第5小学', '第3小学', plain[0]!.name],
        truncated: true,
      })
      expect(await around(centre, 1, 7)).toMatchObject({ truncated: false })
      expect((await around(centre, 1, 7)).names.length).toBe(7)
      expect(await around(centre, 2, 7)).toMatchObject({ truncated: true })
      expect(await around(centre, 1, 1)).toMatchObject({ names: ['教育厅'], edges: [], truncated: true })
      expect(await around(apart, 1, 1)).toMatchObject({ names: ['体育局'], truncated: true })
    })

    it('has of relations that say the same the newest, then by id, and how many there are', async () => {
      const said = [2021, 2024, 2023, 2024, null, 2022]
      for (const [i, year] of said.entries()) {
        const sentence = `教育厅领导教育局，第${i}次`
        const lines = [`第${i}份`, sentence]
        const relations: RelationOptions[] = [
          { subject: centre, object: near, predicate: 'leads', quote: sentence, year },
        ]
        await subject.store.put(documentGraph({ lines, entities: [centre, near], relations }))
      }
      await subject.store.put(linking('反过来', [[near, centre]]))
      const edges = async (parallel: number) => {
        const found = (await subject.store.neighbourhood(centre.id, { depth: 1, limit: 5, parallel }))!
        expect(found.edges).toEqual(found.edges.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
        return found.edges.map(({ subjectId, year, times }) => [subjectId === centre.id, year, times])
      }
      const years = (found: unknown[][]) => found.flatMap(([isForth, year]) => (isForth ? [year] : [])).sort()
      const three = await edges(3)
      expect(years(three)).toEqual([2023, 2024, 2024])
      expect(three.map(([isForth, , times]) => [isForth, times]).sort()).toEqual([
        [false, 1],
        [true, 6],
        [true, 6],
        [true, 6],
      ])
      expect(years(await edges(1))).toEqual([2024])
      expect((await edges(6)).length).toBe(7)

      const path = (await subject.store.paths(centre.id, near.id, { longest: 1, limit: 5, parallel: 2 }))!
      expect(path.edges.map(({ subjectId, year, times }) => [subjectId === centre.id, year, times]).sort()).toEqual([
        [false, 2024, 1],
        [true, 2024, 6],
        [true, 2024, 6],
      ])
    })

    it('gives an entity without relations alone', async () => {
      await subject.store.put(documentGraph({ lines: ['通知', '体育局'], entities: [apart] }))
      expect(await around(apart, 3)).toMatchObject({ nodes: [['体育局', 0, 0]], edges: [], truncated: false })
    })
  })
}
