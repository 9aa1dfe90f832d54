import { z } from 'zod'
import { problem } from '../errors.ts'
import { DocumentGraph, type Evidence, type Observation, type Paragraph } from '../model.ts'

/** Half a character: it cannot be stored, and no reader can see it. */
const TORN = /\p{Surrogate}/u

/**
 * The evidence contract: no claim whose words do not stand where it says. Gives the graph with what the model knows and
 * nothing else. Throws
 * - `GRAPH_INVALID` when something has not the shape that the model gives it, or an id stands for two things,
 * - `EVIDENCE_MISMATCH` when a quote, a surface or a repair's original is not what its text reads at that place,
 * - `GRAPH_INCONSISTENT` when something refers to what the graph does not contain.
 */
export function checkGraph(given: DocumentGraph): DocumentGraph {
  const parsed = DocumentGraph.safeParse(given)
  if (!parsed.success) throw problem('GRAPH_INVALID', 'document', given.document.id, z.prettifyError(parsed.error))
  const graph = parsed.data

  checkIds(graph)
  checkOwners(graph)
  checkParagraphs(graph)

  const paragraphs = new Map(graph.paragraphs.map((paragraph) => [paragraph.id, paragraph]))
  const kinds = new Map(graph.entities.map(({ id, kind }) => [id, kind]))
  const refersTo = (what: string, id: string, entityId: string, kind?: string) => {
    const found = kinds.get(entityId)
    if (found === undefined) throw problem('GRAPH_INCONSISTENT', what, id, `the entity ${entityId}`)
    if (kind !== undefined && found !== kind) throw problem('GRAPH_INCONSISTENT', what, id, `a ${kind} ${entityId}`)
  }

  refersTo('document', graph.document.id, graph.document.entityId, 'regulation')
  for (const mention of graph.mentions) {
    const { id, surface: quote } = mention
    checkQuote('mention', id, { ...mention, quote }, paragraphs)
    refersTo('mention', id, mention.entityId, mention.kind)
  }
  for (const { id, evidence, subjectId, objectId } of graph.relations) {
    checkQuote('relation', id, evidence, paragraphs)
    refersTo('relation', id, subjectId)
    refersTo('relation', id, objectId)
  }
  for (const observation of graph.observations) {
    const { id, evidence, metricId, subjectId } = observation
    checkFigure(observation, checkQuote('observation', id, evidence, paragraphs))
    refersTo('observation', id, metricId, 'metric')
    if (subjectId !== null) refersTo('observation', id, subjectId)
  }
  for (const { id, start, end, original } of graph.repairs) {
    checkRange('repair', id, original, { text: graph.document.text, start, end })
  }
  checkTexts(graph.document.id, graph)
  return graph
}

function checkIds({ document, paragraphs, entities, mentions, relations, observations, repairs }: DocumentGraph): void {
  const prefixes = { par: paragraphs, ent: entities, men: mentions, rel: relations, obs: observations, rep: repairs }
  if (!document.id.startsWith('doc_'))
    throw problem('GRAPH_INVALID', 'document', document.id, 'not the id of a document')
  for (const [prefix, items] of Object.entries(prefixes)) {
    const seen = new Set<string>()
    for (const { id } of items) {
      if (!id.startsWith(`${prefix}_`))
        throw problem('GRAPH_INVALID', prefix, id, `its id does not begin with ${prefix}_`)
      if (seen.has(id)) throw problem('GRAPH_INVALID', prefix, id, 'its id is given twice')
      seen.add(id)
    }
  }
}

function checkOwners({ document, ...rest }: DocumentGraph): void {
  const parts = { paragraph: rest.paragraphs, mention: rest.mentions, relation: rest.relations }
  for (const [what, items] of Object.entries({ ...parts, observation: rest.observations, repair: rest.repairs })) {
    for (const { id, documentId } of items) {
      if (documentId !== document.id) throw problem('GRAPH_INCONSISTENT', what, id, `the document ${documentId}`)
    }
  }
}

/** Ordinals 0, 1, 2, … and maps that cover the text and stay inside the document's. */
function checkParagraphs({ document, paragraphs }: DocumentGraph): void {
  for (const [position, { id, ordinal, text, map }] of paragraphs.entries()) {
    if (ordinal !== position) throw problem('GRAPH_INVALID', 'paragraph', id, `ordinal ${ordinal} at place ${position}`)
    let end = 0
    let sourceStart = 0
    for (const run of map) {
      const sane =
        run.start === end && run.end > run.start && run.sourceStart >= sourceStart && run.sourceEnd >= run.sourceStart
      if (!sane) throw problem('GRAPH_INVALID', 'paragraph', id, `its source map breaks at ${run.start}`)
      end = run.end
      sourceStart = run.sourceStart
      if (run.sourceEnd > document.text.length)
        throw problem('GRAPH_INVALID', 'paragraph', id, 'its source map leaves the document')
    }
    if (end !== text.length)
      throw problem('GRAPH_INVALID', 'paragraph', id, `its source map ends at ${end} of ${text.length}`)
  }
}

/** No text of the graph holds half a character. */
function checkTexts(documentId: string, value: unknown): void {
  if (typeof value === 'string') {
    if (TORN.test(value))
      throw problem('GRAPH_INVALID', 'document', documentId, `half a character in "${value.slice(0, 40)}"`)
  } else if (value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) checkTexts(documentId, part)
  }
}

type Range = { text: string; start: number; end: number }

function checkRange(what: string, id: string, quote: string, { text, start, end }: Range): void {
  const found = text.slice(start, end)
  const inside = start < end && end <= text.length
  if (!inside || found !== quote || TORN.test(quote)) throw problem('EVIDENCE_MISMATCH', what, id, quote, found)
}

function checkQuote(
  what: string,
  id: string,
  { paragraphId, start, end, quote }: Evidence,
  paragraphs: Map<string, Paragraph>,
): string {
  const paragraph = paragraphs.get(paragraphId)
  if (!paragraph) throw problem('GRAPH_INCONSISTENT', what, id, `the paragraph ${paragraphId}`)
  checkRange(what, id, quote, { text: paragraph.text, start, end })
  return paragraph.text
}

function checkFigure({ id, figure: { start, end } }: Observation, text: string): void {
  checkRange('observation', id, text.slice(start, end), { text, start, end })
}
