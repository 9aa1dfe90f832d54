/** What the pipeline finds in a labelled passage, in the passage's own offsets. */
import { sha256 } from '../../graph/ids.ts'
import type {
  DocumentGraph,
  Entity,
  EntityKind,
  Evidence,
  Predicate,
  Qualifier,
  Rule,
  Status,
  Strength,
} from '../../graph/model.ts'
import { toSource } from '../../graph/text/source-map.ts'
import type { Segmented } from '../extract/draft.ts'
import type { Trace } from '../extract/trace.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Passage } from './labels.ts'
import { normalized } from './names.ts'
import { strengthsOf } from './strength-score.ts'

type Span = { start: number; end: number }
/** `rule` found it, here and below; `alias` gave it a name that is not printed there. */
export type PredictedMention = Span & { type: EntityKind; canonical?: string; rule?: Rule; alias?: Rule }
export type PredictedObservation = Span & {
  value: number
  unit: string
  qualifier: Qualifier
  year: number | null
  status?: Status
  name: string
  qualifier2?: Qualifier
  value_high?: number
  rule?: Rule
}
export type PredictedRelation = Span & {
  /** Canonical name; `$doc` is the document itself, an empty one whoever the document speaks for. */
  subject: string
  predicate: Predicate
  object: string
  implicit_subject?: boolean
  rule?: Rule
}
export type Prediction = {
  id: string
  mentions: PredictedMention[]
  observations: PredictedObservation[]
  relations: PredictedRelation[]
  /** Of each labelled sentence, in order; `null` where nothing is said. */
  strengths?: (Strength | null)[]
}

/** Reads a passage as if it were a document with the title and date of the one it was cut from. */
export function predict(pipeline: Pipeline, passage: Passage): Prediction {
  const date = /(?:^|\/)(\d{4})(\d{2})(\d{2})_/.exec(passage.doc)
  const input = {
    text: passage.text,
    encoding: 'utf-8' as const,
    hash: sha256(`${passage.id}\n${passage.text}`),
    source: `${passage.doc}.txt`,
    hints: { title: passage.title, ...(date && { date: `${date[1]}-${date[2]}-${date[3]}` }) },
  }
  let strengths: (Strength | null)[] = []
  const graph = pipeline.read(
    input,
    onceSegmented((segmented) => {
      strengths = strengthsOf(passage, segmented)
    }),
  )
  return { ...predictionOf(passage.id, graph), strengths }
}

/** A trace that wants to know of nothing but the sentences. */
const onceSegmented = (begin: (segmented: Segmented) => void): Trace => ({
  begin,
  line: () => ({ candidate: () => {}, veto: () => {} }),
  force: () => {},
  name: () => {},
})

function predictionOf(id: string, graph: DocumentGraph): Prediction {
  const maps = new Map(graph.paragraphs.map((paragraph) => [paragraph.id, paragraph.map]))
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]))
  const place = ({ paragraphId, start, end }: Pick<Evidence, 'paragraphId' | 'start' | 'end'>): Span =>
    toSource(maps.get(paragraphId)!, start, end)
  const nameOf = (entityId: string): string =>
    entityId === graph.document.entityId ? '$doc' : entities.get(entityId)!.name
  return {
    id,
    mentions: graph.mentions
      .filter(({ kind }) => kind !== 'metric')
      .map((mention) => {
        const entity = entities.get(mention.entityId)!
        const alias = aliasRule(entity, mention.surface)
        const { kind: type, rule } = mention
        return { ...place(mention), type, canonical: entity.name, rule, ...(alias && { alias }) }
      }),
    observations: graph.observations.map(
      ({ metricId, evidence, high, bound, value, unit, qualifier, year, status, rule }) => ({
        ...place(evidence),
        value,
        unit,
        qualifier,
        year,
        status,
        name: entities.get(metricId)!.name,
        rule,
        ...(bound !== null && { qualifier2: bound }),
        ...(high !== null && { value_high: high }),
      }),
    ),
    relations: graph.relations.map(({ subjectId, predicate, objectId, implicitSubject, evidence, rule }) => ({
      ...place(evidence),
      subject: nameOf(subjectId),
      predicate,
      object: nameOf(objectId),
      rule,
      ...(implicitSubject && { implicit_subject: true }),
    })),
  }
}

/** The rule that ties what is printed to the entity; `undefined` where that is its own name, or no name (该校). */
function aliasRule({ name, aliases }: Entity, surface: string): Rule | undefined {
  const printed = normalized(surface)
  if (printed === normalized(name)) return undefined
  return aliases.find((alias) => normalized(alias.name) === printed)?.rule
}
