import { documentsPlace, hrefOf, searchPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { usePageTitle } from './page-title.ts'

export function MissingPage({ path }: { path: string }) {
  const { words } = useExplorer()
  usePageTitle(words.app.missing)
  return (
    <div class="page narrow">
      <h1>{words.app.missing}</h1>
      <p>
        <code>{path}</code>
      </p>
      <p>{words.app.missingHint}</p>
      <p class="actions">
        <a class="button primary" href={hrefOf(searchPlace(''))}>
          {words.search.page}
        </a>
        <a class="button" href={hrefOf(documentsPlace)}>
          {words.search.allDocuments}
        </a>
      </p>
    </div>
  )
}
