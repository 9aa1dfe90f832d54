import type { Subgraph } from '../model.ts'

type Node = Subgraph['nodes'][number]
type Edge = Subgraph['edges'][number]

/** Node-link data: what `networkx.node_link_graph` and D3 read. `key` tells edges between the same two nodes apart. */
export type NodeLink = {
  directed: true
  multigraph: true
  graph: { name: string; truncated: boolean }
  nodes: {
    id: string
    name: string
    kind: Node['kind']
    aliases: string[]
    jurisdiction: string | null
    jurisdictionCode: string | null
    distance: number
    degree: number
  }[]
  edges: {
    source: string
    target: string
    key: string
    predicate: Edge['predicate']
    year: number | null
    status: Edge['status']
    strength: Edge['strength']
    implicitSubject: boolean
    quote: string
    paragraphId: string
    start: number
    end: number
    documentId: string
    documentTitle: string | null
    rule: string
    ruleVersion: number
    confidence: number
  }[]
}

/** `titles` names the edges' documents by id. */
export function toNodeLink({ nodes, edges, truncated }: Subgraph, titles: ReadonlyMap<string, string>): NodeLink {
  return {
    directed: true,
    multigraph: true,
    graph: { name: 'zhengmai', truncated },
    nodes: nodes.map(({ id, name, kind, aliases, jurisdiction, distance, degree }) => ({
      id,
      name,
      kind,
      aliases: aliases.map((alias) => alias.name),
      jurisdiction: jurisdiction?.name ?? null,
      jurisdictionCode: jurisdiction?.code ?? null,
      distance,
      degree,
    })),
    edges: edges.map(({ id, subjectId, objectId, evidence, documentId, rule, ...edge }) => ({
      source: subjectId,
      target: objectId,
      key: id,
      predicate: edge.predicate,
      year: edge.year,
      status: edge.status,
      strength: edge.strength,
      implicitSubject: edge.implicitSubject,
      quote: evidence.quote,
      paragraphId: evidence.paragraphId,
      start: evidence.start,
      end: evidence.end,
      documentId,
      documentTitle: titles.get(documentId) ?? null,
      rule: rule.id,
      ruleVersion: rule.version,
      confidence: edge.confidence,
    })),
  }
}
