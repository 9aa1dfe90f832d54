import { mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { ModelDefinition } from './model-definition.ts'
import type { FetchedModel } from './source/model-source.ts'

/** Beside the model's folder while it is written; what an interrupted fetch leaves is cleared by the next. */
const HALF_DONE = '.partial-'

/** Writes the files beside the folder and puts them in its place in one step: a reader sees all of them or none. */
export async function installModel(folder: string, fetched: FetchedModel, model: ModelDefinition): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true })
  await clearHalfDone(folder)
  const fresh = await mkdtemp(`${folder}${HALF_DONE}`)
  try {
    await writeSynced(path.join(fresh, model.weights.name), fetched.weights)
    await writeSynced(path.join(fresh, model.tokenizer.name), fetched.tokenizer)
    for (const [name, content] of Object.entries(model.written)) {
      await writeSynced(path.join(fresh, name), `${JSON.stringify(content, null, 2)}\n`)
    }
    await rm(folder, { recursive: true, force: true })
    await rename(fresh, folder)
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function clearHalfDone(folder: string): Promise<void> {
  const prefix = `${path.basename(folder)}${HALF_DONE}`
  for (const name of await readdir(path.dirname(folder))) {
    if (name.startsWith(prefix)) await rm(path.join(path.dirname(folder), name), { recursive: true, force: true })
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
