import { type DocumentPlace, hrefOf } from '../location.ts'
import type { TextMark } from '../text/paragraph-marks.ts'
import { cellsOf } from '../text/table-cells.ts'
import type { Paragraph } from '../vocabulary.ts'
import { CiteButton } from './CiteButton.tsx'
import { useExplorer } from './explorer-context.ts'
import { MarkedText, type OpenMarks } from './MarkedText.tsx'

/** What every paragraph of a document that is being read shares. */
export type Reading = {
  place: DocumentPlace
  marksOf: (paragraphId: string) => readonly TextMark[]
  openMarks: OpenMarks
  /** The paragraph, or the words of it that the address names, as a citation. */
  cite: (paragraph: Paragraph) => string
}

function LinkHere({ place, id }: { place: DocumentPlace; id: string }) {
  const { words } = useExplorer()
  const label = words.reader.linkHere
  return (
    <a class="here" href={hrefOf({ ...place, paragraph: id, mark: null })} aria-label={label} title={label}>
      ¶
    </a>
  )
}

type Properties = {
  paragraph: Paragraph
  /** The first title line is the page's heading. */
  first: boolean
  /** After the text has begun: number and date lines before it belong to the title, those after it to the signature. */
  closing: boolean
  reading: Reading
}

/** A paragraph as it is set in a document. */
export function ParagraphView({ paragraph, first, closing, reading: { place, marksOf, openMarks, cite } }: Properties) {
  const { id, role, headings } = paragraph
  const here = place.paragraph === id ? ' here-now' : ''
  const content = (
    <>
      <MarkedText paragraph={paragraph} marks={marksOf(id)} openMarks={openMarks} />
      <LinkHere place={place} id={id} />
      {place.paragraph === id && <CiteButton citation={() => cite(paragraph)} />}
    </>
  )
  if (role === 'title' && first) {
    return (
      <h1 id={id} class={`title${here}`}>
        {content}
      </h1>
    )
  }
  if (role === 'heading') {
    const Level = headings.length === 0 ? 'h2' : headings.length === 1 ? 'h3' : 'h4'
    return (
      <Level id={id} class={here}>
        {content}
      </Level>
    )
  }
  return (
    <p id={id} class={`${role}${role === 'meta' && closing ? ' closing' : ''}${here}`}>
      {content}
    </p>
  )
}

/** Rows of a printed table that follow each other, in columns: the last cell of a short row takes what is left. */
export function TableView({ rows, reading: { place, marksOf, openMarks } }: { rows: Paragraph[]; reading: Reading }) {
  const cut = rows.map((paragraph) => ({ paragraph, cells: cellsOf(paragraph.text) }))
  const width = Math.max(...cut.map(({ cells }) => cells.length))
  return (
    <div class="table-scroll">
      <table class="printed">
        <tbody>
          {cut.map(({ paragraph, cells }) => (
            <tr key={paragraph.id} id={paragraph.id} class={place.paragraph === paragraph.id ? 'here-now' : ''}>
              {cells.map((part, column) => {
                const left = column === cells.length - 1 ? width - column : 1
                return (
                  <td key={part.start} colSpan={left > 1 ? left : undefined}>
                    <MarkedText paragraph={paragraph} marks={marksOf(paragraph.id)} openMarks={openMarks} part={part} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
