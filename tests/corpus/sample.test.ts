import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeWith, REAL_DOCUMENTS } from '../needs.ts'

const CORPUS = new URL('../../corpus/', import.meta.url)
const LABELLED = new URL('../../../shared/gold/passages/', import.meta.url)
const DAMAGED = 'sample/箬溪县教育工作报告2024.txt'
const GB18030 = 'sample/蓼河县转发课后服务通知.txt'
const INVENTED_NUMBER = /[砚槐蓼箬]\p{Script=Han}{1,4}〔\d{4}〕\d+号/gu

const readme = readFileSync(new URL('README.md', CORPUS), 'utf8')

/** The rows of the table of documents in the README. */
const listed = [...readme.matchAll(/^\| `(sample[^`]*)` \|[^|]*\| ([^|]+) \| ([^|]+) \|/gm)].map((row) => ({
  file: row[1]!,
  number: row[2] === '—' ? null : row[2]!,
  date: row[3]!,
}))

const bytesOf = (file: string) => readFileSync(new URL(encodeURI(file), CORPUS))

const isUtf8 = (bytes: Uint8Array) => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const textOf = (file: string) => {
  const bytes = bytesOf(file)
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { fatal: true }).decode(bytes)
}

/** Everything but the damaged file, whose clean original is in the list too. */
const readable = listed.filter(({ file }) => file !== DAMAGED)

describe('corpus/sample', () => {
  it('holds exactly the files that its README lists', () => {
    const found = ['sample', 'sample-truth'].flatMap((folder) =>
      readdirSync(new URL(`${folder}/`, CORPUS)).map((name) => `${folder}/${name}`.normalize('NFC')),
    )
    expect(listed.map(({ file }) => file).sort()).toEqual(found.sort())
    expect(found.filter((file) => file.startsWith('sample/'))).toHaveLength(14)
  })

  it.each(listed)('has the length of a real document: $file', ({ file }) => {
    const characters = [...textOf(file)].length
    expect(characters).toBeGreaterThanOrEqual(1500)
    expect(characters).toBeLessThanOrEqual(4500)
  })

  it.each(readable)('prints the number and the date that the README gives: $file', ({ file, number, date }) => {
    const text = textOf(file)
    if (number) expect(text.slice(0, 120)).toContain(number)
    const [year, month, day] = date.split('-').map(Number)
    const printed = [date, `${year}年${month}月${day}日`, '二〇二三年九月一日']
    expect(printed.some((form) => text.includes(form))).toBe(true)
  })

  it('has one document in GB18030 that is not valid UTF-8 and holds characters outside GBK', () => {
    expect(listed.filter(({ file }) => !isUtf8(bytesOf(file))).map(({ file }) => file)).toEqual([GB18030])
    expect(textOf(GB18030)).toContain('方𫖯（散打）')
    expect(textOf(GB18030)).toContain('龚䶮（竹编）')
  })

  it('has one damaged document with the six misaligned spots that the README names', () => {
    const damaged = textOf(DAMAGED)
    for (const spot of [
      '。ǘ┙處(shī)',
      '規(guī);瘧(yīng)用',
      '新?shēng)r代',
      '學(xué)?倓(wù)',
      '學(xué)?己嗽u(píng)',
      '管理?xiàng)l(tiáo)例',
    ]) {
      expect(damaged.split(spot)).toHaveLength(2)
      expect(readme).toContain(spot)
    }
    expect(damaged.match(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\)/g)!.length).toBeGreaterThan(350)
    expect(textOf(DAMAGED.replace('sample/', 'sample-truth/'))).not.toMatch(/[a-z]\)|。ǘ/)
  })

  it('cites only document numbers of its own world that it holds or names as missing on purpose', () => {
    const own = listed.flatMap(({ number }) => (number ? [number] : []))
    const [missingLine] = readme.match(/^Cited but missing on purpose:[^.]+\./m)!
    const missing = [...missingLine.matchAll(INVENTED_NUMBER)].map(([number]) => number)
    const cited = new Set(readable.flatMap(({ file }) => textOf(file).match(INVENTED_NUMBER) ?? []))
    expect([...cited].filter((number) => !own.includes(number) && !missing.includes(number))).toEqual([])
    expect(missing.filter((number) => !cited.has(number) || own.includes(number))).toEqual([])
  })

  it('repeals a document that it holds, so that "in force on a day" has something to answer', () => {
    expect(textOf('sample/槐津市课后服务管理办法.txt')).toContain('（槐教发〔2023〕18号）同时废止')
    expect(textOf('sample/槐津市课后服务通知.txt')).toContain('自2023年9月1日起施行')
  })

  it('keeps the figures that contradict each other on purpose', () => {
    expect(textOf('sample/蓼河县教育工作报告2024.txt')).toContain('交流轮岗教师158人')
    expect(textOf('sample/蓼河县督导反馈意见2024.txt')).toContain('实际认定149人')
    expect(textOf('sample/蓼河县教育工作报告2024.txt')).toContain('义务教育专任教师3126人')
    expect(textOf('sample/槐津市教育统计公报2024.txt')).toContain('蓼河县\t24\t11\t5\t22145\t12308\t3098\t96.5')
  })
})

describeWith(REAL_DOCUMENTS, 'corpus/sample against the labelled passages', () => {
  it('names no place that stands in them', () => {
    const Passage = z.object({ mentions: z.array(z.object({ type: z.string(), surface: z.string() })) })
    const places = readdirSync(LABELLED).flatMap((name) =>
      Passage.parse(JSON.parse(readFileSync(new URL(name, LABELLED), 'utf8')))
        .mentions.filter(({ type }) => type === 'place')
        .map(({ surface }) => surface),
    )
    const text = readable.map(({ file }) => textOf(file)).join('\n')
    expect(places.length).toBeGreaterThan(20)
    expect([...new Set(places)].filter((place) => text.includes(place))).toEqual([])
  })
})
