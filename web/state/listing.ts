import { signal } from '@preact/signals'
import { type Failure, RequestFailed } from '../client.ts'

type Page<T> = { items: T[]; next: string | null }
export type Listed<T> = {
  key: string | null
  items: readonly T[]
  next: string | null
  loading: boolean
  failure: Failure | null
}

const NOTHING = { key: null, items: [], next: null, loading: false, failure: null }

/** A listing that grows page by page. `load` gets the key and the cursor; opening another key starts anew. */
export function createListing<T>(load: (key: string, cursor: string | null, signal: AbortSignal) => Promise<Page<T>>) {
  const listed = signal<Listed<T>>(NOTHING)
  let pending = new AbortController()

  async function read(cursor: string | null): Promise<void> {
    pending.abort()
    pending = new AbortController()
    const { signal: mine } = pending
    const before = listed.peek()
    listed.value = { ...before, loading: true, failure: null }
    try {
      const page = await load(before.key!, cursor, mine)
      if (mine.aborted) return
      listed.value = {
        ...before,
        items: [...before.items, ...page.items],
        next: page.next,
        loading: false,
        failure: null,
      }
    } catch (error) {
      if (mine.aborted) return
      if (!(error instanceof RequestFailed)) throw error
      listed.value = { ...before, loading: false, failure: error.failure }
    }
  }

  return {
    listed,
    open(key: string): void {
      if (listed.peek().key === key) return
      listed.value = { ...NOTHING, key }
      void read(null)
    },
    /** Everything, page by page to the end; what is there when one fails, which then shows. */
    async all(): Promise<readonly T[]> {
      while (listed.peek().next !== null && listed.peek().failure === null) await read(listed.peek().next)
      return listed.peek().items
    },
    /** The next page, or the same one again after a failure. */
    more(): void {
      const { key, next, loading } = listed.peek()
      if (key !== null && !loading) void read(next)
    },
  }
}
export type Listing<T> = ReturnType<typeof createListing<T>>
