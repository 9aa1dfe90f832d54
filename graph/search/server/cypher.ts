/** The texts by which a Neo4j server searches. */

const CANDIDATE = `p.id AS id, p.documentId AS documentId, p.ordinal AS ordinal, p.role AS role, p.text AS text,
    p.facets AS facets, CASE
      WHEN size(p.vector) = size($vector) THEN 2 * vector.similarity.cosine(p.vector, $vector) - 1
    END AS cosine`

/** The first by a query of `full-text.ts`. Without a vector no cosine is asked for. */
export const BY_WORDS = `
  CALL db.index.fulltext.queryNodes('paragraph_grams', $query, {limit: $limit}) YIELD node AS p
  RETURN ${CANDIDATE}`

/**
 * The first by meaning among those that have a word of each part of `$filter`. The index knows its own order only roughly,
 * and misses fewer the more it is asked for: of `$near` the first are taken by exact cosine.
 */
export const BY_MEANING = `
  CALL db.index.vector.queryNodes('paragraph_vectors', $near, $vector) YIELD node AS p
  WHERE p.role <> 'meta' AND all(part IN $filter WHERE any(token IN part.tokens WHERE token IN split(p.facets, ' ')))
  WITH p, vector.similarity.cosine(p.vector, $vector) AS similarity
  ORDER BY similarity DESC, p.documentId, p.ordinal
  LIMIT $limit
  RETURN ${CANDIDATE}`

/**
 * How many paragraphs match one of `coverages`: by each word of their facets, and all by the empty word; apart for each set
 * of parts of the filter that they miss.
 */
export const MATCHES = `
  UNWIND $queries AS query
  CALL db.index.fulltext.queryNodes('paragraph_grams', query.text, {limit: $limit}) YIELD node AS p, score
  WHERE score > query.half
  WITH DISTINCT p
  WITH split(p.facets, ' ') AS tokens
  WITH tokens, [part IN $filter WHERE none(token IN part.tokens WHERE token IN tokens) | part.name] AS missed
  UNWIND tokens + '' AS token
  RETURN token, missed, count(*) AS paragraphs
  ORDER BY token`

export const STATISTICS = `
  MATCH (s:Statistics {id: 'grams'})
  RETURN s.revision AS revision, s.paragraphs AS paragraphs, s.sampled AS sampled, s.meanLength AS meanLength,
    s.codes AS codes, s.holders AS holders`

export const KEEP_STATISTICS = `
  MERGE (s:Statistics {id: 'grams'})
  SET s = $statistics, s.id = 'grams'`

// Vectors

export const VECTOR_INDEX_SIZE = `
  SHOW INDEXES YIELD name, options
  WHERE name = 'paragraph_vectors'
  RETURN options.indexConfig['vector.dimensions'] AS dimensions`

/** Of a length that is checked: a whole number. */
export const vectorIndex = (dimensions: number): string => `
  CREATE VECTOR INDEX paragraph_vectors IF NOT EXISTS
  FOR (p:Paragraph) ON p.vector
  OPTIONS {indexConfig: {\`vector.dimensions\`: ${dimensions}, \`vector.similarity_function\`: 'cosine'}}`

export const WITHOUT_VECTORS = `
  MATCH (d:Document)
  WHERE d.paragraphs > 0 AND (d.vectorsOf IS NULL OR d.vectorsOf <> $model)
  RETURN d.id AS id
  ORDER BY d.id`

export const VECTOR_COUNT = `
  MATCH (d:Document)
  WHERE d.vectorsOf = $model
  RETURN coalesce(sum(d.paragraphs), 0) AS vectors`

/** The mark goes with all that a document is when it is put again; whoever does that meanwhile waits. */
export const MARK_VECTORS = 'MATCH (d:Document {id: $id}) SET d.vectorsOf = $model'

export const SET_VECTORS = `
  UNWIND $rows AS row
  MATCH (p:Paragraph {id: row.id})
  CALL db.create.setNodeVectorProperty(p, 'vector', row.vector)`

export const TEXTS = `
  UNWIND $ids AS id
  MATCH (:Document {id: id})-[:HAS_PARAGRAPH]->(p:Paragraph)
  RETURN id AS documentId, p.id AS id, p.text AS text
  ORDER BY documentId, p.ordinal`
