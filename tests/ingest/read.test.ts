import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list, type ReadResult, read, readOne } from '../../ingest/read.ts'

const OPTIONS = { maxBytes: 1000 }
let root: string

beforeEach(async () => {
  root = path.join(await mkdtemp(path.join(os.tmpdir(), 'read-')), '教育')
  await mkdir(root)
})
afterEach(() => rm(path.dirname(root), { recursive: true }))

const put = async (name: string, content: string | Uint8Array): Promise<void> => {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true })
  await writeFile(path.join(root, name), content)
}

async function readAll(...paths: string[]): Promise<ReadResult[]> {
  const results: ReadResult[] = []
  for await (const result of read(paths, OPTIONS)) results.push(result)
  return results
}

/** Each result in a word: its source, and its problem if it has one. */
const outline = (results: ReadResult[]): string[] =>
  results.map((result) => ('problem' in result ? `${result.source} ${result.problem.code}` : result.source))

describe('Reading files and folders', () => {
  it('gives the text of a file, where it came from and the hash of its bytes', async () => {
    await put('2024/通知.txt', '县三中：')
    const file = path.join(root, '2024', '通知.txt')
    expect(await readAll(root)).toEqual([
      {
        path: file,
        source: '教育/2024/通知.txt',
        bytes: Buffer.from('县三中：'),
        hash: createHash('sha256').update('县三中：').digest('hex'),
        text: '县三中：',
        encoding: 'utf-8',
      },
    ])
  })

  it('walks folders in the same order every time', async () => {
    for (const name of ['b.txt', 'a/2.md', 'a/10.txt', 'c/d/e.TXT', 'B.txt']) await put(name, '正文')
    const expected = ['教育/B.txt', '教育/a/10.txt', '教育/a/2.md', '教育/b.txt', '教育/c/d/e.TXT']
    expect(outline(await readAll(root))).toEqual(expected)
  })

  it('names a single file by its own name', async () => {
    await put('a/通知.txt', '正文')
    expect(outline(await readAll(path.join(root, 'a', '通知.txt')))).toEqual(['通知.txt'])
  })

  it('passes over dot files and dot folders', async () => {
    await put('.git/config.txt', 'x')
    await put('.hidden.txt', 'x')
    await put('a.txt', '正文')
    expect(outline(await readAll(root))).toEqual(['教育/a.txt'])
  })

  it('reports formats it does not read as skipped, not as failed', async () => {
    await put('报告.docx', 'x')
    const [result] = await readAll(root)
    expect(result).toMatchObject({ source: '教育/报告.docx', skipped: true, problem: { code: 'FORMAT_UNSUPPORTED' } })
  })

  it('reports each file that cannot be read and goes on', async () => {
    await put('1 empty.txt', '')
    await put('2 binary.txt', Uint8Array.of(0x25, 0x50, 0x44, 0x46, 0x2d))
    await put('3 large.txt', 'x'.repeat(1001))
    await put('4 unknown.txt', Uint8Array.of(0xe9, 0x6c, 0xe8, 0x76, 0xe9, 0x20, 0xe9, 0x74, 0xe9))
    await symlink(path.join(root, 'gone.txt'), path.join(root, '5 link.txt'))
    execFileSync('mkfifo', [path.join(root, '6 pipe.txt')])
    await put('7 good.txt', '正文')
    expect(outline(await readAll(root))).toEqual([
      '教育/1 empty.txt FILE_EMPTY',
      '教育/2 binary.txt FILE_BINARY',
      '教育/3 large.txt FILE_TOO_LARGE',
      '教育/4 unknown.txt ENCODING_UNKNOWN',
      '教育/5 link.txt LINK_BROKEN',
      '教育/6 pipe.txt FILE_UNREADABLE',
      '教育/7 good.txt',
    ])
  })

  it('reports a path that does not exist and reads the others', async () => {
    await put('a.txt', '正文')
    expect(outline(await readAll(path.join(root, 'nowhere'), root))).toEqual(['nowhere PATH_NOT_FOUND', '教育/a.txt'])
  })

  it('reports a file that vanished after it was listed', async () => {
    await put('a.txt', '正文')
    const [found] = await list([root])
    await unlink(path.join(root, 'a.txt'))
    expect(await readOne(found!, OPTIONS)).toMatchObject({ skipped: false, problem: { code: 'FILE_UNREADABLE' } })
  })

  // Root may read everything: the test takes another user's rights for as long as it needs them.
  it.skipIf(process.platform === 'win32')('reports files and folders it may not read', async () => {
    await put('closed/a.txt', '正文')
    await put('closed.txt', '正文')
    await put('open.txt', '正文')
    await chmod(path.dirname(root), 0o755)
    await chmod(path.join(root, 'closed'), 0o000)
    await chmod(path.join(root, 'closed.txt'), 0o000)
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65534)
    try {
      expect(outline(await readAll(root))).toEqual([
        '教育/closed FOLDER_UNREADABLE',
        '教育/closed.txt FILE_UNREADABLE',
        '教育/open.txt',
      ])
    } finally {
      if (isRoot) process.seteuid?.(0)
      await chmod(path.join(root, 'closed'), 0o755)
    }
  })

  it('follows links to files and folders, and does not run in circles', async () => {
    await put('a/b/通知.txt', '正文')
    await put('elsewhere.txt', '别处')
    await symlink(root, path.join(root, 'a', 'b', 'loop'))
    await symlink(path.join(root, 'self'), path.join(root, 'self'))
    const inner = path.join(root, 'linked')
    await mkdir(inner)
    await symlink(path.join(root, 'elsewhere.txt'), path.join(inner, 'link.txt'))
    expect(outline(await readAll(inner))).toEqual(['linked/link.txt'])
    expect(outline(await readAll(path.join(root, 'a')))).toContain('a/b/通知.txt')
    expect(outline(await readAll(root))).toEqual(['教育/a/b/通知.txt', '教育/elsewhere.txt', '教育/self LINK_BROKEN'])
  })

  it('lists a file once when it is given twice', async () => {
    await put('a.txt', '正文')
    expect(outline(await readAll(root, path.join(root, 'a.txt')))).toEqual(['教育/a.txt'])
  })
})
