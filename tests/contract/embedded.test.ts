import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { createGraphStore } from '../../graph/store/cypher-store.ts'
import { openGrafeo } from '../../graph/store/grafeo.ts'
import { describeGraphStore } from './graph-store.ts'

const folders: string[] = []

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

describeGraphStore('embedded', async (through) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-store-'))
  folders.push(folder)
  return createGraphStore(through(await openGrafeo(folder, path.join(folder, 'graph.grafeo'))))
})
