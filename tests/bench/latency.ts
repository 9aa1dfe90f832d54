/** Milliseconds: half of the calls take no longer than `p50`, 95 of 100 no longer than `p95`. */
export type Latency = { p50: number; p95: number }

/** One call of what is measured; `which` says with which parameters, 0, 1, 2, … */
export type Call = (which: number) => Promise<unknown>

/** Calls before it is the other's turn: what disturbs the machine then disturbs both. */
const TURN = 8

/** Once all parameters, so that plans are made and caches filled. */
export async function warmUp(ways: Record<string, Call>, parameters: number): Promise<void> {
  for (const call of Object.values(ways)) for (let which = 0; which < parameters; which++) await call(which)
}

/**
 * Measures several ways to do the same side by side, in turns: `clients` ask at once, each one thing after another.
 */
export async function latencies<Name extends string>(
  ways: Record<Name, Call>,
  { clients, calls, parameters }: { clients: number; calls: number; parameters: number },
): Promise<Record<Name, Latency>> {
  const names = Object.keys(ways) as Name[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let done = 0; done < calls; done += clients * TURN) {
    // Whoever comes second finds the server's caches filled by the first.
    const order = (done / (clients * TURN)) % 2 === 0 ? names : names.toReversed()
    for (const name of order) {
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let i = 0; i < TURN; i++) {
            const start = performance.now()
            await ways[name]((done + client * TURN + i) % parameters)
            taken[name].push(performance.now() - start)
          }
        }),
      )
    }
  }
  return Object.fromEntries(names.map((name) => [name, latencyOf(taken[name])])) as Record<Name, Latency>
}

function latencyOf(taken: number[]): Latency {
  const sorted = taken.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p95: at(0.95) }
}
