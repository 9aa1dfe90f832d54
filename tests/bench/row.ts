/** One measured figure. */
export type Row = { name: string; value: number; unit: string }

/** Seconds that `work` takes: the median of `runs`, after one that does not count. */
export async function secondsOf(work: () => unknown, runs = 5): Promise<number> {
  const taken: number[] = []
  for (let run = 0; run <= runs; run++) {
    const start = performance.now()
    await work()
    if (run > 0) taken.push((performance.now() - start) / 1000)
  }
  taken.sort((a, b) => a - b)
  return taken[taken.length >> 1]!
}
