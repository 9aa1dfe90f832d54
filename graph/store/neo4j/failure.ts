import type { Neo4jAddress } from '../../config.ts'
import { problem, ZhengmaiError } from '../../errors.ts'

/** What the driver throws: a stable code and the server's words. */
type ServerError = Error & { code: string }

const isServerError = (thrown: unknown): thrown is ServerError =>
  thrown instanceof Error && thrown.name === 'Neo4jError' && typeof (thrown as ServerError).code === 'string'

const UNREACHABLE = new Set(['ServiceUnavailable', 'SessionExpired'])
/** The driver tells a refused certificate as a server that cannot be reached. */
const UNTRUSTED = /certificate|self.signed|UNABLE_TO_(VERIFY|GET)|ERR_TLS/i
/** A disk that is full is told as a database that stops: `TransactionCommitFailed`, then `TransactionStartFailed`. */
const FAILED = /DatabaseError\.(Transaction\.\w+|General\.\w*IO\w*)$/

/** By the codes of Neo4j 5: `Neo.<class>.<category>.<title>`. */
function serverProblem({ url, database, user }: Neo4jAddress, error: ServerError): ZhengmaiError | null {
  const { code, message } = error
  if (UNREACHABLE.has(code)) {
    return UNTRUSTED.test(message) ? problem('SERVER_UNTRUSTED', url, message) : problem('SERVER_UNREACHABLE', url)
  }
  if (code.startsWith('Neo.ClientError.Security.')) return problem('SERVER_DENIED', url, user)
  if (/Database\.(DatabaseNotFound|GraphNotFound)$/.test(code)) return problem('SERVER_DATABASE_MISSING', url, database)
  if (FAILED.test(code)) return problem('SERVER_FAILED', url, message)
  if (/OutOfMemory|TransactionMemoryLimit|MemoryPool/.test(code)) return problem('SERVER_FULL', url, message)
  if (/TransactionTimedOut|LockClientStopped|Transaction\.Terminated$/.test(code)) return problem('QUERY_TIMED_OUT')
  if (/(Statement\.AccessMode|ReadOnly\w*|NotALeader)$/.test(code)) return problem('SERVER_READ_ONLY', url)
  if (/read.only/i.test(message)) return problem('SERVER_READ_ONLY', url)
  if (/Database\.DatabaseUnavailable$/.test(code)) return problem('SERVER_UNREACHABLE', url)
  return null
}

/** Runs `work` on a server; what the server or the way to it refuses is told as a problem of it, anything else as it is. */
export async function onServer<T>(address: Neo4jAddress, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (!isServerError(thrown) || thrown instanceof ZhengmaiError) throw thrown
    const told = serverProblem(address, thrown)
    throw told ? told.causedBy(thrown) : thrown
  }
}
