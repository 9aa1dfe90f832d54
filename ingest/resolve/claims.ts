import { idOf } from '../../graph/ids.ts'
import type { Document, Entity, Evidence, Observation, Relation } from '../../graph/model.ts'
import type { Block, MentionDraft, ObservationDraft, Party, RelationDraft, Span } from '../extract/draft.ts'
import { strengthOf } from '../extract/strength.ts'

/** Whom drafts point at, as entities. `speaker`: the place or school that a document speaks for in a span. */
export type Parties = {
  document: Entity
  speaker: (span: Span) => Entity | null
  mention: (draft: MentionDraft) => Entity
}

type Claims = { document: Document; blocks: Block[]; parties: Parties }

function entityOf({ parties }: Claims, party: Party, span: Span): Entity | null {
  if (party === 'document') return parties.document
  return party === 'speaker' ? parties.speaker(span) : parties.mention(party)
}

function evidenceOf({ blocks }: Claims, { block, start, end }: Span): Evidence {
  const { id, text } = blocks[block]!.paragraph
  return { paragraphId: id, start, end, quote: text.slice(start, end) }
}

/** Of evidence that runs on to who is in charge, the words that name the object say what is to be done. */
const proofOf = (span: Span, { block, start, end }: MentionDraft): Pick<Span, 'start' | 'end'> =>
  block === span.block && start >= span.start && end <= span.end ? { start, end } : span

/** What a relation says, whatever words prove it. */
const sayingOf = ({ subjectId, objectId, predicate, year, status, evidence }: Relation): string =>
  [subjectId, objectId, predicate, year, status, evidence.paragraphId].join(' ')

const overlap = (a: Evidence, b: Evidence): boolean =>
  a.paragraphId === b.paragraphId && a.start < b.end && b.start < a.end

/**
 * Relations with their ends as entities. One whose speaker is unknown, or that ends where it begins, is left out. A title
 * and the number beside it are one document: of the same claim with overlapping words the surer stays. What the
 * document itself does to another (implements, cites, …) it does once, however often it says so: the first words stay.
 */
export function relationsOf(claims: Claims, drafts: RelationDraft[]): Relation[] {
  const bySaying = new Map<string, Relation[]>()
  for (const { subject, object, evidence: span, ...claim } of drafts) {
    const from = entityOf(claims, subject, span)
    const to = claims.parties.mention(object)
    if (!from || from.id === to.id) continue
    const evidence = evidenceOf(claims, span)
    const documentId = claims.document.id
    const relation: Relation = {
      id: idOf('rel', documentId, from.id, claim.predicate, to.id, evidence.paragraphId, evidence.start, evidence.end),
      documentId,
      subjectId: from.id,
      objectId: to.id,
      implicitSubject: subject === 'speaker',
      evidence,
      ...claim,
      strength: strengthOf(claims.blocks[span.block]!, proofOf(span, object), claims.document),
    }
    const saying = subject === 'document' ? [claim.predicate, to.id].join(' ') : sayingOf(relation)
    const said = bySaying.get(saying) ?? []
    const twin = said.findIndex((other) => subject === 'document' || overlap(other.evidence, evidence))
    if (twin < 0) said.push(relation)
    else if (overlap(said[twin]!.evidence, evidence) && said[twin]!.confidence < relation.confidence)
      said[twin] = relation
    bySaying.set(saying, said)
  }
  return distinct([...bySaying.values()].flat())
}

/** Each id once. */
const distinct = (relations: Relation[]): Relation[] => [
  ...new Map(relations.map((relation) => [relation.id, relation])).values(),
]

/** Observations with metric and subject as entities. The same figure read twice the same way is one. */
export function observationsOf(claims: Claims, drafts: ObservationDraft[]): Observation[] {
  const observations = new Map<string, Observation>()
  for (const { metric, name: _name, subject, figure: span, evidence: proof, ...claim } of drafts) {
    const metricId = claims.parties.mention(metric).id
    const subjectId = subject === null ? null : (entityOf(claims, subject, proof)?.id ?? null)
    const evidence = evidenceOf(claims, proof)
    const figure = { start: span.start, end: span.end }
    const documentId = claims.document.id
    const id = idOf(
      'obs',
      documentId,
      metricId,
      subjectId,
      evidence.paragraphId,
      figure.start,
      figure.end,
      claim.qualifier,
      claim.year,
    )
    if (observations.has(id)) continue
    const strength = strengthOf(claims.blocks[span.block]!, span, claims.document)
    observations.set(id, { id, documentId, metricId, subjectId, figure, evidence, ...claim, strength })
  }
  return [...observations.values()]
}
