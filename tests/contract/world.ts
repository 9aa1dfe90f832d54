/** A small county: entities that several documents share, and the documents. */
import type { DocumentGraph, Entity } from '../../graph/model.ts'
import type { GraphStore, Page, Paging } from '../../graph/store/port.ts'
import { documentGraph, entity, place } from '../builders.ts'

export const COUNTY = place('石渡县', '430000')
export const bureau = entity('agency', '石渡县教育体育局', { jurisdiction: COUNTY, aliases: ['县教体局'] })
export const reform = entity('program', '“县管校聘”改革', { aliases: ['县管校聘'] })
export const school = entity('school', '石渡县第一中学', { jurisdiction: COUNTY, aliases: ['县一中'] })
export const law = entity('regulation', '中华人民共和国义务教育法')
export const teachers = entity('metric', '交流轮岗教师')

/** The same entity as another document may describe it. */
export const called = (given: Entity, ...aliases: string[]): Entity => {
  const { kind, name, jurisdiction, attributes } = given
  return entity(kind, name, { jurisdiction, aliases, attributes })
}

const REPORT_2024 = [
  '石渡县2024年教育工作总结',
  '县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。',
  '县一中参与改革。',
]

export const report2024 = (entities: Entity[] = []): DocumentGraph =>
  documentGraph({
    lines: REPORT_2024,
    entities: [...entities, school],
    jurisdiction: COUNTY,
    relations: [{ subject: bureau, object: reform, quote: '县教体局稳妥推进“县管校聘”改革' }],
    observations: [{ metric: teachers, subject: bureau, figure: '214人', quote: '全年交流轮岗教师214人' }],
  })

export const plan2025 = (): DocumentGraph =>
  documentGraph({
    lines: ['石渡县2025年教育工作打算', '县教育局力争完成“县管校聘”改革，交流轮岗教师达到240人以上。'],
    kind: 'plan',
    issuedOn: '2025-02-20',
    jurisdiction: COUNTY,
    entities: [called(bureau, '县教育局')],
    relations: [
      {
        subject: called(bureau, '县教育局'),
        object: called(reform),
        quote: '县教育局力争完成“县管校聘”改革',
        year: 2025,
        status: 'planned',
        strength: 'plan',
      },
    ],
    observations: [
      {
        metric: teachers,
        figure: '240人以上',
        quote: '交流轮岗教师达到240人以上',
        year: 2025,
        status: 'planned',
        strength: 'plan',
        qualifier: 'at_least',
      },
    ],
  })

export const undated = (): DocumentGraph =>
  documentGraph({
    lines: ['关于做好开学工作的通知', '各校要依照中华人民共和国义务教育法开展工作，县一中率先落实。'],
    kind: 'notice',
    issuedOn: null,
    issuers: [],
    jurisdiction: null,
    entities: [called(school, '县一中')],
    relations: [
      {
        subject: entity('regulation', '关于做好开学工作的通知'),
        predicate: 'cites',
        object: law,
        quote: '依照中华人民共和国义务教育法',
        year: null,
        status: 'required',
        strength: 'should',
      },
    ],
  })

/** Every item of a listing, page by page. */
export async function everything<T>(list: (paging: Paging) => Promise<Page<T>>, limit = 200): Promise<T[]> {
  const items: T[] = []
  let after: string | null = null
  do {
    const page: Page<T> = await list({ after, limit })
    items.push(...page.items)
    after = page.next
  } while (after !== null)
  return items
}

/** All that a store tells, to compare two. */
export async function contentsOf(store: GraphStore) {
  const documents = await everything((paging) => store.documents({}, paging))
  const entities = await everything((paging) => store.entities({}, paging))
  const byDocument = await Promise.all(
    documents.map(async ({ id }) => ({
      document: await store.document(id),
      paragraphs: await store.paragraphs(id),
      mentions: await store.mentionsIn(id),
      repairs: await store.repairs(id),
    })),
  )
  const neighbourhoods = await Promise.all(
    entities.map(({ id }) => store.neighbourhood(id, { depth: 2, limit: 50, parallel: 2 })),
  )
  const indexed = []
  for await (const batch of store.indexed()) indexed.push(...batch)
  return {
    documents,
    entities,
    byDocument,
    neighbourhoods,
    indexed,
    relations: await everything((paging) => store.relations({}, paging)),
    observations: await everything((paging) => store.observations({}, paging)),
    counts: await store.counts(),
    revision: await store.revision(),
  }
}
