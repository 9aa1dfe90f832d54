import type { TargetedEvent } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { entityPlace, NO_FILTERS, searchPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { KindMark } from './KindMark.tsx'

const SUGGEST_AFTER_MS = 120
const LONGEST = 500
const LIST_ID = 'suggestions'

/** Where the keyboard goes from the box: `/` comes here from anywhere that is not a field. */
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

export function SearchBox({ large = false }: { large?: boolean }) {
  const { navigation, state, words } = useExplorer()
  const place = navigation.place.value
  const asked = 'query' in place ? place.query : ''
  const [text, setText] = useState(asked)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef(0)
  useSlash(input)
  useEffect(() => setText(asked), [asked])
  const found = open && text.trim() !== '' ? (state.suggestions.shown.value.data?.items ?? []) : []

  function type(event: TargetedEvent<HTMLInputElement>): void {
    const typed = event.currentTarget.value
    setText(typed)
    setActive(-1)
    setOpen(true)
    clearTimeout(timer.current)
    timer.current = window.setTimeout(() => state.suggest(typed), SUGGEST_AFTER_MS)
  }

  function close(): void {
    clearTimeout(timer.current)
    setOpen(false)
    setActive(-1)
  }

  function submit(event: Event): void {
    event.preventDefault()
    const chosen = found[active]
    close()
    if (chosen) return navigation.go(entityPlace(chosen.id))
    const query = text.trim().slice(0, LONGEST)
    if (query === '') return
    navigation.go(searchPlace(query, query === asked && place.page === 'search' ? place.filters : NO_FILTERS))
    input.current?.blur()
  }

  function move(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      if (found.length > 0) event.preventDefault()
      return close()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (found.length === 0) {
      const first = document.querySelector<HTMLElement>('[data-hit]')
      if (event.key === 'ArrowDown' && first) {
        event.preventDefault()
        first.focus()
      }
      return
    }
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    setActive(((active + 1 + step + found.length + 1) % (found.length + 1)) - 1)
  }

  return (
    <search class={large ? 'searchbox large' : 'searchbox'}>
      <form onSubmit={submit} action="/" method="get">
        <input
          ref={input}
          name="q"
          type="search"
          role="combobox"
          list={undefined}
          autocomplete="off"
          enterKeyHint="search"
          maxLength={LONGEST}
          aria-label={words.search.label}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={LIST_ID}
          aria-activedescendant={active >= 0 ? `${LIST_ID}-${active}` : undefined}
          placeholder={words.search.placeholder}
          value={text}
          onInput={type}
          onKeyDown={move}
          onBlur={close}
        />
        {!large && <kbd aria-hidden="true">/</kbd>}
        {large && (
          <button type="submit" class="button primary">
            {words.search.submit}
          </button>
        )}
      </form>
      <div
        id={LIST_ID}
        role="listbox"
        aria-label={words.search.suggestions}
        class="suggestions"
        hidden={found.length === 0}
      >
        {found.map(({ id, kind, name, jurisdiction, mentions }, i) => (
          <div
            key={id}
            id={`${LIST_ID}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            class="suggestion"
            onPointerDown={(event) => {
              event.preventDefault()
              close()
              navigation.go(entityPlace(id))
            }}
          >
            <KindMark kind={kind} bare />
            <span class="suggestion-name" lang="zh-CN">
              {name}
            </span>
            <span class="dim">
              {jurisdiction?.name} {words.number(mentions)}
            </span>
          </div>
        ))}
      </div>
    </search>
  )
}
