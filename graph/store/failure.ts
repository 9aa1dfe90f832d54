import { problem, ZhengmaiError } from '../errors.ts'

/** No room, no permission, a read-only disk, a file where a folder must be, or a disk that fails. */
const UNWRITABLE = new Set([
  'ENOSPC',
  'EDQUOT',
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'EIO',
  'EFBIG',
])
/** The engine tells the same by number, as the operating system counts: `(os error 28)`. */
const UNWRITABLE_NUMBERS = new Set([1, 5, 13, 17, 20, 21, 27, 28, 30, 112, 122])
/** Another process, or this one, has the database open. */
const LOCKED = /cannot be locked/
/** What the engine puts before the reason. */
const PREFIX = /^.*?GRAFEO-[A-Z]\d+: /

/** What a disk or the engine threw, as a problem of the store in `folder`; anything else as it is. */
function storeProblem(folder: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error) || thrown instanceof ZhengmaiError) return thrown
  const { code } = thrown as NodeJS.ErrnoException
  if (UNWRITABLE.has(code ?? '')) return problem('STORE_UNWRITABLE', folder, thrown.message).causedBy(thrown)
  const [, reason, number] = /([^:]+) \(os error (\d+)\)/.exec(thrown.message) ?? []
  if (reason && UNWRITABLE_NUMBERS.has(Number(number))) {
    return problem('STORE_UNWRITABLE', folder, reason.trim()).causedBy(thrown)
  }
  return LOCKED.test(thrown.message) ? problem('STORE_IN_USE', folder).causedBy(thrown) : thrown
}

/** Runs `work` on the store in `folder`; what goes wrong on the disk is told as a problem of the store. */
export async function onStore<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    throw storeProblem(folder, thrown)
  }
}

/** Runs `work` that opens the database in `folder`: whatever else the engine says then, it is that the files are damaged. */
export async function onOpening<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await onStore(folder, work)
  } catch (thrown) {
    if (!(thrown instanceof Error) || !PREFIX.test(thrown.message) || thrown instanceof ZhengmaiError) throw thrown
    throw problem('STORE_DAMAGED', folder, thrown.message.replace(PREFIX, '')).causedBy(thrown)
  }
}
