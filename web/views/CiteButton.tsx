import { useState } from 'preact/hooks'
import { useExplorer } from './explorer-context.ts'

const SHOWN_MS = 2_000

/** Puts a citation on the clipboard, and says so for a moment. */
export function CiteButton({ citation }: { citation: () => string }) {
  const { words } = useExplorer()
  const [copied, setCopied] = useState(false)
  // Without encryption browsers keep the clipboard away from pages that come over the network.
  if (!window.isSecureContext) return null
  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(citation())
    setCopied(true)
    setTimeout(() => setCopied(false), SHOWN_MS)
  }
  return (
    <button type="button" class="cite" onClick={() => void copy()}>
      <span aria-live="polite">{copied ? words.app.copied : words.reader.cite}</span>
    </button>
  )
}
