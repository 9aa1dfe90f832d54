import { describe, expect, it } from 'vitest'
import type { Neighbourhood } from '../../api/contract.ts'
import { layOut, positionsOf } from '../../web/canvas/layout.ts'
import { pictureOf } from '../../web/canvas/picture.ts'
import { graphPlace } from '../../web/location.ts'
import { mergeNeighbourhoods, visiblePart } from '../../web/state/neighbourhood.ts'
import type { EntityKind, Predicate } from '../../web/vocabulary.ts'

const node = (id: string, kind: EntityKind, distance: number): Neighbourhood['nodes'][number] => ({
  id,
  kind,
  name: id,
  aliases: [],
  jurisdiction: null,
  attributes: {},
  distance,
  degree: 1,
})

const edge = (
  subjectId: string,
  predicate: Predicate,
  objectId: string,
  id = `${subjectId}-${predicate}-${objectId}`,
) => ({
  id,
  documentId: 'doc_0',
  subjectId,
  predicate,
  objectId,
  year: 2024,
  status: 'reported' as const,
  strength: 'done' as const,
  implicitSubject: false,
  evidence: { paragraphId: 'par_0', start: 0, end: 1, quote: '县' },
  rule: { id: 'relation', version: 1 },
  confidence: 0.9,
  times: 1,
  document: { id: 'doc_0', title: '工作总结', number: null, issuedOn: null },
})

const around: Neighbourhood = {
  nodes: [node('县教体局', 'agency', 0), node('双减', 'program', 1), node('蓼河县', 'place', 1)],
  edges: [edge('县教体局', 'carries_out', '双减'), edge('县教体局', 'located_in', '蓼河县')],
  truncated: false,
}
const aroundCounty: Neighbourhood = {
  nodes: [node('蓼河县', 'place', 0), node('县教体局', 'agency', 1), node('县二中', 'school', 1)],
  edges: [edge('县教体局', 'located_in', '蓼河县'), edge('县二中', 'located_in', '蓼河县')],
  truncated: true,
}

describe('mergeNeighbourhoods', () => {
  it('adds what an unfolded node brings, once each, with distances from the centre', () => {
    const merged = mergeNeighbourhoods([
      { centre: '县教体局', part: around },
      { centre: '蓼河县', part: aroundCounty },
    ])
    expect(merged.nodes.map(({ id, distance }) => [id, distance])).toEqual([
      ['县教体局', 0],
      ['双减', 1],
      ['蓼河县', 1],
      ['县二中', 2],
    ])
    expect(merged.edges).toHaveLength(3)
    expect(merged.truncated).toBe(true)
  })
})

describe('visiblePart', () => {
  const place = graphPlace('县教体局')

  it('hides kinds with their edges', () => {
    const shown = visiblePart(around, { ...place, hiddenKinds: ['place'] })
    expect(shown.nodes.map(({ id }) => id)).toEqual(['县教体局', '双减'])
    expect(shown.edges.map(({ predicate }) => predicate)).toEqual(['carries_out'])
  })

  it('hides predicates, and the nodes that nothing else holds', () => {
    const shown = visiblePart(around, { ...place, hiddenPredicates: ['carries_out'] })
    expect(shown.nodes.map(({ id }) => id)).toEqual(['县教体局', '蓼河县'])
  })

  it('keeps the centre though its kind is hidden', () => {
    const shown = visiblePart(around, { ...place, hiddenKinds: ['agency', 'place'] })
    expect(shown.nodes.map(({ id }) => id)).toEqual(['县教体局', '双减'])
  })
})

describe('the drawn graph', () => {
  it('joins all relations of a pair and direction in one line', () => {
    const twice = {
      ...around,
      edges: [...around.edges, edge('县教体局', 'leads', '双减'), edge('县教体局', 'carries_out', '双减', 'rel_again')],
    }
    const picture = pictureOf(twice, '县教体局', new Map())
    expect(picture.size).toBe(2)
    expect(picture.getEdgeAttributes('县教体局>双减')).toMatchObject({
      relations: ['县教体局-carries_out-双减', '县教体局-leads-双减', 'rel_again'],
      predicates: ['carries_out', 'leads'],
    })
  })

  it('is laid out the same every time', () => {
    const places = () => {
      const picture = pictureOf(around, '县教体局', new Map())
      layOut(picture)
      return [...positionsOf(picture)]
    }
    expect(places()).toEqual(places())
  })

  it('leaves every node where it was when another is unfolded, and puts the new ones apart', () => {
    const first = pictureOf(around, '县教体局', new Map())
    layOut(first)
    const before = positionsOf(first)
    const merged = mergeNeighbourhoods([
      { centre: '县教体局', part: around },
      { centre: '蓼河县', part: aroundCounty },
    ])
    const second = pictureOf(merged, '县教体局', before)
    layOut(second)
    const after = positionsOf(second)
    for (const [id, position] of before) expect(after.get(id)).toEqual(position)
    const [added, county] = [after.get('县二中')!, after.get('蓼河县')!]
    expect(Math.hypot(added.x - county.x, added.y - county.y)).toBeGreaterThan(20)
  })
})
