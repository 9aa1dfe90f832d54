import { hrefOf, type Place } from '../location.ts'
import { useExplorer } from './explorer-context.ts'

type Paged = Extract<Place, { cursor: string | null }>

/** The first and the next page of a listing: each page has an address, so "back" is the browser's. */
export function Pager<P extends Paged>({ place, next }: { place: P; next: string | null }) {
  const { words } = useExplorer()
  if (next === null && place.cursor === null) return null
  return (
    <nav class="pager" aria-label={words.app.next}>
      {place.cursor !== null && (
        <a class="button" href={hrefOf({ ...place, cursor: null })}>
          {words.app.first}
        </a>
      )}
      {next !== null && (
        <a class="button" href={hrefOf({ ...place, cursor: next })}>
          {words.app.next}
        </a>
      )}
    </nav>
  )
}
