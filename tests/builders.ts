import { idOf, sha256 } from '../graph/ids.ts'
import type {
  Document,
  DocumentGraph,
  Entity,
  EntityKind,
  Evidence,
  Jurisdiction,
  Mention,
  Observation,
  Paragraph,
  Relation,
  Repair,
  Rule,
} from '../graph/model.ts'
import { identityMap } from '../graph/text/source-map.ts'

const RULE: Rule = { id: 'builder', version: 1 }

/** A jurisdiction by name, with its code where the test cares. */
export const place = (name: string, code: string | null = null): Jurisdiction => ({ code, name })

type EntityOptions = { aliases?: string[]; jurisdiction?: Jurisdiction | null; attributes?: Record<string, string> }

/** The same kind, name and jurisdiction give the same id, as in real graphs. */
export function entity(kind: EntityKind, name: string, options: EntityOptions = {}): Entity {
  const { aliases = [], jurisdiction = null, attributes = {} } = options
  return {
    id: idOf('ent', kind, name, jurisdiction?.name ?? null),
    kind,
    name,
    aliases: aliases.map((alias) => ({ name: alias, rule: RULE, reason: `“${alias}”即${name}` })),
    jurisdiction,
    attributes,
  }
}

/** `quote` is the sentence that proves it: it must stand in one of the lines. Everything else has a default. */
export type RelationOptions = {
  subject: Entity
  object: Entity
  quote: string
} & Partial<Pick<Relation, 'predicate' | 'year' | 'status' | 'strength' | 'implicitSubject' | 'rule' | 'confidence'>>

/** `figure` is the printed figure inside `quote`. */
export type ObservationOptions = {
  metric: Entity
  subject?: Entity | null
  figure: string
  quote: string
} & Partial<Omit<Observation, 'id' | 'documentId' | 'metricId' | 'subjectId' | 'figure' | 'evidence'>>

export type GraphOptions = {
  /** The printed lines; the first is the title. Every name or alias of an entity that stands in them is a mention. */
  lines?: string[]
  entities?: Entity[]
  relations?: RelationOptions[]
  observations?: ObservationOptions[]
  /** What the file's bytes were, if not its lines: the same bytes give the same document id. */
  bytes?: string
  repairs?: Partial<Repair>[]
} & Partial<Omit<Document, 'id' | 'entityId' | 'title' | 'text'>>

const LINES = ['石渡县2024年教育工作总结', '县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。']

/** A small valid graph of one document. Ids, offsets, quotes and references agree; entities that it refers to are added. */
export function documentGraph(options: GraphOptions = {}): DocumentGraph {
  const { lines = LINES, relations = [], observations = [], repairs = [] } = options
  const document = documentOf(lines, options)
  const own = entity('regulation', document.title)
  const entities = distinct([
    own,
    ...(options.entities ?? []),
    ...relations.flatMap(({ subject, object }) => [subject, object]),
    ...observations.flatMap(({ metric, subject }) => (subject ? [metric, subject] : [metric])),
  ])
  const paragraphs = paragraphsOf(document.id, lines)
  return {
    document,
    paragraphs,
    entities,
    mentions: paragraphs.flatMap((paragraph) => mentionsOf(paragraph, entities)),
    relations: relations.map((relation) => relationOf(document.id, paragraphs, relation)),
    observations: observations.map((observation) => observationOf(document.id, paragraphs, observation)),
    repairs: repairs.map((repair) => repairOf(document, repair)),
  }
}

function documentOf(lines: string[], options: GraphOptions): Document {
  const text = lines.join('\n')
  const sourceHash = options.sourceHash ?? sha256(options.bytes ?? text)
  const title = lines[0]!
  const issuedOn = options.issuedOn === undefined ? '2025-01-08' : options.issuedOn
  return {
    id: idOf('doc', sourceHash),
    entityId: entity('regulation', title).id,
    title,
    kind: options.kind ?? 'report',
    number: options.number ?? null,
    issuers: options.issuers ?? ['石渡县教育体育局'],
    issuedOn,
    year: options.year === undefined ? (issuedOn ? Number(issuedOn.slice(0, 4)) : null) : options.year,
    jurisdiction: options.jurisdiction === undefined ? place('石渡县') : options.jurisdiction,
    source: options.source ?? `corpus/${title}.txt`,
    sourceHash,
    encoding: options.encoding ?? 'utf-8',
    pipeline: options.pipeline ?? 'builder-1',
    text,
  }
}

function paragraphsOf(documentId: string, lines: string[]): Paragraph[] {
  let position = 0
  return lines.map((text, ordinal) => {
    const map = identityMap(text.length).map((run) => ({
      ...run,
      sourceStart: run.sourceStart + position,
      sourceEnd: run.sourceEnd + position,
    }))
    position += text.length + 1
    const role = ordinal === 0 ? ('title' as const) : ('body' as const)
    return { id: idOf('par', documentId, ordinal, text), documentId, ordinal, role, headings: [], text, map }
  })
}

/** Of two with one id the first counts. Copies: a test may bend its graph without bending the next one’s. */
function distinct(entities: Entity[]): Entity[] {
  const byId = new Map<string, Entity>()
  for (const each of entities) if (!byId.has(each.id)) byId.set(each.id, each)
  return structuredClone([...byId.values()])
}

/** Every occurrence of a name or an alias, longest first, none inside another. */
function mentionsOf(paragraph: Paragraph, entities: Entity[]): Mention[] {
  const names = entities
    .flatMap((each) => [each.name, ...each.aliases.map(({ name }) => name)].map((surface) => ({ each, surface })))
    .sort((a, b) => b.surface.length - a.surface.length)
  const found: Mention[] = []
  for (const { each, surface } of names) {
    for (let start = paragraph.text.indexOf(surface); start >= 0; start = paragraph.text.indexOf(surface, start + 1)) {
      const end = start + surface.length
      if (found.some((other) => start < other.end && other.start < end)) continue
      const { id: entityId, kind } = each
      const id = idOf('men', paragraph.id, entityId, start, end)
      const { documentId } = paragraph
      const rule = RULE
      found.push({
        id,
        documentId,
        paragraphId: paragraph.id,
        entityId,
        kind,
        start,
        end,
        surface,
        rule,
        confidence: 1,
      })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function evidenceOf(paragraphs: Paragraph[], quote: string): Evidence {
  for (const { id: paragraphId, text } of paragraphs) {
    const start = text.indexOf(quote)
    if (start >= 0) return { paragraphId, start, end: start + quote.length, quote }
  }
  throw new Error(`No line holds “${quote}”`)
}

function relationOf(documentId: string, paragraphs: Paragraph[], options: RelationOptions): Relation {
  const { subject, object, quote, predicate = 'carries_out', year = 2024 } = options
  const { status = 'reported', strength = 'done' } = options
  const evidence = evidenceOf(paragraphs, quote)
  return {
    id: idOf('rel', documentId, subject.id, predicate, object.id, evidence.paragraphId, evidence.start, year),
    documentId,
    subjectId: subject.id,
    predicate,
    objectId: object.id,
    year,
    status,
    strength,
    implicitSubject: options.implicitSubject ?? false,
    evidence,
    rule: options.rule ?? RULE,
    confidence: options.confidence ?? 0.9,
  }
}

function observationOf(documentId: string, paragraphs: Paragraph[], options: ObservationOptions): Observation {
  const { metric, subject = null, figure, quote, ...given } = options
  const evidence = evidenceOf(paragraphs, quote)
  const at = quote.indexOf(figure)
  if (at < 0) throw new Error(`“${quote}” does not hold “${figure}”`)
  const start = evidence.start + at
  const value = given.value ?? Number.parseFloat(figure)
  return {
    id: idOf('obs', documentId, metric.id, evidence.paragraphId, start, figure),
    documentId,
    metricId: metric.id,
    subjectId: subject?.id ?? null,
    value,
    high: null,
    unit: '人',
    baseValue: value,
    baseHigh: null,
    baseUnit: given.unit ?? '人',
    qualifier: 'exact',
    bound: null,
    year: 2024,
    status: 'reported',
    strength: 'done',
    figure: { start, end: start + figure.length },
    evidence,
    rule: RULE,
    confidence: 0.9,
    ...given,
  }
}

function repairOf(document: Document, options: Partial<Repair>): Repair {
  const { start = 0, end = 1 } = options
  return {
    id: idOf('rep', document.id, start, end),
    documentId: document.id,
    kind: 'stray_mark',
    rule: RULE,
    start,
    end,
    original: document.text.slice(start, end),
    replacement: '',
    evidence: '字后多出的标记',
    gain: 1,
    droppedBytes: 0,
    forwardProved: true,
    ...options,
  }
}
