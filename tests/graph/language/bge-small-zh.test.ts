import type { ChildProcess } from 'node:child_process'
import diagnostics from 'node:diagnostics_channel'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Embedder } from '../../../graph/language/embedder.ts'
import { openEmbedder } from '../../../graph/language/process-embedder.ts'
import { EMBEDDING_MODEL, MODEL_DIR } from '../../embedding-model.ts'
import { describeWith } from '../../needs.ts'

describeWith(EMBEDDING_MODEL, 'bge-small-zh-v1.5', () => {
  let embedder: Embedder
  const children: ChildProcess[] = []
  const noteChild = (message: unknown) => children.push((message as { process: ChildProcess }).process)
  beforeAll(async () => {
    diagnostics.subscribe('child_process', noteChild)
    embedder = await openEmbedder({ modelDir: MODEL_DIR, threads: 2 })
  })
  afterAll(async () => {
    diagnostics.unsubscribe('child_process', noteChild)
    await embedder?.[Symbol.asyncDispose]()
  })

  const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0)
  const cosine = async (a: string, b: string) => dot(await embedder.query(a), await embedder.query(b))

  it('gives unit vectors of 512 numbers', async () => {
    const vector = await embedder.query('义务教育优质均衡发展')
    expect(vector).toHaveLength(512)
    expect(dot(vector, vector)).toBeCloseTo(1, 5)
  })

  it('has AI and 人工智能 mean the same', async () => {
    const near = await cosine('把AI引进课堂', '推进人工智能进课堂')
    expect(near).toBeCloseTo(0.8, 1)
    expect(near).toBeGreaterThan((await cosine('把AI引进课堂', '规范学校食堂陪餐制度')) + 0.3)
  })

  it('takes the vector of the first token: others put strangers further apart', async () => {
    expect(await cosine('县管校聘', '食品安全')).toBeCloseTo(0.32, 1)
    expect(await cosine('双减', '减轻学生作业负担和校外培训负担')).toBeCloseTo(0.52, 1)
  })

  it('reads capitals like small letters', async () => {
    expect(await cosine('把AI引进课堂', '把ai引进课堂')).toBeGreaterThan(0.999)
  })

  it('finds what a question in other words is about', async () => {
    const question = await embedder.query('老师在不同学校之间轮换')
    const paragraphs = [
      '全县交流轮岗教师214人，较上年增加32人。',
      '新建改扩建公办幼儿园12所，新增学位3600个。',
      '全面落实校园食品安全校长负责制。',
    ]
    const scores: number[] = []
    for await (const vector of embedder.paragraphs(paragraphs)) scores.push(dot(question, vector))
    expect(scores.indexOf(Math.max(...scores))).toBe(0)
  })

  it('answers a query while 200 paragraphs wait, before them', async () => {
    let given = 0
    let givenBefore: number | undefined
    let answered: Promise<void> | undefined
    // Each asks for itself, so that all wait in the process at once.
    const asking = Array.from({ length: 200 }, async (_, i) => {
      for await (const _ of embedder.paragraphs([`第${i}条，县教体局稳妥推进“县管校聘”改革。`])) given++
      answered ??= embedder.query('教师轮岗').then(() => {
        givenBefore = given
      })
    })
    await Promise.all(asking)
    await answered
    expect(given).toBe(200)
    expect(givenBefore).toBeLessThan(20)
  })

  it('says so when its process is killed at work, and gives the same vectors afterwards, three times over', async () => {
    const before = await embedder.query('县管校聘')
    for (let round = 0; round < 3; round++) {
      const reading = (async () => {
        for await (const _ of embedder.paragraphs(Array(100).fill('全面落实双减政策。'.repeat(50)))) {
          children.at(-1)!.kill('SIGKILL')
        }
      })()
      await expect(reading).rejects.toMatchObject({ code: 'EMBEDDER_STOPPED' })
      expect(dot(before, await embedder.query('县管校聘'))).toBeGreaterThan(0.999)
    }
    expect(children).toHaveLength(4)
  })
})
