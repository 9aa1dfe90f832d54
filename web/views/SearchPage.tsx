import type { SearchResult } from '../../api/contract.ts'
import { hrefOf, type SearchPlace, searchPlace } from '../location.ts'
import { groupHits } from '../text/hit-groups.ts'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { FacetPanel } from './FacetPanel.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { HitList } from './HitList.tsx'
import { usePageTitle } from './page-title.ts'
import { Skeleton } from './Skeleton.tsx'

const isFiltered = ({ filters }: SearchPlace): boolean => Object.values(filters).some((chosen) => chosen.length > 0)

function NamedEntities({ entities }: Pick<SearchResult, 'entities'>) {
  const { words } = useExplorer()
  if (entities.length === 0) return null
  return (
    <section class="named" aria-label={words.search.named}>
      <h2>{words.search.named}</h2>
      <ul>
        {entities.map((entity) => (
          <li key={entity.id}>
            <EntityLink {...entity} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Nothing({ place, result }: { place: SearchPlace; result: SearchResult }) {
  const { words } = useExplorer()
  return (
    <div class="empty">
      <p>
        <b>{words.search.nothing(place.query)}</b>
      </p>
      {isFiltered(place) ? (
        <p>
          {words.search.nothingFiltered} <a href={hrefOf(searchPlace(place.query))}>{words.search.clearFilters}</a>
        </p>
      ) : (
        <p>
          {result.mode === 'keyword' && words.search.nothingKeyword} {words.search.nothingHint}
        </p>
      )}
    </div>
  )
}

function Summary({ result }: { result: SearchResult }) {
  const { words } = useExplorer()
  const { keywordMatches, keywordMatchesAtLeast, hits, mode } = result
  const documents = groupHits(result).length
  if (hits.length === 0) return null
  if (keywordMatches === 0) {
    const some = hits.some(({ terms }) => terms.length > 0)
    return <p class="notice inline">{some ? words.search.someWords : words.search.noWords}</p>
  }
  return (
    <p class="reading" role="status">
      {keywordMatchesAtLeast && words.search.atLeast}
      {words.search.found(keywordMatches, hits.length, documents)}
      {keywordMatches < hits.length && words.search.withWords(keywordMatches)}
      <span class="mode">{words.search[mode]}</span>
    </p>
  )
}

export function SearchPage({ place }: { place: SearchPlace }) {
  const { state, words } = useExplorer()
  usePageTitle(place.query)
  const { data, failure, loading } = state.search.shown.value
  return (
    <div class="page columns">
      <h1 class="sr-only">
        {words.search.results} {words.quoted(place.query)}
      </h1>
      <FacetPanel place={place} facets={data?.facets ?? null} />
      <div class={loading ? 'results loading' : 'results'} aria-busy={loading}>
        {failure && <FailureNotice failure={failure} retry={state.search.retry} />}
        {!data && loading && <Skeleton lines={9} />}
        {data && (
          <>
            <NamedEntities entities={data.entities} />
            <Summary result={data} />
            {data.hits.length === 0 ? <Nothing place={place} result={data} /> : <HitList result={data} place={place} />}
          </>
        )}
      </div>
    </div>
  )
}
