import type { DocumentGraph, Entity, Mention } from '../../graph/model.ts'
import type { VetoId } from '../extract/vetoes.ts'
import { clean } from '../resolve/naming.ts'
import { bareName } from '../resolve/program-name.ts'
import { aliasRule } from '../resolve/rules.ts'
import type { Explanation } from './explanation.ts'
import { foundBy, namedBy, vetoOf } from './reasons.ts'
import type { Named } from './recorder.ts'

type ExplainedMention = Explanation['mentions'][number]

export const entityOf = ({ id, kind, name, jurisdiction }: Entity): ExplainedMention['entity'] => ({
  id,
  kind,
  name,
  jurisdiction,
})

/** A mention with how it came to its name, and who else in the document is called so. */
export function explainMention(
  mention: Mention,
  entity: Entity,
  graph: DocumentGraph,
  told: Named[],
): ExplainedMention {
  const { id, kind, start, end, surface, rule, confidence } = mention
  // Two figures may share the words of a metric: the draft that was given this name is the one.
  const named = told.find(({ names }) => names.findLast(({ veto }) => veto === null)?.name.name === entity.name)
  const names = withoutRepeats((named ?? told[0])?.names ?? [])
  return {
    ...{ id, kind, start, end, surface, confidence },
    rule: foundBy(rule),
    entity: entityOf(entity),
    force: (named ?? told[0])?.force ?? null,
    names: names.map(({ name: { name, jurisdiction, why }, veto }) => ({
      name,
      jurisdiction,
      rule: why && namedBy(aliasRule(why.rule)),
      evidence: why?.reason ?? null,
      veto: veto && vetoOf(veto),
    })),
    sharing: sharing(mention, entity, graph).map((other) => ({
      entity: entityOf(other),
      veto: vetoOf(whyNot(entity, other)),
    })),
  }
}

/** A name that was taken first and given up later is told once, as given up. */
const withoutRepeats = (names: Named['names']): Named['names'] =>
  names.filter(({ name }, i) => !names.slice(i + 1).some((later) => later.name.name === name.name))

/** Other entities of the document that the printed words name too, here or elsewhere in it. */
function sharing({ surface }: Mention, entity: Entity, { entities, mentions }: DocumentGraph): Entity[] {
  const printed = new Set([clean(surface), bareName(clean(surface))])
  const elsewhere = new Set(mentions.filter((other) => other.surface === surface).map(({ entityId }) => entityId))
  return entities.filter(
    (other) =>
      other.id !== entity.id &&
      (elsewhere.has(other.id) || printed.has(other.name) || other.aliases.some(({ name }) => printed.has(name))),
  )
}

function whyNot(entity: Entity, other: Entity): VetoId {
  if (other.kind !== entity.kind) return 'other-sort'
  return placeOf(other) === placeOf(entity) ? 'other-thing' : 'other-place'
}

const placeOf = ({ jurisdiction }: Entity): string | null => jurisdiction && (jurisdiction.code ?? jurisdiction.name)
