import type { Problem } from '../api/contract.ts'
import type { Language } from './vocabulary.ts'

/** A request that did not succeed, as the screen shows it. Branch on `code`. */
export type Failure = { code: string; status: number; sentences: Record<Language, string> }

/** Thrown by the client; everything else that is thrown is an abort. */
export class RequestFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure, cause?: unknown) {
    super(`${failure.code}: ${failure.sentences.en}`, { cause })
    this.failure = failure
  }
}

const UNREACHABLE: Failure = {
  code: 'SERVER_UNREACHABLE',
  status: 0,
  sentences: {
    zh: '连不上服务。请确认 zhengmai 仍在运行，然后重试。',
    en: 'The server does not answer. Check that zhengmai is still running, then try again.',
  },
}

const unexpected = (status: number): Failure => ({
  code: 'ANSWER_UNEXPECTED',
  status,
  sentences: {
    zh: `服务的回答无法识别（HTTP ${status}）。请重试；若仍如此，请查看服务的日志。`,
    en: `The server's answer cannot be read (HTTP ${status}). Try again; if it stays so, look at the server's log.`,
  },
})

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'sentences' in body

const KEPT = 40

/**
 * Typed reading of the API. Answers are kept for the session, so that going back is at once; `forget` empties that.
 * Failures are `RequestFailed`; an abort rejects with the signal's reason.
 */
export function createClient(fetchFrom: typeof fetch) {
  const kept = new Map<string, unknown>()

  function keep(path: string, body: unknown): void {
    kept.delete(path)
    kept.set(path, body)
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  }

  async function read<T>(path: string, signal: AbortSignal): Promise<T> {
    const answer = await fetchFrom(path, { signal, headers: { accept: 'application/json' } }).catch(
      (cause: unknown) => {
        throw signal.aborted ? cause : new RequestFailed(UNREACHABLE, cause)
      },
    )
    const body: unknown = await answer.json().catch((cause: unknown) => {
      throw signal.aborted ? cause : new RequestFailed(unexpected(answer.status), cause)
    })
    if (answer.ok) return body as T
    throw new RequestFailed(
      isProblem(body)
        ? { code: body.code, status: answer.status, sentences: body.sentences }
        : unexpected(answer.status),
    )
  }

  return {
    /** Always asks the server. */
    read,
    /** From what was kept, else from the server. */
    async get<T>(path: string, signal: AbortSignal): Promise<T> {
      if (kept.has(path)) return kept.get(path) as T
      const body = await read<T>(path, signal)
      keep(path, body)
      return body
    },
    /** What was kept, without asking: lets a view that was seen before show at once. */
    peek: <T>(path: string): T | null => (kept.get(path) as T | undefined) ?? null,
    forget: () => kept.clear(),
  }
}
export type Client = ReturnType<typeof createClient>
