import { readFileSync } from 'node:fs'
import path from 'node:path'
import { idOf, sha256 } from '../../graph/ids.ts'
import {
  DocumentGraph,
  type Entity,
  type Mention,
  type Observation,
  type Paragraph,
  type Relation,
  type Repair,
} from '../../graph/model.ts'
import { DOCUMENTS, ENTITIES, FIGURES, type FixtureDocument, RELATIONS, REPAIRS } from './fixture-corpus.ts'

const SAMPLE = path.resolve(import.meta.dirname, '../../corpus/sample')
/** As a plan, a report and a notice would say it. */
const STRENGTHS = { reported: 'done', planned: 'plan', required: 'must' } as const
const rule = (id: string) => ({ id, version: 1 })

export const entityId = (name: string): string => idOf('ent', name)

const textOf = ({ from }: FixtureDocument): string =>
  'text' in from ? from.text : readFileSync(path.join(SAMPLE, from.file), 'utf8')

/** The clean text of a line and its map, with the repairs of `REPAIRS` made in it. */
function cleanLine(
  line: string,
  offset: number,
): { text: string; map: Paragraph['map']; repairs: Omit<Repair, 'documentId'>[] } {
  const found = REPAIRS.find(({ original }) => line.includes(original))
  const whole = { start: 0, end: line.length, sourceStart: offset, sourceEnd: offset + line.length }
  if (!found) return { text: line, map: [whole], repairs: [] }
  const { original, replacement, kind, gain, droppedBytes } = found
  const at = line.indexOf(original)
  const after = at + original.length
  const map = [{ ...whole, end: at, sourceEnd: offset + at }]
  if (replacement !== '') {
    map.push({ start: at, end: at + replacement.length, sourceStart: offset + at, sourceEnd: offset + after })
  }
  map.push({
    start: at + replacement.length,
    end: line.length - original.length + replacement.length,
    sourceStart: offset + after,
    sourceEnd: offset + line.length,
  })
  const repair = {
    id: idOf('rep', offset),
    kind,
    rule: rule(`repair-${kind.replace('_', '-')}`),
    start: offset + at,
    end: offset + after,
    original,
    replacement,
    evidence: kind === 'gloss' ? '全文注音均与所附字相符' : '按字节重排后成词',
    gain,
    droppedBytes,
    forwardProved: kind !== 'gloss',
  }
  return { text: line.replace(original, replacement), map, repairs: [repair] }
}

function roleOf(text: string, index: number, count: number, title: string): Paragraph['role'] {
  if (title.replaceAll(/\s/g, '').includes(text.replaceAll(/\s/g, ''))) return index < 4 ? 'title' : 'meta'
  if (text.includes('\t')) return 'table'
  if (/^第.部分|^[一二三四五六七八九十]+、.{2,20}$/.test(text)) return 'heading'
  if (text.length < 24 && (index < 2 || index > count - 4)) return 'meta'
  return 'body'
}

function paragraphsOf(documentId: string, source: string, title: string) {
  const paragraphs: Paragraph[] = []
  const repairs: Repair[] = []
  const lines = [...source.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => {
    const text = line.trim()
    return { text, offset: index + line.indexOf(text) }
  })
  const printed = lines.filter(({ text }) => text !== '')
  let part: string | null = null
  printed.forEach(({ text: line, offset }, ordinal) => {
    const { text, map, repairs: made } = cleanLine(line, offset)
    repairs.push(...made.map((repair) => ({ ...repair, documentId })))
    const role = roleOf(text, ordinal, printed.length, title)
    const lead =
      role === 'body'
        ? /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。]{2,30}/.exec(text)?.[0]
        : undefined
    const headings = [role === 'heading' ? null : part, lead].filter((heading) => typeof heading === 'string')
    if (role === 'heading') part = text
    paragraphs.push({ id: idOf('par', documentId, ordinal, text), documentId, ordinal, role, headings, text, map })
  })
  return { paragraphs, repairs }
}

function mentionsIn({ id: paragraphId, documentId, text }: Paragraph): Mention[] {
  return ENTITIES.flatMap(({ kind, name, surfaces }) => {
    const taken: [number, number][] = []
    return surfaces.flatMap((surface) =>
      [...text.matchAll(new RegExp(surface, 'g'))].flatMap(({ index: start }) => {
        const end = start + surface.length
        if (taken.some(([from, to]) => start < to && end > from)) return []
        taken.push([start, end])
        const id = idOf('men', paragraphId, name, start)
        const found = rule(surface === name ? `${kind}-full-name` : `${kind}-short-name`)
        return [
          {
            id,
            documentId,
            paragraphId,
            entityId: entityId(name),
            kind,
            start,
            end,
            surface,
            rule: found,
            confidence: surface === name ? 0.98 : 0.86,
          },
        ]
      }),
    )
  })
}

const evidenceOf = ({ id: paragraphId, text }: Paragraph, { index: start, 0: quote }: RegExpExecArray) => {
  if (text.slice(start, start + quote.length) !== quote) throw new Error(`"${quote}" does not stand in "${text}"`)
  return { paragraphId, start, end: start + quote.length, quote }
}

function relationsIn(paragraph: Paragraph, issued: number): Relation[] {
  return RELATIONS.flatMap(({ subject, predicate, object, words, status }) => {
    const found = words.exec(paragraph.text)
    if (!found) return []
    return [
      {
        id: idOf('rel', paragraph.id, subject, predicate, object),
        documentId: paragraph.documentId,
        subjectId: entityId(subject),
        predicate,
        objectId: entityId(object),
        year: status === 'reported' ? issued - 1 : issued,
        status,
        strength: STRENGTHS[status],
        implicitSubject: !found[0].includes(subject),
        evidence: evidenceOf(paragraph, found),
        rule: rule(`relation-${predicate.replaceAll('_', '-')}`),
        confidence: 0.9,
      },
    ]
  })
}

function observationsIn(paragraph: Paragraph, issued: number): Observation[] {
  return FIGURES.flatMap(({ metric, subject, words, unit, qualifier, bound, status, year }) => {
    const found = words.exec(paragraph.text)
    if (!found) return []
    const start = found.index + found[0].indexOf(found[1]!)
    const [value, high] = [...found[1]!.matchAll(/\d+(?:\.\d+)?/g)].map(Number)
    return [
      {
        id: idOf('obs', paragraph.id, metric, start),
        documentId: paragraph.documentId,
        metricId: entityId(metric),
        subjectId: subject && entityId(subject),
        value: value!,
        high: high ?? null,
        unit,
        baseValue: value!,
        baseHigh: high ?? null,
        baseUnit: unit,
        qualifier,
        bound: bound ?? null,
        year: year(issued),
        status,
        strength: STRENGTHS[status],
        figure: { start, end: start + found[1]!.length },
        evidence: evidenceOf(paragraph, found),
        rule: rule('metric-value'),
        confidence: 0.88,
      },
    ]
  })
}

function entitiesOf(ids: ReadonlySet<string>): Entity[] {
  return ENTITIES.filter(({ name }) => ids.has(entityId(name))).map(({ kind, name, jurisdiction, surfaces }) => ({
    id: entityId(name),
    kind,
    name,
    aliases: surfaces
      .filter((surface) => surface !== name)
      .map((surface) => ({
        name: surface,
        rule: rule(`${kind}-short-name`),
        reason: `发文机关所在地为${jurisdiction ?? '本地'}，“${surface}”即“${name}”`,
      })),
    jurisdiction: jurisdiction === null ? null : { code: null, name: jurisdiction },
    attributes: {},
  }))
}

function graphOf(given: FixtureDocument): DocumentGraph {
  const { title, kind, number, issuers, issuedOn, year, jurisdiction } = given
  const text = textOf(given)
  const id = idOf('doc', text)
  const { paragraphs, repairs } = paragraphsOf(id, text, title)
  const mentions = paragraphs.flatMap(mentionsIn)
  const relations = paragraphs.flatMap((paragraph) => relationsIn(paragraph, year))
  const observations = paragraphs.flatMap((paragraph) => observationsIn(paragraph, year))
  const own: Entity = {
    id: idOf('ent', 'document', id),
    kind: 'regulation',
    name: `《${title}》`,
    aliases: [],
    jurisdiction: { code: null, name: jurisdiction },
    attributes: {},
  }
  const used = new Set([
    ...mentions.map(({ entityId }) => entityId),
    ...relations.flatMap(({ subjectId, objectId }) => [subjectId, objectId]),
    ...observations.flatMap(({ metricId, subjectId }) => [metricId, ...(subjectId ? [subjectId] : [])]),
  ])
  const source = 'file' in given.from ? `sample/${given.from.file}` : 'sample/校园餐公示.txt'
  return DocumentGraph.parse({
    document: {
      id,
      entityId: own.id,
      title,
      kind,
      number,
      issuers,
      issuedOn,
      year,
      jurisdiction: { code: null, name: jurisdiction },
      source,
      sourceHash: sha256(text),
      encoding: 'utf-8',
      pipeline: 'fixture',
      text,
    },
    paragraphs,
    entities: [own, ...entitiesOf(used)],
    mentions,
    relations,
    observations,
    repairs,
  })
}

/** Newest first, undated last: as the store lists them. */
export const GRAPHS: DocumentGraph[] = DOCUMENTS.map(graphOf)
