import { describe, expect, it } from 'vitest'
import { type DocumentGraph, EntityKind, Predicate } from '../../graph/model.ts'
import type { Database, Run } from '../../graph/store/database.ts'
import type { GraphStore } from '../../graph/store/port.ts'
import { randomFrom } from '../bench/random.ts'
import { documentGraph, entity } from '../builders.ts'
import type { Subject } from './graph-store.ts'
import { contentsOf, plan2025, report2024, undated } from './world.ts'

/** What the database of these tests throws: nothing that an adapter would take for its own and try again. */
const FAULT = 'the line is cut'

/** The database, with a fault behind every query for which `fails` says so: what the query did is then to be undone. */
function faulty(database: Database, fails: () => boolean): Database {
  const through =
    (run: Run): Run =>
    async (text, parameters) => {
      const rows = await run(text, parameters)
      if (fails()) throw new Error(FAULT)
      return rows
    }
  return {
    read: through(database.read),
    write: (work) => database.write((run) => work(through(run))),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

const things = EntityKind.options.map((kind) => entity(kind, `某${kind}`))
const [first, second] = things as [(typeof things)[0], (typeof things)[0]]
const metric = things.find(({ kind }) => kind === 'metric')!

/** A document with every kind of thing in it: putting it runs every text that writes. */
const full = (title: string): DocumentGraph =>
  documentGraph({
    lines: [title, `${things.map(({ name }) => name).join('、')}，${title}为12人。`],
    entities: things,
    relations: Predicate.options.map((predicate) => ({ subject: first, object: second, predicate, quote: title })),
    observations: [{ metric, subject: first, figure: '12人', quote: `${title}为12人` }],
    repairs: [{ start: 0, end: 1 }],
  })

/** Does it again until no fault comes; gives how often one came. */
async function insisting(work: () => Promise<unknown>): Promise<number> {
  for (let faults = 0; ; faults++) {
    try {
      await work()
      return faults
    } catch (thrown) {
      if (!String(thrown).includes(FAULT)) throw thrown
    }
  }
}

/** Either nothing of the document or all of one of its versions. */
async function expectWhole(store: GraphStore, versions: DocumentGraph[]): Promise<void> {
  const { id } = versions[0]!.document
  for (const [read, part] of [
    [store.paragraphs, 'paragraphs'],
    [store.mentionsIn, 'mentions'],
    [store.repairs, 'repairs'],
  ] as const) {
    const found = (await read(id)).map((item) => item.id).sort()
    const whole = [[], ...versions.map((version) => version[part].map((item) => item.id).sort())]
    expect(whole, `${part} of ${id}`).toContainEqual(found)
  }
}

export function describeFaults(subject: Subject): void {
  describe('where the database fails', () => {
    it('at any statement of a write, nothing of it is left', async () => {
      let left = Number.POSITIVE_INFINITY
      await subject.reopenEmpty((database) => faulty(database, () => --left === 0))
      const { store } = subject
      const [old, anew] = [full('旧通知'), full('新通知')]
      for (const graph of [report2024(), old]) await store.put(graph)
      const before = await contentsOf(store)
      const acts: [string, () => Promise<unknown>][] = [
        ['replace', () => store.put(anew, { replaces: old.document.id })],
        ['remove', () => store.remove(anew.document.id)],
      ]
      for (const [name, act] of acts) {
        const kept = await contentsOf(store)
        let statement = 1
        for (; ; statement++) {
          left = statement
          const failed = await act().then(
            () => false,
            (thrown) => String(thrown).includes(FAULT),
          )
          left = Number.POSITIVE_INFINITY
          if (!failed) break
          expect(await contentsOf(store), `${name}, statement ${statement}`).toEqual(kept)
        }
        expect(statement, name).toBeGreaterThan(name === 'replace' ? 35 : 10)
      }
      await store.put(old)
      expect(await contentsOf(store)).toEqual(before)
    })

    it.each([1, 2])(
      'at one query in ten, what is asked again until it passes leads to the same graph (seed %d)',
      async (seed) => {
        const random = randomFrom(seed)
        const titles = ['甲通知', '乙通知', '丙通知', '丁通知']
        const versions = (title: string) => [
          full(title),
          documentGraph({ bytes: full(title).document.text, lines: [title, '某school照办。'], entities: things }),
        ]
        const pool = [report2024(), plan2025(), undated()].map((graph) => [graph])
        for (const title of titles) pool.push(versions(title))
        const last = new Map<string, DocumentGraph>()
        let operations = 0
        let faults = 0
        let fails = true

        await subject.reopenEmpty((database) => faulty(database, () => fails && random() < 0.1))
        while (operations < 200) {
          const given = pool[Math.floor(random() * pool.length)]!
          const graph = given[Math.floor(random() * given.length)]!
          const { id } = graph.document
          const isPut = random() < 0.75
          faults += await insisting(() => {
            operations++
            return isPut ? subject.store.put(graph) : subject.store.remove(id)
          })
          if (isPut) last.set(id, graph)
          else last.delete(id)
          faults += await insisting(() => expectWhole(subject.store, given))
        }
        expect(faults).toBeGreaterThan(50)
        fails = false
        const reached = await contentsOf(subject.store)

        await subject.reopenEmpty()
        for (const graph of last.values()) await subject.store.put(graph)
        expect(reached).toEqual(await contentsOf(subject.store))
      },
    )
  })

  describe('while others write', () => {
    it('no read sees a part of a document', async () => {
      const { store } = subject
      const lines = (count: number) => [
        '通知',
        ...Array.from({ length: count }, (_, index) => `某school第${index}条。`),
      ]
      const versions = [3, 90].map((count) =>
        documentGraph({ bytes: '通知', lines: lines(count), entities: things, repairs: [{ start: 0, end: 1 }] }),
      )
      let done = false
      const writing = (async () => {
        for (let round = 0; round < 12; round++) await store.put(versions[round % 2]!)
        await store.remove(versions[0]!.document.id)
        done = true
      })()
      let reads = 0
      for (; !done; reads++) await expectWhole(store, versions)
      await writing
      expect(reads).toBeGreaterThan(5)
    })

    it('every one of them arrives whole, whatever they share and take from each other', async () => {
      const { store } = subject
      const graphs = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => full(`${name}通知`))
      await Promise.all(graphs.map((graph) => store.put(graph)))
      const [, , third, ...gone] = graphs
      await Promise.all([
        ...gone.map((graph) => store.remove(graph.document.id)),
        store.put(report2024(), { replaces: third!.document.id }),
        store.put(plan2025()),
      ])
      const reached = await contentsOf(store)
      await subject.reopenEmpty()
      for (const graph of [graphs[0]!, graphs[1]!, report2024(), plan2025()]) await subject.store.put(graph)
      expect(reached).toEqual(await contentsOf(subject.store))
    })
  })
}
