import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problem } from '../../graph/errors.ts'
import type { Embedder } from '../../graph/language/embedder.ts'
import { openVectorCache, textHash, type VectorCache } from '../../graph/language/vector-cache.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { openFolder } from '../../graph/store/folder.ts'
import type { Store } from '../../graph/store/port.ts'
import { embedDocument, embedStore } from '../../ingest/embed.ts'
import { documentGraph } from '../builders.ts'

const REPORT = ['石渡县2024年教育工作总结', '县教体局稳妥推进“县管校聘”改革。', '全面落实“双减”政策。']
const PLAN = ['石渡县2025年教育工作要点', '全面落实“双减”政策。', '新建公办幼儿园12所。']

let folder: string
let cache: VectorCache
let embedded: string[]
/** Ends the embedding process before this text, once. */
let stopBefore: string | undefined

const embedder: Embedder = {
  key: 'fake',
  dimensions: 2,
  query: async () => Float32Array.of(1, 0),
  async *paragraphs(texts) {
    for (const text of texts) {
      if (text === stopBefore) {
        stopBefore = undefined
        throw problem('EMBEDDER_STOPPED', 'SIGKILL')
      }
      embedded.push(text)
      yield Float32Array.of(text.length, 1)
    }
  },
  async [Symbol.asyncDispose]() {},
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-embed-'))
  cache = await openVectorCache(path.join(folder, 'vectors'), embedder)
  embedded = []
  stopBefore = undefined
})
afterEach(async () => {
  cache.close()
  await rm(folder, { recursive: true, force: true })
})

async function embedAll(graphs: DocumentGraph[], signal = new AbortController().signal): Promise<DocumentGraph[]> {
  for (const graph of graphs) await embedDocument(graph, { embedder, cache, signal })
  return graphs
}

describe('embedDocument', () => {
  it('leaves documents unchanged, their paragraphs’ vectors in the cache', async () => {
    const graphs = [documentGraph({ lines: REPORT }), documentGraph({ lines: PLAN })]
    expect(await embedAll(structuredClone(graphs))).toEqual(graphs)
    expect(cache.get(textHash('新建公办幼儿园12所。'))).toEqual(Float32Array.of(11, 1))
    expect(cache.count).toBe(5)
  })

  it('embeds a text once, however often it is printed and whenever it comes', async () => {
    await embedAll([documentGraph({ lines: [...REPORT, REPORT[2]!] }), documentGraph({ lines: PLAN })])
    await embedAll([documentGraph({ lines: REPORT })])
    expect(embedded).toEqual([...REPORT, PLAN[0], PLAN[2]])
  })

  it('goes on where a killed process stopped', async () => {
    stopBefore = '全面落实“双减”政策。'
    await embedAll([documentGraph({ lines: REPORT })])
    expect(embedded).toEqual(REPORT)
  })

  it('fails when the process ends before it has done anything', async () => {
    stopBefore = REPORT[0]
    await expect(embedAll([documentGraph({ lines: REPORT })])).rejects.toMatchObject({ code: 'EMBEDDER_STOPPED' })
  })

  it('keeps what was embedded before it failed', async () => {
    const broken: Embedder = {
      ...embedder,
      async *paragraphs() {
        yield Float32Array.of(1, 0)
        throw problem('INTERNAL', 'embedding')
      },
    }
    const run = embedDocument(documentGraph({ lines: REPORT }), { embedder: broken, cache })
    await expect(run).rejects.toMatchObject({ code: 'INTERNAL' })
    expect(cache.has(textHash(REPORT[0]!))).toBe(true)
  })

  it('gives no new vectors once it is told to stop', async () => {
    const graph = documentGraph({ lines: REPORT })
    expect(await embedAll([graph], AbortSignal.abort())).toEqual([graph])
    expect(embedded).toEqual([])
  })
})

describe('embedStore', () => {
  let store: Store
  beforeEach(async () => {
    store = await openFolder(path.join(folder, 'store'))
    await store.graph.put(documentGraph({ lines: REPORT }))
    await store.graph.put(documentGraph({ lines: PLAN }))
  })
  afterEach(() => store[Symbol.asyncDispose]())

  it('gives every paragraph of the store its vector', async () => {
    expect(await embedStore({ store: store.graph, embedder, cache })).toEqual({
      embedded: 5,
      paragraphs: 6,
      missing: 0,
    })
    expect([...new Set([...REPORT, ...PLAN])].every((text) => cache.has(textHash(text)))).toBe(true)
  })

  it('does nothing the second time', async () => {
    await embedStore({ store: store.graph, embedder, cache })
    embedded = []
    expect(await embedStore({ store: store.graph, embedder, cache })).toEqual({
      embedded: 0,
      paragraphs: 6,
      missing: 0,
    })
    expect(embedded).toEqual([])
  })

  it('tells how many paragraphs have their vector', async () => {
    const progress: string[] = []
    const onProgress = ({ done, total }: { done: number; total: number }) => progress.push(`${done}/${total}`)
    await embedStore({ store: store.graph, embedder, cache, onProgress })
    // One line is printed in both documents.
    expect(progress).toEqual(['1/6', '2/6', '3/6', '3/6', '5/6', '6/6', '6/6'])
  })

  it('stops after the text at hand when it is told to, and does the rest the next time', async () => {
    const controller = new AbortController()
    const onProgress = () => controller.abort()
    const { signal } = controller
    const stopped = await embedStore({ store: store.graph, embedder, cache, onProgress, signal })
    expect(stopped).toEqual({ embedded: 1, paragraphs: 6, missing: 5 })
    expect(await embedStore({ store: store.graph, embedder, cache })).toEqual({
      embedded: 4,
      paragraphs: 6,
      missing: 0,
    })
  })
})
