import type { Listed } from '../state/listing.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { Skeleton } from './Skeleton.tsx'

/** The end of a growing list: what is on its way, what went wrong, or a button for what is left. */
export function MoreButton({ listed, more }: { listed: Listed<unknown>; more: () => void }) {
  const { words } = useExplorer()
  const { failure, loading, next, items } = listed
  if (failure) return <FailureNotice failure={failure} retry={more} />
  if (loading) return <Skeleton lines={3} />
  if (next === null) return null
  return (
    <p class="actions">
      <button type="button" class="button" onClick={more}>
        {words.app.more}
      </button>
      <span class="dim">{words.entity.shown(items.length)}</span>
    </p>
  )
}
