/** The Cypher texts that change the graph; its shape and the rules of the subset are told in `cypher.ts`. */
import { EntityKind } from '../model.ts'
import { labelOf, perPredicate, RELATION } from './labels.ts'

const perKind = (text: (label: string) => string) =>
  Object.fromEntries(EntityKind.options.map((kind) => [kind, text(labelOf(kind))])) as Record<EntityKind, string>

// Adding a document

/** Makes the document's node or takes hold of it: another machine that writes the same document waits here. */
export const CLAIM_DOCUMENT = `
  MERGE (d:Document {id: $id})
  SET d.claimed = true
  RETURN d.pipeline IS NOT NULL AS stored`

export const SET_DOCUMENT = 'MATCH (d:Document {id: $id}) SET d = $document'

export const CREATE_PARAGRAPHS = `
  MATCH (d:Document {id: $documentId})
  UNWIND $rows AS row
  CREATE (d)-[:HAS_PARAGRAPH]->(p:Paragraph)
  SET p = row`

export const CREATE_REPAIRS = `
  MATCH (d:Document {id: $documentId})
  UNWIND $rows AS row
  CREATE (d)-[:HAS_REPAIR]->(r:Repair)
  SET r = row`

/** A new entity is what this document says of it, for a start. */
export const MERGE_ENTITIES = perKind(
  (label) => `
  UNWIND $rows AS row
  MERGE (e:Entity {id: row.id})
  ON CREATE SET e:${label}, e += row`,
)

export const CREATE_DESCRIPTIONS = `
  MATCH (d:Document {id: $documentId})
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.entityId})
  CREATE (d)-[:DESCRIBES {entity: row.entity}]->(e)
  RETURN count(*) AS described`

export const CREATE_MENTIONS = `
  UNWIND $rows AS row
  MATCH (p:Paragraph {id: row.paragraphId})
  MATCH (e:Entity {id: row.entityId})
  CREATE (p)-[m:MENTIONS]->(e)
  SET m = row`

export const CREATE_RELATIONS = perPredicate(
  (type) => `
  UNWIND $rows AS row
  MATCH (s:Entity {id: row.subjectId})
  MATCH (o:Entity {id: row.objectId})
  CREATE (s)-[r:${type}]->(o)
  SET r = row`,
)

export const CREATE_OBSERVATIONS = `
  UNWIND $rows AS row
  MATCH (m:Entity {id: row.metricId})
  MATCH (p:Paragraph {id: row.paragraphId})
  CREATE (o:Observation)
  SET o = row
  CREATE (o)-[:OF]->(m)
  CREATE (o)-[:\`IN\`]->(p)`

export const CREATE_SUBJECTS = `
  UNWIND $rows AS row
  MATCH (o:Observation {id: row.id})
  MATCH (s:Entity {id: row.subjectId})
  CREATE (o)-[:ABOUT]->(s)`

/** What the document may be cited as: see `citable.ts`. */
export const CREATE_CLAIMS = `
  MATCH (d:Document {id: $documentId})
  UNWIND $rows AS row
  MATCH (e:Entity {id: row.id})
  CREATE (d)-[:CITED_AS]->(e)
  RETURN count(*) AS claimed`

// What stores of format 1 lack

export const ADD_AGES = [
  `MATCH (:Entity)-[r:${RELATION}]->(:Entity) SET r.age = 0 - coalesce(r.year, 0)`,
  'MATCH (o:Observation) SET o.age = 0 - coalesce(o.year, 0)',
]

// Taking a document away

export const STORED = 'UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id'

/** The entities that documents describe, where these were led to, or lay claim to. */
export const TOUCHED = `
  UNWIND $ids AS id
  MATCH (:Document {id: id})-[:DESCRIBES|CITED_AS]->(e:Entity)
  RETURN DISTINCT e.id AS id, e.kind AS kind
  ORDER BY id`

/** In this order; the document's node stays. */
export const DROP_CONTENTS = [
  `MATCH (:Document {id: $id})-[:DESCRIBES]->(e:Entity)-[r:${RELATION}]->(:Entity) WHERE r.documentId = $id DELETE r`,
  'MATCH (:Document {id: $id})-[:HAS_PARAGRAPH]->(:Paragraph)<-[:`IN`]-(o:Observation) DETACH DELETE o',
  'MATCH (:Document {id: $id})-[:HAS_PARAGRAPH]->(p:Paragraph) DETACH DELETE p',
  'MATCH (:Document {id: $id})-[:HAS_REPAIR]->(r:Repair) DETACH DELETE r',
  'MATCH (:Document {id: $id})-[c:DESCRIBES]->(:Entity) DELETE c',
  'MATCH (:Document {id: $id})-[c:CITED_AS]->(:Entity) DELETE c',
]

export const DROP_DOCUMENT = 'MATCH (d:Document {id: $id}) DETACH DELETE d'

// Leading citations to the documents that they are of: `lead-citations.ts`

/** `here`: how many documents' descriptions are not led elsewhere. */
export const POINTERS = `
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  RETURN id, e.mergedInto AS before, COUNT { (e)<-[:DESCRIBES]-() } AS here,
    [(e)<-[:CITED_AS]-(d:Document) | d.entityId] AS claimants
  ORDER BY id`

export const SET_MERGED = 'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.mergedInto = row.now'

const TARGET = 'MATCH (t:Entity {id: $to}) WITH t'

/** All that is said of the entity `$id` but relations, from one node to another; `givenId` is what its document calls it. */
export const MOVE = [
  `${TARGET}
  MATCH (d:Document)-[c:DESCRIBES]->(:Entity {id: $from}) WHERE coalesce(c.givenId, $from) = $id
  CREATE (d)-[n:DESCRIBES]->(t)
  SET n = properties(c)
  SET n.givenId = $id
  DELETE c`,
  `${TARGET}
  MATCH (p:Paragraph)-[m:MENTIONS]->(:Entity {id: $from}) WHERE coalesce(m.givenId, m.entityId) = $id
  CREATE (p)-[n:MENTIONS]->(t)
  SET n = properties(m)
  SET n.entityId = $to, n.givenId = $id
  DELETE m`,
  `${TARGET}
  MATCH (o:Observation)-[a:ABOUT]->(:Entity {id: $from}) WHERE coalesce(o.givenSubjectId, o.subjectId) = $id
  CREATE (o)-[:ABOUT]->(t)
  SET o.subjectId = $to, o.givenSubjectId = $id
  DELETE a`,
]

/** What relations there are to move. */
export const LINKED = `
  MATCH (:Entity {id: $from})-[r:${RELATION}]-(:Entity)
  WHERE coalesce(r.givenSubjectId, r.subjectId) = $id OR coalesce(r.givenObjectId, r.objectId) = $id
  RETURN DISTINCT r.predicate AS predicate`

export const MOVE_RELATIONS = perPredicate((type) => [
  `${TARGET}
  MATCH (:Entity {id: $from})-[r:${type}]->(o:Entity) WHERE coalesce(r.givenSubjectId, r.subjectId) = $id
  CREATE (t)-[n:${type}]->(o)
  SET n = properties(r)
  SET n.subjectId = $to, n.givenSubjectId = $id
  DELETE r`,
  `${TARGET}
  MATCH (s:Entity)-[r:${type}]->(:Entity {id: $from}) WHERE coalesce(r.givenObjectId, r.objectId) = $id
  CREATE (s)-[n:${type}]->(t)
  SET n = properties(r)
  SET n.objectId = $to, n.givenObjectId = $id
  DELETE r`,
])

// Merging what documents say of entities

/**
 * Takes hold of entities, in the order of their ids, before what documents say of them is read: on Neo4j whoever sets a
 * property, be it to what it was, has the node to itself until the end. Two writers at once would both miss the other.
 */
export const LOCK_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.id = id'

export const DROP_UNDESCRIBED = `
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  WHERE NOT EXISTS { (e)<-[:DESCRIBES]-(:Document) } AND NOT EXISTS { (e)<-[:CITED_AS]-(:Document) }
  DETACH DELETE e`

export const DESCRIPTIONS = `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[c:DESCRIBES]-(:Document)
  RETURN id, c.entity AS entity, count(*) AS documents`

/** Of an entity that citations were led to: a document may describe it under both names. */
export const DESCRIBERS = `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[:DESCRIBES]-(d:Document)
  RETURN id, count(DISTINCT d.id) AS documents`

export const TALLIES = `
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  RETURN id,
    COUNT { (e)<-[:MENTIONS]-() } AS mentions,
    COUNT { (e)<-[:DESCRIBES]-() } AS documents,
    COUNT { (e)-[:${RELATION}]-() } AS degree,
    COUNT { (e)<-[:CITED_AS]-(d:Document) WHERE d.entityId = id } AS texts`

export const SET_ENTITIES = 'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row'

export const CLEAR_PENDING = 'UNWIND $ids AS id MATCH (d:Document {id: id}) SET d.pending = null'
