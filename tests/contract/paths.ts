import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entity, Subgraph } from '../../graph/model.ts'
import { documentGraph, entity, type RelationOptions } from '../builders.ts'
import type { Subject } from './graph-store.ts'

const agencies = Array.from({ length: 9 }, (_, index) => entity('agency', `第${index}处`))
const [a, b, c, d, e, f] = agencies as [Entity, Entity, Entity, Entity, Entity, Entity]
const byId = (entities: Entity[]) => entities.map(({ id }) => id).sort()

/** A document in which each first leads each second, in one sentence each. */
function leading(title: string, pairs: [Entity, Entity][]) {
  const sentences = pairs.map(([from, to], index) => `${index + 1}、${from.name}主管${to.name}。`)
  return documentGraph({
    bytes: title,
    lines: [title, sentences.join('')],
    entities: agencies,
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

/** All shortest paths, found the plain way: every path of one length before any of the next. */
function shortest(from: string, to: string, pairs: [string, string][]): string[][] {
  const neighbours = (id: string) => pairs.flatMap(([s, o]) => (s === id ? [o] : o === id ? [s] : []))
  for (let paths = [[from]]; paths.length > 0; ) {
    const there = paths.filter((path) => path.at(-1) === to)
    if (there.length > 0) return there
    paths = paths.flatMap((path) =>
      [...new Set(neighbours(path.at(-1)!))].filter((id) => !path.includes(id)).map((id) => [...path, id]),
    )
  }
  return []
}

export function describePaths(subject: Subject): void {
  const paths = (from: Entity, to: Entity, longest = 6, limit = 50) =>
    subject.store.paths(from.id, to.id, { longest, limit, parallel: 9 })
  const layers = ({ nodes }: Subgraph) => nodes.map(({ name, distance }) => `${distance} ${name}`)
  const links = ({ nodes, edges }: Subgraph) => {
    const nameOf = new Map(nodes.map(({ id, name }) => [id, name]))
    return edges.map(({ subjectId, objectId }) => `${nameOf.get(subjectId)}→${nameOf.get(objectId)}`).sort()
  }

  describe('paths', () => {
    it('are all the shortest ones, whichever way relations point, with every relation of each step', async () => {
      const pairs: [Entity, Entity][] = [
        [a, b],
        [c, b],
        [a, d],
        [d, c],
        [c, d],
        [a, e],
        [e, f],
        [f, c],
        [b, d],
        [a, a],
      ]
      await subject.store.put(leading('职责', pairs))
      const found = (await paths(a, c))!
      expect(found.nodes.map(({ id }) => id)).toEqual([a.id, ...byId([b, d]), c.id])
      expect(found.nodes.map(({ distance }) => distance)).toEqual([0, 1, 1, 2])
      expect(links(found)).toEqual(['第0处→第1处', '第0处→第3处', '第2处→第1处', '第2处→第3处', '第3处→第2处'])
      expect(found.edges.map(({ id }) => id)).toEqual(found.edges.map(({ id }) => id).sort())
      expect(found.nodes[0]).toMatchObject({ ...a, degree: 4 })
      expect(found.truncated).toBe(false)
      const back = (await paths(c, a))!
      expect(back.nodes.map(({ id }) => id)).toEqual([c.id, ...byId([b, d]), a.id])
      expect(back.edges).toEqual(found.edges)
    })

    it('go as far as asked and no further', async () => {
      await subject.store.put(
        leading('职责', [
          [a, b],
          [c, b],
          [c, d],
        ]),
      )
      expect(layers((await paths(a, d, 3))!)).toEqual(['0 第0处', '1 第1处', '2 第2处', '3 第3处'])
      expect(await paths(a, d, 2)).toEqual({ nodes: [], edges: [], truncated: false })
      expect(await paths(a, e)).toEqual({ nodes: [], edges: [], truncated: false })
    })

    it('from a thing to itself are itself', async () => {
      await subject.store.put(leading('职责', [[a, a]]))
      const found = (await paths(a, a, 0))!
      expect(layers(found)).toEqual(['0 第0处'])
      expect(found.edges).toEqual([])
    })

    it('between what is unknown are null', async () => {
      await subject.store.put(leading('职责', [[a, b]]))
      const stranger = entity('agency', '没有的处')
      expect(await paths(a, stranger)).toBeNull()
      expect(await paths(stranger, a)).toBeNull()
      expect(await paths(stranger, stranger)).toBeNull()
    })

    it('are whole however few entities are let in, the least ids first, and say what was left out', async () => {
      const middle = agencies.slice(2)
      const pairs = middle.flatMap((each): [Entity, Entity][] => [
        [a, each],
        [each, b],
      ])
      await subject.store.put(leading('职责', pairs))
      const cut = (await paths(a, b, 6, 5))!
      expect(cut.nodes.map(({ id }) => id)).toEqual([a.id, ...byId(middle).slice(0, 3), b.id])
      expect(cut.edges).toHaveLength(6)
      expect(cut.truncated).toBe(true)
      expect(await paths(a, b, 6, 2)).toEqual({ nodes: [], edges: [], truncated: true })
      expect(await paths(a, b, 6, 9)).toMatchObject({ truncated: false })
    })

    it('are those of a plain search in any graph', async () => {
      const end = fc.constantFrom(...agencies)
      const pairs = fc.array(fc.tuple(end, end), { minLength: 4, maxLength: 14 })
      await fc.assert(
        fc.asyncProperty(pairs, end, end, async (given, from, to) => {
          await subject.store.put(leading('任意', given))
          const all = shortest(
            from.id,
            to.id,
            given.map(([s, o]) => [s.id, o.id]),
          ).filter((path) => path.length <= 7)
          const expected = new Map(all.flatMap((path) => path.map((id, distance) => [id, distance] as const)))
          const found = (await paths(from, to))!
          expect(new Map(found.nodes.map(({ id, distance }) => [id, distance]))).toEqual(expected)
          const steps = given.filter(([s, o]) => Math.abs(expected.get(s.id)! - expected.get(o.id)!) === 1)
          expect(found.edges).toHaveLength(steps.length)
        }),
        { numRuns: 25 },
      )
    })
  })
}
