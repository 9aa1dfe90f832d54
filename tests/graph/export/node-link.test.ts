import { describe, expect, it } from 'vitest'
import { toNodeLink } from '../../../graph/export/node-link.ts'
import { bureau, reform, sampleSubgraph, titles } from './subgraph.ts'

describe('node-link export', () => {
  it('gives a directed multigraph whose edges carry their proof', () => {
    const graph = sampleSubgraph()
    const { nodes, edges, ...rest } = toNodeLink(graph, titles)
    expect(rest).toEqual({ directed: true, multigraph: true, graph: { name: 'zhengmai', truncated: false } })
    expect(nodes[0]).toEqual({
      id: bureau,
      name: '石渡县教育体育局',
      kind: 'agency',
      aliases: ['县教体局', '石渡县教体局'],
      jurisdiction: '石渡县',
      jurisdictionCode: '439901',
      distance: 0,
      degree: 2,
    })
    expect(edges[0]).toEqual({
      source: bureau,
      target: reform,
      key: graph.edges[0]!.id,
      predicate: 'carries_out',
      year: 2024,
      status: 'reported',
      strength: 'done',
      implicitSubject: false,
      quote: '县教体局稳妥推进“县管校聘”改革',
      paragraphId: graph.edges[0]!.evidence.paragraphId,
      start: 0,
      end: 18,
      documentId: graph.edges[0]!.documentId,
      documentTitle: '石渡县2024年教育工作总结和2025年工作打算',
      rule: 'agency-verb-program',
      ruleVersion: 2,
      confidence: 0.9,
    })
  })

  it('tells edges between the same two nodes apart', () => {
    const { edges } = toNodeLink(sampleSubgraph(), titles)
    expect(new Set(edges.map(({ key }) => key)).size).toBe(2)
  })

  it('says so when a title is not known', () => {
    expect(toNodeLink(sampleSubgraph(), new Map()).edges[0]!.documentTitle).toBeNull()
  })
})
