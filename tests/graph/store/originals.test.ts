import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../../graph/ids.ts'
import { type Originals, openOriginals } from '../../../graph/store/originals.ts'

const file = (at: string, text: string) => ({
  path: `/corpus/${at}`,
  source: `corpus/${at}`,
  hash: sha256(text),
  bytes: Buffer.from(text),
})

async function all(originals: Originals) {
  const found = []
  for await (const { source, bytes } of originals.all()) found.push([source, bytes && Buffer.from(bytes).toString()])
  return found
}

describe('Originals', () => {
  let folder: string
  const journal = () => path.join(folder, 'originals', 'journal.jsonl')
  const lines = async () => (await readFile(journal(), 'utf8')).split('\n').slice(0, -1)

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'zhengmai-originals-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('are kept as received, and found again when opened anew', async () => {
    const bytes = Buffer.from([0xd5, 0xfe, 0xb2, 0xdf, 0x00, 0xff])
    const received = { ...file('政策.txt', ''), hash: sha256(bytes), bytes }
    await (await openOriginals(folder)).keep(received)
    const again = await openOriginals(folder)
    expect(await again.hashAt('/corpus/政策.txt')).toBe(sha256(bytes))
    for await (const { bytes: kept } of again.all()) expect(Buffer.from(kept!)).toEqual(bytes)
    expect((await readdir(path.join(folder, 'originals'))).sort()).toEqual([sha256(bytes), 'journal.jsonl'].sort())
  })

  it('know nothing of other paths', async () => {
    const originals = await openOriginals(folder)
    expect(await originals.hashAt('/corpus/a.txt')).toBeNull()
    expect(await originals.isHeldElsewhere(sha256('通知'), '/corpus/a.txt')).toBe(false)
    expect(await all(originals)).toEqual([])
  })

  it('tell how much there is without reading it, a lost copy as nothing', async () => {
    const originals = await openOriginals(folder)
    for (const each of [file('a.txt', '旧'), file('b.txt', 'abcd'), file('a.txt', '新闻')]) await originals.keep(each)
    expect(await originals.extent()).toEqual({ files: 2, bytes: 10 })
    await rm(path.join(folder, 'originals', sha256('abcd')))
    expect(await originals.extent()).toEqual({ files: 2, bytes: 6 })
    expect((await originals.list()).map(({ source, size }) => [source, size])).toEqual([
      ['corpus/b.txt', null],
      ['corpus/a.txt', 6],
    ])
  })

  it('note nothing when the same is kept again', async () => {
    const originals = await openOriginals(folder)
    await originals.keep(file('a.txt', '通知'))
    await originals.keep(file('a.txt', '通知'))
    expect(await lines()).toHaveLength(1)
  })

  it('know what each path held last, and who else holds the same', async () => {
    const originals = await openOriginals(folder)
    for (const each of [file('a.txt', '旧'), file('b.txt', '旧'), file('a.txt', '新')]) await originals.keep(each)
    for (const opened of [originals, await openOriginals(folder)]) {
      expect(await opened.hashAt('/corpus/a.txt')).toBe(sha256('新'))
      expect(await opened.isHeldElsewhere(sha256('旧'), '/corpus/a.txt')).toBe(true)
      expect(await opened.isHeldElsewhere(sha256('旧'), '/corpus/b.txt')).toBe(false)
      expect(await opened.isHeldElsewhere(sha256('新'), '/corpus/a.txt')).toBe(false)
      expect(await all(opened)).toEqual([
        ['corpus/b.txt', '旧'],
        ['corpus/a.txt', '新'],
      ])
    }
  })

  it('may be kept at once', async () => {
    const originals = await openOriginals(folder)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => originals.keep(file(`${index}.txt`, `第${index % 4}号`))),
    )
    expect(await lines()).toHaveLength(20)
    expect(await all(await openOriginals(folder))).toHaveLength(20)
  })

  it('forget a last line that was cut short, and write on behind the whole ones', async () => {
    const originals = await openOriginals(folder)
    await originals.keep(file('a.txt', '甲'))
    await appendFile(journal(), JSON.stringify(file('b.txt', '乙')).slice(0, 40))
    const again = await openOriginals(folder)
    expect(await again.hashAt('/corpus/b.txt')).toBeNull()
    await again.keep(file('c.txt', '丙'))
    expect(await all(await openOriginals(folder))).toEqual([
      ['corpus/a.txt', '甲'],
      ['corpus/c.txt', '丙'],
    ])
  })

  it('are given without bytes when the copy is lost or damaged', async () => {
    const originals = await openOriginals(folder)
    for (const each of [file('a.txt', '甲'), file('b.txt', '乙'), file('c.txt', '丙')]) await originals.keep(each)
    await rm(path.join(folder, 'originals', sha256('甲')))
    await writeFile(path.join(folder, 'originals', sha256('乙')), '乙乙')
    expect(await all(originals)).toEqual([
      ['corpus/a.txt', null],
      ['corpus/b.txt', null],
      ['corpus/c.txt', '丙'],
    ])
  })

  it('get a lost copy back when the file is kept again', async () => {
    const originals = await openOriginals(folder)
    await originals.keep(file('a.txt', '甲'))
    await rm(path.join(folder, 'originals', sha256('甲')))
    await originals.keep(file('a.txt', '甲'))
    expect(await all(originals)).toEqual([['corpus/a.txt', '甲']])
  })
})
