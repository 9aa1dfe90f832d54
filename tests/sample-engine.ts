import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Engine, openEngine } from '../api/engine.ts'
import { configFrom } from '../graph/config.ts'
import { documentGraph, entity, place } from './builders.ts'

const SHIDU = { jurisdiction: place('石渡县') }
const LIAOHE = { jurisdiction: place('蓼河县') }

/** Two bureaus that share an alias, a programme, a metric, a place and a school. */
export const shiduBureau = entity('agency', '石渡县教育体育局', { ...SHIDU, aliases: ['县教体局'] })
export const liaoheBureau = entity('agency', '蓼河县教育体育局', { ...LIAOHE, aliases: ['县教体局'] })
export const reform = entity('program', '“县管校聘”改革', { aliases: ['县管校聘'] })
export const teachers = entity('metric', '交流轮岗教师')
export const shidu = entity('place', '石渡县', SHIDU)
export const school = entity('school', '石渡县第一中学', { ...SHIDU, aliases: ['县一中'] })

const REFORM = '县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。'
const SCHOOL = '县一中参与“县管校聘”改革试点。'

/** Newest first, as listings give them. */
export const report = documentGraph({
  lines: ['石渡县2024年教育工作总结', REFORM, SCHOOL],
  entities: [shiduBureau, reform, teachers, school],
  relations: [
    { subject: shiduBureau, object: reform, quote: '县教体局稳妥推进“县管校聘”改革' },
    { subject: school, object: reform, predicate: 'participates_in', quote: SCHOOL },
  ],
  observations: [{ metric: teachers, subject: shidu, figure: '214', quote: '全年交流轮岗教师214人' }],
})
export const notice = documentGraph({
  lines: ['关于开展校园餐专项整治的通知', '县教体局负责校园餐专项整治，各校食堂自营率达到100%，县教体局每月通报。'],
  entities: [liaoheBureau],
  kind: 'notice',
  number: '蓼教〔2024〕3号',
  issuers: ['蓼河县教育体育局'],
  issuedOn: '2024-05-06',
  jurisdiction: place('蓼河县'),
})

/** A temporary folder that goes with `[Symbol.asyncDispose]`. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhengmai-'))
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** Settings of a store in a folder, without a model. */
export const configIn = (folder: string) =>
  configFrom({ ZHENGMAI_STORE: path.join(folder, 'store'), ZHENGMAI_MODEL_DIR: path.join(folder, 'models') })

/** An engine over the two documents, on the real embedded store, searched by words: there is no model in its folder. */
export async function openSampleEngine(folder: string): Promise<Engine> {
  const engine = await openEngine(configIn(folder), { mustExist: false })
  await engine.folder.graph.put(report)
  await engine.folder.graph.put(notice)
  await engine.useWords()
  return engine
}
