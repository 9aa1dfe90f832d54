import { expect, it } from 'vitest'
import { digestOf } from '../../graph/export/jsonl.ts'
import { sha256 } from '../../graph/ids.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { randomFrom } from '../bench/random.ts'
import { describeWith } from '../needs.ts'
import { empty, NEO4J, testServer } from '../neo4j/testing.ts'
import { COUNTIES, newsOf, reportOf } from './counties.ts'

describeWith(NEO4J, 'Counties that call their things by the same names, on Neo4j', () => {
  it('lead to the same graph in both orders, byte for byte', async () => {
    const pipeline = createPipeline()
    const random = randomFrom(3)
    const papers = [...COUNTIES.map((county) => reportOf(random, county, COUNTIES)), newsOf(COUNTIES[0], COUNTIES[1])]
    const graphs = papers.map(({ text }, index) =>
      pipeline.read({ text, encoding: 'utf-8', hash: sha256(text), source: `papers/${index}.txt` }),
    )
    const digests = new Set<string>()
    for (const order of [graphs, graphs.toReversed()]) {
      await empty()
      await using store = neo4jGraph(await openDatabase(testServer()))
      for (const graph of order) await store.put(graph)
      digests.add(await digestOf(store))
    }
    expect(digests.size).toBe(1)
  })
})
