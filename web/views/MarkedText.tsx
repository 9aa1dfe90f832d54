import { documentPlace, entityPlace, hrefOf } from '../location.ts'
import type { TextMark } from '../text/paragraph-marks.ts'
import { segmentsOf } from '../text/segments.ts'
import type { Paragraph } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'

/** Opens what is known about the marks over a piece of text; `anchor` is that piece. */
export type OpenMarks = (marks: TextMark[], anchor: HTMLElement) => void

type Properties = {
  paragraph: Paragraph
  marks: readonly TextMark[]
  openMarks: OpenMarks
  /** The part to show, when a paragraph is set in cells. */
  part?: { start: number; end: number }
}

const CLASS_OF = { figure: 'figure', repair: 'repaired', hit: 'hit-words', target: 'target-words' } as const

/** The innermost mention gives the colour: two tints and underlines would be none. */
function classesOf(innermostFirst: readonly TextMark[]): string {
  const mention = innermostFirst.find(({ layer }) => layer === 'mention')
  return innermostFirst
    .filter((mark) => mark.layer !== 'mention' || mark === mention)
    .map((mark) => (mark.layer === 'mention' ? `mention k-${mark.mention.kind}` : CLASS_OF[mark.layer]))
    .join(' ')
}

/** Where a marked piece leads when it is followed as a link: to the entity, the metric, or this very spot. */
function addressOf(marks: readonly TextMark[], { id, documentId }: Paragraph): string | null {
  for (const mark of marks) {
    if (mark.layer === 'mention') return hrefOf(entityPlace(mark.mention.entityId))
    if (mark.layer === 'figure') return hrefOf(entityPlace(mark.observation.metricId))
  }
  const repair = marks.find(({ layer }) => layer === 'repair')
  return repair ? hrefOf(documentPlace(documentId, { paragraph: id, mark: [repair.start, repair.end] })) : null
}

/**
 * A paragraph's words with everything marked that lies over them: cut at all boundaries, so that marks may overlap.
 * A plain click tells about the marks; with a modifier key each piece is a link to its entity.
 */
export function MarkedText({ paragraph, marks, openMarks, part }: Properties) {
  const { words } = useExplorer()
  const { text } = paragraph
  const { start: from, end: to } = part ?? { start: 0, end: text.length }
  const segments = segmentsOf(text.length, marks).filter(({ start, end }) => start < to && end > from)
  return (
    <>
      {segments.map(({ start, end, marks: over }) => {
        const piece = text.slice(Math.max(start, from), Math.min(end, to))
        if (over.length === 0) return piece
        const inner = over.toSorted((a, b) => a.end - a.start - (b.end - b.start))
        const href = addressOf(inner, paragraph)
        if (href === null) {
          return (
            <span key={start} class={classesOf(inner)}>
              {piece}
            </span>
          )
        }
        const repair = over.find((mark) => mark.layer === 'repair')
        return (
          <a
            key={start}
            class={classesOf(inner)}
            href={href}
            data-original={repair && words.reader.original(repair.repair.original)}
            aria-haspopup="dialog"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              openMarks(inner, event.currentTarget)
            }}
          >
            {piece}
          </a>
        )
      })}
    </>
  )
}
