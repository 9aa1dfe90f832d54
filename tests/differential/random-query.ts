/** Questions that a seed decides, over every method of the store that reads. */
import {
  type DocumentGraph,
  DocumentKind,
  type Entity,
  EntityKind,
  Predicate,
  Status,
  Strength,
} from '../../graph/model.ts'
import type { GraphStore, Page, Paging } from '../../graph/store/port.ts'
import { below, pick, type Random } from '../bench/random.ts'

/** What there may be in the stores, to ask for. */
export type Known = { graphs: DocumentGraph[]; pool: Entity[] }
/** `name` says it in words, with its arguments, for whoever looks into a failure. */
export type Method = Exclude<keyof GraphStore, symbol>
export type Query = { method: Method; name: string; ask(store: GraphStore): Promise<unknown> }

const UNKNOWN = 'ent_00000000000000000000'

/** A page after the other, as it comes: items and where the next begins. */
async function pages<T>(list: (paging: Paging) => Promise<Page<T>>, limit: number): Promise<Page<T>[]> {
  const found: Page<T>[] = []
  for (let after: string | null = null; ; ) {
    const page = await list({ after, limit })
    found.push(page)
    if (page.next === null) return found
    after = page.next
  }
}

/** Each part of a filter is there one time in three. */
function filterOf(random: Random, parts: Record<string, () => unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).flatMap(([key, value]) => (random() < 0.33 ? [[key, value()]] : [])))
}

async function batches<T>(given: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const batch of given) found.push(batch)
  return found
}

export function randomQuery(random: Random, { graphs, pool }: Known): Query {
  const documentId = () => (random() < 0.1 ? UNKNOWN : pick(random, graphs).document.id)
  const entityId = () => (random() < 0.1 ? UNKNOWN : pick(random, pool).id)
  const paragraphIds = () => pick(random, graphs).paragraphs.map(({ id }) => id)
  const several = (id: () => string) => Array.from({ length: below(random, 6) }, id)
  const year = () => 2023 + below(random, 3)
  const status = () => pick(random, Status.options)
  const strength = () => pick(random, Strength.options)
  const jurisdiction = () => pick(random, ['石渡县', '𠮷县', "O'县", '无此县'])
  const text = () => {
    const name = pick(random, [...pool.map((each) => each.name), '县', 'ai', '"', '\\', ' '])
    return name.slice(0, 1 + below(random, name.length)).replace(/[\ud800-\udbff]$/, '')
  }
  const limit = pick(random, [1, 2, 3, 7, 50])
  const missing = () => random() < 0.5

  const list = (method: 'documents' | 'entities' | 'relations' | 'observations', filter: Record<string, unknown>) => ({
    method,
    name: `${method}(${JSON.stringify(filter)}) by ${limit}`,
    ask: (store: GraphStore) =>
      pages((paging) => (store[method] as (f: object, p: Paging) => Promise<Page<unknown>>)(filter, paging), limit),
  })
  const call = (method: Method, ...given: unknown[]): Query => ({
    method,
    name: `${method}(${given.map((each) => JSON.stringify(each)).join(', ')})`,
    ask: (store) => (store[method] as (...all: unknown[]) => Promise<unknown>)(...given),
  })

  const claims = { documentId, year, status, strength }
  const choices: (() => Query)[] = [
    () => list('documents', filterOf(random, { kind: () => pick(random, DocumentKind.options), year, jurisdiction })),
    () =>
      list('entities', filterOf(random, { text, kind: () => pick(random, EntityKind.options), jurisdiction, missing })),
    () =>
      list('relations', filterOf(random, { ...claims, entityId, predicate: () => pick(random, Predicate.options) })),
    () => list('observations', filterOf(random, { ...claims, metricId: entityId, subjectId: entityId })),
    () => {
      const id = entityId()
      const ask = (store: GraphStore) => pages((paging) => store.mentions(id, paging), limit)
      return { method: 'mentions', name: `mentions(${id}) by ${limit}`, ask }
    },
    () => call('document', documentId()),
    () => call('summaries', several(documentId)),
    () => call('paragraphs', documentId()),
    () => call('paragraphsById', paragraphIds()),
    () => call('mentionsIn', documentId()),
    () => call('repairs', documentId()),
    () => call('entity', entityId()),
    () => call('entitiesById', several(entityId)),
    () => call('texts', entityId()),
    () => call('mergedInto', several(entityId)),
    () =>
      call('neighbourhood', entityId(), {
        depth: below(random, 4),
        limit: pick(random, [1, 2, 5, 60]),
        parallel: pick(random, [1, 2, 99]),
      }),
    () =>
      call('paths', entityId(), entityId(), {
        longest: below(random, 7),
        limit: pick(random, [3, 5, 60]),
        parallel: pick(random, [1, 2, 99]),
      }),
    () => call('digests', several(documentId)),
    () => call('counts'),
    () => call('revision'),
    () => call('pending'),
    () => call('documentIds'),
    () => call('graphOf', documentId()),
    () => ({ method: 'indexed', name: 'indexed()', ask: (store) => batches(store.indexed()) }),
    () => ({ method: 'allEntities', name: 'allEntities()', ask: (store) => batches(store.allEntities()) }),
  ]
  return pick(random, choices)()
}
