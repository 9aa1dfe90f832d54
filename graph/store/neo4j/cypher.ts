/** The texts that only Neo4j runs: its indexes, and the originals that the embedded store keeps as files. */
import { perPredicate } from '../labels.ts'

export const CONSTRAINTS = [
  'CREATE CONSTRAINT original_hash IF NOT EXISTS FOR (o:Original) REQUIRE o.hash IS UNIQUE',
  'CREATE CONSTRAINT source_path IF NOT EXISTS FOR (s:Source) REQUIRE s.path IS UNIQUE',
]

/** Over what `searchColumns` puts on paragraphs. One index for both: a filter is then a part of the same query. */
export const GRAM_INDEX = `
  CREATE FULLTEXT INDEX paragraph_grams IF NOT EXISTS
  FOR (p:Paragraph) ON EACH [p.grams, p.facets]
  OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace'}}`

/** What listings start from. */
export const LISTING_INDEXES = [
  'CREATE INDEX document_pending IF NOT EXISTS FOR (d:Document) ON (d.pending)',
  'CREATE INDEX document_kind IF NOT EXISTS FOR (d:Document) ON (d.kind)',
  'CREATE INDEX document_year IF NOT EXISTS FOR (d:Document) ON (d.year)',
  'CREATE INDEX document_place IF NOT EXISTS FOR (d:Document) ON (d.jurisdictionName)',
  'CREATE INDEX entity_place IF NOT EXISTS FOR (e:Entity) ON (e.jurisdictionName)',
  'CREATE TEXT INDEX entity_names IF NOT EXISTS FOR (e:Entity) ON (e.names)',
  'CREATE INDEX entity_mentions IF NOT EXISTS FOR (e:Entity) ON (e.mentions)',
  'CREATE INDEX entity_kind_mentions IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.mentions)',
  'CREATE INDEX observation_age IF NOT EXISTS FOR (o:Observation) ON (o.age, o.id)',
  ...Object.values(
    perPredicate(
      (type) => `CREATE INDEX ${type.toLowerCase()}_age IF NOT EXISTS FOR ()-[r:${type}]-() ON (r.age, r.id)`,
    ),
  ),
]

/** Ours, and what keeps them from answering. */
export const INDEXES = `
  SHOW INDEXES YIELD name, type, state, populationPercent, labelsOrTypes, properties
  WHERE type <> 'LOOKUP'
  RETURN name, type, state, populationPercent AS percent, labelsOrTypes AS labels, properties
  ORDER BY name`

export const SERVER = `
  CALL dbms.components() YIELD name, versions, edition
  WHERE name = 'Neo4j Kernel'
  RETURN versions[0] AS version, edition`

/** Whether LOAD CSV reaches files. The setting that closes addresses is not shown to anyone. */
export const CSV_SETTING = `
  SHOW SETTINGS 'dbms.security.allow_csv_import_from_file_urls'
  YIELD value
  RETURN value`

// Originals

export const KEEP_ORIGINAL = 'MERGE (o:Original {hash: $hash}) ON CREATE SET o.bytes = $bytes, o.size = $size'

/** A path that is kept again goes to the end of the row. */
export const KEEP_SOURCE = `
  MERGE (s:Source {path: $path})
  SET s.source = $source, s.hash = $hash, s.keptAt = $keptAt`

export const SOURCE_AT = 'MATCH (s:Source {path: $path}) RETURN s.hash AS hash, s.source AS source'

export const SOURCE_INDEX = 'CREATE INDEX source_hash IF NOT EXISTS FOR (s:Source) ON (s.hash)'

export const HELD_ELSEWHERE = 'MATCH (s:Source {hash: $hash}) WHERE s.path <> $path RETURN s.path AS path LIMIT 1'

export const ORIGINALS_EXTENT = `
  MATCH (s:Source)
  OPTIONAL MATCH (o:Original {hash: s.hash})
  RETURN count(s) AS files, coalesce(sum(o.size), 0) AS bytes`

export const SOURCES = `
  MATCH (s:Source)
  OPTIONAL MATCH (o:Original {hash: s.hash})
  RETURN s.path AS path, s.source AS source, s.hash AS hash, o.size AS size
  ORDER BY s.keptAt, s.path`

export const ORIGINAL = 'MATCH (o:Original {hash: $hash}) RETURN o.bytes AS bytes'

// Beginning anew

/** Everything but the originals. Commits by itself, ten thousand at a time: run it outside of a transaction. */
export const DISCARD_GRAPH = `
  MATCH (n)
  WHERE NOT n:Original AND NOT n:Source
  CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`
