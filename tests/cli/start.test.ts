import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from '../../api/cli/run.ts'
import { Health, SearchResult } from '../../api/contract.ts'
import { EMBEDDING_MODEL, MODEL_DIR } from '../embedding-model.ts'
import { describeWith } from '../needs.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { listening } from './zhengmai.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder[Symbol.asyncDispose]())

/** Runs a serving command until `work` with its address is done, and interrupts it then. */
async function whileServing(argv: string[], modelDir: string, work: (address: string) => Promise<void>) {
  const interruption = new AbortController()
  let said = ''
  let tell: (address: string) => void
  const address = new Promise<string>((resolve) => {
    tell = resolve
  })
  const write = (text: string) => {
    said += text
    const found = /http:\S+/.exec(text)
    if (found) tell(found[0])
  }
  const environment = {
    ZHENGMAI_STORE: path.join(folder.path, 'store'),
    ZHENGMAI_MODEL_DIR: modelDir,
    ZHENGMAI_MODEL_HUB: 'http://127.0.0.1:1/',
    ZHENGMAI_MODEL_MAVEN: 'http://127.0.0.1:1/',
    ZHENGMAI_LANG: 'en',
  }
  const streams = { out: listening(write), err: { write }, signal: interruption.signal }
  const ended = run([...argv, '--port', '0'], environment, streams)
  const early = ended.then((code) => Promise.reject(new Error(`ended with ${code} before it served: ${said}`)))
  try {
    await Promise.race([address.then(work), early])
  } finally {
    interruption.abort()
  }
  return { code: await ended, said }
}

const get = async (url: string) => (await fetch(url)).json()
const search = async (address: string, text: string) =>
  SearchResult.parse(await get(`${address}api/search?q=${encodeURIComponent(text)}`))

describe('zhengmai start without a model', () => {
  it('reads the sample documents, answers by words, and says once why not by meaning', async () => {
    const { code, said } = await whileServing(['start'], path.join(folder.path, 'models'), async (address) => {
      const found = await search(address, '县管校聘')
      expect(found.mode).toBe('keyword')
      expect(found.hits.length).toBeGreaterThan(3)
      expect(Health.parse(await get(`${address}api/health`))).toMatchObject({
        status: 'keyword_only',
        counts: { documents: 14 },
      })
    })
    expect(code).toBe(0)
    expect(said).toContain('14 sample documents')
    expect(said.match(/Search goes by keywords only/g) ?? []).toHaveLength(1)
  }, 60_000)
})

describeWith(EMBEDDING_MODEL, 'zhengmai start with the model', () => {
  it('answers by words at once, by meaning when the vectors are there, and faster the second time', async () => {
    const untilMeaning = async (address: string) => {
      expect((await search(address, '双减')).hits.length).toBeGreaterThan(0)
      let health = Health.parse(await get(`${address}api/health`))
      while (health.status !== 'ok') {
        await new Promise((resolve) => setTimeout(resolve, 200))
        expect((await search(address, '双减')).hits.length).toBeGreaterThan(0)
        health = Health.parse(await get(`${address}api/health`))
      }
      expect(health.vectors).toBe(health.counts.paragraphs)
      // No document uses these words; what they mean is 交流轮岗.
      const meant = await search(address, '老师轮换')
      expect(meant).toMatchObject({ mode: 'hybrid', keywordMatches: 0 })
      expect(meant.hits[0]!.paragraph.text).toContain('轮岗')
    }
    const first = await whileServing(['start'], MODEL_DIR, untilMeaning)
    expect(first).toMatchObject({ code: 0, said: expect.stringContaining('14 sample documents') })
    const second = await whileServing(['serve'], MODEL_DIR, untilMeaning)
    expect(second).toMatchObject({ code: 0, said: expect.not.stringContaining('sample documents') })
  }, 120_000)
})
