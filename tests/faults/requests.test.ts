import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import type { Engine } from '../../api/engine.ts'
import { openSampleEngine, temporaryFolder } from '../sample-engine.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let app: Awaited<ReturnType<typeof buildApp>>

beforeAll(async () => {
  folder = await temporaryFolder()
  engine = await openSampleEngine(folder.path)
  app = await buildApp(engine.services, { explorer: folder.path, loopback: true, report: () => undefined })
})
afterAll(async () => {
  await app.close()
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

describe('A request is told', () => {
  it.each([
    [
      'limit=abc',
      'limit: Invalid input: expected number, received string',
      'limit: 无效输入：期望 数字，实际接收 string',
    ],
    ['limit=-1', 'limit: Too small: expected number to be >=1', 'limit: 数值过小：期望 number >=1'],
    ['limit=1e9', 'limit: Too big: expected number to be <=200', 'limit: 数值过大：期望 number <=200'],
  ])('what is wrong with %s, in both languages', async (query, en, zh) => {
    const { sentences } = (await app.inject(`/api/entities?${query}`)).json()
    expect(sentences).toEqual({
      en: `The request is not valid: ${en}. See /api/docs.`,
      zh: `请求无效：${zh}。请见 /api/docs。`,
    })
  })

  it.each([
    ['an id of ten thousand characters', 'x'.repeat(10_000)],
    ['an id with half a character', '%ED%A0%80'],
  ])('in brief and in both languages that it cannot use %s', async (_, id) => {
    for (const listing of ['documents', 'entities']) {
      const answer = (await app.inject(`/api/${listing}/${id}`)).json()
      expect(answer).toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
      expect(answer.sentences.en).toContain('a part of the address is too long, or not percent-encoded UTF-8')
      expect(answer.sentences.zh).toContain('地址中有一段过长，或不是百分号编码的 UTF-8')
      expect(answer.detail.length).toBeLessThan(200)
    }
  })

  it('where to look for a document that is not there', async () => {
    const { sentences } = (await app.inject('/api/documents/doc_00000000000000000000')).json()
    expect(sentences).toEqual({
      en: 'No document has the id "doc_00000000000000000000". Look for it in the list of documents.',
      zh: '没有编号为“doc_00000000000000000000”的文档。请在文档列表中查找。',
    })
  })

  it('a cursor of ten thousand characters in brief', async () => {
    const { sentences } = (await app.inject(`/api/entities?cursor=${'x'.repeat(10_000)}`)).json()
    expect(sentences.zh).toBe(`“${'x'.repeat(60)}…”不是本列表的游标。请去掉游标重新开始。`)
  })
})
