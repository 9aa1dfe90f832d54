import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { problem } from '../errors.ts'
import { writeAtomically } from './atomic-file.ts'

/**
 * Rises when an older version could no longer read what a newer one wrote. 2: relations and observations have an `age`;
 * 3: they have a `strength`, unknown of what is older.
 */
export const STORE_FORMAT = 3

const NAME = 'format.json'
/** Folder of the vectors that this machine has computed, in a store's folder. */
export const VECTORS = 'vectors'
const Format = z.object({ format: z.int().positive() })

/** What a folder is to us. `old`: a store of an earlier format; `foreign`: it holds things, and none says that it is a store. */
type FolderState = 'store' | 'old' | 'absent' | 'empty' | 'foreign' | 'damaged'

/** Looks at a folder without changing it. Throws `STORE_NEWER` for a store of a later format. */
export async function inspectFolder(folder: string): Promise<FolderState> {
  if (await isFile(folder)) return 'foreign'
  const names = await namesIn(folder)
  if (names === null) return 'absent'
  if (!names.includes(NAME)) return names.every(isIncidental) ? 'empty' : 'foreign'
  const format = await readFormat(path.join(folder, NAME))
  if (format === null) return 'damaged'
  if (format > STORE_FORMAT) throw problem('STORE_NEWER', folder, format, STORE_FORMAT)
  return format < STORE_FORMAT ? 'old' : 'store'
}

export async function writeFormat(folder: string): Promise<void> {
  await writeAtomically(path.join(folder, NAME), `${JSON.stringify({ format: STORE_FORMAT })}\n`)
}

/** What a system leaves in any folder, our own unfinished first step, and vectors computed here for a server. */
const isIncidental = (name: string): boolean =>
  name.startsWith('.') || name.startsWith(NAME) || name === 'lost+found' || name === VECTORS

/** Nothing there, or nothing that can be looked at, is no file; what stands in the way is met when it is opened. */
const isFile = (at: string): Promise<boolean> =>
  stat(at).then(
    (stats) => stats.isFile(),
    () => false,
  )

async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder)
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw thrown
  }
}

async function readFormat(file: string): Promise<number | null> {
  try {
    return Format.parse(JSON.parse(await readFile(file, 'utf8'))).format
  } catch (thrown) {
    if (thrown instanceof SyntaxError || thrown instanceof z.ZodError) return null
    throw thrown
  }
}
