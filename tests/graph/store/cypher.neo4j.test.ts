import neo4j, { type Driver, type Plan } from 'neo4j-driver'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connect } from '../../../graph/store/neo4j/driver.ts'
import { openDatabase } from '../../../graph/store/neo4j/open.ts'
import { describeWith } from '../../needs.ts'
import { empty, NEO4J, testServer, wipe } from '../../neo4j/testing.ts'
import { parametersOf, SERVER_TEXTS, TEXTS } from './cypher-texts.ts'

/** What reads all there is, however little is asked for. */
const SCAN =
  /^(AllNodesScan|(Partitioned)?NodeByLabelScan|(Union|Intersection)NodeByLabelsScan|.*RelationshipTypes?Scan|CartesianProduct)/
const SCHEMA = /^\s*(CREATE (CONSTRAINT|(FULLTEXT |VECTOR |RANGE |TEXT )?INDEX)|SHOW |DROP )/

/** Texts that may read everything, and why. */
const SCANS: Record<string, string> = {
  DOCUMENTS: 'any document may be the newest: undated ones stand in no index by date',
  'ADD_AGES.0': 'gives every relation of an older store its age',
  'ADD_AGES.1': 'gives every observation of an older store its age',
  COUNTS: 'sums what every document counts',
  VERSIONS: 'names every document',
  ORIGINALS_EXTENT: 'sums all originals',
  SOURCES: 'names all originals',
  STATISTICS: 'there is one such node',
  KEEP_STATISTICS: 'there is one such node',
  WITHOUT_VECTORS: 'names every document that waits for its vectors',
  VECTOR_COUNT: 'sums what every document counts',
  DISCARD_GRAPH: 'takes everything away',
}

/** Of nodes that are each looked up by id, a pair a row: few, and no pair is tried in vain. */
const PAIRS = new Set(['NodeUniqueIndexSeek', 'NodeUniqueIndexSeek(Locking)', 'Argument', 'CartesianProduct'])

/** Made once it is known how long vectors are. */
const VECTOR_INDEX = `
  CREATE VECTOR INDEX paragraph_vectors IF NOT EXISTS FOR (p:Paragraph) ON p.vector
  OPTIONS {indexConfig: {\`vector.dimensions\`: 3, \`vector.similarity_function\`: 'cosine'}}`

/** As many documents as a county's schools have in a year, so that the planner sees what an index spares. */
const FILL = `
  UNWIND range(1, 400) AS n
  CREATE (d:Document {id: 'doc_' + n, kind: CASE n % 3 WHEN 0 THEN 'plan' ELSE 'report' END, year: 2000 + n % 25,
    issuedOn: toString(2000 + n % 25) + '-01-01', jurisdictionName: '县' + n % 40, pipeline: '1', paragraphs: 20})
  CREATE (d)-[:HAS_REPAIR]->(:Repair {id: 'rep_' + n, documentId: d.id, start: 1})
  WITH n, d
  UNWIND range(1, 20) AS m
  CREATE (d)-[:HAS_PARAGRAPH]->(p:Paragraph {id: 'par_' + n + '_' + m, documentId: d.id, ordinal: m, text: '文'})
  MERGE (e:Entity {id: 'ent_' + (n * 7 + m * 13) % 2000})
  ON CREATE SET e.kind = 'school', e.names = '校' + e.id, e.mentions = n, e.degree = m
  MERGE (o:Entity {id: 'ent_' + (n * 11 + m * 5) % 2000})
  ON CREATE SET o.kind = 'agency', o.names = '局' + o.id, o.mentions = n, o.degree = m
  SET e:School, o:Agency
  CREATE (d)-[:DESCRIBES]->(e)
  CREATE (p)-[:MENTIONS {id: 'men_' + n + '_' + m, documentId: d.id, start: m}]->(e)
  CREATE (e)-[:CARRIES_OUT {id: 'rel_' + n + '_' + m, documentId: d.id, age: -2000 - n % 25}]->(o)
  CREATE (v:Observation {id: 'obs_' + n + '_' + m, documentId: d.id, age: -2000 - n % 25})-[:OF]->(o)
  CREATE (v)-[:\`IN\`]->(p)
  CREATE (:Source {path: d.id + '_' + m, hash: 'h' + n, keptAt: m})`

const operatorOf = ({ operatorType }: Plan): string => operatorType.replace('@neo4j', '')

function operatorsIn(plan: Plan): string[] {
  const below = plan.children.flatMap(operatorsIn)
  const isOne = (side: Plan) => operatorsIn(side).every((operator) => PAIRS.has(operator))
  // One node beside what hangs at another: a row for each of those.
  const isBesideOne = plan.children.some(isOne) && !below.some((operator) => operator.includes('Scan'))
  const isOfPairs =
    operatorOf(plan) === 'CartesianProduct' && (isBesideOne || below.every((operator) => PAIRS.has(operator)))
  return isOfPairs ? below : [operatorOf(plan), ...below]
}

describeWith(NEO4J, 'The Cypher texts on Neo4j', () => {
  let driver: Driver

  beforeAll(async () => {
    const { url, user, password } = testServer()
    driver = neo4j.driver(url, password === null ? undefined : neo4j.auth.basic(user, password))
    await wipe()
    await using database = await openDatabase(testServer())
    await database.command(VECTOR_INDEX)
  })
  afterAll(async () => {
    await driver.close()
    // The vector index too: others have vectors of another length.
    await wipe()
  })

  it.each([...TEXTS, ...SERVER_TEXTS])('%s runs', async (_, text) => {
    await using database = await connect(testServer())
    await database.command(text, parametersOf(text))
  })

  describeWith(NEO4J, 'over four hundred documents', () => {
    beforeAll(async () => {
      await empty()
      await using database = await connect(testServer())
      await database.command(FILL)
      await database.command('CALL db.awaitIndexes(60)')
      await database.command('CALL db.resampleOutdatedIndexes()')
      await database.command('CALL db.clearQueryCaches()')
    })

    async function scansOf(text: string): Promise<string[]> {
      const parameters = Object.fromEntries(
        Object.entries(parametersOf(text)).map(([name, value]) => [
          name,
          typeof value === 'number' ? neo4j.int(value) : value instanceof Uint8Array ? [] : value,
        ]),
      )
      const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, parameters)
      return operatorsIn(summary.plan as Plan).filter((operator) => SCAN.test(operator))
    }

    const planned = [...TEXTS, ...SERVER_TEXTS].filter(([, text]) => !SCHEMA.test(text))

    it.each(planned)('%s starts from an index, or says why not', async (name, text) => {
      const scans = await scansOf(text)
      const reason = SCANS[name]
      if (reason === undefined) expect(scans).toEqual([])
      else expect(scans, `${name} does not need its entry in SCANS`).not.toEqual([])
    })

    it('would tell a scan', async () => {
      expect(await scansOf('MATCH (n) RETURN n.id')).toEqual(['AllNodesScan'])
      expect(await scansOf('MATCH (d:Document) WHERE d.title = $text RETURN d.id')).toEqual(['NodeByLabelScan'])
      expect(await scansOf('MATCH (a:Entity {id: $id}), (b:Entity) RETURN b.id')).toContain('CartesianProduct')
      expect(await scansOf('MATCH ()-[m:MENTIONS]->() RETURN m.id')).toEqual(['DirectedRelationshipTypeScan'])
    })

    it('declares no text that is not there', () => {
      const names = planned.map(([name]) => name)
      expect(Object.keys(SCANS).filter((name) => !names.includes(name))).toEqual([])
    })
  })
})
