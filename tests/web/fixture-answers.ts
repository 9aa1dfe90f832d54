import {
  DocumentDetail,
  DocumentPage,
  EntityPage,
  EntityShown,
  Explanation,
  type Health,
  type Hit,
  MentionPage,
  Neighbourhood,
  ObservationPage,
  RelationPage,
  SearchResult,
} from '../../api/contract.ts'
import { problem } from '../../graph/errors.ts'
import type { DocumentGraph, Entity, Paragraph, Relation } from '../../graph/model.ts'
import { createExplainer } from '../../ingest/explain/explainer.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { GRAPHS } from './fixture-graph.ts'

const all = <T>(pick: (graph: DocumentGraph) => T[]): T[] => GRAPHS.flatMap(pick)
const summaryOf = ({ document: { text: _, ...summary } }: DocumentGraph) => summary
const sourceOf = ({ document: { id, title, number, issuedOn } }: DocumentGraph) => ({ id, title, number, issuedOn })
const graphWith = (documentId: string): DocumentGraph => GRAPHS.find(({ document }) => document.id === documentId)!
const nameOf = ({ id, kind, name }: Entity) => ({ id, kind, name })
const withoutMap = ({ map: _, ...paragraph }: Paragraph) => paragraph

const ENTITIES = new Map(all(({ entities }) => entities).map((entity) => [entity.id, entity]))
const MENTIONS = all(({ mentions }) => mentions)
const RELATIONS = all(({ relations }) => relations)
const PARAGRAPHS = all(({ paragraphs }) => paragraphs)
const paragraphById = new Map(PARAGRAPHS.map((paragraph) => [paragraph.id, paragraph]))

/** Smaller than what the explorer asks for: so there is something to page through. */
const MOST_OF_PAGE = 12

function page<T>(items: T[], query: URLSearchParams): { items: T[]; next: string | null } {
  const from = Number(query.get('cursor') ?? 0)
  const to = from + Math.min(MOST_OF_PAGE, Number(query.get('limit') ?? 50))
  return { items: items.slice(from, to), next: to < items.length ? String(to) : null }
}

function detailOf(entity: Entity) {
  const mentions = MENTIONS.filter(({ entityId }) => entityId === entity.id)
  return { ...entity, mentions: mentions.length, documents: new Set(mentions.map(({ documentId }) => documentId)).size }
}

function entity(id: string): EntityShown {
  const found = ENTITIES.get(id)
  if (!found) throw problem('ENTITY_NOT_FOUND', id)
  const texts = GRAPHS.flatMap(({ document }) => (document.entityId === id ? [document] : []))
  return EntityShown.parse({ ...detailOf(found), texts: found.kind === 'regulation' ? texts : null })
}

function entities(query: URLSearchParams): EntityPage {
  const text = query.get('q') ?? ''
  const kind = query.get('kind')
  const found = [...ENTITIES.values()]
    .filter((one) => kind === null || one.kind === kind)
    .filter(({ name, aliases }) => [name, ...aliases.map((alias) => alias.name)].some((label) => label.includes(text)))
    .map(detailOf)
    .sort((a, b) => b.mentions - a.mentions)
  return EntityPage.parse(page(found, query))
}

function documents(query: URLSearchParams): DocumentPage {
  const [kind, year, jurisdiction] = [query.get('kind'), query.get('year'), query.get('jurisdiction')]
  const found = GRAPHS.map(summaryOf).filter(
    (one) =>
      (kind === null || one.kind === kind) &&
      (year === null || one.year === Number(year)) &&
      (jurisdiction === null || one.jurisdiction?.name === jurisdiction),
  )
  return DocumentPage.parse(page(found, query))
}

function document(id: string): DocumentDetail {
  const graph = graphWith(id)
  if (!graph) throw problem('DOCUMENT_NOT_FOUND', id)
  return DocumentDetail.parse({ ...graph, entities: graph.entities.map(nameOf) })
}

const explain = createExplainer(() => createPipeline())

/** As the server does: the document's text is read again. */
function explanation(id: string, query: URLSearchParams): Explanation {
  const [at, paragraph, end] = ['at', 'paragraph', 'end'].map((name) => Number(query.get(name))) as [
    number,
    number,
    number,
  ]
  return Explanation.parse(explain(graphWith(id).document, { at, paragraph, end }))
}

/** Hits by words first, then what shares characters with the query, as if near in meaning. */
function hitsFor(text: string, hybrid: boolean): { hits: Hit[]; keywordMatches: number } {
  const body = PARAGRAPHS.filter(({ role }) => role !== 'meta')
  const likeness = ({ text: words }: Paragraph): number =>
    [...new Set(text)].filter((letter) => words.includes(letter)).length / text.length
  const exact = body.filter((paragraph) => paragraph.text.includes(text))
  const near = hybrid
    ? body
        .filter((one) => !exact.includes(one))
        .sort((a, b) => likeness(b) - likeness(a))
        .slice(0, 6)
    : []
  const hits = [...exact, ...near].map((paragraph, i): Hit => {
    const at = [...paragraph.text.matchAll(new RegExp(text.replaceAll(/[.*+?()[\]\\]/g, '.'), 'g'))].map(
      ({ index }) => index,
    )
    return {
      score: Math.max(0.05, 1 - i * 0.06),
      keyword: at.length > 0 ? { score: 9.4 - i * 0.5, rank: i + 1 } : null,
      vector: hybrid ? { score: Math.max(0.3, 0.74 - i * 0.02), rank: i + 1 } : null,
      terms: at.length > 0 ? [text] : [],
      ranges: at.map((start): [number, number] => [start, start + text.length]),
      paragraph: withoutMap(paragraph),
      document: summaryOf(graphWith(paragraph.documentId)),
    }
  })
  return { hits, keywordMatches: exact.length }
}

function tally(values: (string | number | null | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) if (value !== null && value !== undefined) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

function search(query: URLSearchParams, hybrid: boolean): SearchResult {
  const text = query.get('q') ?? ''
  if (text.length > 500) throw problem('QUERY_TOO_LONG', text.length, 500)
  const { hits, keywordMatches } = text.includes('查无此项') ? { hits: [], keywordMatches: 0 } : hitsFor(text, hybrid)
  const kinds = query.get('kind')?.split(',')
  const years = query.get('year')?.split(',')
  const shown = hits.filter(
    (hit) => (!kinds || kinds.includes(hit.document.kind)) && (!years || years.includes(String(hit.document.year))),
  )
  return SearchResult.parse({
    query: text,
    mode: hybrid ? 'hybrid' : 'keyword',
    keywordMatches,
    keywordMatchesAtLeast: false,
    hits: shown.slice(0, Number(query.get('limit') ?? 20)),
    facets: {
      kinds: tally(hits.map((hit) => hit.document.kind)),
      years: tally(hits.map((hit) => hit.document.year)),
      jurisdictions: tally(hits.map((hit) => hit.document.jurisdiction?.name)),
      entityKinds: tally(
        hits.flatMap((hit) => [
          ...new Set(MENTIONS.filter((one) => one.paragraphId === hit.paragraph.id).map(({ kind }) => kind)),
        ]),
      ),
    },
    entities: [...ENTITIES.values()]
      .filter(({ name }) => text !== '' && name.includes(text))
      .slice(0, 6)
      .map(nameOf),
  })
}

function mentions(id: string, query: URLSearchParams): MentionPage {
  const found = MENTIONS.filter(({ entityId }) => entityId === id).map((mention) => ({
    ...mention,
    paragraph: withoutMap(paragraphById.get(mention.paragraphId)!),
    document: summaryOf(graphWith(mention.documentId)),
  }))
  return MentionPage.parse(page(found, query))
}

function relations(query: URLSearchParams): RelationPage {
  const id = query.get('entity')
  const found = RELATIONS.filter(({ subjectId, objectId }) => subjectId === id || objectId === id).map((relation) => ({
    ...relation,
    subject: nameOf(ENTITIES.get(relation.subjectId)!),
    object: nameOf(ENTITIES.get(relation.objectId)!),
    document: sourceOf(graphWith(relation.documentId)),
  }))
  return RelationPage.parse(page(found, query))
}

function observations(query: URLSearchParams): ObservationPage {
  const [metric, subject] = [query.get('metric'), query.get('subject')]
  const found = all((graph) => graph.observations)
    .filter((one) => (metric === null || one.metricId === metric) && (subject === null || one.subjectId === subject))
    .map((one) => ({
      ...one,
      metric: nameOf(ENTITIES.get(one.metricId)!),
      subject: one.subjectId === null ? null : nameOf(ENTITIES.get(one.subjectId)!),
      document: sourceOf(graphWith(one.documentId)),
    }))
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0))
  return ObservationPage.parse(page(found, query))
}

const saysTheSame = (a: Relation, b: Relation): boolean =>
  a.subjectId === b.subjectId && a.predicate === b.predicate && a.objectId === b.objectId

function neighbourhood(id: string, query: URLSearchParams): Neighbourhood {
  if (!ENTITIES.has(id)) throw problem('ENTITY_NOT_FOUND', id)
  const distances = new Map([[id, 0]])
  for (let step = 1; step <= Number(query.get('depth') ?? 1); step++) {
    for (const { subjectId, objectId } of RELATIONS) {
      if (distances.get(subjectId) === step - 1 && !distances.has(objectId)) distances.set(objectId, step)
      if (distances.get(objectId) === step - 1 && !distances.has(subjectId)) distances.set(subjectId, step)
    }
  }
  const limit = Number(query.get('limit') ?? 60)
  const kept = new Map([...distances].slice(0, limit))
  const degree = (one: string): number =>
    RELATIONS.filter(({ subjectId, objectId }) => subjectId === one || objectId === one).length
  return Neighbourhood.parse({
    nodes: [...kept].map(([one, distance]) => ({ ...ENTITIES.get(one)!, distance, degree: degree(one) })),
    edges: RELATIONS.filter(({ subjectId, objectId }) => kept.has(subjectId) && kept.has(objectId)).map((relation) => ({
      ...relation,
      times: RELATIONS.filter((other) => saysTheSame(other, relation)).length,
      document: sourceOf(graphWith(relation.documentId)),
    })),
    truncated: distances.size > limit,
  })
}

const NOTHING = { documents: 0, paragraphs: 0, entities: 0, mentions: 0, relations: 0, observations: 0 }

function health({ hybrid, empty }: Given): Health {
  const paragraphs = PARAGRAPHS.length
  return {
    status: hybrid ? 'ok' : 'keyword_only',
    version: '0.1.0',
    counts: empty
      ? NOTHING
      : {
          documents: GRAPHS.length,
          paragraphs,
          entities: ENTITIES.size,
          mentions: MENTIONS.length,
          relations: RELATIONS.length,
          observations: all((graph) => graph.observations).length,
        },
    vectors: hybrid ? paragraphs : 20,
    model: { ready: hybrid, code: null, sentences: null },
  }
}

/** Whether there are vectors, and whether there is anything at all. */
type Given = { hybrid: boolean; empty: boolean }

/** What the API answers to a path, from the fixture graph; every answer has passed the contract's schema. Throws problems. */
export function answerTo({ pathname, searchParams }: URL, given: Given): unknown {
  const [, , resource, id, part] = pathname.split('/')
  if (resource === 'health') return health(given)
  if (resource === 'search') return search(searchParams, given.hybrid)
  if (resource === 'documents' && part === 'explain') return explanation(id!, searchParams)
  if (resource === 'documents') return id ? document(id) : documents(searchParams)
  if (resource === 'relations') return relations(searchParams)
  if (resource === 'observations') return observations(searchParams)
  if (resource === 'entities' && !id) return entities(searchParams)
  if (resource === 'entities' && part === 'mentions') return mentions(id!, searchParams)
  if (resource === 'entities' && part === 'neighbourhood') return neighbourhood(id!, searchParams)
  if (resource === 'entities' && !part) return entity(id!)
  throw problem('ROUTE_NOT_FOUND', pathname)
}
