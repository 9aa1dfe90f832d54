import type { Hit, SearchResult } from '../../api/contract.ts'
import { documentPlace, hrefOf, type SearchPlace } from '../location.ts'
import { excerptOf } from '../text/excerpt.ts'
import { foldHits, groupHits, type HitGroup, type RankedHit } from '../text/hit-groups.ts'
import { useExplorer } from './explorer-context.ts'
import { Quote } from './Quote.tsx'
import { SourceLine } from './SourceLine.tsx'

/** Characters of a hit that are shown before it is cut. */
const QUOTED = 170

function Reason({ hit: { keyword, vector, terms } }: { hit: Hit }) {
  const { words } = useExplorer()
  const parts = [
    terms.length > 0 ? words.search.terms(terms) : null,
    keyword ? words.search.keywordRank(keyword.rank, keyword.score.toFixed(1)) : words.search.noKeyword,
    vector ? words.search.vectorRank(vector.rank, vector.score.toFixed(2)) : null,
  ]
  return (
    <p class="why" title={words.search.whyHelp}>
      {parts.filter((part) => part !== null).join(' · ')}
    </p>
  )
}

/** Up and down go from hit to hit; up from the first goes back to the box. */
function moveAmongHits(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const hits = [...document.querySelectorAll<HTMLElement>('[data-hit]')].filter((hit) => hit.checkVisibility())
  const at = hits.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  event.preventDefault()
  const next = hits[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next) next.focus()
  else if (at === 0) document.querySelector<HTMLElement>('input[type=search]')?.focus()
}

function HitView({ hit, rank, place }: { hit: Hit; rank: number; place: SearchPlace }) {
  const { paragraph, document, ranges } = hit
  const { text, ranges: lit, start, end } = excerptOf(paragraph.text, ranges, QUOTED)
  // A heading may be the head of its own paragraph: it is not said twice.
  const path = paragraph.headings.filter((heading) => !paragraph.text.startsWith(heading))
  const cut = { before: start > 0 ? '…' : '', after: end < paragraph.text.length ? '…' : '' }
  return (
    <li class="hit">
      <a
        data-hit
        onKeyDown={moveAmongHits}
        href={hrefOf(documentPlace(document.id, { paragraph: paragraph.id, search: place }))}
      >
        <span class="rank" aria-hidden="true">
          {rank}
        </span>
        {path.length > 0 && (
          <span class="path" lang="zh-CN">
            {path.join(' › ')}
          </span>
        )}
        <span class="quote">
          {cut.before}
          <Quote text={text} ranges={lit} />
          {cut.after}
        </span>
      </a>
      <Reason hit={hit} />
    </li>
  )
}

function Group({ group, place }: { group: HitGroup; place: SearchPlace }) {
  const { words } = useExplorer()
  const { document } = group
  const { shown, folded } = foldHits(group)
  const list = (hits: RankedHit[]) => (
    <ol class="hits">
      {hits.map(({ hit, rank }) => (
        <HitView key={hit.paragraph.id} hit={hit} rank={rank} place={place} />
      ))}
    </ol>
  )
  return (
    <li class="doc">
      <h2>
        <a href={hrefOf(documentPlace(document.id, { search: place }))} lang="zh-CN">
          {document.title}
        </a>
      </h2>
      <SourceLine document={document} />
      {list(shown)}
      {folded.length > 0 && (
        <details>
          <summary>{words.search.folded(folded.length)}</summary>
          {list(folded)}
        </details>
      )}
    </li>
  )
}

/** Documents with their hits; where the last one with words of the query ends, a line says so. */
export function HitList({ result, place }: { result: SearchResult; place: SearchPlace }) {
  const { words } = useExplorer()
  const groups = groupHits(result)
  const withWords = groups.findLastIndex(({ hasWords }) => hasWords) + 1
  const list = (some: HitGroup[]) => (
    <ol class="documents">
      {some.map((group) => (
        <Group key={group.document.id} group={group} place={place} />
      ))}
    </ol>
  )
  return (
    <>
      {list(groups.slice(0, withWords))}
      {withWords > 0 && withWords < groups.length && <p class="by-meaning">{words.search.byMeaning}</p>}
      {list(groups.slice(withWords))}
    </>
  )
}
