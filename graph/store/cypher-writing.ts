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

// What stores of format 1 lack

export const ADD_AGES = [
  `MATCH (:Entity)-[r:${RELATION}]->(:Entity) SET r.age = 0 - coalesce(r.year, 0)`,
  'MATCH (o:Observation) SET o.age = 0 - coalesce(o.year, 0)',
]

// Taking a document away

export const STORED = 'UNWIND $ids AS id MATCH (d:Document {id: id}) RETURN d.id AS id'

export const DESCRIBED = `
  UNWIND $ids AS id
  MATCH (:Document {id: id})-[:DESCRIBES]->(e:Entity)
  RETURN DISTINCT e.id AS id
  ORDER BY id`

/** In this order; the document's node stays. */
export const DROP_CONTENTS = [
  `MATCH (:Document {id: $id})-[:DESCRIBES]->(e:Entity)-[r:${RELATION}]->(:Entity) WHERE r.documentId = $id DELETE r`,
  'MATCH (:Document {id: $id})-[:HAS_PARAGRAPH]->(:Paragraph)<-[:`IN`]-(o:Observation) DETACH DELETE o',
  'MATCH (:Document {id: $id})-[:HAS_PARAGRAPH]->(p:Paragraph) DETACH DELETE p',
  'MATCH (:Document {id: $id})-[:HAS_REPAIR]->(r:Repair) DETACH DELETE r',
  'MATCH (:Document {id: $id})-[c:DESCRIBES]->(:Entity) DELETE c',
]

export const DROP_DOCUMENT = 'MATCH (d:Document {id: $id}) DETACH DELETE d'

// Merging what documents say of entities

/**
 * Takes hold of entities, in the order of their ids, before what documents say of them is read: on Neo4j whoever sets a
 * property, be it to what it was, has the node to itself until the end. Two writers at once would both miss the other.
 */
export const LOCK_ENTITIES = 'UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e.id = id'

export const DROP_UNDESCRIBED = `
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  WHERE NOT EXISTS { (e)<-[:DESCRIBES]-(:Document) }
  DETACH DELETE e`

export const DESCRIPTIONS = `
  UNWIND $ids AS id
  MATCH (:Entity {id: id})<-[c:DESCRIBES]-(:Document)
  RETURN id, c.entity AS entity, count(*) AS documents`

export const TALLIES = `
  UNWIND $ids AS id
  MATCH (e:Entity {id: id})
  RETURN id,
    COUNT { (e)<-[:MENTIONS]-() } AS mentions,
    COUNT { (e)<-[:DESCRIBES]-() } AS documents,
    COUNT { (e)-[:${RELATION}]-() } AS degree`

export const SET_ENTITIES = 'UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e += row'

export const CLEAR_PENDING = 'UNWIND $ids AS id MATCH (d:Document {id: id}) SET d.pending = null'
