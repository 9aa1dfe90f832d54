import { idOf } from '../../../graph/ids.ts'
import type { Subgraph } from '../../../graph/model.ts'

export const bureau = idOf('ent', 'agency', '石渡县', '石渡县教育体育局')
export const reform = idOf('ent', 'program', '石渡县', '“县管校聘”改革')
const report = idOf('doc', '石渡县2024年教育工作总结')

/** A bureau, a reform, and two claims between them: one reported, one planned without a year. */
export function sampleSubgraph(): Subgraph {
  const edge = {
    documentId: report,
    subjectId: bureau,
    predicate: 'carries_out' as const,
    objectId: reform,
    implicitSubject: false,
    rule: { id: 'agency-verb-program', version: 2 },
  }
  return {
    nodes: [
      {
        id: bureau,
        kind: 'agency',
        name: '石渡县教育体育局',
        aliases: [
          { name: '县教体局', rule: { id: 'short-bureau', version: 1 }, reason: '落款为石渡县教育体育局' },
          { name: '石渡县教体局', rule: { id: 'short-bureau', version: 1 }, reason: '落款为石渡县教育体育局' },
        ],
        jurisdiction: { code: '439901', name: '石渡县' },
        attributes: {},
        distance: 0,
        degree: 2,
      },
      {
        id: reform,
        kind: 'program',
        name: '“县管校聘”改革',
        aliases: [],
        jurisdiction: null,
        attributes: {},
        distance: 1,
        degree: 2,
      },
    ],
    edges: [
      {
        ...edge,
        id: idOf('rel', 'reported'),
        year: 2024,
        status: 'reported',
        strength: 'done',
        evidence: {
          paragraphId: idOf('par', 'first'),
          start: 0,
          end: 18,
          quote: '县教体局稳妥推进“县管校聘”改革',
        },
        confidence: 0.9,
        times: 1,
      },
      {
        ...edge,
        id: idOf('rel', 'planned'),
        year: null,
        status: 'planned',
        strength: null,
        evidence: { paragraphId: idOf('par', 'second'), start: 4, end: 12, quote: '力争完成第二轮竞聘' },
        confidence: 0.75,
        times: 1,
      },
    ],
    truncated: false,
  }
}

export const titles = new Map([[report, '石渡县2024年教育工作总结和2025年工作打算']])
