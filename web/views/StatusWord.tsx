import type { Status } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'

/** Done, planned or required: always the word, the colour only helps. */
export function StatusWord({ status }: { status: Status }) {
  const { words } = useExplorer()
  return <span class={`status ${status}`}>{words.statuses[status]}</span>
}
