/** Documents that a server is given at once; more gain little. */
export const WRITES_AT_ONCE = 4

/**
 * Does `work` for every item, at most `atOnce` at a time, and yields whenever one is done. Who leaves early, or meets a
 * failure, does so once those at hand are done; no further one is begun.
 */
export async function* eachDone<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
  atOnce: number,
): AsyncIterable<void> {
  const atHand = new Set<Promise<unknown>>()
  try {
    for (const item of items) {
      while (atHand.size >= atOnce) {
        await Promise.race(atHand)
        yield
      }
      // One that fails stays, so that the next race ends with it.
      const job: Promise<unknown> = work(item).then(() => atHand.delete(job))
      atHand.add(job)
    }
    while (atHand.size > 0) {
      await Promise.race(atHand)
      yield
    }
  } finally {
    await Promise.allSettled(atHand)
  }
}
