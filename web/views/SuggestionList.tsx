import type { EntityPage } from '../../api/contract.ts'
import { entityPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { KindMark } from './KindMark.tsx'

export const SUGGESTIONS_ID = 'suggestions'
export const suggestionId = (index: number): string => `${SUGGESTIONS_ID}-${index}`

type Properties = { found: EntityPage['items']; active: number; close: () => void }

/** Entities under the search box. The focus stays in the box; the box says which one is active. */
export function SuggestionList({ found, active, close }: Properties) {
  const { navigation, words } = useExplorer()
  const choose = (event: Event, id: string) => {
    event.preventDefault()
    close()
    navigation.go(entityPlace(id))
  }
  return (
    <div
      id={SUGGESTIONS_ID}
      role="listbox"
      aria-label={words.search.suggestions}
      class="suggestions"
      hidden={found.length === 0}
    >
      {found.map(({ id, kind, name, jurisdiction, mentions }, i) => (
        <div
          key={id}
          id={suggestionId(i)}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          class="suggestion"
          onPointerDown={(event) => choose(event, id)}
        >
          <KindMark kind={kind} bare />
          <span class="suggestion-name" lang="zh-CN">
            {name}
          </span>
          <span class="dim">
            <span lang="zh-CN">{jurisdiction?.name}</span> {words.number(mentions)}
          </span>
        </div>
      ))}
    </div>
  )
}
