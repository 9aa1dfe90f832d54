import type { Status, Strength } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'

/** A strength that the status does not say already. */
const says = (status: Status, strength: Strength): boolean =>
  !(status === 'reported' && strength === 'done') && !(status === 'planned' && strength === 'plan')

type Properties = { status: Status /** How binding the sentence is. */; strength: Strength | null }

/** Done, planned or required, and how binding the words are: always the word, the colour only helps. */
export function StatusWord({ status, strength }: Properties) {
  const { words } = useExplorer()
  return (
    <>
      <span class={`status ${status}`}>{words.statuses[status]}</span>
      {strength !== null && says(status, strength) && (
        <>
          {' '}
          <span class="status strength" title={words.entity.strengthHint}>
            {words.strengths[strength]}
          </span>
        </>
      )}
    </>
  )
}
