import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFolder } from '../../graph/store/folder.ts'
import { zhengmai } from './zhengmai.ts'

const REPORT = `青禾县教育局2024年工作总结

一、工作回顾

2024年，暖心灶台走进12所学校，青一中学生就餐率达到95%。

青一中开学。县图书馆开放。`
const OTHER = '青禾县教育局2023年工作总结\n\n县图书馆开放。'

let folder: string
let lexicon: string
let environment: NodeJS.ProcessEnv
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-lexicon-'))
  lexicon = path.join(folder, 'my-lexicon.txt')
  environment = { ZHENGMAI_STORE: path.join(folder, 'store'), ZHENGMAI_LANG: 'en' }
  writeFileSync(path.join(folder, 'a.txt'), REPORT)
  writeFileSync(path.join(folder, 'b.txt'), OTHER)
})
afterEach(() => rmSync(folder, { recursive: true }))

const files = () => [path.join(folder, 'a.txt'), path.join(folder, 'b.txt')]
const lexiconCommand = (...argv: string[]) => zhengmai(['lexicon', ...argv], environment)

describe('zhengmai lexicon try', () => {
  it('shows what goes and what comes in each paragraph, and writes nothing', async () => {
    const { code, out, err } = await lexiconCommand('try', '暖心灶台', '--kind', 'program', ...files())
    expect(code).toBe(0)
    expect(out).toContain('a.txt · 2\n  2024年，暖心灶台走进12所学校')
    expect(out).toContain('  + programme 暖心灶台\n')
    expect(err).toContain('“暖心灶台” stands in 1 paragraph of 1 document; 1 of them would change, in 1 document.')
    expect(() => readFileSync(lexicon)).toThrow()
    expect(() => readFileSync(path.join(folder, 'store', 'zhengmai.json'))).toThrow()
  })

  it('gives every paragraph before and after with --json', async () => {
    const given = ['--kind', '学校', '--canonical', '青禾县第一中学', '--json', ...files()]
    const { out } = await lexiconCommand('try', '青一中', ...given)
    const { paragraphs, changed, documents } = JSON.parse(out)
    expect([paragraphs, changed]).toEqual([2, 2])
    expect(documents).toHaveLength(1)
    const [first] = documents[0].changed
    const named = ({ mentions }: { mentions: { surface: string; name: string }[] }) =>
      mentions.filter(({ surface }) => surface.startsWith('青一中')).map(({ name }) => name)
    expect(named(first.before)).not.toContain('青禾县第一中学')
    expect(named(first.after)).toEqual(['青禾县第一中学'])
  })

  it('shows what a line of the lexicon does, against a lexicon without it', async () => {
    writeFileSync(lexicon, '暖心灶台 program\n')
    const { out } = await lexiconCommand('try', '暖心灶台', '--lexicon', lexicon, ...files())
    expect(out).toContain('  + programme 暖心灶台\n')
    const other = await lexiconCommand('try', '暖心灶台', '--kind', 'honour', '--lexicon', lexicon, ...files())
    expect(other.out).toContain('  - programme 暖心灶台\n')
    expect(other.out).toContain('  + honour 暖心灶台\n')
  })

  it('shows what would no longer be a mention', async () => {
    const { out } = await lexiconCommand('try', '县图书馆', '--kind', '-', ...files())
    expect(out).toContain('  - agency 县图书馆 → 青禾县图书馆\n')
    expect(out).not.toContain('  + agency')
  })

  it('reads the documents of the store when no path is given, and leaves the store alone', async () => {
    await zhengmai(['ingest', '--no-embed', ...files()], environment)
    const revision = async () => {
      await using store = await openFolder(path.join(folder, 'store'))
      return store.graph.revision()
    }
    const before = await revision()
    const { code, out } = await lexiconCommand('try', '暖心灶台', '--kind', 'program')
    expect(code).toBe(0)
    expect(out).toContain('a.txt · 2')
    expect(await revision()).toBe(before)
  })

  it('shows as many paragraphs as asked and counts the rest', async () => {
    const { out, err } = await lexiconCommand('try', '青一中', '--kind', 'honour', '--limit', '1', ...files())
    expect(out.match(/ · \d+$/gm)).toHaveLength(1)
    expect(err).toContain('1 more paragraph: raise --limit')
    expect(err).toContain('2 of them would change')
  })

  it.each([
    [['try', '青一中'], 'Say with --kind what “青一中” names'],
    [['try', '青一中', '--kind', 'building'], '“building” is no kind'],
    [['try', '青 一中', '--kind', 'school'], 'holds no spaces'],
    [['try', '青', '--kind', 'school'], 'single character'],
    [['try'], 'Give a word.'],
    [['tyr', '青一中'], 'Did you mean try?'],
    [[], 'Say what to do'],
  ])('complains about %j', async (argv, complaint) => {
    const { code, err } = await lexiconCommand(...argv)
    expect(code).toBe(2)
    expect(err).toContain(complaint)
  })

  it('says so when there is no store and no path', async () => {
    const { code, err } = await lexiconCommand('try', '青一中', '--kind', 'school')
    expect([code, err.split(':')[0]]).toEqual([1, 'STORE_MISSING'])
  })

  it('speaks Chinese', async () => {
    const { out, err } = await lexiconCommand('try', '暖心灶台', '--kind', '项目', '--lang', 'zh', ...files())
    expect(out).toContain('  + 项目 暖心灶台\n')
    expect(err).toContain('1 份文件中有 1 个段落含“暖心灶台”，其中 1 个将有变化')
  })
})

describe('zhengmai lexicon add and list', () => {
  it('writes a line behind what is there, which the next ingest reads documents anew with', async () => {
    writeFileSync(lexicon, '# ours')
    const add = (...argv: string[]) => lexiconCommand('add', ...argv, '--lexicon', lexicon)
    expect((await add('青一中', '--kind', '学校', '--canonical', '青禾县第一中学')).code).toBe(0)
    expect(readFileSync(lexicon, 'utf8')).toBe('# ours\n青一中\tschool\t青禾县第一中学\n')
    const again = await add('青一中', '--kind', 'agency')
    expect(again.code).toBe(2)
    expect(again.err).toContain('already')
    const { out, err } = await lexiconCommand('list', '--lexicon', lexicon)
    expect(out).toBe('青一中  school  青禾县第一中学\n')
    expect(err).toContain(`1 word in ${lexicon}`)

    const ingest = (...argv: string[]) => zhengmai(['ingest', '--no-embed', '--json', ...argv, ...files()], environment)
    const statuses = ({ out: rows }: { out: string }) =>
      JSON.parse(rows).map(({ status }: { status: string }) => status)
    expect(statuses(await ingest())).toEqual(['added', 'added'])
    expect(statuses(await ingest('--lexicon', lexicon))).toEqual(['added', 'added'])
    expect(statuses(await ingest('--lexicon', lexicon))).toEqual(['unchanged', 'unchanged'])
    const entity = await zhengmai(['entity', '青禾县第一中学', '--json'], environment)
    expect(JSON.parse(entity.out).entity.aliases).toContainEqual(
      expect.objectContaining({ name: '青一中', rule: { id: 'lexicon-user', version: 1 } }),
    )
  })

  it('makes the file where there is none', async () => {
    expect((await lexiconCommand('add', '一中心', '--kind', '-', '--lexicon', lexicon)).code).toBe(0)
    expect(readFileSync(lexicon, 'utf8')).toBe('一中心\t-\n')
  })
})

it('is what explain gives as the reason, and what other readings fell to', async () => {
  writeFileSync(lexicon, '图书馆 - \n青一中 school 青禾县第一中学\n县图书馆 honour\n')
  const explained = async (word: string) => {
    const argv = ['explain', files()[0]!, '--find', word, '--limit', '1', '--lexicon', lexicon]
    return (await zhengmai(argv, environment)).out
  }
  expect(await explained('青一中')).toContain('lexicon-user')
  expect(await explained('青一中')).toContain('自备词表写明“青一中”即青禾县第一中学')
  expect(await explained('县图书馆')).toContain('A word of your own lexicon stands here and wins.')
})

describe('a lexicon that is not right', () => {
  it('stops what reads documents before anything is done, with file and line', async () => {
    writeFileSync(lexicon, '青一中 school\n青二中\n')
    for (const argv of [
      ['ingest', ...files()],
      ['extract', files()[0]!],
      ['lexicon', 'list'],
    ]) {
      const { code, err } = await zhengmai([...argv, '--lexicon', lexicon], environment)
      expect(code, argv[0]).toBe(1)
      expect(err, argv[0]).toContain(
        `LEXICON_INVALID: Line 2 of the lexicon "${lexicon}" is not valid: a line reads: WORD`,
      )
    }
    const { out } = await zhengmai(['doctor', '--json'], { ...environment, ZHENGMAI_LEXICON: lexicon })
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ name: 'lexicon', status: 'fail', code: 'LEXICON_INVALID' }),
    )
  })

  it('is counted by doctor when it is right', async () => {
    writeFileSync(lexicon, '青一中 school\n')
    const { out } = await zhengmai(['doctor'], { ...environment, ZHENGMAI_LEXICON: lexicon })
    expect(out).toContain(`1 word in ${lexicon}`)
  })
})
