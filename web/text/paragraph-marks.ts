import type { DocumentDetail, Hit } from '../../api/contract.ts'
import type { DocumentPlace, MarkLayer } from '../location.ts'
import type { Mention, Observation, Repair } from '../vocabulary.ts'
import { repairSpots } from './repair-spots.ts'

export type TextMark = { start: number; end: number } & (
  | { layer: 'mention'; mention: Mention }
  | { layer: 'figure'; observation: Observation }
  | { layer: 'repair'; repair: Repair }
  | { layer: 'hit' }
  | { layer: 'target' }
)

/** Layers that show: all but the removed glosses, each switched by the address. */
export function shownLayers(switched: readonly MarkLayer[], all: readonly MarkLayer[]): Set<MarkLayer> {
  return new Set(all.filter((layer) => (layer === 'gloss') === switched.includes(layer)))
}

/** How many marks each layer has in a document. */
export function layerCounts({ mentions, observations, repairs }: DocumentDetail): Map<MarkLayer, number> {
  const counts = new Map<MarkLayer, number>()
  const layers: MarkLayer[] = [
    ...mentions.map(({ kind }) => kind),
    ...observations.map(() => 'figure' as const),
    ...repairs.map(({ kind }) => (kind === 'gloss' ? ('gloss' as const) : ('repair' as const))),
  ]
  for (const layer of layers) counts.set(layer, (counts.get(layer) ?? 0) + 1)
  return counts
}

/** Everything to mark, by paragraph: what the layers show, the hits of the search that led here, and the words linked to. */
export function marksByParagraph(
  detail: DocumentDetail,
  shown: ReadonlySet<MarkLayer>,
  hits: readonly Hit[],
  { paragraph, mark }: Pick<DocumentPlace, 'paragraph' | 'mark'>,
): Map<string, TextMark[]> {
  const marks = new Map<string, TextMark[]>()
  const add = (paragraphId: string, one: TextMark) => {
    const there = marks.get(paragraphId)
    if (there) there.push(one)
    else marks.set(paragraphId, [one])
  }
  for (const mention of detail.mentions) {
    const { start, end, kind, paragraphId } = mention
    if (shown.has(kind)) add(paragraphId, { layer: 'mention', start, end, mention })
  }
  if (shown.has('figure')) {
    for (const observation of detail.observations) {
      add(observation.evidence.paragraphId, { layer: 'figure', ...observation.figure, observation })
    }
  }
  const repairs = detail.repairs.filter(({ kind }) => shown.has(kind === 'gloss' ? 'gloss' : 'repair'))
  for (const { paragraphId, start, end, repair } of repairSpots(detail.paragraphs, repairs)) {
    add(paragraphId, { layer: 'repair', start, end, repair })
  }
  for (const hit of hits) {
    if (hit.document.id !== detail.document.id) continue
    for (const [start, end] of hit.ranges) add(hit.paragraph.id, { layer: 'hit', start, end })
  }
  if (paragraph !== null && mark !== null) add(paragraph, { layer: 'target', start: mark[0], end: mark[1] })
  return marks
}
