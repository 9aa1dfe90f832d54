/**
 * The Cypher texts that read, in the subset that Neo4j 5 and the embedded database both run; those that change the graph
 * stand in `cypher-writing.ts`.
 *
 * Shape of the graph:
 *
 *     (:Document)-[:HAS_PARAGRAPH]->(:Paragraph)-[:MENTIONS]->(:Entity:School)   a second label per kind
 *     (:Document)-[:HAS_REPAIR]->(:Repair)
 *     (:Document)-[:DESCRIBES]->(:Entity)       what this document alone contributes: aliases, attributes
 *     (:Document)-[:CITED_AS]->(:Entity)        its own entity, and what a citation by its number or another title is of
 *     (:Entity)-[:CARRIES_OUT]->(:Entity)       a type per predicate, the evidence in its properties
 *     (:Observation)-[:OF]->(:Entity:Metric), -[:ABOUT]->(:Entity), -[:IN]->(:Paragraph)
 *
 * `DESCRIBES.entity` is the entity as that document alone describes it. Names, aliases and counts on the entity itself are
 * merged from these in the transaction that changes them, or by `consolidate`: until then the document is `pending`.
 *
 * An entity that a single document's entity lays claim to is `mergedInto` that one: all that is said of it hangs there and
 * keeps the id that its document gave as `givenId`, `givenSubjectId` or `givenObjectId`. It has no mentions: no listing
 * shows it.
 *
 * Relations and observations have their `age`: the year below zero, so that the newest has the least, 0 without a year.
 *
 * Rules of the subset: own string ids, scalars and lists of strings as properties, projections instead of raw nodes.
 * Listings sort and cut before they project: several times faster than the other way round.
 */
import { perPredicate, RELATION } from './labels.ts'

// Schema

const NODES = ['Document', 'Paragraph', 'Entity', 'Observation', 'Repair']
export const SCHEMA = NODES.map(
  (label) => `CREATE CONSTRAINT ${label.toLowerCase()}_id IF NOT EXISTS FOR (n:${label}) REQUIRE n.id IS UNIQUE`,
)
/** Neo4j's constraints bring their index; the embedded database's do not. */
export const EMBEDDED_INDEXES = NODES.map(
  (label) => `CREATE INDEX ${label.toLowerCase()}_by_id IF NOT EXISTS FOR (n:${label}) ON (n.id)`,
)

// Documents

const SUMMARY = `d{.id, .entityId, .title, .kind, .number, .issuers, .issuedOn, .year, .jurisdictionCode,
    .jurisdictionName, .source, .sourceHash, .encoding, .pipeline} AS item`

const documentsFrom = (pattern: string) => `
  MATCH ${pattern}
  WHERE ($kind IS NULL OR d.kind = $kind)
    AND ($year IS NULL OR d.year = $year)
    AND ($jurisdiction IS NULL OR d.jurisdictionName = $jurisdiction)
  WITH d, coalesce(d.issuedOn, '') AS issued
  WHERE $id IS NULL OR issued < $issued OR (issued = $issued AND d.id > $id)
  WITH d, issued ORDER BY issued DESC, d.id LIMIT $limit
  RETURN ${SUMMARY}
  ORDER BY issued DESC, d.id`

export const DOCUMENTS = documentsFrom('(d:Document)')
export const DOCUMENTS_OF_KIND = documentsFrom('(d:Document {kind: $kind})')
export const DOCUMENTS_OF_YEAR = documentsFrom('(d:Document {year: $year})')
export const DOCUMENTS_OF_PLACE = documentsFrom('(d:Document {jurisdictionName: $jurisdiction})')

export const DOCUMENT = `MATCH (d:Document {id: $id}) RETURN ${SUMMARY}, d.text AS text, d.digest AS digest`

/** `digestOfGraph` of each; null in a store from before there were digests. */
export const DIGESTS = 'UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id, d.digest AS digest'

export const SUMMARIES = `UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN ${SUMMARY}`

const PARAGRAPH = 'p{.id, .documentId, .ordinal, .role, .headings, .text, .map} AS item'

export const PARAGRAPHS = `
  MATCH (d:Document {id: $id})-[:HAS_PARAGRAPH]->(p:Paragraph)
  RETURN ${PARAGRAPH}, d.paragraphs AS whole
  ORDER BY p.ordinal`

export const PARAGRAPHS_BY_ID = `UNWIND $ids AS id MATCH (p:Paragraph {id: id}) RETURN ${PARAGRAPH}`

const MENTION = `m{.id, .documentId, .paragraphId, .entityId, .givenId, .kind, .start, .end, .surface, .ruleId,
    .ruleVersion, .confidence} AS item`

export const MENTIONS_IN = `
  MATCH (d:Document {id: $id})-[:HAS_PARAGRAPH]->(p:Paragraph)-[m:MENTIONS]->(:Entity)
  RETURN ${MENTION}, d.mentions AS whole
  ORDER BY p.ordinal, m.start, m.end, m.id`

export const REPAIRS = `
  MATCH (:Document {id: $id})-[:HAS_REPAIR]->(r:Repair)
  RETURN r{.id, .documentId, .kind, .ruleId, .ruleVersion, .start, .end, .original, .replacement, .evidence, .gain,
    .droppedBytes, .forwardProved} AS item
  ORDER BY r.start, r.end, r.id`

// Entities

const ENTITY = 'e{.id, .kind, .name, .aliases, .jurisdictionCode, .jurisdictionName, .attributes'

/** With `$missing`: a regulation that no document of the corpus is. */
const IS_LOOKED_FOR = "(NOT $missing OR (e.kind = 'regulation' AND e.texts = 0))"

/**
 * `names` of an entity is a line per folded name, its own first, each line between line ends; `text` is folded too.
 * So an exact name is a start, an exact alias a whole line, anything else a part.
 */
const entitiesFrom = (pattern: string, isCalled = '($text IS NULL OR e.names CONTAINS $text)') => `
  MATCH ${pattern}
  WHERE ($kind IS NULL OR e.kind = $kind)
    AND ($jurisdiction IS NULL OR e.jurisdictionName = $jurisdiction)
    AND ${isCalled} AND ${IS_LOOKED_FOR}
  WITH e, CASE
      WHEN $text IS NULL THEN 0
      WHEN e.names STARTS WITH $line THEN 0
      WHEN e.names CONTAINS $line THEN 1
      ELSE 2
    END AS rank
  WHERE $id IS NULL OR rank > $rank
    OR (rank = $rank AND (e.mentions < $mentions OR (e.mentions = $mentions AND e.id > $id)))
  WITH e, rank ORDER BY rank, e.mentions DESC, e.id LIMIT $limit
  RETURN ${ENTITY}, .mentions, .documents} AS item, rank
  ORDER BY rank, e.mentions DESC, e.id`

export const ENTITIES_OF_PLACE = entitiesFrom('(e:Entity {jurisdictionName: $jurisdiction})')
export const ENTITIES_CALLED = entitiesFrom('(e:Entity)', 'e.names CONTAINS $text')

/** Without a name; `$most` bounds the mentions, so that an index gives them in order. */
const entitiesByMentions = (pattern: string) => `
  MATCH ${pattern}
  WHERE e.mentions <= $most AND ${IS_LOOKED_FOR}
    AND ($id IS NULL OR e.mentions < $mentions OR (e.mentions = $mentions AND e.id > $id))
  WITH e ORDER BY e.mentions DESC, e.id LIMIT $limit
  RETURN ${ENTITY}, .mentions, .documents} AS item, 0 AS rank
  ORDER BY e.mentions DESC, e.id`

export const ENTITIES = entitiesByMentions('(e:Entity)')
export const ENTITIES_OF_KIND = entitiesByMentions('(e:Entity {kind: $kind})')

export const ENTITY_BY_ID = `
  MATCH (e:Entity {id: $id})
  RETURN ${ENTITY}, .mentions, .documents} AS item, e.mergedInto AS mergedInto,
    e.mentions IS NOT NULL AS isShown`

/** Where the citations of entities were led to. */
export const MERGED_INTO = `
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  WHERE e.mergedInto IS NOT NULL
  RETURN id, e.mergedInto AS mergedInto
  ORDER BY id`

/** The documents that are the regulation an entity stands for, newest first: of a law all its versions. */
export const TEXTS = `
  MATCH (e:Entity {id: $id})<-[:CITED_AS]-(d:Document)
  WHERE d.entityId = e.id
  WITH d, coalesce(d.issuedOn, '') AS issued
  RETURN ${SUMMARY}
  ORDER BY issued DESC, d.id`

export const ENTITIES_BY_ID = `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${ENTITY}, .degree} AS item`

export const MENTIONS = `
  MATCH (:Entity {id: $entityId})<-[m:MENTIONS]-(p:Paragraph)<-[:HAS_PARAGRAPH]-(d:Document)
  WITH m, p, d, coalesce(d.issuedOn, '') AS issued
  WHERE $id IS NULL OR issued < $issued OR (issued = $issued AND (d.id > $documentId OR (d.id = $documentId
    AND (p.ordinal > $ordinal OR (p.ordinal = $ordinal AND (m.start > $start OR (m.start = $start AND m.id > $id)))))))
  WITH m, p, d, issued ORDER BY issued DESC, d.id, p.ordinal, m.start, m.id LIMIT $limit
  RETURN ${MENTION}, issued, p.ordinal AS ordinal
  ORDER BY issued DESC, d.id, p.ordinal, m.start, m.id`

// Claims

const EVIDENCE = '.paragraphId, .start, .end, .quote, .ruleId, .ruleVersion, .confidence'
const RELATION_ITEM = `r{.id, .documentId, .subjectId, .givenSubjectId, .predicate, .objectId, .givenObjectId, .year, .status, .strength,
    .implicitSubject, ${EVIDENCE}} AS item`

/**
 * Newest first, without year last: by `age`, then id. `$youngest` and `$oldest` bound the age, so that an index gives them
 * in order; a page goes on behind `$age` and `$id`.
 */
const relationsFrom = (pattern: string, distinct = '') => `
  MATCH ${pattern}
  WHERE r.age >= $youngest AND r.age <= $oldest AND r.id IS NOT NULL
    AND ($documentId IS NULL OR r.documentId = $documentId)
    AND ($entityId IS NULL OR r.subjectId = $entityId OR r.objectId = $entityId)
    AND ($predicate IS NULL OR r.predicate = $predicate)
    AND ($status IS NULL OR r.status = $status)
    AND ($strength IS NULL OR r.strength = $strength)
    AND ($id IS NULL OR r.age > $age OR (r.age = $age AND r.id > $id))
  WITH ${distinct} r ORDER BY r.age, r.id LIMIT $limit
  RETURN ${RELATION_ITEM}
  ORDER BY r.age, r.id`

/** An index is of one type only. */
export const RELATIONS = perPredicate((type) => relationsFrom(`(:Entity)-[r:${type}]->(:Entity)`))
export const RELATIONS_OF_ENTITY = relationsFrom(`(:Entity {id: $entityId})-[r:${RELATION}]-(:Entity)`)
/** A document may describe an entity under two names. */
export const RELATIONS_OF_DOCUMENT = relationsFrom(
  `(:Document {id: $documentId})-[:DESCRIBES]->(:Entity)-[r:${RELATION}]->(:Entity)`,
  'DISTINCT',
)

const OBSERVATION_ITEM = `o{.id, .documentId, .metricId, .subjectId, .givenSubjectId, .value, .high, .unit, .baseValue, .baseHigh, .baseUnit,
    .qualifier, .bound, .year, .status, .strength, .figureStart, .figureEnd, ${EVIDENCE}} AS item`

const observationsFrom = (pattern: string) => `
  MATCH ${pattern}
  WHERE o.age >= $youngest AND o.age <= $oldest AND o.id IS NOT NULL
    AND ($documentId IS NULL OR o.documentId = $documentId)
    AND ($metricId IS NULL OR o.metricId = $metricId)
    AND ($subjectId IS NULL OR o.subjectId = $subjectId)
    AND ($status IS NULL OR o.status = $status)
    AND ($strength IS NULL OR o.strength = $strength)
    AND ($id IS NULL OR o.age > $age OR (o.age = $age AND o.id > $id))
  WITH o ORDER BY o.age, o.id LIMIT $limit
  RETURN ${OBSERVATION_ITEM}
  ORDER BY o.age, o.id`

export const OBSERVATIONS = observationsFrom('(o:Observation)')
export const OBSERVATIONS_OF_METRIC = observationsFrom('(:Entity {id: $metricId})<-[:OF]-(o:Observation)')
export const OBSERVATIONS_OF_SUBJECT = observationsFrom('(:Entity {id: $subjectId})<-[:ABOUT]-(o:Observation)')
export const OBSERVATIONS_OF_DOCUMENT = observationsFrom(
  '(:Document {id: $documentId})-[:HAS_PARAGRAPH]->(:Paragraph)<-[:`IN`]-(o:Observation)',
)

// Neighbourhood

export const NEIGHBOURS = `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[:${RELATION}]-(n:Entity)
  WITH DISTINCT n
  WHERE NOT n.id IN $seen
  RETURN n.id AS id
  ORDER BY n.degree DESC, n.id
  LIMIT $limit`

/** Of those that say the same the newest, and how many there are: a few programmes are named by everyone, every year. */
export const RELATIONS_AMONG = `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[r:${RELATION}]->(o:Entity)
  WHERE o.id IN $ids
  WITH id, o.id AS other, r.predicate AS predicate, r
  ORDER BY r.age, r.id
  WITH id, other, predicate, collect(r) AS alike, count(*) AS times
  UNWIND alike[..$parallel] AS r
  RETURN ${RELATION_ITEM}, times
  ORDER BY r.id`

// Paths

/** Who is one relation away from whom, each pair once. */
export const LINKS = `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})-[:${RELATION}]-(n:Entity)
  RETURN DISTINCT id, n.id AS other`

// The whole

export const COUNTS = `
  MATCH (d:Document)
  RETURN count(d) AS documents, coalesce(sum(d.paragraphs), 0) AS paragraphs, coalesce(sum(d.mentions), 0) AS mentions,
    coalesce(sum(d.relations), 0) AS relations, coalesce(sum(d.observations), 0) AS observations`

export const COUNT_ENTITIES = 'MATCH (e:Entity) WHERE e.mentions >= 0 RETURN count(e) AS entities'

/** All entities by id, a batch at a time: `$id` is the last of the batch before. */
export const ALL_ENTITIES = `
  MATCH (e:Entity)
  WHERE e.id > $id AND e.mentions >= 0
  WITH e ORDER BY e.id LIMIT $limit
  RETURN ${ENTITY}, .mentions, .documents, .degree, .texts} AS item
  ORDER BY e.id`

export const DESCRIPTIONS_IN = `
  MATCH (:Document {id: $id})-[c:DESCRIBES]->(e:Entity)
  RETURN c.entity AS entity, 1 AS documents`

export const PENDING = 'MATCH (d:Document) WHERE d.pending = true RETURN d.id AS id ORDER BY d.id'

export const VERSIONS = 'MATCH (d:Document) RETURN d.id AS id, d.pipeline AS pipeline ORDER BY d.id'

export const INDEXED = `
  MATCH (d:Document {id: $id})-[:HAS_PARAGRAPH]->(p:Paragraph)
  RETURN p{.id, .documentId, .ordinal, .role, .text} AS paragraph, d.kind AS kind, d.year AS year,
    d.jurisdictionName AS jurisdiction, d.paragraphs AS whole, [(p)-[m:MENTIONS]->(:Entity) | m.kind] AS entityKinds
  ORDER BY p.ordinal`
