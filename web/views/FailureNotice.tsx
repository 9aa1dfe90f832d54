import type { Failure } from '../client.ts'
import { useExplorer } from './explorer-context.ts'

/** What went wrong and what to do about it, with the code for a report. */
export function FailureNotice({ failure, retry }: { failure: Failure; retry: () => void }) {
  const { preferences, words } = useExplorer()
  return (
    <div class="failure" role="alert">
      <h2>{words.app.failed}</h2>
      <p>{failure.sentences[preferences.language.value]}</p>
      <p class="actions">
        <button type="button" class="button" onClick={retry}>
          {words.app.retry}
        </button>
        <span class="dim">
          {words.app.code} <code>{failure.code}</code>
        </span>
      </p>
    </div>
  )
}
