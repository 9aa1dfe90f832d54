import { problem } from '../graph/errors.ts'
import { sha256 } from '../graph/ids.ts'
import type { Page, Paging } from '../graph/store/port.ts'

/** Which listing with which filters a cursor belongs to. */
export type Listing = { name: string; filter: Record<string, unknown> }

const LONGEST = 2000

/** Filters in any order, absent ones left out, give the same seal. */
function sealOf({ name, filter }: Listing): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  return sha256(JSON.stringify([name, ...given.sort(([a], [b]) => (a < b ? -1 : 1))])).slice(0, 8)
}

/** An opaque cursor: the store's key, sealed with the listing that gave it. */
export function cursorOf(listing: Listing, after: string): string {
  return Buffer.from(JSON.stringify([sealOf(listing), after])).toString('base64url')
}

/** The store's key inside a cursor. Throws `CURSOR_INVALID` for anything that `cursorOf` did not give for this listing. */
function afterOf(listing: Listing, cursor: string): string {
  const refused = problem('CURSOR_INVALID', cursor)
  if (cursor.length > LONGEST || !/^[\w-]+$/.test(cursor)) throw refused
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parts) && parts.length === 2 && parts[0] === sealOf(listing) && typeof parts[1] === 'string') {
      return parts[1]
    }
  } catch (cause) {
    throw refused.causedBy(cause)
  }
  throw refused
}

/** Reads one page of a listing that goes by cursors. */
export async function pageOf<T>(
  listing: Listing,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  read: (paging: Paging) => Promise<Page<T>>,
): Promise<Page<T>> {
  const after = cursor === undefined ? null : afterOf(listing, cursor)
  const { items, next } = await read({ after, limit })
  return { items, next: next === null ? null : cursorOf(listing, next) }
}
