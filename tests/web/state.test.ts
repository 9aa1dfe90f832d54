import { describe, expect, it } from 'vitest'
import { createClient, RequestFailed } from '../../web/client.ts'
import { createListing } from '../../web/state/listing.ts'
import { createResource } from '../../web/state/resource.ts'

const failure = { code: 'INTERNAL', status: 500, sentences: { zh: '发生意外错误。', en: 'Something happened.' } }
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

/** A loader whose answers the test gives by hand, in any order. */
function byHand() {
  const waiting = new Map<string, (answer: string | Error) => void>()
  const load = (key: string, signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason))
      waiting.set(key, (answer) => (answer instanceof Error ? reject(answer) : resolve(answer)))
    })
  return { load, answer: (key: string, answer: string | Error) => waiting.get(key)!(answer) }
}

describe('createResource', () => {
  it('shows the last thing asked for, in whatever order the answers come', async () => {
    const { load, answer } = byHand()
    const resource = createResource(load, () => null)
    void resource.open('双减')
    void resource.open('校园餐')
    answer('校园餐', '12 段')
    answer('双减', '8 段')
    await settled()
    expect(resource.shown.value).toEqual({ key: '校园餐', data: '12 段', failure: null, loading: false })
  })

  it('keeps the old data in place while the new is on its way, if asked to', async () => {
    const { load, answer } = byHand()
    const resource = createResource(load, () => null)
    void resource.open('双减')
    answer('双减', '8 段')
    await settled()
    void resource.open('校园餐', { keep: true })
    expect(resource.shown.value).toMatchObject({ data: '8 段', loading: true })
    void resource.open('课后服务')
    expect(resource.shown.value).toMatchObject({ data: null, loading: true })
  })

  it('tells what went wrong, and asks again', async () => {
    const { load, answer } = byHand()
    const resource = createResource(load, () => null)
    void resource.open('双减')
    answer('双减', new RequestFailed(failure))
    await settled()
    expect(resource.shown.value).toMatchObject({ data: null, failure, loading: false })
    resource.retry()
    answer('双减', '8 段')
    await settled()
    expect(resource.shown.value).toMatchObject({ data: '8 段', failure: null })
  })

  it('shows at once what was seen before', () => {
    const resource = createResource(byHand().load, (key) => (key === '双减' ? '8 段' : null))
    void resource.open('双减')
    expect(resource.shown.value).toMatchObject({ data: '8 段', loading: false })
  })
})

describe('createListing', () => {
  const pages: Record<string, { items: string[]; next: string | null }> = {
    first: { items: ['蓼河县', '箬溪县'], next: 'second' },
    second: { items: ['槐津市'], next: null },
  }

  it('grows page by page', async () => {
    const listing = createListing(async (_, cursor) => pages[cursor ?? 'first']!)
    listing.open('ent_1')
    await settled()
    expect(listing.listed.value).toMatchObject({ items: ['蓼河县', '箬溪县'], next: 'second' })
    listing.more()
    await settled()
    expect(listing.listed.value).toMatchObject({ items: ['蓼河县', '箬溪县', '槐津市'], next: null })
  })

  it('keeps what it has when the next page fails, and tries that page again', async () => {
    let broken = true
    const listing = createListing(async (_, cursor) => {
      if (cursor === 'second' && broken) throw new RequestFailed(failure)
      return pages[cursor ?? 'first']!
    })
    listing.open('ent_1')
    await settled()
    listing.more()
    await settled()
    expect(listing.listed.value).toMatchObject({ items: ['蓼河县', '箬溪县'], failure })
    broken = false
    listing.more()
    await settled()
    expect(listing.listed.value).toMatchObject({ items: ['蓼河县', '箬溪县', '槐津市'], failure: null })
  })
})

describe('createClient', () => {
  const signal = new AbortController().signal
  const answering = (status: number, body: string) => {
    const asked: string[] = []
    const fetchFrom = async (path: string | URL | Request) => {
      asked.push(String(path))
      return new Response(body, { status })
    }
    return { client: createClient(fetchFrom as typeof fetch), asked }
  }

  it('asks once for what it was given before, until it is told to forget', async () => {
    const { client, asked } = answering(200, '{"items":[]}')
    await client.get('/api/documents', signal)
    await client.get('/api/documents', signal)
    expect(asked).toHaveLength(1)
    client.forget()
    await client.get('/api/documents', signal)
    expect(asked).toHaveLength(2)
  })

  it('reads the code and both sentences of a problem', async () => {
    const problem = {
      type: 'about:blank',
      title: 'x',
      status: 404,
      detail: 'x',
      code: 'ENTITY_NOT_FOUND',
      sentences: { zh: '没有。', en: 'None.' },
    }
    const { client } = answering(404, JSON.stringify(problem))
    await expect(client.get('/api/entities/x', signal)).rejects.toMatchObject({
      failure: { code: 'ENTITY_NOT_FOUND', status: 404, sentences: { zh: '没有。', en: 'None.' } },
    })
  })

  it('names an answer that is not ours, and a server that does not answer', async () => {
    const { client } = answering(502, '<html>Bad gateway</html>')
    await expect(client.get('/api/health', signal)).rejects.toMatchObject({
      failure: { code: 'ANSWER_UNEXPECTED', status: 502 },
    })
    const silent = createClient(async () => Promise.reject(new TypeError('fetch failed')))
    await expect(silent.get('/api/health', signal)).rejects.toMatchObject({ failure: { code: 'SERVER_UNREACHABLE' } })
  })
})
