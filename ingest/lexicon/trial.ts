import type { DocumentGraph, EntityKind, Observation, Predicate, Relation } from '../../graph/model.ts'
import { createPipeline, type PipelineInput } from '../pipeline.ts'
import { NO_WORDS, type UserLexicon, type UserWord, userLexicon } from './user-lexicon.ts'

export type SaidMention = { start: number; end: number; surface: string; kind: EntityKind; name: string }
export type SaidRelation = Pick<Relation, 'year' | 'status'> & {
  subject: string
  predicate: Predicate
  object: string
  quote: string
}
export type SaidObservation = Pick<Observation, 'value' | 'high' | 'unit' | 'qualifier' | 'year' | 'status'> & {
  metric: string
  subject: string | null
  quote: string
}

/** What is said of one paragraph. Mentions are in reading order, without those of metrics. */
export type Said = { mentions: SaidMention[]; relations: SaidRelation[]; observations: SaidObservation[] }

/** A paragraph of which another lexicon would have other things said. */
export type ChangedParagraph = {
  ordinal: number
  text: string
  /** The word stands in it; if not, it changes because of what is said elsewhere in the document. */
  holdsWord: boolean
  before: Said
  after: Said
}

/** What a word does to one document: how many of its paragraphs hold it, and which would change. */
export type DocumentTrial = { source: string; title: string; paragraphs: number; changed: ChangedParagraph[] }

/** The words as they are, and as they would be. */
export type Trial = { word: string; before: UserLexicon; after: UserLexicon }

/** Puts a word into a lexicon, in place of what the lexicon says of it. `said` `null` takes it out. */
export function withWord({ words }: UserLexicon, word: string, said: UserWord | null): UserLexicon {
  const others = words.filter((other) => other.word !== word)
  return userLexicon(said === null ? others : [...others, said])
}

/** Reads documents with both lexicons and says what differs; nothing is kept. Documents without the word are read once. */
export function createTrial({ word, before, after }: Trial): (input: PipelineInput) => DocumentTrial {
  let words = NO_WORDS
  const pipeline = createPipeline(() => words)
  const readWith = (lexicon: UserLexicon, input: PipelineInput): DocumentGraph => {
    words = lexicon
    return pipeline.read(input)
  }
  return (input) => {
    const graph = readWith(before, input)
    const { source, title } = graph.document
    const holds = (text: string): boolean => text.includes(word)
    const paragraphs = graph.paragraphs.filter(({ text }) => holds(text)).length
    if (paragraphs === 0) return { source, title, paragraphs, changed: [] }
    const [was, is] = [saidOf(graph), saidOf(readWith(after, input))]
    const changed = graph.paragraphs.flatMap(({ ordinal, text }) => {
      const [old, fresh] = [was[ordinal]!, is[ordinal]!]
      if (JSON.stringify(old) === JSON.stringify(fresh)) return []
      return [{ ordinal, text, holdsWord: holds(text), before: old, after: fresh }]
    })
    return { source, title, paragraphs, changed }
  }
}

/** What each paragraph is said to say, by ordinal. */
function saidOf({ paragraphs, entities, mentions, relations, observations }: DocumentGraph): Said[] {
  const said = new Map(paragraphs.map(({ id }) => [id, { mentions: [], relations: [], observations: [] } as Said]))
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  const nameOf = (id: string): string => names.get(id) ?? id
  for (const { paragraphId, start, end, surface, kind, entityId } of mentions) {
    if (kind !== 'metric') said.get(paragraphId)!.mentions.push({ start, end, surface, kind, name: nameOf(entityId) })
  }
  for (const { subjectId, predicate, objectId, year, status, evidence } of relations) {
    const [subject, object] = [nameOf(subjectId), nameOf(objectId)]
    said.get(evidence.paragraphId)!.relations.push({ subject, predicate, object, year, status, quote: evidence.quote })
  }
  for (const { metricId, subjectId, value, high, unit, qualifier, year, status, evidence } of observations) {
    const [metric, subject] = [nameOf(metricId), subjectId === null ? null : nameOf(subjectId)]
    const figure = { value, high, unit, qualifier, year, status }
    said.get(evidence.paragraphId)!.observations.push({ metric, subject, ...figure, quote: evidence.quote })
  }
  // Ids order entities and claims: they change with names, what is said does not.
  for (const { mentions: found, relations: claims, observations: figures } of said.values()) {
    found.sort((a, b) => a.start - b.start)
    for (const list of [claims, figures]) list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return paragraphs.map(({ id }) => said.get(id)!)
}
