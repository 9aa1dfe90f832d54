import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toSource } from '../../graph/text/source-map.ts'
import { createFolder } from '../../ingest/fold.ts'
import { describeWith, REAL_DOCUMENTS, SHARED } from '../needs.ts'

const REAL = path.join(SHARED, 'real')

const fold = createFolder()
const folded = (text: string): string => fold(text).text

describe('Folding', () => {
  it.each([
    ['traditional characters', '岳陽縣教育體育工作會議召開', '岳阳县教育体育工作会议召开'],
    ['著 where it means 着', '承載著全縣人民的期望，成效顯著', '承载着全县人民的期望，成效显著'],
    [
      'full-width digits, letters and signs',
      '累计不少于８０学时，占１．５％，ＡＢ卷，2＋1项目',
      '累计不少于80学时，占1.5%，AB卷，2+1项目',
    ],
    [
      'half-width marks between Chinese',
      '会议召开,总结成绩;部署工作:一是教育?',
      '会议召开，总结成绩；部署工作：一是教育？',
    ],
    ['half-width marks between Chinese and digits', '2月8日,全县15所,比2023年', '2月8日，全县15所，比2023年'],
    ['both brackets of a pair when either is Chinese', '实有面积(km2)达12(注)', '实有面积（km2）达12（注）'],
    ['brackets around a number behind Chinese', '国发(2021)33号', '国发（2021）33号'],
    ['spaces at quotes and marks', '深化 “红润课堂” 党建 ,举办 《规定》 讲座', '深化“红润课堂”党建，举办《规定》讲座'],
    ['single spaces between Chinese and digits', '提高11.79 分，落实 20 条', '提高11.79分，落实20条'],
    ['words spaced out to a width', '第一章　总　　则\n召 集 人：吕　鸿', '第一章　总则\n召集人：吕鸿'],
    ['line breaks of every kind', '一\r\n二\r三\f四\u2028五', '一\n二\n三\n四\n五'],
    ['no-break spaces', '11.79\u00a0分', '11.79分'],
    ['HTML entities, however often escaped', '体育&quot;2+1&quot;，&amp;ldquo;美育&amp;rdquo;', '体育"2+1"，“美育”'],
  ])('gives one form to %s', (_, before, after) => {
    expect(folded(before)).toBe(after)
  })

  it.each([
    ['marks between digits', '投入1,547万元，12:30开始'],
    ['English sentences', 'Schools, teachers (and pupils): what next?'],
    ['simplified text with a rare traditional character', '关于陳强等同志职务任免的通知，显著，专著，乾县'],
    ['spaces between words', '省长 罗东川\n第一条 为了规范办学\n一等奖 张三丰 李四光'],
    ['columns of a table', '学校\t人数\n县一中   300'],
    ['ideographic indents', '　　各县教育局'],
    ['lone surrogates and private characters', '县\ud800三\udc00中\ue000'],
    ['nothing', ''],
  ])('leaves %s alone', (_, text) => {
    expect(folded(text)).toBe(text)
    expect(fold(text).map).toHaveLength(text === '' ? 0 : 1)
  })

  it('leads back to the text given', () => {
    const text = '縣教體局\r\n提高11.79 分,見 “通知”'
    const { text: clean, map } = fold(text)
    expect(clean).toBe('县教体局\n提高11.79分，见“通知”')
    const range = (part: string) => {
      const { start, end } = toSource(map, clean.indexOf(part), clean.indexOf(part) + part.length)
      return text.slice(start, end)
    }
    expect(range('县教体局')).toBe('縣教體局')
    expect(range('\n')).toBe('\r\n')
    expect(range('79分，见“')).toBe('79 分,見 “')
    expect(range('通知')).toBe('通知')
  })

  const fragment = fc.constantFrom(
    ...['县一中', '縣', '會議', '著', '显著', '2024', '年', '分', 'GDP', 'a', '１', '％', ' ', '  ', '　', '\t'],
    ...[
      ',',
      ';',
      ':',
      '?',
      '!',
      '(',
      ')',
      '，',
      '（',
      '）',
      '。',
      '、',
      '“',
      '”',
      '《',
      '》',
      '\n',
      '\r',
      '&quot;',
      '&amp;',
    ],
    ...['𠮷', '\ud800', '\u00a0', '\u200b', '.'],
  )

  // Without 乾, which OpenCC keeps in the traditional 乾縣 and would change in 乾县, were a text that short given twice.
  it('changes nothing in a folded text', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 24 }), (fragments) => {
        const once = folded(fragments.join(''))
        expect(folded(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })

  it('maps every character to a source of the text given, in order', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 24 }), (fragments) => {
        const text = fragments.join('')
        const { text: clean, map } = fold(text)
        expect(map.at(-1)?.end ?? 0).toBe(clean.length)
        let last = 0
        for (let i = 0; i < clean.length; i++) {
          const { start, end } = toSource(map, i, i + 1)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = start
        }
      }),
    )
  })

  describeWith(REAL_DOCUMENTS, 'of real documents', () => {
    const files = REAL_DOCUMENTS.isHere ? readdirSync(REAL, { recursive: true, encoding: 'utf8' }) : []
    const texts = files
      .filter((file) => file.endsWith('.txt') && !file.includes('county'))
      .map((file) => readFileSync(path.join(REAL, file), 'utf8'))

    it('changes no Chinese character of a simplified text', () => {
      const han = (text: string) => text.replace(/\P{Script=Han}/gu, '')
      for (const text of texts) expect(han(folded(text))).toBe(han(text))
    })

    it('changes nothing the second time', () => {
      for (const text of texts) expect(folded(folded(text))).toBe(folded(text))
    })
  })
})
