import { documentPlace, entityPlace, hrefOf } from '../location.ts'
import type { TextMark } from '../text/paragraph-marks.ts'
import { segmentsOf } from '../text/segments.ts'
import { useExplorer } from './explorer-context.ts'

type Properties = {
  documentId: string
  paragraphId: string
  text: string
  marks: readonly TextMark[]
  /** The part to show, when a paragraph is set in cells. */
  part?: { start: number; end: number }
}

const CLASS_OF = { figure: 'figure', repair: 'repaired', hit: 'hit-words', target: 'target-words' } as const

const classOf = (mark: TextMark): string =>
  mark.layer === 'mention' ? `mention k-${mark.mention.kind}` : CLASS_OF[mark.layer]

/** Where a marked piece leads when it is followed as a link: to the entity, the metric, or this very spot. */
function addressOf(marks: readonly TextMark[], { documentId, paragraphId }: Properties): string | null {
  for (const mark of marks) {
    if (mark.layer === 'mention') return hrefOf(entityPlace(mark.mention.entityId))
    if (mark.layer === 'figure') return hrefOf(entityPlace(mark.observation.metricId))
  }
  const repair = marks.find(({ layer }) => layer === 'repair')
  return repair ? hrefOf(documentPlace(documentId, { paragraph: paragraphId, mark: [repair.start, repair.end] })) : null
}

/**
 * A paragraph's words with everything marked that lies over them: cut at all boundaries, so that marks may overlap.
 * The innermost mention gives the colour. Clicks are handled by the reader through `data-at`.
 */
export function MarkedText(properties: Properties) {
  const { words } = useExplorer()
  const { paragraphId, text, marks, part = { start: 0, end: text.length } } = properties
  const moved = marks.map((mark) => ({ ...mark, start: mark.start - part.start, end: mark.end - part.start }))
  return (
    <>
      {segmentsOf(part.end - part.start, moved).map(({ start, end, marks: over }) => {
        const piece = text.slice(part.start + start, part.start + end)
        if (over.length === 0) return piece
        const innermost = over.toSorted((a, b) => a.end - a.start - (b.end - b.start))
        const mention = innermost.find(({ layer }) => layer === 'mention')
        const layered = innermost.filter((mark) => mark.layer !== 'mention' || mark === mention)
        const classes = layered.map(classOf).join(' ')
        const repair = over.find((mark) => mark.layer === 'repair')
        const original = repair?.layer === 'repair' ? words.reader.original(repair.repair.original) : undefined
        const href = addressOf(innermost, properties)
        const at = part.start + start
        if (href === null) {
          return (
            <span key={at} class={classes}>
              {piece}
            </span>
          )
        }
        return (
          <a
            key={at}
            class={classes}
            href={href}
            data-at={`${paragraphId}:${at}`}
            data-original={original}
            aria-haspopup="dialog"
          >
            {piece}
          </a>
        )
      })}
    </>
  )
}
