import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSampleEngine, temporaryFolder } from '../sample-engine.ts'

const MAIN = path.join(import.meta.dirname, '../../api/cli/main.ts')
/** Each process loads dictionaries and a database; a busy machine takes its time. In milliseconds. */
const PATIENCE = 180_000

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let children: ChildProcess[]

beforeEach(async () => {
  folder = await temporaryFolder()
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await folder[Symbol.asyncDispose]()
})

/** No model, and nowhere to fetch it from: port 9 refuses. */
const environment = () => ({
  PATH: process.env.PATH,
  ZHENGMAI_STORE: path.join(folder.path, 'store'),
  ZHENGMAI_MODEL_DIR: path.join(folder.path, 'models'),
  ZHENGMAI_MODEL_HUB: 'http://127.0.0.1:9/',
  ZHENGMAI_MODEL_MAVEN: 'http://127.0.0.1:9/',
})

/** `zhengmai` as a process of its own. */
function zhengmai(...argv: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...argv], { env: environment() })
  children.push(child)
  const said = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk) => (said.out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk) => (said.err += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return {
    said,
    ended,
    interrupt: () => child.kill('SIGINT'),
    /** Once it has said something like it, on either stream. */
    async until(pattern: RegExp): Promise<RegExpExecArray> {
      for (;;) {
        const found = pattern.exec(said.out) ?? pattern.exec(said.err)
        if (found) return found
        const change = new Promise((resolve) => {
          child.stdout.once('data', resolve)
          child.stderr.once('data', resolve)
        })
        const isOver = await Promise.race([change.then(() => false), ended.then(() => true)])
        if (isOver) throw new Error(`ended without ${pattern}: ${said.out}${said.err}`)
      }
    },
  }
}

async function fillStore(): Promise<void> {
  const engine = await openSampleEngine(folder.path)
  await engine[Symbol.asyncDispose]()
}

describe('The process zhengmai', { timeout: PATIENCE }, () => {
  it('ends by itself, with data on one stream and words on the other', async () => {
    await fillStore()
    const search = zhengmai('search', '校园餐', '--json')
    expect(await search.ended).toBe(0)
    expect(JSON.parse(search.said.out).hits).toHaveLength(2)
    expect(search.said.err).toContain('MODEL_MISSING')
  })

  it('ends with 2 when misused and with 1 when it fails', async () => {
    const [misused, failed] = [zhengmai('serach'), zhengmai('search', '双减')]
    expect([await misused.ended, await failed.ended]).toEqual([2, 1])
  })

  it('is quiet when nobody reads on', async () => {
    const child = spawn('bash', [
      '-c',
      '"$0" --import tsx "$1" --help | true; echo "$PIPESTATUS"',
      process.execPath,
      MAIN,
    ])
    children.push(child)
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    expect([out, err]).toEqual(['0\n', ''])
  })
})

describe('zhengmai serve', { timeout: PATIENCE }, () => {
  it('says where it is, keeps others off its store, and ends well with Ctrl-C', async () => {
    await fillStore()
    const serve = zhengmai('serve', '--port', '0', '--lang', 'zh')
    // Up to the blank: what a terminal makes a link of.
    const [url] = await serve.until(/http:\S+(?= )/)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    const health = await (await fetch(`${url}api/health`)).json()
    expect(health).toMatchObject({ status: 'keyword_only', counts: { documents: 2 } })

    const second = zhengmai('search', '校园餐')
    expect(await second.ended).toBe(1)
    expect(second.said.err).toMatch(/^STORE_IN_USE: /)

    serve.interrupt()
    expect(await serve.ended).toBe(130)
    await expect(fetch(url)).rejects.toThrow()
    expect(await zhengmai('mentions', '县管校聘').ended).toBe(0)
  })

  it('fails on a port that is taken', async () => {
    await fillStore()
    const first = zhengmai('serve', '--port', '0')
    const [, port] = await first.until(/http:\/\/127\.0\.0\.1:(\d+)\//)
    const second = zhengmai('start', '--port', port!, '--store', path.join(folder.path, 'other'))
    expect(await second.ended).toBe(1)
    expect(second.said.err).toContain(`PORT_IN_USE: 127.0.0.1:${port} is taken.`)
    first.interrupt()
    expect(await first.ended).toBe(130)
  })
})

describe('zhengmai start', { timeout: PATIENCE }, () => {
  it('reads the sample once, serves it, and says in one sentence why search goes by keywords only', async () => {
    const first = zhengmai('start', '--port', '0')
    const [url] = await first.until(/http:\/\/127\.0\.0\.1:\d+\//)
    expect(first.said.err).toContain('Read 14 sample documents into the store.')
    expect((await (await fetch(`${url}api/health`)).json()).counts.documents).toBe(14)
    const { mode, hits } = await (await fetch(`${url}api/search?q=${encodeURIComponent('课后服务')}`)).json()
    expect(mode).toBe('keyword')
    expect(hits.length).toBeGreaterThan(0)
    await first.until(/Search goes by keywords only: MODEL_FETCH_FAILED: /)
    expect((await fetch(`${url}api/documents`)).status).toBe(200)
    first.interrupt()
    expect(await first.ended).toBe(130)

    const second = zhengmai('start', '--port', '0')
    await second.until(/http:\/\/127\.0\.0\.1:\d+\//)
    expect(second.said.err).not.toContain('sample')
    second.interrupt()
    expect(await second.ended).toBe(130)
  })
})
