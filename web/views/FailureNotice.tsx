import type { Failure } from '../client.ts'
import { useExplorer } from './explorer-context.ts'

type Properties = {
  failure: Failure
  retry: () => void
  /** There is nothing else on the page. */
  alone?: boolean
}

/** What went wrong and what to do about it, with the code for a report. */
export function FailureNotice({ failure, retry, alone = false }: Properties) {
  const { preferences, words } = useExplorer()
  const Heading = alone ? 'h1' : 'h2'
  return (
    <div class="failure" role="alert">
      <Heading>{words.app.failed}</Heading>
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
