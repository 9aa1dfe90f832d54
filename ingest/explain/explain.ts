import type { DocumentGraph, Entity, EntityKind, Evidence } from '../../graph/model.ts'
import { toSource } from '../../graph/text/source-map.ts'
import type { Token } from '../extract/draft.ts'
import { statusReading } from '../extract/status.ts'
import { strengthOf } from '../extract/strength.ts'
import type { TracedCandidate } from '../extract/trace.ts'
import { yearReading } from '../extract/year.ts'
import type { Pipeline, PipelineInput } from '../pipeline.ts'
import type { Explanation } from './explanation.ts'
import { entityOf, explainMention } from './names.ts'
import type { Place } from './place.ts'
import { foundBy, vetoOf } from './reasons.ts'
import { createRecorder, type Recorder } from './recorder.ts'

/** Words on either side of a place that are shown with it. */
const WORDS_AROUND = 5

type Range = { start: number; end: number }

/** A document that was read with every decision kept. */
export type Explained = { graph: DocumentGraph; explain(place: Place): Explanation }

/** Reads a document as the pipeline always does, and keeps why. Throws what reading throws. */
export function readExplained(pipeline: Pipeline, input: PipelineInput): Explained {
  const recorder = createRecorder()
  const graph = pipeline.read(input, recorder.trace)
  return { graph, explain: (place) => explanationOf(graph, recorder, place) }
}

function explanationOf(graph: DocumentGraph, recorder: Recorder, place: Place): Explanation {
  const { id, title, pipeline } = graph.document
  const block = recorder.segmented().blocks[place.paragraph]!
  const { paragraph } = block
  const byId = new Map(graph.entities.map((entity) => [entity.id, entity]))
  const year = yearReading(block, place.start, graph.document)
  const status = statusReading(block, place.start, graph.document)
  const told = recorder.told(place.paragraph)
  const { documentId: _document, map: _map, ...shown } = paragraph
  return {
    document: { id, title, pipeline, outdated: false },
    place: placed(graph, place),
    paragraph: shown,
    tokens: wordsAround(block.tokens, place),
    mentions: graph.mentions
      .filter((mention) => mention.paragraphId === paragraph.id && overlaps(mention, place))
      .map((mention) =>
        explainMention(mention, byId.get(mention.entityId)!, graph, recorder.named(place.paragraph, mention)),
      ),
    candidates: candidatesAt(told.candidates, place, paragraph.text),
    turnedDown: turnedDownAt(told, place, paragraph.text),
    ...claimsAt(graph, byId, (evidence) => evidence.paragraphId === paragraph.id && overlaps(evidence, place)),
    reading: {
      year: { value: year.year, by: year.by, word: year.word },
      status: { value: status.status, by: status.by, word: status.word },
      strength: strengthOf(block, place, graph.document),
    },
  }
}

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

function placed({ paragraphs, repairs }: DocumentGraph, { paragraph, start, end, asked }: Place): Explanation['place'] {
  const { text, map } = paragraphs[paragraph]!
  const source = asked === undefined ? toSource(map, start, end) : { start: asked, end: asked + 1 }
  const repair = repairs.find((edit) => overlaps(edit, source)) ?? null
  return { paragraph, start, end, surface: text.slice(start, end), source, repair }
}

/** The words that a place touches, and some before and behind. */
function wordsAround(tokens: Token[], place: Range): Token[] {
  const first = tokens.findIndex(({ end }) => end > place.start)
  if (first < 0) return tokens.slice(-WORDS_AROUND)
  const behind = tokens.findIndex(({ start }) => start >= place.end)
  return tokens.slice(
    Math.max(0, first - WORDS_AROUND),
    (behind < 0 ? tokens.length : Math.max(behind, first)) + WORDS_AROUND,
  )
}

type Candidates = ReturnType<Recorder['told']>['candidates']

/** What rules proposed at a place, by position; what a rule proposed twice counts once, the one that stands before it. */
function candidatesAt(candidates: Candidates, place: Range, text: string): Explanation['candidates'] {
  const seen = new Set<string>()
  return candidates
    .filter(({ candidate }) => overlaps(candidate, place))
    .sort((a, b) => Number(a.fall !== null) - Number(b.fall !== null) || a.candidate.start - b.candidate.start)
    .filter(({ candidate: { kind, start, end, rule } }) => {
      const key = `${kind} ${start} ${end} ${rule.id}`
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .map(({ candidate: { kind, start, end, rule, confidence }, fall }) => ({
      ...{ kind, start, end, confidence },
      surface: text.slice(start, end),
      rule: foundBy(rule),
      fall: fall && { veto: vetoOf(fall.veto), to: lostTo(fall.to, text) },
    }))
}

type Lost = NonNullable<Explanation['candidates'][number]['fall']>['to']

function lostTo(to: Range | TracedCandidate, text: string): Lost {
  const { start, end } = to
  const surface = text.slice(start, end)
  return 'rule' in to
    ? { start, end, surface, kind: to.kind, rule: foundBy(to.rule) }
    : { start, end, surface, kind: null, rule: null }
}

/** What finders turned down at a place, unless it or a longer name of its kind around it was found another way. */
function turnedDownAt(
  { vetoes, candidates }: ReturnType<Recorder['told']>,
  place: Range,
  text: string,
): Explanation['turnedDown'] {
  const key = ({ kind, start, end }: Range & { kind: EntityKind | null }): string => `${kind} ${start} ${end}`
  const standing = candidates.flatMap(({ candidate, fall }) => (fall === null ? [candidate] : []))
  const isFound = ({ kind, start, end }: Range & { kind: EntityKind | null }): boolean =>
    standing.some((found) => found.kind === kind && found.start <= start && found.end >= end)
  const seen = new Set<string>()
  return vetoes.flatMap(({ veto, ...found }) => {
    const id = `${key(found)} ${veto}`
    if (!overlaps(found, place) || isFound(found) || seen.has(id)) return []
    // Of a whole name nobody asks why its digits are no figure.
    if (veto === 'figure-in-name' && (place.start < found.start || place.end > found.end)) return []
    seen.add(id)
    return [{ ...found, surface: text.slice(found.start, found.end), veto: vetoOf(veto) }]
  })
}

/** Relations and values whose evidence is there. */
function claimsAt(
  { relations, observations }: DocumentGraph,
  byId: Map<string, Entity>,
  isThere: (evidence: Evidence) => boolean,
): Pick<Explanation, 'relations' | 'observations'> {
  const entity = (id: string) => entityOf(byId.get(id)!)
  return {
    relations: relations
      .filter(({ evidence }) => isThere(evidence))
      .map((relation) => ({
        ...relation,
        rule: foundBy(relation.rule),
        subject: entity(relation.subjectId),
        object: entity(relation.objectId),
      })),
    observations: observations
      .filter(({ evidence }) => isThere(evidence))
      .map((observation) => ({
        ...observation,
        rule: foundBy(observation.rule),
        metric: entity(observation.metricId),
        subject: observation.subjectId === null ? null : entity(observation.subjectId),
      })),
  }
}
