import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openVectorCache, textHash, type VectorCache } from '../../graph/language/vector-cache.ts'

const model = { key: 'bge-small-zh-v1.5/48cea5d4', dimensions: 4 }
const meals = textHash('开展校园餐专项整治。')
const teachers = textHash('全年交流轮岗教师214人。')

let folder: string
const opened: VectorCache[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'vectors-'))
})
afterEach(async () => {
  for (const cache of opened.splice(0)) cache.close()
  await rm(folder, { recursive: true })
})

async function open(other: Partial<typeof model> = {}): Promise<VectorCache> {
  const cache = await openVectorCache(folder, { ...model, ...other })
  opened.push(cache)
  return cache
}

const vector = (...values: number[]) => Float32Array.from(values)

/** The only file in the folder. */
async function onlyFile(): Promise<string> {
  const names = await readdir(folder)
  expect(names).toHaveLength(1)
  return path.join(folder, names[0]!)
}

describe('vector cache', () => {
  it('gives back what was put, also after it is opened again', async () => {
    const cache = await open()
    cache.put(meals, vector(0.5, -0.25, 3e-8, 1))
    expect(cache.get(meals)).toEqual(vector(0.5, -0.25, 3e-8, 1))
    const again = await open()
    expect(again.get(meals)).toEqual(vector(0.5, -0.25, 3e-8, 1))
    expect([again.count, again.has(meals), again.has(teachers), again.get(teachers)]).toEqual([1, true, false, null])
  })

  it('files a text under its own hash', () => {
    expect(textHash('双减')).toBe('a489b69eb5166436898975654ba776ee7370a51a061212e5fc41518de12ab76f')
  })

  it('keeps the first vector of a text', async () => {
    const cache = await open()
    cache.put(meals, vector(1, 0, 0, 0))
    cache.put(meals, vector(0, 1, 0, 0))
    expect([cache.count, cache.get(meals)]).toEqual([1, vector(1, 0, 0, 0)])
  })

  it('keeps vectors of other models apart', async () => {
    const cache = await open()
    cache.put(meals, vector(1, 0, 0, 0))
    expect((await open({ key: 'other' })).has(meals)).toBe(false)
    expect((await open({ dimensions: 2 })).has(meals)).toBe(false)
    expect((await open()).has(meals)).toBe(true)
  })

  it('refuses vectors of another size, zero vectors and vectors that are not finite', async () => {
    const cache = await open()
    const code = (values: number[]) => {
      try {
        cache.put(meals, vector(...values))
      } catch (error) {
        return (error as { code: string }).code
      }
    }
    expect(code([1, 0, 0])).toBe('VECTOR_WRONG_SIZE')
    expect(code([0, 0, 0, 0])).toBe('VECTOR_INVALID')
    expect(code([1, Number.NaN, 0, 0])).toBe('VECTOR_INVALID')
    expect(code([1, Number.POSITIVE_INFINITY, 0, 0])).toBe('VECTOR_INVALID')
    expect([cache.count, cache.has(meals)]).toEqual([0, false])
  })

  it('drops a torn record at the end and goes on after the whole ones, wherever it is torn', async () => {
    const cache = await open()
    cache.put(meals, vector(1, 0, 0, 0))
    cache.put(teachers, vector(0, 1, 0, 0))
    const file = await onlyFile()
    const whole = await readFile(file)
    const record = (whole.length - 64) / 2
    for (let missing = 1; missing <= record; missing++) {
      await writeFile(file, whole.subarray(0, whole.length - missing))
      const torn = await open()
      expect([torn.has(meals), torn.has(teachers)]).toEqual([true, false])
      torn.put(teachers, vector(0, 0, 1, 0))
      expect((await open()).get(teachers)).toEqual(vector(0, 0, 1, 0))
    }
  })

  it('forgets a damaged record, keeps the others, and takes the vector again', async () => {
    const cache = await open()
    cache.put(meals, vector(1, 0, 0, 0))
    cache.put(teachers, vector(0, 1, 0, 0))
    const file = await onlyFile()
    const damaged = await readFile(file)
    damaged[64 + 40]! ^= 1
    await writeFile(file, damaged)
    const mended = await open()
    expect([mended.has(meals), mended.get(teachers)]).toEqual([false, vector(0, 1, 0, 0)])
    mended.put(meals, vector(0, 0, 0, 1))
    expect((await open()).get(meals)).toEqual(vector(0, 0, 0, 1))
  })

  it('begins anew when the file is of another make', async () => {
    ;(await open()).put(meals, vector(1, 0, 0, 0))
    const file = await onlyFile()
    for (const other of ['', 'zheng', 'x'.repeat(500)]) {
      await writeFile(file, other)
      const cache = await open()
      expect(cache.count).toBe(0)
      cache.put(teachers, vector(0, 1, 0, 0))
      expect((await open()).get(teachers)).toEqual(vector(0, 1, 0, 0))
    }
  })

  it('loses nothing that was put when the process is killed at any moment', async () => {
    const entry = JSON.stringify(new URL('../../graph/language/vector-cache.ts', import.meta.url).href)
    const program = `
      const { openVectorCache, textHash } = await import(${entry})
      const cache = await openVectorCache(process.argv[1], ${JSON.stringify(model)})
      for (let i = cache.count; ; i++) {
        cache.put(textHash('第' + i + '条'), Float32Array.from([1, i, 0, 0]))
        await new Promise((done) => process.stdout.write('+', done))
      }`
    let known = 0
    for (const wanted of [1, 100, 500]) {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, folder])
      const ended = once(child, 'exit')
      let said = 0
      for await (const chunk of child.stdout) {
        said += (chunk as Buffer).length
        if (said >= wanted) child.kill('SIGKILL')
      }
      await ended
      const cache = await open()
      known += said
      expect(cache.count).toBeGreaterThanOrEqual(known)
      known = cache.count
      for (let i = 0; i < known; i++) expect(cache.get(textHash(`第${i}条`))).toEqual(vector(1, i, 0, 0))
    }
  })

  it('can be opened while another process is in the middle of a record', async () => {
    ;(await open()).put(meals, vector(1, 0, 0, 0))
    const file = await onlyFile()
    await appendFile(file, Buffer.alloc(20, 7))
    expect((await open()).count).toBe(1)
    await truncate(file, 64)
    expect((await open()).count).toBe(0)
  })

  it('says so when the folder cannot be written to', async () => {
    await writeFile(path.join(folder, 'file'), '')
    await expect(openVectorCache(path.join(folder, 'file', 'vectors'), model)).rejects.toMatchObject({
      code: 'STORE_UNWRITABLE',
    })
  })
})
