import { problem } from '../graph/errors.ts'
import { toGraphml } from '../graph/export/graphml.ts'
import { toNodeLink } from '../graph/export/node-link.ts'
import type { GraphStore } from '../graph/store/port.ts'

export const EXPORT_FORMATS = ['graphml', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** An export leaves no proof out. */
const EVERY = 1_000_000

export type Exported = {
  body: string
  mediaType: string
  /** After the entity's name; every system can store it. */
  fileName: string
  nodes: number
  edges: number
  /** More entities lie within the depth than the limit let in. */
  truncated: boolean
}

/** The neighbourhood of an entity as a file. Throws `ENTITY_NOT_FOUND`. */
export async function exportAround(
  store: GraphStore,
  id: string,
  { format, depth, limit }: { format: ExportFormat; depth: number; limit: number },
): Promise<Exported> {
  const [entity, subgraph] = await Promise.all([
    store.entity(id),
    store.neighbourhood(id, { depth, limit, parallel: EVERY }),
  ])
  if (entity === null || subgraph === null) throw problem('ENTITY_NOT_FOUND', id)
  const documents = await store.summaries([...new Set(subgraph.edges.map(({ documentId }) => documentId))])
  const titles = new Map(documents.map((document) => [document.id, document.title]))
  const size = { nodes: subgraph.nodes.length, edges: subgraph.edges.length, truncated: subgraph.truncated }
  const fileName = `${storable(entity.name)}.${format}`
  if (format === 'graphml') {
    return { body: toGraphml(subgraph, titles), mediaType: 'application/graphml+xml', fileName, ...size }
  }
  const body = `${JSON.stringify(toNodeLink(subgraph, titles), null, 2)}\n`
  return { body, mediaType: 'application/json', fileName, ...size }
}

/** Without what some file system or shell refuses, and short enough for 255 bytes. */
function storable(name: string): string {
  const kept = name.replace(/[\p{Cc}\p{Cs}<>:"/\\|?*]/gu, '_').replace(/^[\s.]+|[\s.]+$/g, '')
  return [...kept].slice(0, 60).join('') || 'zhengmai'
}
