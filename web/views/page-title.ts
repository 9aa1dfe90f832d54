import { useEffect } from 'preact/hooks'
import { useExplorer } from './explorer-context.ts'

/** Names the browser's tab and the history entry. */
export function usePageTitle(title: string | null): void {
  const { words } = useExplorer()
  const full = title ? words.app.title(title) : words.app.name
  useEffect(() => {
    document.title = full
  }, [full])
}
