import { entityPlace, hrefOf, type Place } from '../location.ts'
import { ENTITY_KINDS, type EntityKind } from '../vocabulary.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { KindMark } from './KindMark.tsx'
import { Pager } from './Pager.tsx'
import { usePageTitle } from './page-title.ts'
import { Skeleton } from './Skeleton.tsx'

type EntitiesPlace = Extract<Place, { page: 'entities' }>

export function EntitiesPage({ place }: { place: EntitiesPlace }) {
  const { navigation, state, words } = useExplorer()
  usePageTitle(words.entities.page)
  const { data, failure, loading } = state.entities.shown.value
  const kinds: (EntityKind | null)[] = [null, ...ENTITY_KINDS]
  return (
    <div class="page narrow">
      <h1>{words.entities.page}</h1>
      <div class="filter-bar">
        <label class="wide">
          {words.entities.name}
          <input
            type="text"
            value={place.text}
            onChange={(event) => navigation.go({ ...place, text: event.currentTarget.value.trim(), cursor: null })}
          />
        </label>
      </div>
      <nav class="tabs" aria-label={words.entities.kind}>
        {kinds.map((kind) => (
          <a
            key={kind}
            href={hrefOf({ ...place, kind, cursor: null })}
            aria-current={place.kind === kind ? 'true' : undefined}
          >
            {kind ? <KindMark kind={kind} /> : words.app.all}
          </a>
        ))}
      </nav>
      {failure && <FailureNotice failure={failure} retry={state.entities.retry} />}
      {!data && loading && <Skeleton lines={12} />}
      {data?.items.length === 0 && <p class="empty">{words.entities.none}</p>}
      <ul class={loading ? 'plain-list rows loading' : 'plain-list rows'}>
        {data?.items.map(({ id, kind, name, aliases, jurisdiction, mentions, documents }) => (
          <li key={id} class="entity-row">
            <KindMark kind={kind} bare />
            <div>
              <a class="document-link" href={hrefOf(entityPlace(id))} lang="zh-CN">
                {name}
              </a>
              <p class="source">
                {[
                  jurisdiction?.name,
                  aliases.length > 0 ? words.list(aliases.slice(0, 3).map((alias) => alias.name)) : null,
                  words.entities.seen(mentions, documents),
                ]
                  .filter((part) => part)
                  .join(' · ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {data && <Pager place={place} next={data.next} />}
    </div>
  )
}
