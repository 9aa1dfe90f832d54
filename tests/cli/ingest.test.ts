import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../graph/store/folder.ts'
import { everything } from '../contract/world.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { zhengmai } from './zhengmai.ts'

const NOTICE = `青石县教育局关于做好课后服务工作的通知
青教发〔2024〕12号
各乡镇中心学校：
为落实“双减”政策，各学校要开展课后服务，参与率达到95%以上。
青石县教育局
2024年8月20日
`

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let docs: string
let environment: NodeJS.ProcessEnv

beforeEach(async () => {
  folder = await temporaryFolder()
  docs = path.join(folder.path, 'docs')
  environment = {
    ZHENGMAI_STORE: path.join(folder.path, 'store'),
    ZHENGMAI_MODEL_DIR: path.join(folder.path, 'models'),
    ZHENGMAI_LANG: 'en',
  }
  await mkdir(docs)
  await writeFile(path.join(docs, 'a.txt'), NOTICE)
})
afterEach(() => folder[Symbol.asyncDispose]())

const ingest = (...argv: string[]) => zhengmai(['ingest', ...argv], environment)

describe('zhengmai ingest', () => {
  it('tells a line per document where there is no terminal, then the table and the sums, and once why there are no vectors', async () => {
    const { code, out, err } = await ingest(docs)
    expect([code, out]).toEqual([0, ''])
    expect(err.match(/Search goes by keywords only: MODEL_MISSING/g)).toHaveLength(1)
    expect(err).toMatch(/^1\/1 · 6 paragraphs, \d+\/s · 0 s left · added docs\/a\.txt$/m)
    expect(err).toMatch(/^ +paragraphs +entities +mentions +relations +values +repairs +file$/m)
    expect(err).toMatch(/^added +6 +\d+ +\d+ +\d+ +1 +docs\/a\.txt$/m)
    expect(err).toMatch(/^1 added, 0 replaced, 0 unchanged, 0 skipped, 0 failed; 6 paragraphs in \d+\.\d s/m)
  })

  it('shows one moving line on a terminal instead', async () => {
    const { err } = await zhengmai(['ingest', docs, '--no-embed'], environment, { terminal: true })
    expect(err).toMatch(/1\/1 · 6 paragraphs, \d+\/s · 0 s left\r/)
    expect(err).not.toContain('· added')
  })

  it('ends with 2 when a file failed, and says which and why in the language asked for', async () => {
    await writeFile(path.join(docs, 'b.txt'), '')
    const { code, err } = await ingest(docs, '--no-embed', '--lang', 'zh')
    expect(code).toBe(2)
    expect(err).toMatch(/^未能读取：\ndocs\/b\.txt {2}FILE_EMPTY: “.*b\.txt”是空文件。/m)
    expect(err).toMatch(/新增 1，替换 0，未变 0，跳过 0，失败 1/)
  })

  it('prints what became of each file with --json, and nothing else', async () => {
    await writeFile(path.join(docs, 'b.txt'), '')
    const { code, out } = await ingest(docs, '--no-embed', '--json')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject([
      { source: 'docs/a.txt', status: 'added', found: { paragraphs: 6, observations: 1 }, problem: null },
      { source: 'docs/b.txt', status: 'failed', found: null, problem: { code: 'FILE_EMPTY' } },
    ])
  })

  it('builds the same store anew from the originals when the files are gone', async () => {
    await ingest(docs, '--no-embed')
    const before = await zhengmai(['entity', '青石县教育局', '--json'], environment)
    await rm(docs, { recursive: true })
    const { code, err } = await ingest('--rebuild', '--no-embed')
    expect(code).toBe(0)
    expect(err).toContain('1 added')
    expect(await zhengmai(['entity', '青石县教育局', '--json'], environment)).toEqual(before)
    expect(before.code).toBe(0)
  })

  it.each([
    [[], 2, 'Give files or folders.'],
    [['--rebuild', 'docs'], 2, '--rebuild takes no path.'],
    [['--rebuild', '--shard', '1/2'], 2, '--rebuild goes without --shard.'],
    [['--rebuild'], 1, 'STORE_MISSING'],
  ])('says what is wrong with %j', async (argv, code, sentence) => {
    const ran = await ingest(...argv)
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(sentence)
  })
})

describe('zhengmai ingest --shard and zhengmai consolidate', () => {
  const TRANSFERRED = NOTICE.replace('青石县教育局关于做好', '青石县教育体育局（县教育局）转发做好')
  const entitiesAt = async (store: string) => {
    await using opened = await openFolder(store, { mustExist: true })
    return await everything((paging) => opened.graph.entities({}, paging))
  }

  it('fill a store share by share, say what is next, and come to what one ingest comes to', async () => {
    for (const name of ['b', 'c', 'd', 'e']) {
      await writeFile(path.join(docs, `${name}.txt`), `${TRANSFERRED}${name}\n`)
    }
    await writeFile(path.join(docs, 'copy of a.txt'), NOTICE)
    const done: string[] = []
    for (const shard of ['1/3', '2/3', '3/3']) {
      const { code, out, err } = await ingest(docs, '--no-embed', '--json', '--shard', shard)
      expect(code).toBe(0)
      expect(err).toContain('zhengmai consolidate')
      done.push(...JSON.parse(out).map(({ source }: { source: string }) => source))
    }
    expect(done.sort()).toEqual(['a', 'b', 'c', 'copy of a', 'd', 'e'].map((name) => `docs/${name}.txt`))

    const consolidated = await zhengmai(['consolidate', '--json'], environment)
    expect(consolidated.code).toBe(0)
    expect(JSON.parse(consolidated.out)).toEqual({ documents: 5, pending: 0 })
    const again = await zhengmai(['consolidate', '--json'], environment)
    expect(JSON.parse(again.out)).toEqual({ documents: 0, pending: 0 })

    const whole = path.join(folder.path, 'whole')
    expect((await zhengmai(['ingest', docs, '--no-embed'], { ...environment, ZHENGMAI_STORE: whole })).code).toBe(0)
    expect(await entitiesAt(environment.ZHENGMAI_STORE!)).toEqual(await entitiesAt(whole))
  })

  it.each(['0/16', '17/16', 'a/b', '3', '1/0', '-1/2', '1/2/3'])('refuse the share %s', async (shard) => {
    for (const argv of [['ingest', docs], ['consolidate']]) {
      const { code, err } = await zhengmai([...argv, `--shard=${shard}`], environment)
      expect(code).toBe(2)
      expect(err).toContain(`--shard is I/N with I from 1 to N, e.g. 3/16, not "${shard}".`)
    }
  })
})
