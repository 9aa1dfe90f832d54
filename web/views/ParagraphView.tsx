import { type DocumentPlace, hrefOf } from '../location.ts'
import type { TextMark } from '../text/paragraph-marks.ts'
import { cellsOf } from '../text/table-cells.ts'
import type { Paragraph } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { MarkedText } from './MarkedText.tsx'

type Properties = {
  paragraph: Paragraph
  marks: readonly TextMark[]
  place: DocumentPlace
  /** The first title line is the page's heading. */
  first: boolean
}

function LinkHere({ place, id }: { place: DocumentPlace; id: string }) {
  const { words } = useExplorer()
  return (
    <a
      class="here"
      href={hrefOf({ ...place, paragraph: id, mark: null })}
      aria-label={words.reader.linkHere}
      title={words.reader.linkHere}
    >
      ¶
    </a>
  )
}

/** A paragraph as it is set in a document. */
export function ParagraphView({ paragraph, marks, place, first }: Properties) {
  const { id, role, text, headings, documentId } = paragraph
  const here = place.paragraph === id ? 'here-now' : ''
  const content = (
    <>
      <MarkedText documentId={documentId} paragraphId={id} text={text} marks={marks} />
      <LinkHere place={place} id={id} />
    </>
  )
  if (role === 'title' && first)
    return (
      <h1 id={id} class={here}>
        {content}
      </h1>
    )
  if (role === 'heading') {
    const Level = headings.length === 0 ? 'h2' : headings.length === 1 ? 'h3' : 'h4'
    return (
      <Level id={id} class={here}>
        {content}
      </Level>
    )
  }
  return (
    <p id={id} class={`${role} ${here}`}>
      {content}
    </p>
  )
}

/** Rows of a printed table that follow each other, in columns where every row can be cut into cells. */
export function TableView({
  rows,
  marksOf,
  place,
}: {
  rows: Paragraph[]
  marksOf: (id: string) => readonly TextMark[]
  place: DocumentPlace
}) {
  const cut = rows.map(({ text }) => cellsOf(text))
  const width = Math.max(...cut.map((cells) => cells.length))
  return (
    <div class="table-scroll" tabIndex={0} role="group">
      <table class="printed">
        <tbody>
          {rows.map(({ id, documentId, text }, i) => (
            <tr key={id} id={id} class={place.paragraph === id ? 'here-now' : ''}>
              {cut[i]!.map((part, column) => (
                <td key={part.start} colSpan={column === cut[i]!.length - 1 ? width - column : 1}>
                  <MarkedText documentId={documentId} paragraphId={id} text={text} marks={marksOf(id)} part={part} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
