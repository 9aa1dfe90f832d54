import type { Subgraph } from '../model.ts'

type Scalar = 'string' | 'int' | 'double' | 'boolean'
/** A GraphML key and what fills it; `null` leaves it out. */
type Field<T> = { name: string; type: Scalar; of(thing: T): string | number | boolean | null }

type Node = Subgraph['nodes'][number]
type Edge = Subgraph['edges'][number]

/** `label` is what Gephi and yEd print. GraphML has no lists: aliases stand in one string. */
const NODE_FIELDS: Field<Node>[] = [
  { name: 'label', type: 'string', of: ({ name }) => name },
  { name: 'name', type: 'string', of: ({ name }) => name },
  { name: 'kind', type: 'string', of: ({ kind }) => kind },
  { name: 'aliases', type: 'string', of: ({ aliases }) => aliases.map(({ name }) => name).join('；') || null },
  { name: 'jurisdiction', type: 'string', of: ({ jurisdiction }) => jurisdiction?.name ?? null },
  { name: 'jurisdictionCode', type: 'string', of: ({ jurisdiction }) => jurisdiction?.code ?? null },
  { name: 'distance', type: 'int', of: ({ distance }) => distance },
  { name: 'degree', type: 'int', of: ({ degree }) => degree },
]

const edgeFields = (titles: ReadonlyMap<string, string>): Field<Edge>[] => [
  { name: 'label', type: 'string', of: ({ predicate }) => predicate },
  { name: 'predicate', type: 'string', of: ({ predicate }) => predicate },
  { name: 'year', type: 'int', of: ({ year }) => year },
  { name: 'status', type: 'string', of: ({ status }) => status },
  { name: 'strength', type: 'string', of: ({ strength }) => strength },
  { name: 'implicitSubject', type: 'boolean', of: ({ implicitSubject }) => implicitSubject },
  { name: 'quote', type: 'string', of: ({ evidence }) => evidence.quote },
  { name: 'paragraphId', type: 'string', of: ({ evidence }) => evidence.paragraphId },
  { name: 'start', type: 'int', of: ({ evidence }) => evidence.start },
  { name: 'end', type: 'int', of: ({ evidence }) => evidence.end },
  { name: 'documentId', type: 'string', of: ({ documentId }) => documentId },
  { name: 'documentTitle', type: 'string', of: ({ documentId }) => titles.get(documentId) ?? null },
  { name: 'rule', type: 'string', of: ({ rule }) => rule.id },
  { name: 'ruleVersion', type: 'int', of: ({ rule }) => rule.version },
  { name: 'confidence', type: 'double', of: ({ confidence }) => confidence },
]

/**
 * GraphML 1.0 with typed keys, for Gephi, yEd, Cytoscape and NetworkX. `titles` names the edges' documents by id.
 * Characters that XML cannot hold are left out.
 */
export function toGraphml({ nodes, edges }: Subgraph, titles: ReadonlyMap<string, string>): string {
  const ofEdges = edgeFields(titles)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keysOf('node', NODE_FIELDS),
    ...keysOf('edge', ofEdges),
    '<graph id="zhengmai" edgedefault="directed">',
    ...nodes.map((node) => `<node id="${escaped(node.id)}">${dataOf('node', NODE_FIELDS, node)}</node>`),
    ...edges.map((edge) => {
      const ends = `source="${escaped(edge.subjectId)}" target="${escaped(edge.objectId)}"`
      return `<edge id="${escaped(edge.id)}" ${ends}>${dataOf('edge', ofEdges, edge)}</edge>`
    }),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n')
}

/** Keys of nodes and edges may share a name, never an id. */
const keyId = (owner: 'node' | 'edge', name: string): string => `${owner}.${name}`

function keysOf<T>(owner: 'node' | 'edge', fields: Field<T>[]): string[] {
  return fields.map(
    ({ name, type }) => `<key id="${keyId(owner, name)}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`,
  )
}

function dataOf<T>(owner: 'node' | 'edge', fields: Field<T>[], thing: T): string {
  return fields
    .map(({ name, of }) => ({ name, value: of(thing) }))
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => `<data key="${keyId(owner, name)}">${escaped(String(value))}</data>`)
    .join('')
}

/** Everything outside the characters of XML 1.0: most control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const UNPRINTABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

const escaped = (text: string): string => text.replace(UNPRINTABLE, '').replace(/[&<>"\r]/g, (mark) => ENTITIES[mark]!)
