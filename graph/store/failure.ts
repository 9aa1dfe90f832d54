import { problem } from '../errors.ts'

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
const LOCKED = /cannot be locked|locked by another/
/** The file is not what it was when it was written. */
const DAMAGED = /GRAFEO-S002|GRAFEO-X002|is damaged|not a database file|not a Grafeo database/

/** What a disk or the engine threw, as a problem of the store in `folder`; anything else as it is. */
function storeProblem(folder: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown
  const { code } = thrown as NodeJS.ErrnoException
  if (UNWRITABLE.has(code ?? '')) return problem('STORE_UNWRITABLE', folder, thrown.message).causedBy(thrown)
  const [, reason, number] = /([^:]+) \(os error (\d+)\)/.exec(thrown.message) ?? []
  if (reason && UNWRITABLE_NUMBERS.has(Number(number))) {
    return problem('STORE_UNWRITABLE', folder, reason.trim()).causedBy(thrown)
  }
  if (LOCKED.test(thrown.message)) return problem('STORE_IN_USE', folder).causedBy(thrown)
  if (DAMAGED.test(thrown.message)) return problem('STORE_DAMAGED', folder, thrown.message).causedBy(thrown)
  return thrown
}

/** Runs `work` on the store in `folder`; what goes wrong on the disk is told as a problem of the store. */
export async function onStore<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    throw storeProblem(folder, thrown)
  }
}
