import { documentsPlace, hrefOf, type Place } from '../location.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../vocabulary.ts'
import { DocumentRow } from './DocumentRow.tsx'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { Pager } from './Pager.tsx'
import { usePageTitle } from './page-title.ts'
import { Skeleton } from './Skeleton.tsx'

type DocumentsPlace = Extract<Place, { page: 'documents' }>

function Filters({ place }: { place: DocumentsPlace }) {
  const { navigation, words } = useExplorer()
  const change = (part: Partial<DocumentsPlace>) => navigation.go({ ...place, ...part, cursor: null })
  return (
    <div class="filter-bar">
      <label>
        {words.documents.kind}
        <select
          value={place.kind ?? ''}
          onChange={(event) => change({ kind: (event.currentTarget.value || null) as DocumentKind | null })}
        >
          <option value="">{words.app.all}</option>
          {DOCUMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.documentKinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.documents.year}
        <input
          type="number"
          inputMode="numeric"
          min={1900}
          max={2200}
          value={place.year ?? ''}
          onChange={(event) =>
            event.currentTarget.checkValidity() && change({ year: Number(event.currentTarget.value) || null })
          }
        />
      </label>
      <label>
        {words.documents.jurisdiction}
        <input
          type="text"
          value={place.jurisdiction}
          placeholder={words.documents.jurisdictionHint}
          onChange={(event) => change({ jurisdiction: event.currentTarget.value.trim() })}
        />
      </label>
      {(place.kind ?? place.year ?? (place.jurisdiction || null)) !== null && (
        <a class="onward" href={hrefOf(documentsPlace)}>
          {words.search.clearFilters}
        </a>
      )}
    </div>
  )
}

export function DocumentsPage({ place }: { place: DocumentsPlace }) {
  const { state, words } = useExplorer()
  usePageTitle(words.documents.page)
  const { data, failure, loading } = state.documents.shown.value
  return (
    <div class="page narrow">
      <h1>{words.documents.page}</h1>
      <Filters place={place} />
      {failure && <FailureNotice failure={failure} retry={state.documents.retry} />}
      {!data && loading && <Skeleton lines={12} />}
      {data?.items.length === 0 && <p class="empty">{words.documents.none}</p>}
      <ul class={loading ? 'plain-list rows loading' : 'plain-list rows'}>
        {data?.items.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
      {data && <Pager place={place} next={data.next} />}
    </div>
  )
}
