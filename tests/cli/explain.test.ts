import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { packageFile } from '../../graph/package-file.ts'
import { Explanation } from '../../ingest/explain/explanation.ts'
import { temporaryFolder } from '../sample-engine.ts'
import { zhengmai } from './zhengmai.ts'

const DAMAGED = packageFile('corpus/sample/箬溪县教育工作报告2024.txt')
const TEXT = [
  '石渡县教育体育局2024年教育工作总结',
  '石渡县教育体育局',
  '2025年1月8日',
  '县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。',
  '县一中观看影片《石渡县中学的故事》，县一中师生深受教育。',
].join('\n')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let file: string

beforeAll(async () => {
  folder = await temporaryFolder()
  file = path.join(folder.path, '总结.txt')
  await writeFile(file, TEXT)
})
afterAll(() => folder[Symbol.asyncDispose]())

const inEnglish = (argv: string[]) => zhengmai(['explain', ...argv], { ZHENGMAI_LANG: 'en' })

describe('zhengmai explain', () => {
  it('tells in English what was found at an offset of the file, by which rule, and what the sentence proves', async () => {
    const { code, out, err } = await inEnglish([file, '--at', String(TEXT.indexOf('教体局稳妥'))])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('县⟦教⟧体局稳妥推进')
    expect(out).toContain('agency 县教体局 [0,4) → 石渡县教育体育局')
    expect(out).toContain('agency-body v2  A place or level before the name of an office')
    expect(out).toContain('in force here: 石渡县 (the document’s own)')
    expect(out).toContain('石渡县教育体育局 carries out “县管校聘”改革  2024 done')
  })

  it('tells the same in Chinese', async () => {
    const { code, out } = await zhengmai(['explain', file, '--find', '教体局稳妥'], { ZHENGMAI_LANG: 'zh' })
    expect(code).toBe(0)
    expect(out).toContain('机构 县教体局 [0,4) → 石渡县教育体育局')
    expect(out).toContain('机关名称（教育局、财政厅、县委）前有地名或层级，指该机关。')
    expect(out).toContain('此处所述地方：石渡县（本文所属）')
    expect(out).not.toMatch(/\b(?:in force|Outcome|done|Words)\b/)
  })

  it('says why a name is no mention, and which stretch forbids it', async () => {
    const { out } = await inEnglish([file, '--find', '石渡县中学'])
    expect(out).toContain('No entity is found at this place.')
    expect(out).toMatch(/✗ school 石渡县中学 .*\n.*work {2}It stands inside 《》.*→ 《石渡县中学的故事》/)
  })

  it('explains each place of a word, and says how many are left', async () => {
    const all = await zhengmai(['explain', file, '--find', '县一中', '--json'])
    const explanations = z.array(Explanation).parse(JSON.parse(all.out))
    expect(explanations.map(({ place }) => place.start)).toEqual([0, TEXT.split('\n')[4]!.lastIndexOf('县一中')])
    const first = await inEnglish([file, '--find', '县一中', '--limit', '1'])
    expect(first.out.match(/⟦县一中⟧/g)).toHaveLength(1)
    expect(first.err).toBe('1 more place: raise --limit\n')
  })

  it('counts in a paragraph', async () => {
    const { out } = await zhengmai(['explain', file, '--paragraph', '3', '--at', '25', '--json'])
    const [explanation] = z.array(Explanation).parse(JSON.parse(out))
    expect(explanation!.place.surface).toBe(explanation!.paragraph.text[25])
    expect(explanation!.observations).toMatchObject([{ value: 214, unit: '人' }])
  })

  it('shows the repair in a damaged file', async () => {
    const { out } = await inEnglish([DAMAGED, '--find', '教师结构'])
    expect(out).toMatch(/repaired here: “.*ǘ┙.*” → /)
  })

  it.each([
    [[], 2, 'USAGE: Give a place with --at, or a word with --find.'],
    [['--at', '3', '--find', '县'], 2, 'USAGE: Give a place with --at, or a word with --find.'],
    [['--find', '县', '--paragraph', '3'], 2, 'USAGE: --paragraph needs --at.'],
    [['--at', 'x'], 2, 'USAGE: --at must be a whole number'],
    [['--at', '99999'], 1, 'OFFSET_OUT_OF_RANGE'],
    [['--at', String(TEXT.indexOf('\n'))], 1, 'OFFSET_NOT_READ'],
    [['--paragraph', '99', '--at', '0'], 1, 'PARAGRAPH_NOT_FOUND'],
    [['--find', '无此词语'], 1, 'WORD_NOT_FOUND'],
  ])('refuses %j', async (options, code, sentence) => {
    const ran = await inEnglish([file, ...options])
    expect([ran.code, ran.out]).toEqual([code, ''])
    expect(ran.err).toContain(sentence)
  })
})

describe('docs/explain.md', () => {
  const [english, chinese] = ['docs/explain.md', 'docs/explain.zh-CN.md'].map((name) =>
    readFileSync(packageFile(name), 'utf8'),
  ) as [string, string]
  const codeIn = (text: string) => /^```sh\n(.*?)^```/ms.exec(text)![1]!.trim()

  it('has a Chinese twin with the same commands and as many rows', () => {
    expect(codeIn(chinese)).toBe(codeIn(english))
    expect(chinese.match(/^\|/gm)).toHaveLength(english.match(/^\|/gm)!.length)
  })

  it('shows commands that are understood', async () => {
    for (const line of codeIn(english).split('\n')) {
      const argv = line.replace('npx zhengmai ', '').replace('report.txt', file).split(' ')
      const { err } = await zhengmai(argv, { ZHENGMAI_LANG: 'en' })
      expect(err, line).not.toContain('USAGE')
    }
  })

  it('names files that are there', () => {
    for (const [, name] of english.matchAll(/`(ingest\/[\w/.-]+)`/g)) readFileSync(packageFile(name!), 'utf8')
  })
})
