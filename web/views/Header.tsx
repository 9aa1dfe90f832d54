import { documentsPlace, entitiesPlace, hrefOf, searchPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { SearchBox } from './SearchBox.tsx'

const THEME_SIGNS = { auto: '◐', light: '○', dark: '●' } as const

export function Header() {
  const { navigation, preferences, state, words } = useExplorer()
  const place = navigation.place.value
  const home = place.page === 'search' && place.query.trim() === ''
  const theme = preferences.theme.value
  const health = state.health.value
  return (
    <>
      <header class="bar">
        <a class="brand" href={hrefOf(searchPlace(''))} aria-label={words.app.home}>
          {words.app.name}
        </a>
        {home ? <span class="bar-space" /> : <SearchBox />}
        <nav aria-label={words.app.navigation}>
          <a href={hrefOf(documentsPlace)} aria-current={place.page === 'documents' ? 'page' : undefined}>
            {words.app.documents}
          </a>
          <a href={hrefOf(entitiesPlace)} aria-current={place.page === 'entities' ? 'page' : undefined}>
            {words.app.entities}
          </a>
        </nav>
        <div class="bar-tools">
          <button
            type="button"
            class="quiet"
            lang={preferences.language.value === 'en' ? 'zh-CN' : 'en'}
            onClick={preferences.switchLanguage}
          >
            {words.app.switchLanguage}
          </button>
          <button
            type="button"
            class="quiet"
            aria-label={words.app.theme[theme]}
            title={words.app.theme[theme]}
            onClick={preferences.nextTheme}
          >
            <span aria-hidden="true">{THEME_SIGNS[theme]}</span>
          </button>
        </div>
      </header>
      <div role="status" class="notice-slot">
        {health?.status === 'keyword_only' && health.counts.paragraphs > 0 && (
          <p class="notice">
            {words.app.keywordOnly}{' '}
            {health.model.sentences
              ? health.model.sentences[preferences.language.value]
              : words.app.indexing(health.vectors, health.counts.paragraphs)}
          </p>
        )}
      </div>
    </>
  )
}
