/** What the pipeline finds in a labelled passage, in the passage's own offsets. */
import { sha256 } from '../../graph/ids.ts'
import type { DocumentGraph, EntityKind, Evidence, Predicate, Qualifier, Status } from '../../graph/model.ts'
import { toSource } from '../../graph/text/source-map.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Passage } from './labels.ts'

type Span = { start: number; end: number }
export type PredictedMention = Span & { type: EntityKind; canonical: string }
export type PredictedObservation = Span & {
  value: number
  unit: string
  qualifier: Qualifier
  year: number | null
  status: Status
  name: string
  qualifier2?: Qualifier
  value_high?: number
}
export type PredictedRelation = Span & {
  /** Canonical name; `$doc` is the document itself. */
  subject: string
  predicate: Predicate
  object: string
  implicit_subject?: boolean
}
export type Prediction = {
  id: string
  mentions: PredictedMention[]
  observations: PredictedObservation[]
  relations: PredictedRelation[]
}

/** Reads a passage as if it were a document with the title and date of the one it was cut from. */
export function predict(pipeline: Pipeline, passage: Passage): Prediction {
  const date = /(?:^|\/)(\d{4})(\d{2})(\d{2})_/.exec(passage.doc)
  const graph = pipeline.read({
    text: passage.text,
    encoding: 'utf-8',
    hash: sha256(`${passage.id}\n${passage.text}`),
    source: `${passage.doc}.txt`,
    hints: { title: passage.title, ...(date && { date: `${date[1]}-${date[2]}-${date[3]}` }) },
  })
  return predictionOf(passage.id, graph)
}

function predictionOf(id: string, graph: DocumentGraph): Prediction {
  const maps = new Map(graph.paragraphs.map((paragraph) => [paragraph.id, paragraph.map]))
  const names = new Map(graph.entities.map((entity) => [entity.id, entity.name]))
  const place = ({ paragraphId, start, end }: Pick<Evidence, 'paragraphId' | 'start' | 'end'>): Span =>
    toSource(maps.get(paragraphId)!, start, end)
  const nameOf = (entityId: string): string => (entityId === graph.document.entityId ? '$doc' : names.get(entityId)!)
  return {
    id,
    mentions: graph.mentions
      .filter(({ kind }) => kind !== 'metric')
      .map((mention) => ({ ...place(mention), type: mention.kind, canonical: names.get(mention.entityId)! })),
    observations: graph.observations.map(
      ({ metricId, evidence, high, bound, value, unit, qualifier, year, status }) => ({
        ...place(evidence),
        value,
        unit,
        qualifier,
        year,
        status,
        name: names.get(metricId)!,
        ...(bound !== null && { qualifier2: bound }),
        ...(high !== null && { value_high: high }),
      }),
    ),
    relations: graph.relations.map(({ subjectId, predicate, objectId, implicitSubject, evidence }) => ({
      ...place(evidence),
      subject: nameOf(subjectId),
      predicate,
      object: nameOf(objectId),
      ...(implicitSubject && { implicit_subject: true }),
    })),
  }
}
