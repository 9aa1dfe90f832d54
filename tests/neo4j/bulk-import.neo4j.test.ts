import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeBulk } from '../../graph/export/bulk.ts'
import { jsonLines } from '../../graph/export/jsonl.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { documentGraph, entity } from '../builders.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { pool, toldOf } from '../contract/citing.ts'
import { contentsOf, plan2025, report2024, undated } from '../contract/world.ts'
import { copySample } from '../faults/sample.ts'
import { describeWith } from '../needs.ts'
import { admin, startNeo4j } from './server.ts'
import { OWN_SERVER } from './testing.ts'

const linesOf = async (store: GraphStore) => {
  const lines: string[] = []
  for await (const line of jsonLines(store)) lines.push(line)
  return lines
}

/** Everything a table of commas can stumble over. */
const odd = () => {
  const graph = documentGraph({
    lines: ['通知,"引号"，\n', '甲;乙\t丙', '\\" \\n ,,""', '“”\u2028𠮷 \r\n末'],
    issuers: [],
    issuedOn: null,
    jurisdiction: null,
    entities: [entity('school', '某校,"二"', { aliases: ['丙', ';'], attributes: { 'a,b': '', 等级: '"省级"' } })],
  })
  graph.paragraphs[2]!.headings = ['一、"总则"', '；;,', ' 末 ']
  return graph
}

/** More than the importer reads at once, in one field and in one row. */
const LONG = 1_500_000

/** What no printed document holds, and files do. */
const odder = () => [
  documentGraph({
    lines: ['含空字符\u0000的标题', '\u0000', '甲\u0000乙\u0001\u001e\u007f\u0085丙\ufeff', '\ufffd\uffff\u{10ffff}末'],
    entities: [entity('school', '空\u0000校', { aliases: ['\u0000'], attributes: { 等级: '\u0000' } })],
  }),
  documentGraph({ lines: ['很长的文件', '长'.repeat(LONG), '"'.repeat(LONG / 10), '\n'.repeat(LONG / 10), '短'] }),
]

describeWith(OWN_SERVER, 'The bulk import', () => {
  let folder: string
  const at = (name: string) => path.join(folder, name)

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-bulk-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Imports tables into a new home, starts it, and gives what is there. */
  async function imported<T>(tables: string, argv: string[], look: (store: GraphStore) => Promise<T>): Promise<T> {
    const home = at('home')
    await rm(home, { recursive: true, force: true })
    await mkdir(path.join(home, 'conf'), { recursive: true })
    await writeFile(path.join(home, 'conf', 'neo4j.conf'), '')
    const placed = argv.map((each) =>
      each.replace(/^(--(?:nodes|relationships))=(.*)$/, (_, option: string, files: string) => {
        return `${option}=${files
          .split(',')
          .map((file) => path.join(tables, file))
          .join(',')}`
      }),
    )
    const report = `--report-file=${at('import.report')}`
    const run = await admin(home, ['database', 'import', 'full', 'neo4j', report, ...placed])
    expect(run.stderr + run.stdout).toContain('IMPORT DONE')
    await using server = await startNeo4j({ home })
    await using database = await openDatabase(server.address)
    return await look(neo4jGraph(database))
  }

  it('of the command’s tables holds the sample documents, byte for byte', async () => {
    await copySample(at('documents'))
    await writeFile(
      at('documents/半个字.txt'),
      Buffer.from(`\ufeff关于半个字的通知\n\ud800县一中，全县教师214人。\udc00\n`, 'utf16le'),
    )
    const environment = { ZHENGMAI_STORE: at('source'), ZHENGMAI_LANG: 'en' }
    expect((await zhengmai(['ingest', '--no-embed', at('documents')], environment)).code).toBe(0)
    const made = await zhengmai(
      ['export', '--format', 'neo4j-admin', '--shards', '3', '--out', at('tables')],
      environment,
    )
    expect(made.code).toBe(0)
    expect(made.out).toMatch(/^neo4j-admin database import full neo4j '--nodes=/)
    const argv = (await readFile(at('tables/import.args'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => line.slice(1, -1))
    await using source = await openFolder(at('source'))
    const expected = await linesOf(source.graph)
    // Half a character is read as what stands for one that cannot be shown.
    expect(expected.join('')).toContain('"text":"\ufffd县一中，全县教师214人。\ufffd"')
    expect(await imported(at('tables'), argv, linesOf)).toEqual(expected)
  })

  it('keeps whatever stands in texts and lists, and answers as the store it came from', async () => {
    await using source = await openFolder(at('odd'))
    for (const graph of [odd(), ...odder(), report2024(), plan2025(), undated()]) await source.graph.put(graph)
    const argv = await writeBulk(source.graph, at('odd-tables'), { shards: 2 })
    const expected = [await linesOf(source.graph), await contentsOf(source.graph)]
    const found = await imported(at('odd-tables'), argv, async (store) => [
      await linesOf(store),
      await contentsOf(store),
    ])
    expect(found).toEqual(expected)
  })

  it('keeps where citations were led, so that they can be given back', async () => {
    await using source = await openFolder(at('cited'))
    const graphs = pool().slice(0, 5)
    for (const graph of graphs) await source.graph.put(graph)
    const argv = await writeBulk(source.graph, at('cited-tables'), { shards: 2 })
    const decree = graphs[0]!.document.id
    const told = async (store: GraphStore) => {
      const before = await toldOf(store)
      const given = await Promise.all(graphs.map(({ document }) => store.graphOf(document.id)))
      await store.remove(decree)
      return { before, given, after: await toldOf(store) }
    }
    const found = await imported(at('cited-tables'), argv, told)
    const expected = await told(source.graph)
    expect(expected.before.merged.size).toBe(2)
    expect(expected.after.merged.size).toBe(0)
    expect(found).toEqual(expected)
  })
})
