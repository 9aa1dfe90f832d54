import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

/** A side panel: always open where there is room beside the text, behind a button where there is not. */
export function Fold({ label, children }: { label: string; children: ComponentChildren }) {
  const [open, setOpen] = useState(false)
  return (
    <div class="fold">
      <button type="button" class="button fold-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
      </button>
      <div class={open ? 'fold-content open' : 'fold-content'}>{children}</div>
    </div>
  )
}
