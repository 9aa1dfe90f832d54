import { problem, ZhengmaiError } from '../../errors.ts'
import type { LookOptions, Table } from '../look.ts'
import type { Neo4jDatabase, Operator } from './driver.ts'

/** Most rows of an answer. */
export const ROW_LIMIT = 1000
/** For planning a text, and for running it. The server keeps to it but while it parses. */
const TIMEOUT_MS = 10_000
/** Longest text; no question of this graph is longer. */
const TEXT_LIMIT = 10_000
/** Deepest list or map in a parameter; a server hangs up on one of some thousands. */
const DEPTH_LIMIT = 50

/**
 * What a plan may be made of. Reading is not enough: by the server's own word LOAD CSV reads, and so do SHOW TRANSACTIONS,
 * TERMINATE and most procedures. An operator that a later version brings is refused until someone has looked at it.
 */
const OPERATORS =
  /^(ProduceResults|Projection|Filter|Limit|ExhaustiveLimit|Skip|Sort|PartialSort|Top|PartialTop|Distinct|OrderedDistinct|EagerAggregation|Aggregation|OrderedAggregation|Argument|Unwind|Optional|Eager|CacheProperties|EmptyRow|Union|OrderedUnion|CartesianProduct|Apply|SemiApply|AntiSemiApply|LetSemiApply|LetAntiSemiApply|SelectOrSemiApply|SelectOrAntiSemiApply|LetSelectOrSemiApply|LetSelectOrAntiSemiApply|RollUpApply|ConditionalApply|AntiConditionalApply|AssertSameNode|AssertSameRelationship|TriadicSelection|TriadicBuild|TriadicFilter|NodeHashJoin|ValueHashJoin|LeftOuterHashJoin|RightOuterHashJoin|Expand\(All\)|Expand\(Into\)|OptionalExpand\(All\)|OptionalExpand\(Into\)|VarLengthExpand\(All\)|VarLengthExpand\(Into\)|VarLengthExpand\(Pruning\)|VarLengthExpand\(Pruning,BFS(,All|,Into)?\)|BFSPruningVarLengthExpand\(All\)|PruningVarLengthExpand\(All\)|ShortestPath|StatefulShortestPath\((All|Into)\)|Repeat\(Trail\)|BidirectionalRepeat\(Trail\)|RepeatOptions|ProjectEndpoints|(Undirected|Directed)?(All)?(NodeBy|Relationship|RelationshipBy|AllRelationships|UnionRelationship)\w*(Scan|Seek)(ByRange)?(\(\w+\))?|AllNodesScan|AllRelationshipsScan|NodeByLabelScan|IntersectionNodeByLabelsScan|UnionNodeByLabelsScan|SubtractionNodeByLabelsScan|Node(Unique)?Index\w+(\(\w+\))?|MultiNodeIndexSeek|AssertingMultiNodeIndexSeek|NodeCountFromCountStore|RelationshipCountFromCountStore|(Undirected|Directed)Relationship\w+|ProcedureCall)$/

/** Procedures that read this graph and nothing else. */
const PROCEDURES = new Set([
  'db.index.fulltext.queryNodes',
  'db.index.vector.queryNodes',
  'db.labels',
  'db.relationshipTypes',
  'db.propertyKeys',
  'db.schema.visualization',
  'db.schema.nodeTypeProperties',
  'db.schema.relTypeProperties',
])

/** Names of functions with a point in them; extensions of a server (APOC and others) are not among them. */
const FUNCTIONS =
  /^((date|datetime|localdatetime|time|localtime|duration)\.\w+|point\.\w+|vector\.similarity\.(cosine|euclidean))$/i
const DOTTED_CALL = /(`?[A-Za-z_]\w*`?(?:\s*\.\s*`?[A-Za-z_]\w*`?)+)\s*\(/g

/**
 * Runs a text that someone typed, if all it does is to read this graph: `EXPLAIN` first, its plan against what is allowed,
 * then in a transaction that cannot write, for ten seconds at most. Throws `CYPHER_REFUSED`, `CYPHER_INVALID` or
 * `QUERY_TIMED_OUT`.
 */
export async function look(
  database: Neo4jDatabase,
  text: string,
  { parameters = {}, limit }: LookOptions,
): Promise<Table> {
  if (text.trim() === '' || text.length > TEXT_LIMIT) throw problem('CYPHER_INVALID', `${text.length}/${TEXT_LIMIT}`)
  if (isDeeper(parameters, DEPTH_LIMIT)) throw problem('CYPHER_INVALID', `parameters: [[[…]]] > ${DEPTH_LIMIT}`)
  return asked(async () => {
    await requireReading(database, text, parameters)
    return database.look(text, parameters, { limit: Math.min(limit, ROW_LIMIT), timeoutMs: TIMEOUT_MS })
  })
}

const isDeeper = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((part) => isDeeper(part, depth - 1)))

async function requireReading(
  database: Neo4jDatabase,
  text: string,
  parameters: Record<string, unknown>,
): Promise<void> {
  const { kind, database: on, operators } = await database.explain(text, parameters, TIMEOUT_MS)
  // `EXPLAIN EXPLAIN` and the like have a plan of another text, or none.
  const forbidden = operators.find((operator) => !isAllowed(operator))
  if (forbidden)
    throw problem('CYPHER_REFUSED', forbidden.type === 'ProcedureCall' ? forbidden.details : forbidden.type)
  if (kind !== 'r' || operators.length === 0) throw problem('CYPHER_REFUSED', kind === 'r' ? 'no plan' : `type ${kind}`)
  if (on !== database.address.database) throw problem('CYPHER_REFUSED', `USE ${on}`)
}

function isAllowed({ type, details }: Operator): boolean {
  if (!OPERATORS.test(type)) return false
  if (type === 'ProcedureCall') return PROCEDURES.has(details.slice(0, details.indexOf('(')))
  return [...details.matchAll(DOTTED_CALL)].every(([, name]) => FUNCTIONS.test(name!.replace(/[`\s]/g, '')))
}

/** What the server says of a text that is not right is for who typed it. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    const { code, message } = thrown as { code?: unknown; message?: unknown }
    if (thrown instanceof ZhengmaiError) {
      // In a session that reads, the server itself refuses writes.
      throw thrown.code === 'SERVER_READ_ONLY' ? problem('CYPHER_REFUSED', 'a write').causedBy(thrown) : thrown
    }
    if (typeof code === 'string' && /ClientError\.(Statement|Procedure|Schema)\./.test(code)) {
      throw problem('CYPHER_INVALID', String(message).split('\n')[0]!).causedBy(thrown)
    }
    throw thrown
  }
}
