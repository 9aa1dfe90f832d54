import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toGraphml } from '../../../graph/export/graphml.ts'
import { bureau, reform, sampleSubgraph, titles } from './subgraph.ts'
import { type Element, parseXml } from './xml.ts'

const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name)

/** The graph as a reader of GraphML sees it: values by the names and types that the keys declare. */
function readGraphml(xml: string) {
  const root = parseXml(xml)
  const keys = new Map(childrenOf(root, 'key').map(({ attributes }) => [attributes.id!, attributes]))
  const valuesOf = (element: Element) =>
    Object.fromEntries(
      childrenOf(element, 'data').map(({ attributes, text }) => {
        const key = keys.get(attributes.key!)!
        expect(key.for).toBe(element.name)
        const type = key['attr.type']
        return [key['attr.name'], type === 'string' ? text : type === 'boolean' ? text === 'true' : Number(text)]
      }),
    )
  const graph = childrenOf(root, 'graph')[0]!
  return {
    directed: graph.attributes.edgedefault,
    nodes: childrenOf(graph, 'node').map((node) => ({ id: node.attributes.id, ...valuesOf(node) })),
    edges: childrenOf(graph, 'edge').map((edge) => ({ ...edge.attributes, ...valuesOf(edge) })),
  }
}

const isOfXml = (code: number): boolean =>
  code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code !== 0xfffe && code !== 0xffff)

describe('GraphML export', () => {
  it('gives nodes and edges with all that proves them', () => {
    const graph = sampleSubgraph()
    const [first, second] = graph.edges
    expect(readGraphml(toGraphml(graph, titles))).toEqual({
      directed: 'directed',
      nodes: [
        {
          id: bureau,
          label: '石渡县教育体育局',
          name: '石渡县教育体育局',
          kind: 'agency',
          aliases: '县教体局；石渡县教体局',
          jurisdiction: '石渡县',
          jurisdictionCode: '439901',
          distance: 0,
          degree: 2,
        },
        { id: reform, label: '“县管校聘”改革', name: '“县管校聘”改革', kind: 'program', distance: 1, degree: 2 },
      ],
      edges: [
        {
          id: first!.id,
          source: bureau,
          target: reform,
          label: 'carries_out',
          predicate: 'carries_out',
          year: 2024,
          status: 'reported',
          strength: 'done',
          implicitSubject: false,
          quote: '县教体局稳妥推进“县管校聘”改革',
          paragraphId: first!.evidence.paragraphId,
          start: 0,
          end: 18,
          documentId: first!.documentId,
          documentTitle: '石渡县2024年教育工作总结和2025年工作打算',
          rule: 'agency-verb-program',
          ruleVersion: 2,
          confidence: 0.9,
        },
        {
          id: second!.id,
          source: bureau,
          target: reform,
          label: 'carries_out',
          predicate: 'carries_out',
          status: 'planned',
          implicitSubject: false,
          quote: '力争完成第二轮竞聘',
          paragraphId: second!.evidence.paragraphId,
          start: 4,
          end: 12,
          documentId: second!.documentId,
          documentTitle: '石渡县2024年教育工作总结和2025年工作打算',
          rule: 'agency-verb-program',
          ruleVersion: 2,
          confidence: 0.75,
        },
      ],
    })
  })

  it('escapes marks of XML and leaves out what XML cannot hold', () => {
    const graph = sampleSubgraph()
    graph.nodes[0]!.name = '<校>&"园\u0000餐\u000b\ud800\ufffe'
    expect(toGraphml(graph, titles)).toContain('>&lt;校&gt;&amp;&quot;园餐</data>')
  })

  it('stays readable whatever a name or a quote holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const graph = sampleSubgraph()
        graph.nodes[0]!.name = text
        graph.edges[0]!.evidence.quote = text
        const { nodes, edges } = readGraphml(toGraphml(graph, titles))
        const kept = [...text].filter((character) => isOfXml(character.codePointAt(0)!))
        expect(nodes[0]).toMatchObject({ name: kept.join('') })
        expect(edges[0]).toMatchObject({ quote: kept.join('') })
      }),
    )
  })
})
