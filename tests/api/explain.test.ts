import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { Explanation } from '../../api/contract.ts'
import { type Engine, openEngine } from '../../api/engine.ts'
import { sha256 } from '../../graph/ids.ts'
import { LONGEST_EXPLAINED } from '../../ingest/explain/explainer.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { configIn, temporaryFolder } from '../sample-engine.ts'

const TEXT = [
  '石渡县教育体育局2024年教育工作总结',
  '石渡县教育体育局',
  '2025年1月8日',
  '县教体局稳妥推进“县管校聘”改革。县一中被评为省级文明校园。',
].join('\n')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let app: Awaited<ReturnType<typeof buildApp>>
const ids: Record<'report' | 'long' | 'old', string> = { report: '', long: '', old: '' }

const graphOf = (text: string) =>
  createPipeline().read({ text, encoding: 'utf-8', hash: sha256(text), source: 'papers/总结.txt' })

beforeAll(async () => {
  folder = await temporaryFolder()
  engine = await openEngine(configIn(folder.path), { mustExist: false })
  const report = graphOf(TEXT)
  const old = graphOf(`${TEXT}\n天气很好。`)
  const long = graphOf(`${TEXT}\n天气好。`)
  const padding = '。'.repeat(LONGEST_EXPLAINED)
  await engine.folder.graph.put(report)
  await engine.folder.graph.put({ ...old, document: { ...old.document, pipeline: '0' } })
  await engine.folder.graph.put({ ...long, document: { ...long.document, text: long.document.text + padding } })
  Object.assign(ids, { report: report.document.id, old: old.document.id, long: long.document.id })
  const options = { explorer: folder.path, loopback: true, report: () => undefined }
  app = await buildApp(engine.services, options)
})
afterAll(async () => {
  await app.close()
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const ask = (id: string, query: Record<string, string>) => app.inject({ path: `/api/documents/${id}/explain`, query })

async function explained(id: string, query: Record<string, string>): Promise<Explanation> {
  const answer = await ask(id, query)
  expect(answer.statusCode, answer.body).toBe(200)
  return Explanation.parse(answer.json())
}

describe('GET /api/documents/:id/explain', () => {
  it('explains a place in the text as read, and the same place in its paragraph', async () => {
    const at = TEXT.indexOf('县一中')
    const inText = await explained(ids.report, { at: String(at) })
    const { ordinal, text } = inText.paragraph
    const inParagraph = await explained(ids.report, { paragraph: String(ordinal), at: String(text.indexOf('县一中')) })
    expect(inText).toEqual(inParagraph)
    expect(inText).toMatchObject({
      document: { id: ids.report, outdated: false },
      place: { surface: '县', source: { start: at, end: at + 1 } },
      mentions: [{ surface: '县一中', entity: { name: '石渡县第一中学' }, rule: { id: 'school-short' } }],
      relations: [{ predicate: 'awarded', rule: { id: 'relation-awarded' } }],
    })
  })

  it('explains a stretch, with all that touches it', async () => {
    const { paragraph } = await explained(ids.report, { at: String(TEXT.indexOf('县教体局')) })
    const all = await explained(ids.report, {
      paragraph: String(paragraph.ordinal),
      at: '0',
      end: String(paragraph.text.length),
    })
    expect(all.mentions.map(({ surface }) => surface)).toEqual(['县教体局', '“县管校聘”改革', '县一中', '省级文明校园'])
  })

  it('says when the store holds an older reading', async () => {
    expect((await explained(ids.old, { at: '0' })).document.outdated).toBe(true)
  })

  it.each([
    ['a document that is not there', { id: 'doc_00000000000000000000', query: { at: '0' } }, 404, 'DOCUMENT_NOT_FOUND'],
    ['no place', { id: 'report', query: {} }, 400, 'REQUEST_INVALID'],
    ['a place before the text', { id: 'report', query: { at: '-1' } }, 400, 'REQUEST_INVALID'],
    ['a place behind the text', { id: 'report', query: { at: '100000' } }, 400, 'OFFSET_OUT_OF_RANGE'],
    ['a place between paragraphs', { id: 'report', query: { at: String(TEXT.indexOf('\n')) } }, 404, 'OFFSET_NOT_READ'],
    [
      'a paragraph that is not there',
      { id: 'report', query: { paragraph: '99', at: '0' } },
      404,
      'PARAGRAPH_NOT_FOUND',
    ],
    ['a place behind the paragraph', { id: 'report', query: { paragraph: '0', at: '99' } }, 400, 'OFFSET_OUT_OF_RANGE'],
    [
      'a stretch that runs backwards',
      { id: 'report', query: { paragraph: '0', at: '3', end: '3' } },
      400,
      'REQUEST_INVALID',
    ],
    ['a stretch of no paragraph', { id: 'report', query: { at: '3', end: '5' } }, 400, 'REQUEST_INVALID'],
    ['a document that is too long', { id: 'long', query: { at: '0' } }, 400, 'DOCUMENT_TOO_LONG'],
  ] as const)('refuses %s', async (_what, { id, query }, status, code) => {
    const answer = await ask(id in ids ? ids[id as keyof typeof ids] : id, query)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })
})
