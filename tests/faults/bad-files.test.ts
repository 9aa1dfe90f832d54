import { symlink, truncate, unlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { list, readOne } from '../../ingest/read.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { copySample, NAMES } from './sample.ts'

const GOOD = NAMES[0]!
const HUGE = 200_000_000
/** 教育政策に関する通知であります。 in Shift JIS: as UTF-16 these are all Chinese characters. */
const SHIFT_JIS = Buffer.from('8bb388e790ad8df482c98ad682b782e992ca926d82c582a082e882dc82b78142'.repeat(20), 'hex')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
const at = (name: string) => path.join(folder.path, name)
const file = (name: string) => path.join(folder.path, 'docs', name)

beforeAll(async () => {
  folder = await temporaryFolder()
  await copySample(at('docs'), [GOOD])
  await writeFile(file('empty.txt'), '')
  await writeFile(file('blank.md'), ' \n\t\n　\n')
  await writeFile(file('picture.txt'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
  await writeFile(file('japanese.txt'), SHIFT_JIS)
  await writeFile(
    file('russian.txt'),
    Buffer.from('cff0e8eae0e720ee20eff0eee2e5e4e5ede8e820fdeae7e0ece5edeee2'.repeat(9), 'hex'),
  )
  await writeFile(file('report.docx'), 'PK')
  await writeFile(file('huge.txt'), '')
  await truncate(file('huge.txt'), HUGE)
  await symlink(file('nowhere.txt'), file('link.txt'))
})
afterAll(() => folder[Symbol.asyncDispose]())

describe('zhengmai ingest of a folder with bad files', () => {
  it('tells of each what is wrong and what to do, in both languages, and reads the good one', async () => {
    const environment = { ZHENGMAI_STORE: at('store') }
    const { code, out, err } = await zhengmai(['ingest', at('docs'), at('gone'), '--no-embed'], environment)
    expect([code, out]).toEqual([2, ''])
    expect(refused(err, 'Not read:')).toEqual([
      `docs/blank.md  FILE_EMPTY: "${file('blank.md')}" is empty. Put the document's text into it, or remove it.`,
      `docs/empty.txt  FILE_EMPTY: "${file('empty.txt')}" is empty. Put the document's text into it, or remove it.`,
      `docs/huge.txt  FILE_TOO_LARGE: "${file('huge.txt')}" has 200000000 bytes; the limit is 50000000. Split it, or raise ZHENGMAI_MAX_FILE_BYTES.`,
      `docs/japanese.txt  ENCODING_UNKNOWN: Cannot tell the encoding of "${file('japanese.txt')}". Save it as UTF-8.`,
      `docs/link.txt  LINK_BROKEN: The link "${file('link.txt')}" leads nowhere. Mend or remove it.`,
      `docs/picture.txt  FILE_BINARY: "${file('picture.txt')}" is not text. Convert it to .txt or .md first.`,
      `docs/report.docx  FORMAT_UNSUPPORTED: "${file('report.docx')}" was skipped: .docx is not read yet. Convert it to .txt or .md.`,
      `docs/russian.txt  ENCODING_UNKNOWN: Cannot tell the encoding of "${file('russian.txt')}". Save it as UTF-8.`,
      `gone  PATH_NOT_FOUND: There is no file or folder "${at('gone')}". Check the path.`,
    ])
    expect(err).toContain('1 added, 0 replaced, 0 unchanged, 1 skipped, 8 failed')

    const again = await zhengmai(['ingest', at('docs'), '--no-embed', '--lang', 'zh'], environment)
    expect(again.code).toBe(2)
    expect(refused(again.err, '未能读取：')).toEqual([
      `docs/blank.md  FILE_EMPTY: “${file('blank.md')}”是空文件。请补上正文，或删去该文件。`,
      `docs/empty.txt  FILE_EMPTY: “${file('empty.txt')}”是空文件。请补上正文，或删去该文件。`,
      `docs/huge.txt  FILE_TOO_LARGE: “${file('huge.txt')}”有 200000000 字节，上限为 50000000。请拆分文件，或调高 ZHENGMAI_MAX_FILE_BYTES。`,
      `docs/japanese.txt  ENCODING_UNKNOWN: 无法判断“${file('japanese.txt')}”的编码。请另存为 UTF-8。`,
      `docs/link.txt  LINK_BROKEN: 链接“${file('link.txt')}”的目标不存在。请修复或删除。`,
      `docs/picture.txt  FILE_BINARY: “${file('picture.txt')}”不是文本文件。请先转成 .txt 或 .md。`,
      `docs/report.docx  FORMAT_UNSUPPORTED: 已跳过“${file('report.docx')}”：暂不支持.docx。请转成 .txt 或 .md。`,
      `docs/russian.txt  ENCODING_UNKNOWN: 无法判断“${file('russian.txt')}”的编码。请另存为 UTF-8。`,
    ])
    expect(again.err).toContain('新增 0，替换 0，未变 1，跳过 1，失败 7')
  })

  it('does not take a file that it refuses by its size for work that is left', async () => {
    await copySample(at('few'), [GOOD])
    await writeFile(path.join(at('few'), '0.txt'), '')
    await truncate(path.join(at('few'), '0.txt'), HUGE)
    const { err } = await zhengmai(['ingest', at('few'), '--no-embed'], { ZHENGMAI_STORE: at('other store') })
    expect(err).toMatch(/^2\/2 · 29 paragraphs, \d+\/s · 0 s left · added /m)
  })
})

describe('A file of 200 MB', () => {
  it('is refused by its size, without being read', async () => {
    const [found] = await list([file('huge.txt')])
    await unlink(file('huge.txt'))
    expect(await readOne(found!, { maxBytes: 50_000_000 })).toMatchObject({ problem: { code: 'FILE_TOO_LARGE' } })
  })
})

/** The lines under a heading, up to the next blank one. */
function refused(text: string, heading: string): string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(heading) + 1
  return lines.slice(start, lines.indexOf('', start))
}
