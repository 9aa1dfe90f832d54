import { type Sentences, ZhengmaiError } from '../../errors.ts'
import { sourceFailed } from './source-failed.ts'

export type DownloadOptions = {
  /** More bytes than this are refused. */
  limit: number
  signal: AbortSignal
  /** `total` is `null` where the server does not say. */
  report(received: number, total: number | null): void
  patience?: Patience
}

/** Some firewalls swallow packets without a word: nobody waits longer than this, in milliseconds. */
export type Patience = { toAnswer: number; betweenChunks: number }

const USUAL_PATIENCE: Patience = { toAnswer: 10_000, betweenChunks: 20_000 }

const SILENCE: Sentences = { en: 'silence', zh: '没有数据' }

/** The body of a GET. Throws `MODEL_SOURCE_FAILED`: no answer, silence in between, a status, too many bytes. */
export async function download(url: URL, options: DownloadOptions): Promise<Buffer> {
  const { limit, signal, report, patience = USUAL_PATIENCE } = options
  const watch = watchdog(signal)
  try {
    watch.expect(patience.toAnswer, { en: 'no answer', zh: '没有响应' })
    const response = await fetch(withoutCredentials(url), { headers: credentialsOf(url), signal: watch.signal })
    if (!response.ok || response.body === null) throw sourceFailed(`HTTP ${response.status}`, `HTTP ${response.status}`)
    const total = response.headers.has('content-encoding') ? null : lengthOf(response)
    const chunks: Uint8Array[] = []
    let received = 0
    watch.expect(patience.betweenChunks, SILENCE)
    for await (const chunk of response.body) {
      watch.expect(patience.betweenChunks, SILENCE)
      chunks.push(chunk)
      received += chunk.length
      if (received > limit) throw sourceFailed(`more than the ${limit} bytes expected`, `超过应有的 ${limit} 字节`)
      report(received, total)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    signal.throwIfAborted()
    const { en, zh } = sentencesOf(error)
    const address = withoutCredentials(url)
    throw sourceFailed(`${address}: ${en}`, `${address}：${zh}`).causedBy(error)
  } finally {
    watch.rest()
  }
}

/** An address without name and password, fit for showing. */
export function withoutCredentials(url: URL): string {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare.href
}

function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

/** Aborts when what is expected does not come in time, or when `outer` aborts. */
function watchdog(outer: AbortSignal) {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | undefined
  return {
    signal: AbortSignal.any([outer, controller.signal]),
    expect(milliseconds: number, { en, zh }: Sentences) {
      clearTimeout(timer)
      const seconds = milliseconds / 1000
      const late = () => controller.abort(sourceFailed(`${en} for ${seconds} s`, `${seconds} 秒${zh}`))
      timer = setTimeout(late, milliseconds)
    },
    rest: () => clearTimeout(timer),
  }
}

function lengthOf(response: Response): number | null {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  return Number.isSafeInteger(length) ? length : null
}

/** The runtime says only "fetch failed"; why is in the cause, in its own words. */
function sentencesOf(error: unknown): Sentences {
  if (error instanceof ZhengmaiError) return error.sentences
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  const reason = cause?.code ?? cause?.message ?? message
  return { en: reason, zh: reason }
}
