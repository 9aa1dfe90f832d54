import { idOf } from '../../graph/ids.ts'
import type { Document, Entity, Evidence, Observation, Relation } from '../../graph/model.ts'
import type { Block, MentionDraft, ObservationDraft, Party, RelationDraft, Span } from '../extract/draft.ts'

/** Whom drafts point at, as entities. `speaker`: the place or school that a document speaks for at a block. */
export type Parties = {
  document: Entity
  speaker: (block: number) => Entity | null
  mention: (draft: MentionDraft) => Entity
}

type Claims = { document: Document; blocks: Block[]; parties: Parties }

function entityOf({ parties }: Claims, party: Party, block: number): Entity | null {
  if (party === 'document') return parties.document
  return party === 'speaker' ? parties.speaker(block) : parties.mention(party)
}

function evidenceOf({ blocks }: Claims, { block, start, end }: Span): Evidence {
  const { id, text } = blocks[block]!.paragraph
  return { paragraphId: id, start, end, quote: text.slice(start, end) }
}

type Claim = Pick<Relation, 'subjectId' | 'objectId' | 'predicate' | 'year' | 'status' | 'evidence'>

/** A title and the number beside it are one document: what is said of both is said once. */
function isSame(a: Claim, b: Claim): boolean {
  const says = ({ subjectId, objectId, predicate, year, status, evidence }: Claim) =>
    [subjectId, objectId, predicate, year, status, evidence.paragraphId].join(' ')
  return says(a) === says(b) && a.evidence.start < b.evidence.end && b.evidence.start < a.evidence.end
}

/** Relations with their ends as entities. One whose speaker is unknown, or that ends where it begins, is left out; of two alike the surer stays. */
export function relationsOf(claims: Claims, drafts: RelationDraft[]): Relation[] {
  const relations = new Map<string, Relation>()
  for (const { subject, object, evidence: span, ...claim } of drafts) {
    const from = entityOf(claims, subject, span.block)
    const to = claims.parties.mention(object)
    if (!from || from.id === to.id) continue
    const evidence = evidenceOf(claims, span)
    const documentId = claims.document.id
    const id = idOf(
      'rel',
      documentId,
      from.id,
      claim.predicate,
      to.id,
      evidence.paragraphId,
      evidence.start,
      evidence.end,
    )
    const implicitSubject = subject === 'speaker'
    const twin = [...relations.values()].find((other) =>
      isSame(other, { ...claim, subjectId: from.id, objectId: to.id, evidence }),
    )
    if (twin && twin.confidence >= claim.confidence) continue
    if (twin) relations.delete(twin.id)
    relations.set(id, { id, documentId, subjectId: from.id, objectId: to.id, implicitSubject, evidence, ...claim })
  }
  return [...relations.values()]
}

/** Observations with metric and subject as entities. The same figure read twice the same way is one. */
export function observationsOf(claims: Claims, drafts: ObservationDraft[]): Observation[] {
  const observations = new Map<string, Observation>()
  for (const { metric, name: _name, subject, figure: span, evidence: proof, ...claim } of drafts) {
    const metricId = claims.parties.mention(metric).id
    const subjectId = subject === null ? null : (entityOf(claims, subject, proof.block)?.id ?? null)
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
    if (!observations.has(id)) observations.set(id, { id, documentId, metricId, subjectId, figure, evidence, ...claim })
  }
  return [...observations.values()]
}
