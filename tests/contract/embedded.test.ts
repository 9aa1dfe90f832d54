import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { openEmbeddedStore } from '../../graph/store/embedded.ts'
import { describeGraphStore } from './graph-store.ts'

const folders: string[] = []

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describeGraphStore('embedded', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-store-'))
  folders.push(folder)
  return openEmbeddedStore(folder)
})
