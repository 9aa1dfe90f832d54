/** Keeps the `limit` items of highest rank among many, without keeping the many. */
export type Best<T> = {
  /** Whether an item of this rank might be kept: ask before making it. */
  admits(rank: number): boolean
  put(rank: number, item: T): void
  /** Highest rank first; the earlier of two equals first. */
  list(): T[]
}

export function createBest<T>(limit: number): Best<T> {
  let items: { rank: number; item: T }[] = []
  let least = -Infinity

  function shrink(): void {
    items.sort((a, b) => b.rank - a.rank)
    items = items.slice(0, limit)
    if (items.length === limit) least = items.at(-1)!.rank
  }

  return {
    admits: (rank) => rank > least,
    put(rank, item) {
      if (rank <= least) return
      items.push({ rank, item })
      if (items.length >= 4 * limit) shrink()
    },
    list() {
      shrink()
      return items.map(({ item }) => item)
    },
  }
}
