import { readingText, valueText } from '../figure-text.ts'
import { documentPlace, hrefOf } from '../location.ts'
import type { Listing } from '../state/listing.ts'
import { valuesCsv } from '../values-csv.ts'
import type { ObservationDetail } from '../vocabulary.ts'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { MoreButton } from './MoreButton.tsx'
import { Quote } from './Quote.tsx'
import { StatusWord } from './StatusWord.tsx'
import { saveFile } from './save-file.ts'

type Properties = {
  /** Whose page it is, for the name of the file. */
  name: string
  values: Listing<ObservationDetail>
  /** What the rows are told apart by: the subject on a metric's page, the metric on another's. */
  by: 'subject' | 'metric'
}

function ValueRow({ observation, by }: { observation: ObservationDetail; by: Properties['by'] }) {
  const { words } = useExplorer()
  const { year, status, strength, evidence, figure, document } = observation
  const other = observation[by]
  return (
    <tr>
      <td class="figures">{year ?? words.entity.notSaid}</td>
      <td>{other ? <EntityLink {...other} /> : <span class="dim">{words.entity.notSaid}</span>}</td>
      <td class="figures value">{valueText(observation)}</td>
      <td>{readingText(observation, words)}</td>
      <td>
        <StatusWord status={status} strength={strength} />
      </td>
      <td class="proof-cell">
        <a
          class="proof"
          href={hrefOf(
            documentPlace(document.id, { paragraph: evidence.paragraphId, mark: [figure.start, figure.end] }),
          )}
        >
          <q>
            <Quote text={evidence.quote} ranges={[[figure.start - evidence.start, figure.end - evidence.start]]} />
          </q>
          <cite lang="zh-CN">{document.title}</cite>
        </a>
      </td>
    </tr>
  )
}

/** Values with year, status and the words that state them. */
export function ValuesTable({ name, values, by }: Properties) {
  const { words } = useExplorer()
  const listed = values.listed.value
  if (listed.items.length === 0 && !listed.failure) return null
  const id = `values-by-${by}`
  const download = async () => saveFile(`${name}.csv`, valuesCsv(await values.all(), words), 'text/csv')
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{by === 'subject' ? words.entity.values : words.entity.valuesOf}</h2>
      <table class="values">
        <thead>
          <tr>
            <th scope="col">{words.entity.yearHead}</th>
            <th scope="col">{by === 'subject' ? words.entity.region : words.entity.metric}</th>
            <th scope="col" class="figures">
              {words.entity.value}
            </th>
            <th scope="col">{words.entity.reading}</th>
            <th scope="col">{words.entity.statusHead}</th>
            <th scope="col">{words.entity.quote}</th>
          </tr>
        </thead>
        <tbody>
          {listed.items.map((observation) => (
            <ValueRow key={observation.id} observation={observation} by={by} />
          ))}
        </tbody>
      </table>
      <MoreButton listed={listed} more={values.more} />
      <p class="actions">
        <button type="button" class="button" onClick={() => void download()}>
          {words.entity.download}
        </button>
      </p>
    </section>
  )
}
