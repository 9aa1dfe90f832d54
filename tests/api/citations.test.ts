import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import type { Engine } from '../../api/engine.ts'
import type { DocumentGraph } from '../../graph/model.ts'
import { documentGraph, entity } from '../builders.ts'
import { notice, openSampleEngine, reform, temporaryFolder } from '../sample-engine.ts'

const NUMBER = '云政发〔2021〕33号'
const cited = entity('regulation', NUMBER)
const missing = entity('regulation', '云州省校车管理办法')
const own = entity('regulation', '云州省关于规范研学的意见')

const citing = documentGraph({
  lines: ['研学通知', `根据${NUMBER}和云州省校车管理办法。`],
  entities: [missing],
  relations: [{ subject: entity('regulation', '研学通知'), predicate: 'cites', object: cited, quote: `根据${NUMBER}` }],
})
const opinion: DocumentGraph = documentGraph({
  lines: [own.name, '规范研学。'],
  number: NUMBER,
  issuedOn: '2021-06-01',
})
const alias = { name: NUMBER, rule: { id: 'number-of-document', version: 1 }, reason: '发文字号，见该文件' }
opinion.entities.find(({ id }) => id === own.id)!.aliases = [alias]

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let engine: Engine
let app: Awaited<ReturnType<typeof buildApp>>

beforeAll(async () => {
  folder = await temporaryFolder()
  engine = await openSampleEngine(folder.path)
  await engine.folder.graph.put(citing)
  await engine.folder.graph.put(opinion)
  app = await buildApp(engine.services, { explorer: folder.path, loopback: true, report: () => undefined })
})
afterAll(async () => {
  await app.close()
  await engine[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const inject = (path: string, query: Record<string, string> = {}) => app.inject({ path: `/api${path}`, query })
const get = async (path: string, query: Record<string, string> = {}) => (await inject(path, query)).json()

describe('A regulation', () => {
  it('tells which documents it is', async () => {
    const { id, title, issuedOn } = opinion.document
    expect((await get(`/entities/${own.id}`)).texts).toEqual([{ id, title, number: NUMBER, issuedOn }])
    expect((await get(`/entities/${missing.id}`)).texts).toEqual([])
    expect((await get(`/entities/${reform.id}`)).texts).toBeNull()
  })

  it('cited by its number is found under the number’s id, too, with all that is said of it', async () => {
    expect(await get(`/entities/${cited.id}`)).toMatchObject({ id: own.id, name: own.name })
    const { items } = await get(`/entities/${cited.id}/mentions`)
    expect(items.map(({ surface }: { surface: string }) => surface)).toContain(NUMBER)
    const { nodes } = await get(`/entities/${cited.id}/neighbourhood`)
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual([own.name, '研学通知'])
  })

  it('that is missing is listed', async () => {
    const names = async (query: Record<string, string>) =>
      (await get('/entities', { kind: 'regulation', ...query })).items.map(({ name }: { name: string }) => name)
    expect(await names({ missing: 'true' })).toEqual([missing.name])
    expect(await names({ missing: 'false' })).toEqual(expect.arrayContaining([own.name, notice.document.title]))
    expect((await inject('/entities', { missing: 'maybe' })).statusCode).toBe(400)
  })
})
