import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Engine, openEngine } from '../../api/engine.ts'
import { documentGraph } from '../builders.ts'
import { configIn, openSampleEngine, temporaryFolder } from '../sample-engine.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine

beforeEach(async () => {
  folder = await temporaryFolder()
  engine = await openSampleEngine(folder.path)
})
afterEach(async () => {
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const search = (text: string) => engine.services.search({ text, filter: {}, limit: 10 })

describe('The engine', () => {
  it('finds what was stored since, once it is refreshed', async () => {
    await engine.folder.graph.put(documentGraph({ lines: ['石渡县课后服务实施方案', '各校开展课后服务。'] }))
    expect((await search('课后服务')).hits).toEqual([])
    expect(await engine.refresh()).toMatchObject({ paragraphs: 7, vectors: 0 })
    expect((await search('课后服务')).hits).toHaveLength(2)
  })

  it('answers, once its index is open, what it was asked before', async () => {
    await engine[Symbol.asyncDispose]()
    engine = await openEngine(configIn(folder.path), { mustExist: true })
    const early = search('县教体局')
    await engine.useWords()
    expect((await early).hits).toHaveLength(2)
  })

  it('answers every search while its index is replaced', async () => {
    let isReplaced = false
    const replacing = engine.useWords().then(() => {
      isReplaced = true
    })
    const searches: ReturnType<typeof search>[] = []
    while (!isReplaced) {
      searches.push(search('县教体局'))
      await setImmediate()
    }
    await replacing
    for (const { hits } of await Promise.all(searches)) expect(hits).toHaveLength(2)
    expect(searches.length).toBeGreaterThan(1)
  })

  it('says that there is no model, and goes on by words', async () => {
    await expect(engine.useMeaning()).rejects.toMatchObject({ code: 'MODEL_MISSING' })
    expect(engine.services.readiness()).toMatchObject({ modelProblem: { code: 'MODEL_MISSING' } })
    expect(await search('校园餐')).toMatchObject({ mode: 'keyword', keywordMatches: 2 })
  })
})
