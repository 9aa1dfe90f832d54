import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSearchIndex } from '../../../graph/search/open-index.ts'
import type { SearchIndex } from '../../../graph/search/port.ts'
import { paragraphStore } from './paragraph-store.ts'

let folder: string
const opened: SearchIndex[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'index-'))
})
afterEach(async () => {
  for (const index of opened.splice(0)) await index[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

const corpus = () =>
  paragraphStore([
    {
      title: '槐津市课后服务办法',
      lines: [
        { text: '槐津市课后服务管理办法', role: 'title' },
        '各学校应当做好课后服务，不得以任何方式强制学生参加。',
        '农业农村部门待处理的事项由中国农业发展银行槐津分行配合。',
      ],
    },
    { title: '石渡县教育工作报告', kind: 'report', lines: ['稳妥推进“县管校聘”改革，全年交流轮岗教师214人。'] },
  ])

describe('search index', () => {
  it('finds a run of characters inside longer words', async () => {
    const { store, paragraphs } = corpus()
    const index = openSearchIndex({ store, folder, vectors: null })
    opened.push(index)
    await index.refresh()
    const { candidates, keywordMatches } = await index.search({
      text: '处理',
      vector: null,
      filter: {},
      limit: 10,
      vectorWeight: 0.6,
    })
    expect(candidates.map(({ paragraphId, ranges }) => ({ paragraphId, ranges }))).toEqual([
      { paragraphId: paragraphs()[2]!.id, ranges: [[7, 9]] },
    ])
    expect(keywordMatches).toBe(1)
  })
})
