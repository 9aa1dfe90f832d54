import { type ReadonlySignal, signal } from '@preact/signals'
import { hrefOf, type Place, placeOf } from './location.ts'

/** How many frames to wait for content tall enough to scroll back to where one was. */
const RESTORE_FRAMES = 60

/**
 * The place that is shown, in step with the address bar. Plain links work: clicks on addresses of ours are taken over,
 * except with modifier keys, for downloads, other targets and the API.
 */
export function createNavigation(window: Window) {
  const { history, document } = window
  const place = signal<Place>(placeOf(new URL(window.location.href)))
  let back = false
  const scrolled = new Map<string, number>()
  let entry = entryOf(history.state) ?? start()

  function start(): string {
    const key = window.crypto.randomUUID()
    history.replaceState({ entry: key }, '')
    return key
  }

  function restoreScroll(top: number, frames = RESTORE_FRAMES): void {
    const root = document.documentElement
    if (frames > 0 && root.scrollHeight - window.innerHeight < top) {
      window.requestAnimationFrame(() => restoreScroll(top, frames - 1))
    } else {
      window.scrollTo(0, top)
    }
  }

  /** `replace` changes the view in place: no step back to it, no scrolling. */
  function go(to: Place, { replace = false } = {}): void {
    const from = place.peek()
    back = false
    const href = hrefOf(to)
    if (replace) {
      history.replaceState({ entry }, '', href)
    } else {
      scrolled.set(entry, window.scrollY)
      entry = window.crypto.randomUUID()
      history.pushState({ entry }, '', href)
    }
    place.value = to
    const moved = from.page !== to.page || ('id' in from && 'id' in to && from.id !== to.id)
    if (moved && !replace) window.scrollTo(0, 0)
  }

  history.scrollRestoration = 'manual'
  window.addEventListener('popstate', (event) => {
    scrolled.set(entry, window.scrollY)
    entry = entryOf(event.state) ?? start()
    back = true
    place.value = placeOf(new URL(window.location.href))
    restoreScroll(scrolled.get(entry) ?? 0)
  })
  document.addEventListener('click', (event) => {
    const to = ownAddress(event)
    if (!to) return
    event.preventDefault()
    go(placeOf(to))
  })

  return {
    place: place as ReadonlySignal<Place>,
    go,
    /** The place was come back to: what it showed is scrolled to already. */
    cameBack: () => back,
  }
}
export type Navigation = ReturnType<typeof createNavigation>

function entryOf(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'entry' in state ? String(state.entry) : null
}

/** Where a click leads, if that is a view of ours and nothing asks the browser to do otherwise. */
function ownAddress(event: MouseEvent): URL | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || link.target || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#'))
    return null
  const to = new URL(link.href)
  return to.origin === location.origin && !to.pathname.startsWith('/api') ? to : null
}
