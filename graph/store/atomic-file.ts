import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/** Writes a whole file or none: a reader, or a crash, never meets half of it. The folder must be there. */
export async function writeAtomically(file: string, data: string | Uint8Array): Promise<void> {
  const draft = `${file}.${process.pid}.part`
  try {
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(data)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
    await syncFolder(path.dirname(file))
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
}

/** So that a power cut does not undo the renaming. Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}
