import type { MentionPage } from '../../api/contract.ts'
import { documentPlace, hrefOf } from '../location.ts'
import type { Listed } from '../state/listing.ts'
import { excerptOf } from '../text/excerpt.ts'
import { useExplorer } from './explorer-context.ts'
import { MoreButton } from './MoreButton.tsx'
import { Quote } from './Quote.tsx'
import { SourceLine } from './SourceLine.tsx'

type Detail = MentionPage['items'][number]

const QUOTED = 90

function groupsOf(mentions: readonly Detail[]): Detail[][] {
  const groups = new Map<string, Detail[]>()
  for (const mention of mentions) groups.set(mention.documentId, [...(groups.get(mention.documentId) ?? []), mention])
  return [...groups.values()]
}

function MentionRow({ mention: { paragraph, documentId, start, end } }: { mention: Detail }) {
  const excerpt = excerptOf(paragraph.text, [[start, end]], QUOTED)
  return (
    <li class="hit">
      <a href={hrefOf(documentPlace(documentId, { paragraph: paragraph.id, mark: [start, end] }))}>
        <span class="quote">
          {excerpt.start > 0 && '…'}
          <Quote text={excerpt.text} ranges={excerpt.ranges} />
          {excerpt.end < paragraph.text.length && '…'}
        </span>
      </a>
    </li>
  )
}

/** Where an entity is mentioned: its sentences under their documents. */
export function MentionGroups({ listed, more }: { listed: Listed<Detail>; more: () => void }) {
  const { words } = useExplorer()
  const empty = listed.items.length === 0 && !listed.loading && !listed.failure
  return (
    <section aria-labelledby="mentions">
      <h2 id="mentions">{words.entity.mentions}</h2>
      {empty && <p class="dim">{words.entity.noMentions}</p>}
      {groupsOf(listed.items).map((mentions) => {
        const { document } = mentions[0]!
        return (
          <div key={document.id} class="doc">
            <h3>
              <a href={hrefOf(documentPlace(document.id))} lang="zh-CN">
                {document.title}
              </a>
            </h3>
            <SourceLine document={document} />
            <ul class="hits">
              {mentions.map((mention) => (
                <MentionRow key={mention.id} mention={mention} />
              ))}
            </ul>
          </div>
        )
      })}
      <MoreButton listed={listed} more={more} />
    </section>
  )
}
