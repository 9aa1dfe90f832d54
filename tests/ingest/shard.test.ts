import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { list } from '../../ingest/read.ts'
import { shareOf } from '../../ingest/shard.ts'
import { temporaryFolder } from '../sample-engine.ts'

it('A share is the same on every machine, shares are whole together, and copies stay together', async () => {
  await using folder = await temporaryFolder()
  for (const name of ['甲', '乙']) await mkdir(path.join(folder.path, name))
  for (let n = 0; n < 40; n++) {
    for (const name of ['甲', '乙']) await writeFile(path.join(folder.path, name, `${n}.txt`), `第${n}号通知`)
  }
  await writeFile(path.join(folder.path, 'unread.bin'), 'x')
  const files = await list([folder.path])
  const shares = await Promise.all([1, 2, 3].map((index) => shareOf(files, { index, of: 3 }, { maxBytes: 1000 })))
  const names = shares.map((share) => share.map(({ source }) => source))
  expect(names.flat().sort()).toEqual(files.map(({ source }) => source).sort())
  for (const share of names) {
    expect(share.length).toBeGreaterThan(10)
    const numbers = (name: string) =>
      share.filter((each) => each.includes(`/${name}/`)).map((each) => path.basename(each))
    expect(numbers('甲')).toEqual(numbers('乙'))
  }
  expect(await shareOf(files, { index: 2, of: 3 }, { maxBytes: 1000 })).toEqual(shares[1])
})
