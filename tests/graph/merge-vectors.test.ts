import { appendFile, readdir, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mergeVectors } from '../../graph/language/merge-vectors.ts'
import { openVectorCache, textHash } from '../../graph/language/vector-cache.ts'
import { temporaryFolder } from '../sample-engine.ts'

const MODEL = { key: 'tiny-1', dimensions: 3 }
const [A, B, C] = ['双减', '校园餐', '县管校聘'].map(textHash) as [string, string, string]

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder[Symbol.asyncDispose]())

const at = (name: string) => path.join(folder.path, name)

async function keep(name: string, vectors: Record<string, number[]>, model = MODEL): Promise<void> {
  const cache = await openVectorCache(at(name), model)
  for (const [hash, values] of Object.entries(vectors)) cache.put(hash, Float32Array.from(values))
  cache.close()
}

async function held(name: string, model = MODEL): Promise<(number[] | null)[]> {
  const cache = await openVectorCache(at(name), model)
  const found = [A, B, C].map((hash) => {
    const vector = cache.get(hash)
    return vector && [...vector]
  })
  cache.close()
  return found
}

const onlyFile = async (name: string) => at(`${name}/${(await readdir(at(name)))[0]}`)

describe('Vectors that are brought to another folder', () => {
  it('begin it, whatever their model', async () => {
    await keep('from', { [A]: [1, 0, 0], [B]: [0, 1, 0] })
    await keep('from', { [C]: [1, 1] }, { key: 'other', dimensions: 2 })
    await mergeVectors(at('from'), at('to'))
    expect(await held('to')).toEqual([[1, 0, 0], [0, 1, 0], null])
    expect(await held('to', { key: 'other', dimensions: 2 })).toEqual([null, null, [1, 1]])
  })

  it('join those that are there, which stay as they are', async () => {
    await keep('from', { [A]: [1, 0, 0], [B]: [0, 1, 0] })
    await keep('to', { [B]: [0, 0, 1], [C]: [1, 1, 1] })
    await mergeVectors(at('from'), at('to'))
    await mergeVectors(at('from'), at('to'))
    expect(await held('to')).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [1, 1, 1],
    ])
  })

  it('go on after one that was torn', async () => {
    await keep('from', { [A]: [1, 0, 0], [B]: [0, 1, 0], [C]: [0, 0, 1] })
    await mergeVectors(at('from'), at('to'))
    const whole = 64 + 3 * (32 + 3 * 4 + 4)
    await truncate(await onlyFile('to'), whole - 60)
    await mergeVectors(at('from'), at('to'))
    expect(await held('to')).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ])
  })

  it('are none where there is no folder, or it holds other things', async () => {
    await mergeVectors(at('nowhere'), at('to'))
    await keep('from', { [A]: [1, 0, 0] })
    await writeFile(at('from/notes.bin'), 'zhengmai')
    await appendFile(await onlyFile('from'), 'torn')
    await mergeVectors(at('from'), at('to'))
    expect(await readdir(at('to'))).toHaveLength(1)
    expect(await held('to')).toEqual([[1, 0, 0], null, null])
    await mergeVectors(at('to'), at('to'))
    expect(await held('to')).toEqual([[1, 0, 0], null, null])
  })
})
