import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

/** Files are written here, inside the model's folder, and then moved into place. */
const HALF_DONE = '.partial-'
/** A fetch that is still running has touched its folder since. */
const LEFT_BEHIND_MS = 3_600_000

export type FileToInstall = { name: string; content: Uint8Array | string }

/**
 * Puts files into the folder; others in it are left alone. Each appears whole or not at all: after a crash some may be
 * missing, none is damaged. What an interrupted fetch left is cleared.
 */
export async function installFiles(folder: string, files: FileToInstall[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await clearHalfDone(folder)
  const fresh = await mkdtemp(path.join(folder, HALF_DONE))
  try {
    for (const { name, content } of files) await writeSynced(path.join(fresh, name), content)
    for (const { name } of files) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await rename(path.join(fresh, name), path.join(folder, name))
    }
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function clearHalfDone(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(HALF_DONE)) continue
    const half = path.join(folder, name)
    const { mtimeMs } = await stat(half)
    if (mtimeMs < Date.now() - LEFT_BEHIND_MS) await rm(half, { recursive: true, force: true })
  }
}

async function writeSynced(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
