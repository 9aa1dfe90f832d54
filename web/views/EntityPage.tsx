import type { EntityShown } from '../../api/contract.ts'
import { documentPlace, graphPlace, hrefOf, searchPlace } from '../location.ts'
import { useExplorer } from './explorer-context.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { KindMark } from './KindMark.tsx'
import { MentionGroups } from './MentionGroups.tsx'
import { usePageTitle } from './page-title.ts'
import { RelationGroups } from './RelationGroups.tsx'
import { Skeleton } from './Skeleton.tsx'
import { ValueChart } from './ValueChart.tsx'
import { ValuesTable } from './ValuesTable.tsx'

function EntityHead({ entity: { id, kind, name, jurisdiction, mentions, documents, texts } }: { entity: EntityShown }) {
  const { state, words } = useExplorer()
  const relations = state.relations.listed.value
  const hasGraph = relations.items.length > 0 || relations.loading
  return (
    <header class="entity-head">
      <p>
        <KindMark kind={kind} />
      </p>
      <h1 lang="zh-CN">{name}</h1>
      <p class="source">
        {[
          jurisdiction?.name === name ? null : jurisdiction?.name,
          words.entity.seen(mentions, documents),
          texts?.length === 0 ? words.entity.notInCorpus : null,
        ]
          .filter((part) => part)
          .join(' · ')}
      </p>
      <p class="actions">
        {hasGraph && (
          <a class="button primary" href={hrefOf(graphPlace(id))}>
            {words.entity.graph}
          </a>
        )}
        {(texts ?? []).map((text) => (
          <a key={text.id} class="button" href={hrefOf(documentPlace(text.id))}>
            {texts!.length > 1 && text.issuedOn
              ? `${words.entity.openDocument} ${text.issuedOn}`
              : words.entity.openDocument}
          </a>
        ))}
        <a class="button" href={hrefOf(searchPlace(name))}>
          {words.entity.searchFor}
        </a>
      </p>
    </header>
  )
}

function EntitySide({ entity: { aliases, attributes } }: { entity: EntityShown }) {
  const { words } = useExplorer()
  const pairs = Object.entries(attributes)
  return (
    <aside class="entity-side">
      <section aria-labelledby="aliases">
        <h2 id="aliases">{words.entity.aliases}</h2>
        {aliases.length === 0 && <p class="dim">{words.entity.noAliases}</p>}
        <ul class="plain-list aliases">
          {aliases.map(({ name, reason, rule }) => (
            <li key={name}>
              <b lang="zh-CN">{name}</b>
              <p class="small" lang="zh-CN">
                {reason}
              </p>
              <p class="dim small">
                <code>{rule.id}</code> v{rule.version}
              </p>
            </li>
          ))}
        </ul>
      </section>
      {pairs.length > 0 && (
        <section aria-labelledby="attributes">
          <h2 id="attributes">{words.entity.attributes}</h2>
          <dl class="facts">
            {pairs.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd lang="zh-CN">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </aside>
  )
}

export function EntityPage() {
  const { state } = useExplorer()
  const { data, failure } = state.entity.shown.value
  usePageTitle(data?.name ?? null)
  if (failure) return <FailureNotice failure={failure} retry={state.entity.retry} alone />
  if (!data) return <Skeleton lines={12} />

  return (
    <div class="page entity">
      <div class="entity-main">
        <EntityHead entity={data} />
        <ValueChart name={data.name} listed={state.valuesOfMetric.listed.value} />
        <ValuesTable name={data.name} values={state.valuesOfMetric} by="subject" />
        <RelationGroups entity={data} listed={state.relations.listed.value} more={state.relations.more} />
        <ValuesTable name={data.name} values={state.valuesOfSubject} by="metric" />
        <MentionGroups listed={state.mentions.listed.value} more={state.mentions.more} />
      </div>
      <EntitySide entity={data} />
    </div>
  )
}
