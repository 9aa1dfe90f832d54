import { useExplorer } from './explorer-context.ts'

/** Grey lines in the place of text that is on its way. */
export function Skeleton({ lines }: { lines: number }) {
  const { words } = useExplorer()
  return (
    <div class="skeleton" role="status" aria-label={words.app.loading}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} class={i % 4 === 0 ? 'skeleton-head' : ''} />
      ))}
    </div>
  )
}
