import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildApp } from '../../api/app.ts'
import { openEngine } from '../../api/engine.ts'
import type { Services } from '../../api/services.ts'
import { problem } from '../../graph/errors.ts'
import { configIn, temporaryFolder } from '../sample-engine.ts'

type Asked = { text: string; options: object }

let app: Awaited<ReturnType<typeof buildApp>>
const asked: Asked[] = []
/** Those that are running: each is answered when it is called. */
let answers: (() => void)[] = []

const appWith = (look: Services['look']) =>
  buildApp({ look } as Services, { explorer: '/nowhere', loopback: true, report: () => undefined })

beforeEach(async () => {
  asked.length = 0
  answers = []
  app = await appWith(async (text, options) => {
    asked.push({ text, options })
    if (text === 'WAIT') await new Promise<void>((resolve) => answers.push(resolve))
    if (text === 'FAIL') throw problem('CYPHER_INVALID', 'FAIL')
    return { columns: ['one'], rows: [[1]], truncated: false }
  })
})
afterEach(() => app.close())

const ask = (payload: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: '/api/cypher',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

describe('POST /api/cypher', () => {
  it('hands the text on and gives the table', async () => {
    const answer = await ask({ text: 'RETURN $x', parameters: { x: [1, { y: '双减' }] }, limit: 7 })
    expect([answer.statusCode, answer.json()]).toEqual([200, { columns: ['one'], rows: [[1]], truncated: false }])
    await ask({ text: 'RETURN 1' })
    expect(asked).toEqual([
      { text: 'RETURN $x', options: { parameters: { x: [1, { y: '双减' }] }, limit: 7 } },
      { text: 'RETURN 1', options: { parameters: {}, limit: 100 } },
    ])
  })

  it.each([
    ['{}', 'text: '],
    ['{"text":1}', 'text: '],
    ['{"text":"RETURN 1","limit":0}', 'limit: '],
    ['{"text":"RETURN 1","limit":1001}', 'limit: '],
    ['{"text":"RETURN 1","limit":"7"}', 'limit: '],
    ['{"text":"RETURN 1","parameters":[1]}', 'parameters: '],
    ['{"text":"RETURN 1","params":{}}', 'body: '],
    ['[]', 'body: '],
    ['null', 'body: '],
    ['"RETURN 1"', 'body: '],
    ['{"text":', 'not JSON'],
    ['{"text":"RETURN 1","__proto__":{}}', 'not JSON'],
    ['', 'not JSON'],
  ])('says what is wrong with %s, in both languages', async (body, wrong) => {
    const answer = await ask(body)
    const { code, sentences } = answer.json()
    expect([answer.statusCode, code]).toEqual([400, 'REQUEST_INVALID'])
    expect(sentences.en).toContain(wrong)
    expect(sentences.zh).toMatch(/\p{Script=Han}{4}/u)
    expect(asked).toEqual([])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json'])(
    'takes no %s, which a form could send',
    async (type) => {
      const answer = await ask('{"text":"RETURN 1"}', { 'content-type': type })
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'REQUEST_INVALID'])
      expect(answer.json().sentences.zh).toContain('application/json')
      expect(asked).toEqual([])
    },
  )

  it.each([
    [undefined, 'localhost:4780', true],
    ['http://localhost:4780', 'localhost:4780', true],
    ['http://localhost', 'localhost:80', true],
    ['https://localhost', 'localhost', true],
    ['http://LOCALHOST:4780', 'localhost:4780', true],
    ['http://[::1]:4780', '[::1]:4780', true],
    ['http://localhost:4781', 'localhost:4780', false],
    ['http://127.0.0.1:4780', 'localhost:4780', false],
    ['https://evil.example', 'localhost:4780', false],
    ['http://localhost:4780.evil.example', 'localhost:4780', false],
    ['http://localhost.evil.example:4780', 'localhost:4780', false],
    ['http://localhost.evil.example', 'localhost', false],
    ['null', 'localhost:4780', false],
    ['', 'localhost:4780', false],
    ['file://', 'localhost:4780', false],
  ])('with the origin %s at %s: %s', async (origin, host, isAnswered) => {
    const answer = await ask({ text: 'RETURN 1' }, { host, ...(origin === undefined ? {} : { origin }) })
    expect([answer.statusCode, asked.length]).toEqual(isAnswered ? [200, 1] : [403, 0])
    if (!isAnswered) expect(answer.json().code).toBe('ORIGIN_REFUSED')
  })

  it('refuses a foreign name before a foreign origin', async () => {
    const answer = await ask({ text: 'RETURN 1' }, { host: 'evil.example', origin: 'http://evil.example' })
    expect(answer.json()).toMatchObject({ status: 403, code: 'HOST_REFUSED' })
  })

  it('runs four at once, tells the fifth, and goes on when one is through, well or not', async () => {
    const running = [1, 2, 3, 4].map(() => ask({ text: 'WAIT' }))
    await expect.poll(() => answers.length).toBe(4)
    const fifth = await ask({ text: 'RETURN 1' })
    expect([fifth.statusCode, fifth.json().code]).toEqual([429, 'CYPHER_BUSY'])
    expect(asked.length).toBe(4)
    answers.shift()!()
    await Promise.race(running)
    for (let i = 0; i < 5; i++) expect((await ask({ text: 'FAIL' })).json().code).toBe('CYPHER_INVALID')
    expect((await ask({ text: 'RETURN 1' })).statusCode).toBe(200)
    for (const answer of answers) answer()
    for (const { statusCode } of await Promise.all(running)) expect(statusCode).toBe(200)
  })

  it('says in full that a query took too long: that is for who asked', async () => {
    await app.close()
    app = await appWith(() => Promise.reject(problem('QUERY_TIMED_OUT')))
    expect((await ask({ text: 'RETURN 1' })).json()).toMatchObject({
      status: 503,
      code: 'QUERY_TIMED_OUT',
      sentences: problem('QUERY_TIMED_OUT').sentences,
    })
  })
})

describe('POST /api/cypher on a store in a folder', () => {
  it.each([
    ['off', 403, 'CYPHER_OFF', 'ZHENGMAI_CYPHER=on'],
    ['on', 501, 'CYPHER_NOT_HERE', 'no way to keep a query from writing'],
  ] as const)('that is %s: %i %s', async (setting, status, code, sentence) => {
    await using folder = await temporaryFolder()
    const config = { ...configIn(folder.path), cypher: setting === 'on' }
    await using engine = await openEngine(config, { mustExist: false })
    await app.close()
    app = await buildApp(engine.services, { explorer: folder.path, loopback: true, report: () => undefined })
    const answer = await ask({ text: 'RETURN 1' })
    expect(answer.json()).toMatchObject({ status, code, sentences: { en: expect.stringContaining(sentence) } })
    expect(answer.body).not.toContain(folder.path)
  })
})
