import type { z } from 'zod'
import { problem } from '../errors.ts'
import type { Page } from './port.ts'

/** Where the last item stood in the listing's order; the next page starts behind it, whatever came or went meanwhile. */
export function readCursor<T>(key: z.ZodType<T>, after: string | null): T | null {
  if (after === null) return null
  let value: unknown
  try {
    value = JSON.parse(after)
  } catch (cause) {
    throw problem('CURSOR_INVALID', after).causedBy(cause)
  }
  const parsed = key.safeParse(value)
  if (!parsed.success) throw problem('CURSOR_INVALID', after).causedBy(parsed.error)
  return parsed.data
}

/** A page of at most `limit` items out of rows that were asked for with one more. `keyOf` says where an item stands. */
export function pageOf<R, T>(
  rows: R[],
  limit: number,
  item: (row: R) => T,
  keyOf: (row: R, item: T) => unknown,
): Page<T> {
  const kept = rows.slice(0, limit)
  const items = kept.map(item)
  const last = items.length - 1
  const next = rows.length > limit && last >= 0 ? JSON.stringify(keyOf(kept[last]!, items[last]!)) : null
  return { items, next }
}
