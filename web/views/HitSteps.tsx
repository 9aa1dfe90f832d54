import { type DocumentPlace, documentPlace, hrefOf, searchPlace } from '../location.ts'
import { groupHits } from '../text/hit-groups.ts'
import { useExplorer } from './explorer-context.ts'

function Step({ href, label, sign }: { href: string | null; label: string; sign: string }) {
  if (href === null) {
    return (
      <span class="button off" aria-hidden="true">
        {sign}
      </span>
    )
  }
  return (
    <a class="button" href={href} aria-label={label} title={label}>
      {sign}
    </a>
  )
}

/** From hit to hit of the search that led to this document, across documents, and back to its results. */
export function HitSteps({ place }: { place: DocumentPlace }) {
  const { state, words } = useExplorer()
  const { data } = state.search.shown.value
  if (place.query === '' || !data) return null
  const search = searchPlace(place.query, place.filters)
  const hits = groupHits(data).flatMap((group) => group.hits.map(({ hit }) => hit))
  const at = hits.findIndex(({ paragraph }) => paragraph.id === place.paragraph)
  const addressOf = (index: number): string | null => {
    const hit = hits[index]
    return hit ? hrefOf(documentPlace(hit.document.id, { paragraph: hit.paragraph.id, search })) : null
  }
  return (
    <nav class="hit-steps" aria-label={words.search.results}>
      <a href={hrefOf(search)}>← {words.reader.backToResults}</a>
      <span class="hit-count">
        {at < 0 ? words.reader.hitsOf(place.query, hits.length) : words.reader.hitOf(place.query, at + 1, hits.length)}
      </span>
      <span class="steps">
        <Step href={addressOf(at - 1)} label={words.reader.previousHit} sign="‹" />
        <Step href={addressOf(at + 1)} label={words.reader.nextHit} sign="›" />
      </span>
    </nav>
  )
}
