import { documentPlace, hrefOf } from '../location.ts'
import type { Listed } from '../state/listing.ts'
import { PREDICATES, type Predicate, type RelationDetail } from '../vocabulary.ts'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { MoreButton } from './MoreButton.tsx'
import { StatusWord } from './StatusWord.tsx'

type Group = { predicate: Predicate; forward: boolean; relations: RelationDetail[] }

/** By predicate and direction, in the order of the vocabulary; what the entity does before what is done to it. */
function groupsOf(relations: readonly RelationDetail[], entityId: string): Group[] {
  return PREDICATES.flatMap((predicate) =>
    [true, false].map((forward) => ({
      predicate,
      forward,
      relations: relations.filter((one) => one.predicate === predicate && (one.subjectId === entityId) === forward),
    })),
  ).filter((group) => group.relations.length > 0)
}

function RelationRow({ relation, forward }: { relation: RelationDetail; forward: boolean }) {
  const { words } = useExplorer()
  const { evidence, document, year, status, implicitSubject } = relation
  return (
    <li class="claim">
      <div class="claim-head">
        <EntityLink {...(forward ? relation.object : relation.subject)} />
        <span class="dim">{year === null ? '' : words.year(year)}</span>
        <StatusWord status={status} />
      </div>
      <a
        class="proof"
        href={hrefOf(
          documentPlace(document.id, { paragraph: evidence.paragraphId, mark: [evidence.start, evidence.end] }),
        )}
      >
        <q lang="zh-CN">{evidence.quote}</q>
        <cite lang="zh-CN">{document.title}</cite>
      </a>
      {implicitSubject && <p class="dim small">{words.entity.implicit}</p>}
    </li>
  )
}

/** What documents say an entity does and undergoes, each claim with the words that prove it. */
export function RelationGroups({
  entityId,
  listed,
  more,
}: {
  entityId: string
  listed: Listed<RelationDetail>
  more: () => void
}) {
  const { words } = useExplorer()
  const empty = listed.items.length === 0 && !listed.loading && !listed.failure
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{words.entity.relations}</h2>
      {empty && <p class="dim">{words.entity.noRelations}</p>}
      {groupsOf(listed.items, entityId).map(({ predicate, forward, relations }) => (
        <div key={`${predicate}-${forward}`} class="claims">
          <h3>{forward ? words.predicates[predicate] : words.inverses[predicate]}</h3>
          <ul class="plain-list">
            {relations.map((relation) => (
              <RelationRow key={relation.id} relation={relation} forward={forward} />
            ))}
          </ul>
        </div>
      ))}
      <MoreButton listed={listed} more={more} />
    </section>
  )
}
