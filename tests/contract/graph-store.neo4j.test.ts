import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../graph/model.ts'
import { searchColumns } from '../../graph/search/tokens.ts'
import { createGraphStore } from '../../graph/store/cypher-store.ts'
import { neo4jGraph, openDatabase } from '../../graph/store/neo4j/open.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { documentGraph, entity } from '../builders.ts'
import { describeWith } from '../needs.ts'
import { empty, NEO4J, testServer } from '../neo4j/testing.ts'
import { pool, toldOf } from './citing.ts'
import { describeGraphStore } from './graph-store.ts'
import { contentsOf, plan2025, report2024, undated } from './world.ts'

describeWith(NEO4J, 'On Neo4j', () => {
  describeGraphStore('neo4j', async (through) => {
    await empty()
    return createGraphStore(through(await openDatabase(testServer())), searchColumns)
  })

  describe('Several stores on one server', () => {
    const stores: GraphStore[] = []
    const open = async () => stores.push(neo4jGraph(await openDatabase(testServer())))
    const closeAll = () => Promise.all(stores.splice(0).map((store) => store[Symbol.asyncDispose]()))

    beforeEach(async () => {
      await empty()
      for (let count = 0; count < 3; count++) await open()
    })
    afterEach(closeAll)

    const school = entity('school', '县一中')
    const shared = (name: string, index: number): DocumentGraph =>
      documentGraph({
        lines: [name, `县一中开展第${index}项，县管校聘。`],
        entities: [entity('school', '县一中', { aliases: [`第${index}项`] })],
        relations: [{ subject: school, object: entity('program', '县管校聘'), quote: `第${index}项，县管校聘` }],
      })

    it('write at once, each its own documents and all the same entities, as one would alone', async () => {
      const graphs = Array.from({ length: 18 }, (_, index) => shared(`第${index}号通知`, index))
      await Promise.all(graphs.map((graph, index) => stores[index % 3]!.put(graph)))
      await Promise.all(graphs.slice(12).map((graph, index) => stores[index % 3]!.remove(graph.document.id)))
      const reached = await Promise.all(stores.map(contentsOf))
      await empty()
      for (const graph of graphs.slice(0, 12)) await stores[0]!.put(graph)
      const alone = await contentsOf(stores[0]!)
      for (const seen of reached) expect(seen).toEqual(alone)
    })

    it('lead citations at once to the documents that others put, as one would alone', async () => {
      for (let round = 0; round < 2; round++) {
        await empty()
        const graphs = round % 2 ? pool() : pool().toReversed()
        await Promise.all(graphs.map((graph, index) => stores[(index + round) % 3]!.put(graph)))
        await Promise.all([graphs[1]!, graphs[4]!].map(({ document }, index) => stores[index]!.remove(document.id)))
        const reached = await toldOf(stores[2]!)
        await empty()
        for (const graph of graphs.filter((_, index) => index !== 1 && index !== 4)) await stores[0]!.put(graph)
        expect(reached).toEqual(await toldOf(stores[0]!))
      }
    })

    it('put the same document at once: it is there once, whole, as one of them gave it', async () => {
      const versions = ['甲', '乙', '丙'].map((name) => ({
        ...shared('同一通知', 1),
        ...documentGraph({ bytes: '同一通知', lines: ['同一通知', `县一中${name}。`], entities: [school] }),
      }))
      const others = [report2024(), plan2025(), undated()]
      await Promise.all([
        ...versions.map((graph, index) => stores[index]!.put(graph)),
        ...others.flatMap((graph) => stores.map((store) => store.put(graph))),
      ])
      const reached = await contentsOf(stores[0]!)
      const possible = []
      for (const version of versions) {
        await empty()
        for (const graph of [version, ...others]) await stores[0]!.put(graph)
        possible.push(await contentsOf(stores[0]!))
      }
      expect(possible).toContainEqual(reached)
    })

    it('never show one another a part of a document', async () => {
      const lines = (count: number) => [
        '长通知',
        ...Array.from({ length: count }, (_, index) => `县一中第${index}条。`),
      ]
      const versions = [40, 900].map((count) =>
        documentGraph({ bytes: '长通知', lines: lines(count), entities: [school] }),
      )
      const { id } = versions[0]!.document
      let done = false
      const writing = (async () => {
        for (let round = 0; round < 10; round++) await stores[0]!.put(versions[round % 2]!)
        done = true
      })()
      const sizes = new Set<string>()
      const reading = stores.slice(1).map(async (store) => {
        while (!done) {
          const [paragraphs, mentions] = [await store.paragraphs(id), await store.mentionsIn(id)]
          sizes.add(`${paragraphs.length} paragraphs`).add(`${mentions.length} mentions`)
        }
      })
      await Promise.all([writing, ...reading])
      const whole = versions.flatMap((graph) => [
        `${graph.paragraphs.length} paragraphs`,
        `${graph.mentions.length} mentions`,
      ])
      expect([...sizes].filter((size) => ![...whole, '0 paragraphs', '0 mentions'].includes(size))).toEqual([])
      expect(sizes.size).toBeGreaterThan(3)
    })

    it('give a document that another is writing whole, as one of its versions', async () => {
      // Of equal size: nothing but the words tells one from the other.
      const versions = ['甲', '乙'].map((name) =>
        documentGraph({
          bytes: '长通知',
          lines: ['长通知', ...Array.from({ length: 200 }, (_, index) => `县一中${name}第${index}条。`)],
          entities: [school, entity('program', `${name}第`)],
          pipeline: name,
        }),
      )
      const { id } = versions[0]!.document
      const possible: string[] = []
      for (const version of versions) {
        await stores[0]!.put(version)
        possible.push(JSON.stringify(await stores[0]!.graphOf(id)))
      }
      let done = false
      const writing = (async () => {
        for (let round = 0; round < 16; round++) await stores[0]!.put(versions[round % 2]!)
        done = true
      })()
      const seen = new Set<string>()
      const reading = stores.slice(1).map(async (store) => {
        while (!done) seen.add(JSON.stringify(await store.graphOf(id)))
      })
      await Promise.all([writing, ...reading])
      expect([...seen].filter((graph) => !possible.includes(graph)).map((graph) => graph.length)).toEqual([])
      expect(seen.size).toBe(2)
    })
  })
})
