import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { digestOf } from '../../graph/export/jsonl.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { openEmbeddedStore } from '../../graph/store/embedded.ts'
import type { GraphStore, PutOptions } from '../../graph/store/port.ts'
import { below, pick, type Random, randomFrom } from '../bench/random.ts'
import { describeWith } from '../needs.ts'
import { empty, NEO4J, openEmptyNeo4j } from '../neo4j/testing.ts'
import { randomDocument, randomEntities } from './random-graph.ts'
import { type Known, randomQuery } from './random-query.ts'

/** One seed, from `DIFFERENTIAL_SEED`, or all. A seed decides a graph, its history and what is asked of it. */
const SEEDS = process.env.DIFFERENTIAL_SEED
  ? [Number(process.env.DIFFERENTIAL_SEED)]
  : Array.from({ length: 16 }, (_, index) => index + 1)
const QUERIES = 40

/** What changes a store, or closes it. */
const NO_QUERIES = ['put', 'remove', 'consolidate']

async function consolidated(store: GraphStore): Promise<void> {
  for await (const _ of store.consolidate({ index: 1, of: 1 }));
}

/** Puts, replaces and removes documents in both stores; gives what there may be now. */
async function live(random: Random, stores: GraphStore[]): Promise<Known> {
  const pool = randomEntities(random)
  const graphs = Array.from({ length: 6 }, (_, index) => randomDocument(random, index, pool))
  const all = (act: (store: GraphStore) => Promise<unknown>) => Promise.all(stores.map(act))
  const put = (graph: DocumentGraph, options: PutOptions = {}) => {
    const mergeLater = random() < 0.3
    return all((store) => store.put(graph, { ...options, mergeLater }))
  }
  for (const graph of graphs) await put(graph)
  for (let change = 0; change < 4; change++) {
    const index = below(random, graphs.length)
    const { id } = graphs[index]!.document
    const anew = randomDocument(random, index, pool)
    const act = pick(random, ['again', 'remove', 'replace'])
    if (act === 'remove') {
      const [here, there] = await all((store) => store.remove(id))
      expect(there).toBe(here)
    } else if (act === 'again') {
      graphs[index] = anew
      await put(anew)
    } else {
      const next = randomDocument(random, 6 + change, pool)
      graphs.push(next)
      await put(next, { replaces: id })
    }
  }
  if (random() < 0.7) await all(consolidated)
  const others = graphs.flatMap(({ entities }) => entities)
  return { graphs, pool: [...pool, ...others.filter(({ id }) => !pool.some((each) => each.id === id))] }
}

describeWith(NEO4J, 'Both stores', () => {
  const asked = new Set<string>()
  let telling = 0
  let count = 0
  let server: GraphStore

  beforeAll(async () => {
    server = await openEmptyNeo4j()
  })
  afterAll(async () => {
    await server[Symbol.asyncDispose]()
    await empty()
  })

  it.each(SEEDS)('answer the same, in the same order (seed %d)', async (seed) => {
    const random = randomFrom(seed)
    await empty()
    const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-differential-'))
    const embedded = await openEmbeddedStore(folder)
    try {
      const known = await live(random, [embedded, server])
      for (let query = 1; query <= QUERIES; query++) {
        const { method, name, ask } = randomQuery(random, known)
        const [here, there] = await Promise.all([ask(embedded), ask(server)])
        const alone = `DIFFERENTIAL_SEED=${seed} npx vitest run --project neo4j tests/differential`
        expect(there, `query ${query}: ${name}; run alone: ${alone}`).toEqual(here)
        asked.add(method)
        count++
        if (JSON.stringify(here).length > 40) telling++
      }
      const digests = [await digestOf(embedded), await digestOf(server)]
      expect(digests[1], `the whole of seed ${seed}`).toBe(digests[0])
    } finally {
      await embedded[Symbol.asyncDispose]()
      await rm(folder, { recursive: true })
    }
  })

  it.skipIf(SEEDS.length === 1)('were asked by every method, and mostly had something to say', () => {
    const methods = Object.keys(server).filter((name) => !NO_QUERIES.includes(name))
    expect([...asked].sort()).toEqual(methods.sort())
    expect(count).toBeGreaterThanOrEqual(500)
    expect(telling).toBeGreaterThan(count / 2)
  })
})
