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

export const USUAL_PATIENCE: Patience = { toAnswer: 10_000, betweenChunks: 20_000 }

/** The body of a GET. Throws with a reason people can read: no answer, silence in between, a status, too many bytes. */
export async function download(url: URL, options: DownloadOptions): Promise<Buffer> {
  const { limit, signal, report, patience = USUAL_PATIENCE } = options
  const watch = watchdog(signal)
  try {
    watch.expect(patience.toAnswer, 'no answer')
    const response = await fetch(withoutCredentials(url), { headers: credentialsOf(url), signal: watch.signal })
    if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`)
    const total = response.headers.has('content-encoding') ? null : lengthOf(response)
    const chunks: Uint8Array[] = []
    let received = 0
    watch.expect(patience.betweenChunks, 'silence')
    for await (const chunk of response.body) {
      watch.expect(patience.betweenChunks, 'silence')
      chunks.push(chunk)
      received += chunk.length
      if (received > limit) throw new Error(`more than the ${limit} bytes expected`)
      report(received, total)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    signal.throwIfAborted()
    throw new Error(`${withoutCredentials(url)}: ${reasonOf(error)}`, { cause: error })
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
    expect(milliseconds: number, otherwise: string) {
      clearTimeout(timer)
      const late = () => controller.abort(new Error(`${otherwise} for ${milliseconds / 1000} s`))
      timer = setTimeout(late, milliseconds)
    },
    rest: () => clearTimeout(timer),
  }
}

function lengthOf(response: Response): number | null {
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  return Number.isSafeInteger(length) ? length : null
}

/** The runtime says only "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message
}
