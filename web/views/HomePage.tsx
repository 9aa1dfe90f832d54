import type { Health } from '../../api/contract.ts'
import { documentsPlace, entitiesPlace, hrefOf, searchPlace } from '../location.ts'
import { DocumentRow } from './DocumentRow.tsx'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { KindMark } from './KindMark.tsx'
import { usePageTitle } from './page-title.ts'
import { SearchBox } from './SearchBox.tsx'

const INGEST_COMMAND = 'zhengmai ingest 文件夹'

function Counts({ counts }: { counts: Health['counts'] }) {
  const { words } = useExplorer()
  return (
    <ul class="counts">
      {words.search.counts(counts).map(([value, unit]) => (
        <li key={unit}>
          <b>{value}</b> {unit}
        </li>
      ))}
    </ul>
  )
}

function Newest() {
  const { state, words } = useExplorer()
  const items = state.newest.shown.value.data?.items ?? []
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">{words.search.newest}</h2>
      <ul class="plain-list">
        {items.map((document) => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
      <p>
        <a class="onward" href={hrefOf(documentsPlace)}>
          {words.search.allDocuments}
        </a>
      </p>
    </section>
  )
}

function StartingPoints() {
  const { state, words } = useExplorer()
  const groups = (state.examples.shown.value.data ?? []).filter(({ items }) => items.length > 0)
  return (
    <section aria-labelledby="start">
      <h2 id="start">{words.search.startFrom}</h2>
      {groups.map(({ kind, items }) => (
        <div key={kind} class="start-group">
          <h3>
            <KindMark kind={kind} />
          </h3>
          <ul class="plain-list">
            {items.map(({ id, name }) => (
              <li key={id}>
                <EntityLink id={id} kind={kind} name={name} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        <a class="onward" href={hrefOf(entitiesPlace)}>
          {words.search.allEntities}
        </a>
      </p>
    </section>
  )
}

/** What one meets first: what this is, a place to ask, and what there is to ask about. */
export function HomePage() {
  const { state, words } = useExplorer()
  usePageTitle(null)
  const counts = state.health.value?.counts
  return (
    <div class="page home">
      <div class="hero">
        <h1>
          <span class="hero-name">{words.app.name}</span>
          <span class="hero-line">{words.app.tagline}</span>
        </h1>
        <SearchBox large />
        {counts?.documents === 0 ? (
          <div class="empty">
            <p>
              <b>{words.search.emptyCorpus}</b> {words.search.emptyCorpusHint}
            </p>
            <pre>{INGEST_COMMAND}</pre>
          </div>
        ) : (
          <p class="examples">
            <span class="dim">{words.search.tryThese}</span>
            {words.search.examples.map((example) => (
              <a key={example} href={hrefOf(searchPlace(example))} lang="zh-CN">
                {example}
              </a>
            ))}
          </p>
        )}
        {counts && counts.documents > 0 && <Counts counts={counts} />}
      </div>
      {counts?.documents !== 0 && (
        <div class="home-columns">
          <StartingPoints />
          <Newest />
        </div>
      )}
    </div>
  )
}
