import { useState } from 'preact/hooks'
import type { SearchResult } from '../../api/contract.ts'
import { hrefOf, type SearchFilters, type SearchPlace, searchPlace } from '../location.ts'
import { DOCUMENT_KINDS, ENTITY_KINDS } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { Fold } from './Fold.tsx'
import { KindMark } from './KindMark.tsx'

type FacetName = keyof SearchFilters
type Option = { value: string; count: number; chosen: boolean }

const FEW = 8
const COUNTS_OF = { kind: 'kinds', year: 'years', jurisdiction: 'jurisdictions', entityKind: 'entityKinds' } as const
const ORDER: Record<FacetName, (a: Option, b: Option) => number> = {
  kind: (a, b) => indexIn(DOCUMENT_KINDS, a) - indexIn(DOCUMENT_KINDS, b),
  year: (a, b) => Number(b.value) - Number(a.value),
  jurisdiction: (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  entityKind: (a, b) => indexIn(ENTITY_KINDS, a) - indexIn(ENTITY_KINDS, b),
}
const indexIn = (list: readonly string[], { value }: Option): number => list.indexOf(value)

/** Values with their counts; what is chosen stays even when nothing has it any more. */
function optionsOf(name: FacetName, facets: SearchResult['facets'], filters: SearchFilters): Option[] {
  const chosen = filters[name].map(String)
  const counts = facets[COUNTS_OF[name]]
  const values = new Set([...Object.keys(counts), ...chosen])
  return [...values]
    .map((value) => ({ value, count: counts[value] ?? 0, chosen: chosen.includes(value) }))
    .sort(ORDER[name])
}

function toggled(filters: SearchFilters, name: FacetName, value: string): SearchFilters {
  const chosen: readonly (string | number)[] = filters[name]
  const typed = name === 'year' ? Number(value) : value
  const next = chosen.includes(typed) ? chosen.filter((one) => one !== typed) : [...chosen, typed]
  return { ...filters, [name]: next }
}

function Facet({ name, options, place }: { name: FacetName; options: Option[]; place: SearchPlace }) {
  const { navigation, words } = useExplorer()
  const [all, setAll] = useState(false)
  if (options.length === 0) return null
  const labelOf = (value: string) => {
    if (name === 'kind') return words.documentKinds[value as (typeof DOCUMENT_KINDS)[number]]
    if (name === 'entityKind') return <KindMark kind={value as (typeof ENTITY_KINDS)[number]} />
    return <span lang="zh-CN">{value}</span>
  }
  const shown = all ? options : options.filter((option, i) => i < FEW || option.chosen)
  return (
    <fieldset class="facet">
      <legend>{words.search.facets[name]}</legend>
      {shown.map(({ value, count, chosen }) => (
        <label key={value} class={chosen ? 'option chosen' : 'option'}>
          <input
            type="checkbox"
            checked={chosen}
            onChange={() => navigation.go(searchPlace(place.query, toggled(place.filters, name, value)))}
          />
          <span class="option-name">{labelOf(value)}</span>
          <span class="count">{words.number(count)}</span>
        </label>
      ))}
      {shown.length < options.length && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {words.search.showAll(options.length)}
        </button>
      )}
    </fieldset>
  )
}

/** The filters: beside the results where there is room, else behind a button. */
export function FacetPanel({ place, facets }: { place: SearchPlace; facets: SearchResult['facets'] | null }) {
  const { words } = useExplorer()
  const chosen = Object.values(place.filters).reduce((sum, values) => sum + values.length, 0)
  return (
    <aside class="facets" aria-label={words.search.filters}>
      <Fold label={chosen > 0 ? `${words.search.filters} (${chosen})` : words.search.filters}>
        {facets &&
          (['kind', 'year', 'jurisdiction', 'entityKind'] as const).map((name) => (
            <Facet key={name} name={name} options={optionsOf(name, facets, place.filters)} place={place} />
          ))}
        {chosen > 0 && (
          <p>
            <a class="onward" href={hrefOf(searchPlace(place.query))}>
              {words.search.clearFilters}
            </a>
          </p>
        )}
      </Fold>
    </aside>
  )
}
