import { useEffect, useRef, useState } from 'preact/hooks'
import { entityPlace, NO_FILTERS, searchPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { SUGGESTIONS_ID, SuggestionList, suggestionId } from './SuggestionList.tsx'

const SUGGEST_AFTER_MS = 120
const LONGEST = 500

/** `/` comes to the box from anywhere that is not a field. */
function useSlash(input: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select')
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [input])
}

/** What is typed, what it suggests, and which suggestion the arrows are on (-1: none, the text itself). */
function useSuggestions(asked: string) {
  const { state } = useExplorer()
  const [text, setText] = useState(asked)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const timer = useRef(0)
  useEffect(() => setText(asked), [asked])
  const found = open && text.trim() !== '' ? (state.suggestions.shown.value.data?.items ?? []) : []

  return {
    text,
    found,
    active,
    type(typed: string): void {
      setText(typed)
      setActive(-1)
      setOpen(true)
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => state.suggest(typed), SUGGEST_AFTER_MS)
    },
    close(): void {
      clearTimeout(timer.current)
      setOpen(false)
      setActive(-1)
    },
    /** One on or one back, round past the text itself. */
    step: (by: 1 | -1) => setActive(((active + 1 + by + found.length + 1) % (found.length + 1)) - 1),
  }
}

export function SearchBox({ large = false }: { large?: boolean }) {
  const { navigation, words } = useExplorer()
  const place = navigation.place.value
  const asked = 'query' in place ? place.query : ''
  const { text, found, active, type, close, step } = useSuggestions(asked)
  const input = useRef<HTMLInputElement>(null)
  useSlash(input)

  function submit(event: Event): void {
    event.preventDefault()
    const chosen = found[active]
    const query = text.trim()
    close()
    if (chosen) navigation.go(entityPlace(chosen.id))
    else if (query !== '') {
      const again = query === asked && place.page === 'search'
      navigation.go(searchPlace(query, again ? place.filters : NO_FILTERS))
    }
  }

  function move(event: KeyboardEvent): void {
    const { key } = event
    if (key === 'Escape' && found.length > 0) event.preventDefault()
    if (key === 'Escape') close()
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return
    const firstHit = document.querySelector<HTMLElement>('[data-hit]')
    if (found.length > 0) step(key === 'ArrowDown' ? 1 : -1)
    else if (key === 'ArrowDown' && firstHit) firstHit.focus()
    else return
    event.preventDefault()
  }

  return (
    <search class={large ? 'searchbox large' : 'searchbox'}>
      <form onSubmit={submit} action="/" method="get">
        <input
          ref={input}
          name="q"
          type="search"
          // biome-ignore lint/a11y/noRedundantRoles: without a datalist the role does not follow; `list` is for the types
          role="combobox"
          list={undefined}
          autocomplete="off"
          enterKeyHint="search"
          maxLength={LONGEST}
          aria-label={words.search.label}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={SUGGESTIONS_ID}
          aria-activedescendant={active >= 0 ? suggestionId(active) : undefined}
          placeholder={words.search.placeholder}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={move}
          onBlur={close}
        />
        {large ? (
          <button type="submit" class="button primary">
            {words.search.submit}
          </button>
        ) : (
          <span class="key" aria-hidden="true">
            /
          </span>
        )}
      </form>
      <SuggestionList found={found} active={active} close={close} />
    </search>
  )
}
