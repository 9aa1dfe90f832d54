import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openUserLexicon } from '../../ingest/lexicon/open-user-lexicon.ts'
import { parseUserLexicon } from '../../ingest/lexicon/user-lexicon.ts'
import { wordsIn } from '../../ingest/lexicon/words-in.ts'

const parse = (text: string) => parseUserLexicon(text, 'my-lexicon.txt')
const found = (lexicon: string, text: string) =>
  parse(lexicon)
    .find(text)
    .map(({ start, end, value }) => `${text.slice(start, end)}/${value.kind}`)

describe("a user's lexicon", () => {
  it('parts its columns by spaces, a tab or a comma, and keeps what a canonical name holds', () => {
    const lines = [
      '青一中 school 青禾县第一中学',
      '暖心食堂\tprogram',
      '县局，机构，青禾县教育体育局',
      'STEM课 项目 STEM 课程, 第二期',
    ]
    expect(parse(lines.join('\n')).words).toEqual([
      { word: '青一中', kind: 'school', canonical: '青禾县第一中学' },
      { word: '暖心食堂', kind: 'program', canonical: null },
      { word: '县局', kind: 'agency', canonical: '青禾县教育体育局' },
      { word: 'STEM课', kind: 'program', canonical: 'STEM 课程, 第二期' },
    ])
  })

  it('passes over comments, empty lines, a byte order mark and Windows line ends', () => {
    expect(parse('\ufeff# ours\r\n\r\n青一中 学校 # our school\r\n').words).toEqual([
      { word: '青一中', kind: 'school', canonical: null },
    ])
  })

  it.each([
    ['青一中', 1, 'WORD KIND [CANONICAL NAME]'],
    ['# ours\n\n青一中 building', 3, 'school (学校)'],
    ['校 school', 1, 'single character'],
    ['一中全会 - 第一中学', 1, 'never a mention'],
    ['青一中 school\n暖心食堂 program\n青一中 agency', 3, 'line 1'],
  ])('says which line is wrong and why: %j', (text, line, why) => {
    const say = () => parse(text)
    expect(say).toThrow(expect.objectContaining({ code: 'LEXICON_INVALID' }))
    expect(say).toThrow(`Line ${line} of the lexicon "my-lexicon.txt"`)
    expect(say).toThrow(why)
  })

  it('finds the longest word at each place, and words that are none in front of those inside them', () => {
    expect(found('一中 school\n一中全会 -', '二十届一中全会后，一中召开大会')).toEqual(['一中全会/null', '一中/school'])
    expect(found('全会 program\n一中全会 -', '一中全会')).toEqual(['一中全会/null'])
    expect(found('暖心食堂 program\n暖心食堂行动 program', '实施暖心食堂行动，建暖心食堂')).toEqual([
      '暖心食堂行动/program',
      '暖心食堂/program',
    ])
  })

  it('has another version when its words say something else, and the same when only comments differ', () => {
    const { version } = parse('青一中 school')
    expect(version).toMatch(/^[0-9a-f]{8}$/)
    expect(parse('# a\n青一中\t学校').version).toBe(version)
    expect(parse('青一中 agency').version).not.toBe(version)
    expect(parse('# nothing').version).toBe('')
  })
})

it('finds words in a time that goes with the length of the text, not of the list', () => {
  const words = new Map(
    Array.from({ length: 40_000 }, (_, i) => [`${String.fromCharCode(0x4e00 + (i % 20_000))}县${i}`, i]),
  )
  expect(wordsIn(words)('县'.repeat(1_000_000))).toEqual([])
  expect(wordsIn(words)(`在${[...words.keys()][31_234]}，`).map(({ value }) => value)).toEqual([31_234])
})

describe('an open lexicon', () => {
  let folder: string
  let file: string
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] })
    folder = mkdtempSync(path.join(os.tmpdir(), 'zhengmai-lexicon-'))
    file = path.join(folder, 'my-lexicon.txt')
  })
  afterEach(() => {
    vi.useRealTimers()
    rmSync(folder, { recursive: true })
  })

  const later = () => vi.advanceTimersByTime(2000)

  it('is read again when the file has come, changed or gone, without being opened again', () => {
    const lexicon = openUserLexicon({ file, mustExist: false })
    expect(lexicon().words).toEqual([])
    writeFileSync(file, '青一中 school')
    later()
    expect(lexicon().words.map(({ word }) => word)).toEqual(['青一中'])
    writeFileSync(file, '青二中 school')
    utimesSync(file, new Date(0), new Date(0))
    later()
    expect(lexicon().words.map(({ word }) => word)).toEqual(['青二中'])
    rmSync(file)
    later()
    expect(lexicon().words).toEqual([])
  })

  it('says that a file is missing which was asked for', () => {
    expect(() => openUserLexicon({ file, mustExist: true })).toThrow(
      expect.objectContaining({ code: 'PATH_NOT_FOUND' }),
    )
  })

  it('says what is wrong with a change for as long as it is wrong', () => {
    writeFileSync(file, '青一中 school')
    const lexicon = openUserLexicon({ file, mustExist: true })
    writeFileSync(file, '青一中 school of the county')
    later()
    expect(lexicon().words[0]!.canonical).toBe('of the county')
    writeFileSync(file, '青一中')
    later()
    expect(lexicon).toThrow(expect.objectContaining({ code: 'LEXICON_INVALID' }))
    expect(lexicon).toThrow(expect.objectContaining({ code: 'LEXICON_INVALID' }))
    writeFileSync(file, '青一中 学校')
    expect(lexicon().words).toHaveLength(1)
  })
})
