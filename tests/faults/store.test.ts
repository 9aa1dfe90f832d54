import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFolder } from '../../graph/store/folder.ts'
import { STORE_FORMAT } from '../../graph/store/format.ts'
import { zhengmai } from '../cli/zhengmai.ts'
import { openSampleEngine, temporaryFolder } from '../sample-engine.ts'
import { copySample, documentsAt, NAMES } from './sample.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let docs: string
const at = (name: string) => path.join(folder.path, name)

beforeAll(async () => {
  folder = await temporaryFolder()
  docs = at('docs')
  await copySample(docs, [NAMES[0]!])
  const engine = await openSampleEngine(folder.path)
  await engine[Symbol.asyncDispose]()
})
afterAll(() => folder[Symbol.asyncDispose]())

const everyCommand = () => [
  ['ingest', docs],
  ['serve', '--port', '0'],
  ['search', '校园餐'],
  ['mentions', '县管校聘'],
  ['entity', '县管校聘'],
  ['export', '县管校聘'],
  ['embed'],
]

/** What each command says of a store, in one language; all end with 1 and print no data. */
async function told(store: string, lang: string, commands = everyCommand()): Promise<string[]> {
  const sentences: string[] = []
  for (const argv of commands) {
    const { code, out, err } = await zhengmai([...argv, '--store', store, '--lang', lang], {
      ZHENGMAI_MODEL_DIR: '/nowhere',
    })
    expect([argv[0], code, out]).toEqual([argv[0], 1, ''])
    sentences.push(err)
  }
  return [...new Set(sentences)]
}

describe('Every command on a store', () => {
  it('that another process has open says so, and leaves it in peace', async () => {
    await using open = await openFolder(at('store'))
    expect(await told(at('store'), 'en')).toEqual([
      `STORE_IN_USE: The store "${at('store')}" is in use by another process. Stop that one, or use another --store.\n`,
    ])
    expect(await told(at('store'), 'zh')).toEqual([
      `STORE_IN_USE: 存储“${at('store')}”正被另一进程使用。请先停止它，或用 --store 指定别处。\n`,
    ])
    expect(await open.graph.counts()).toMatchObject({ documents: 2 })
  })

  it('of a newer version says so, and changes nothing', async () => {
    const newer = at('newer')
    await cp(at('store'), newer, { recursive: true })
    await writeFile(path.join(newer, 'format.json'), '{"format":7}')
    const commands = [...everyCommand(), ['ingest', '--rebuild']]
    expect(await told(newer, 'en', commands)).toEqual([
      `STORE_NEWER: The store "${newer}" has format 7; this version knows up to ${STORE_FORMAT}. Update zhengmai, or use another --store.\n`,
    ])
    expect(await told(newer, 'zh', commands)).toEqual([
      `STORE_NEWER: 存储“${newer}”的格式为 7，本版本只认到 ${STORE_FORMAT}。请升级 zhengmai，或用 --store 指定别处。\n`,
    ])
    await writeFile(path.join(newer, 'format.json'), `{"format":${STORE_FORMAT}}`)
    expect(await documentsAt(newer)).toBe(2)
  })

  it('that is a folder of other things says so, and adds nothing to it', async () => {
    expect(await told(docs, 'en')).toEqual([
      expect.stringMatching(/^STORE_FOREIGN: .+ Give --store a new or empty folder\.\n$/),
    ])
    expect(await told(docs, 'zh')).toEqual([
      expect.stringMatching(/^STORE_FOREIGN: .+请用 --store 指定新的或空的文件夹。\n$/),
    ])
    expect(await readdir(docs)).toEqual([NAMES[0]])
  })

  it('that is a file, or under one, says so', async () => {
    const file = path.join(docs, NAMES[0]!)
    for (const store of [file, path.join(file, 'store')]) {
      for (const sentence of [...(await told(store, 'en')), ...(await told(store, 'zh'))]) {
        expect(sentence).toMatch(/^STORE_(FOREIGN|UNWRITABLE): /)
        expect(sentence).toContain(store)
      }
    }
  })
})

/** Root may write everything: `work` is done with another user's rights. */
async function withoutRights<T>(work: () => Promise<T>): Promise<T> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.(65534)
  try {
    return await work()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}

describe.skipIf(process.platform === 'win32')('Without the right', () => {
  beforeAll(async () => {
    await chmod(folder.path, 0o755)
    // Dictionaries are loaded before rights are dropped.
    expect((await zhengmai(['extract', path.join(docs, NAMES[0]!)])).code).toBe(0)
  })

  it('to write a store, every command says so, and the store stays as it is', async () => {
    const store = at('read-only')
    await cp(at('store'), store, { recursive: true })
    execFileSync('chmod', ['-R', 'a-w', store])
    for (const place of [store, path.join(store, 'new')]) {
      const [english, ...others] = await withoutRights(() => told(place, 'en', [['ingest', docs, '--no-embed']]))
      expect(others).toEqual([])
      expect(english).toMatch(
        /^STORE_UNWRITABLE: Cannot write to the store ".+" \(.*permission denied.*\)\. What was stored before is intact\. Free space or mend the permissions, then run the command again\.\n$/i,
      )
    }
    const sentences = await withoutRights(() => told(store, 'zh', everyCommand().slice(3)))
    expect(sentences).toEqual([expect.stringMatching(/^STORE_UNWRITABLE: .+请腾出空间或修正权限后重试。\n$/)])
    execFileSync('chmod', ['-R', 'u+w', store])
    expect(await documentsAt(store)).toBe(2)
  })

  it('to read a folder or a file, ingest says so of each and reads the rest', async () => {
    const mixed = at('mixed')
    await copySample(mixed, [NAMES[0]!])
    await mkdir(path.join(mixed, 'closed'), { mode: 0 })
    await writeFile(path.join(mixed, 'closed.txt'), '正文', { mode: 0 })
    await mkdir(at('open'))
    await chmod(at('open'), 0o777)
    const ingest = (lang: string) =>
      withoutRights(() =>
        zhengmai(['ingest', mixed, '--no-embed', '--store', path.join(at('open'), 'store'), '--lang', lang]),
      )
    const english = await ingest('en')
    const chinese = await ingest('zh')
    await chmod(path.join(mixed, 'closed'), 0o755)
    expect([english.code, chinese.code]).toEqual([2, 2])
    const [closed, file] = [path.join(mixed, 'closed'), path.join(mixed, 'closed.txt')]
    expect(english.err).toContain(
      `FOLDER_UNREADABLE: Cannot list the folder "${closed}" (EACCES). Check its permissions.`,
    )
    expect(english.err).toContain(`FILE_UNREADABLE: Cannot read "${file}" (EACCES). Check its permissions.`)
    expect(english.err).toContain('1 added, 0 replaced, 0 unchanged, 0 skipped, 2 failed')
    expect(chinese.err).toContain(`FOLDER_UNREADABLE: 无法列出文件夹“${closed}”（EACCES）。请检查权限。`)
    expect(chinese.err).toContain(`FILE_UNREADABLE: 无法读取“${file}”（EACCES）。请检查权限。`)
    expect(chinese.err).toContain('新增 0，替换 0，未变 1，跳过 0，失败 2')
  })
})
