import { open, rename, rm } from 'node:fs/promises'

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
  } catch (thrown) {
    await rm(draft, { force: true })
    throw thrown
  }
}
