import type { EntityDetail } from '../../api/contract.ts'
import type { Listed } from '../state/listing.ts'
import { PREDICATES, type Predicate, type RelationDetail } from '../vocabulary.ts'
import { ClaimRow } from './ClaimRow.tsx'
import { EntityLink } from './EntityLink.tsx'
import { useExplorer } from './explorer-context.ts'
import { MoreButton } from './MoreButton.tsx'

type Pair = { other: RelationDetail['subject']; relations: RelationDetail[] }
type Group = { predicate: Predicate; forward: boolean; pairs: Pair[] }

function pairsOf(relations: readonly RelationDetail[], end: 'subject' | 'object'): Pair[] {
  const pairs = new Map<string, Pair>()
  for (const relation of relations) {
    const other = relation[end]
    const pair = pairs.get(other.id) ?? { other, relations: [] }
    pair.relations.push(relation)
    pairs.set(other.id, pair)
  }
  return [...pairs.values()]
}

/** By predicate and direction, in the order of the vocabulary; what the entity does before what is done to it. */
function groupsOf(relations: readonly RelationDetail[], entityId: string): Group[] {
  return PREDICATES.flatMap((predicate) =>
    [true, false].map((forward) => {
      const own = relations.filter((one) => one.predicate === predicate && (one.subjectId === entityId) === forward)
      return { predicate, forward, pairs: pairsOf(own, forward ? 'object' : 'subject') }
    }),
  ).filter(({ pairs }) => pairs.length > 0)
}

type Properties = { entity: EntityDetail; listed: Listed<RelationDetail>; more: () => void }

/** What documents say an entity does and undergoes, each claim with the words that prove it. */
export function RelationGroups({ entity, listed, more }: Properties) {
  const { words } = useExplorer()
  const empty = listed.items.length === 0 && !listed.loading && !listed.failure
  // Metrics have values, not relations: that there are none says nothing about one.
  if (empty && entity.kind === 'metric') return null
  return (
    <section aria-labelledby="relations">
      <h2 id="relations">{words.entity.relations}</h2>
      {empty && <p class="dim">{words.entity.noRelations}</p>}
      {groupsOf(listed.items, entity.id).map(({ predicate, forward, pairs }) => (
        <div key={`${predicate}-${forward}`} class="claims">
          <h3>{forward ? words.predicates[predicate] : words.inverses[predicate]}</h3>
          <ul class="plain-list pairs">
            {pairs.map(({ other, relations }) => (
              <li key={other.id}>
                <EntityLink {...other} />
                <ul>
                  {relations.map((relation) => (
                    <ClaimRow key={relation.id} claim={relation} />
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <MoreButton listed={listed} more={more} />
    </section>
  )
}
