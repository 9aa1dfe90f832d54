import { type ReadonlySignal, signal } from '@preact/signals'
import { type Failure, RequestFailed } from '../client.ts'

export type Shown<T> = { key: string | null; data: T | null; failure: Failure | null; loading: boolean }

const NOTHING = { key: null, data: null, failure: null, loading: false }

/**
 * Something the screen shows that comes by request. Opening the next cancels the one before, so answers never arrive
 * out of order. `keep` leaves the old data in place until the new arrives.
 */
export function createResource<T>(
  load: (key: string, signal: AbortSignal) => Promise<T>,
  peek: (key: string) => T | null,
) {
  const shown = signal<Shown<T>>(NOTHING)
  let pending = new AbortController()

  async function open(key: string, { keep = false, again = false } = {}): Promise<void> {
    const before = shown.peek()
    if (before.key === key && !again && before.failure === null) return
    pending.abort()
    pending = new AbortController()
    const { signal: mine } = pending
    const ready = again ? null : peek(key)
    if (ready !== null) {
      shown.value = { key, data: ready, failure: null, loading: false }
      return
    }
    shown.value = { key, data: keep ? before.data : null, failure: null, loading: true }
    try {
      const data = await load(key, mine)
      if (!mine.aborted) shown.value = { key, data, failure: null, loading: false }
    } catch (error) {
      if (mine.aborted) return
      if (!(error instanceof RequestFailed)) throw error
      shown.value = { key, data: null, failure: error.failure, loading: false }
    }
  }

  return {
    shown: shown as ReadonlySignal<Shown<T>>,
    open,
    /** Asks again for what is shown. */
    retry: () => {
      const { key } = shown.peek()
      if (key !== null) void open(key, { keep: true, again: true })
    },
    /** Shows nothing, and cancels what is under way. */
    clear: () => {
      pending.abort()
      shown.value = NOTHING
    },
  }
}
export type Resource<T> = ReturnType<typeof createResource<T>>
