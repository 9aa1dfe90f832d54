import type { DocumentSummary } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'

type Properties = {
  document: Pick<DocumentSummary, 'number' | 'issuedOn'> & Partial<Pick<DocumentSummary, 'issuers' | 'kind' | 'year'>>
}

/** Number, issuers, date and type of a document in one quiet line. */
export function SourceLine({ document: { number, issuers = [], issuedOn, kind, year = null } }: Properties) {
  const { words } = useExplorer()
  const date = issuedOn ? words.date(issuedOn) : year ? words.year(year) : words.app.undated
  const parts = [number, issuers.length > 0 ? words.list(issuers) : null, date, kind ? words.documentKinds[kind] : null]
  return <p class="source">{parts.filter((part) => part !== null).join(' · ')}</p>
}
