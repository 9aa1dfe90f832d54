import { problem } from '../../../graph/errors.ts'
import { look, ROW_LIMIT } from '../../../graph/store/neo4j/console.ts'
import { openDatabase } from '../../../graph/store/neo4j/open.ts'
import { usage } from '../arguments.ts'
import { type Arguments, type Command, JSON_OPTION } from '../command.ts'
import { messages } from '../messages.ts'
import { columns } from '../width.ts'

/** Longest cell of the table that people read. */
const CELL = 60

export const cypher: Command = {
  name: 'cypher',
  summary: { en: 'Ask a Neo4j store in Cypher, for reading only', zh: '用 Cypher 查询 Neo4j 存储，只读' },
  takes: 'TEXT',
  options: {
    params: {
      value: 'JSON',
      summary: { en: 'Parameters of the text, as one object', zh: '语句的参数，一个 JSON 对象' },
    },
    limit: {
      value: 'N',
      summary: { en: `Most rows, 1 to ${ROW_LIMIT} (100)`, zh: `最多行数，1 至 ${ROW_LIMIT}（100）` },
    },
    json: JSON_OPTION,
  },
  examples: [
    'zhengmai cypher "MATCH (e:School) RETURN e.name, e.mentions ORDER BY e.mentions DESC"',
    `zhengmai cypher 'MATCH (e:Entity {name: $name})-[r]-(o:Entity) RETURN type(r), o.name' --params '{"name": "县管校聘"}'`,
  ],
  async run(given, context) {
    const [text, ...more] = given.positionals
    if (text === undefined || more.length > 0) throw usage('Give one text, in quotes.', '请给出一条语句，放在引号中。')
    const limit = given.whole('limit', { low: 1, high: ROW_LIMIT, fallback: 100 })
    const parameters = parametersGiven(given)
    const { server } = context.config.store
    if (server === null) throw problem('CYPHER_NOT_HERE')
    await using database = await openDatabase(server)
    const table = await look(database, text, { parameters, limit })
    if (given.has('json')) context.print(JSON.stringify(table, null, 2))
    else for (const line of columns([table.columns, ...table.rows.map((row) => row.map(cell))])) context.print(line)
    if (table.truncated) context.say(messages[context.language].more)
    return 0
  },
}

function parametersGiven(given: Arguments): Record<string, unknown> {
  const text = given.text('params')
  if (text === undefined) return {}
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Told below, as what is JSON and no object is.
  }
  throw usage(`--params must be a JSON object, not "${text}".`, `--params 应为 JSON 对象，而不是“${text}”。`)
}

function cell(value: unknown): string {
  const characters = [...(typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ')]
  return characters.length > CELL ? `${characters.slice(0, CELL).join('')}…` : characters.join('')
}
