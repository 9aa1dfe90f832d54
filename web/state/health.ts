import { type ReadonlySignal, signal } from '@preact/signals'
import type { Health } from '../../api/contract.ts'
import { type Client, RequestFailed } from '../client.ts'

/** While search goes by keywords only, or nothing answers, the next look comes soon; later now and then. */
const SOON_MS = 4_000
const LATER_MS = 60_000

/**
 * How the server is. Looks again by itself, and calls `changed` when what it can answer changed: the model became
 * ready, or documents were added.
 */
export function watchHealth(client: Client, changed: () => void) {
  const health = signal<Health | null>(null)
  let known: string | null = null

  async function look(): Promise<void> {
    let soon = true
    try {
      const now = await client.read<Health>('/api/health', AbortSignal.timeout(SOON_MS * 5))
      health.value = now
      soon = now.status === 'keyword_only'
      const sign = JSON.stringify([now.status, now.counts])
      if (known !== null && known !== sign) changed()
      known = sign
    } catch (error) {
      // The views say it where something was asked for; here it only means looking again soon.
      if (!(error instanceof RequestFailed) && !(error instanceof DOMException)) throw error
    } finally {
      setTimeout(() => void look(), soon ? SOON_MS : LATER_MS)
    }
  }

  void look()
  return health as ReadonlySignal<Health | null>
}
