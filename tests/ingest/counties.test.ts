import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../graph/export/jsonl.ts'
import { sha256 } from '../../graph/ids.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { openFolder } from '../../graph/store/folder.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { randomFrom } from '../bench/random.ts'
import { COUNTIES, newsOf, type Owned, type Paper, reportOf } from './counties.ts'

const pipeline = createPipeline()
const read = ({ text }: Paper, name: string): DocumentGraph =>
  pipeline.read({ text, encoding: 'utf-8', hash: sha256(text), source: `papers/${name}.txt` })

/** Papers of some counties: a report of each, and news of the first two. */
const papersOf = (seed: number, counties: readonly string[]): Paper[] => {
  const random = randomFrom(seed)
  return [...counties.map((county) => reportOf(random, county, counties)), newsOf(counties[0]!, counties[1]!)]
}

/** Of each name that the paper prints of some county: the entities that its mentions are of. */
function resolved(graph: DocumentGraph, owned: Owned[]): { id: string; county: string; told: string }[] {
  const entities = new Map(graph.entities.map((entity) => [entity.id, entity]))
  return owned.flatMap(({ text, name, county }) => {
    const paragraphs = new Set(graph.paragraphs.filter((paragraph) => paragraph.text === text).map(({ id }) => id))
    return graph.mentions
      .filter(({ paragraphId, surface }) => paragraphs.has(paragraphId) && surface === name)
      .map(({ entityId: id }) => {
        const { name: canonical, jurisdiction } = entities.get(id)!
        return { id, county, told: `${text} ${name} → ${canonical} of ${jurisdiction?.name}` }
      })
  })
}

const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))

describe('Counties that call their things by the same names', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('keep them apart (seed %d)', (seed) => {
    const countyOf = new Map<string, string>()
    let found = 0
    for (const paper of papersOf(seed, COUNTIES.slice(0, 2 + (seed % 2)))) {
      const graph = read(paper, String(seed))
      for (const { id, county, told } of resolved(graph, paper.owned)) {
        expect(told.endsWith(`of ${county}`), `${told}, not of ${county}`).toBe(true)
        expect(countyOf.get(id) ?? county, told).toBe(county)
        countyOf.set(id, county)
        found++
      }
    }
    expect(found).toBeGreaterThan(20)
  })

  it('are each found, in every sentence', () => {
    const missed = new Set<string>()
    for (let seed = 0; seed < 30; seed++) {
      for (const paper of papersOf(seed, COUNTIES)) {
        const graph = read(paper, String(seed))
        for (const one of paper.owned) if (resolved(graph, [one]).length === 0) missed.add(`${one.name} in ${one.text}`)
      }
    }
    expect([...missed]).toEqual([])
  })

  it('lead to the same graph in every order, byte for byte', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-counties-'))
    const digests = new Set<string>()
    for (const [index, order] of orders(papersOf(3, COUNTIES)).entries()) {
      await using store = await openFolder(path.join(folder, String(index)))
      for (const paper of order) await store.graph.put(read(paper, '3'))
      digests.add(await digestOf(store.graph))
    }
    await rm(folder, { recursive: true })
    expect(digests.size).toBe(1)
  })
})
