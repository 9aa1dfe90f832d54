import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readSnapshot, writeSnapshot } from '../../../graph/search/snapshot.ts'
import { indexOf } from './index-data.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'snapshot-'))
  file = path.join(folder, 'search-index.bin')
})
afterEach(() => rm(folder, { recursive: true }))

const sampleIndex = async () => {
  const lines = ['开展“校园餐”专项整治。', '全年交流轮岗教师214人。', '𠮷林路小学 \ud842 建成']
  const { data } = await indexOf([
    { title: '石渡县报告', kind: 'report', year: 2024, jurisdiction: '石渡县', lines },
    { title: '通知', year: null, jurisdiction: null, lines: ['各校公示食谱。'] },
  ])
  const { vectors: _, ...snapshot } = data
  return snapshot
}

describe('index snapshot', () => {
  it('reads back as it was written', async () => {
    const index = await sampleIndex()
    await writeSnapshot(folder, index)
    expect(await readSnapshot(folder)).toEqual(index)
  })

  it('reads back empty when the index is', async () => {
    const { data } = await indexOf([])
    const { vectors: _, ...empty } = data
    await writeSnapshot(folder, empty)
    expect(await readSnapshot(folder)).toEqual(empty)
  })

  it('is nothing when there is none', async () => {
    expect(await readSnapshot(folder)).toBeNull()
  })

  it('is not trusted with any byte changed', async () => {
    const index = await sampleIndex()
    await writeSnapshot(folder, index)
    const intact = await readFile(file)
    for (let at = 0; at < intact.length; at++) {
      const damaged = Buffer.from(intact)
      damaged[at]! ^= 0x20
      await writeFile(file, damaged)
      const read = await readSnapshot(folder)
      // A byte that fills up the space before the description means nothing.
      if (read !== null) expect(read).toEqual(index)
    }
  })

  it('is not trusted when it is cut short', async () => {
    await writeSnapshot(folder, await sampleIndex())
    const intact = await readFile(file)
    for (let length = 0; length < intact.length; length += 7) {
      await writeFile(file, intact.subarray(0, length))
      expect(await readSnapshot(folder)).toBeNull()
    }
  })
})
