import { setImmediate } from 'node:timers/promises'

/** Long work on a thread that must also answer: await the result now and then; it lets others in every `milliseconds`. */
export function pacer(milliseconds = 8): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < milliseconds) return
    await setImmediate()
    since = performance.now()
  }
}
