import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldForSearch } from '../../../graph/text/normalize.ts'
import { indexOf, sheetOf } from './index-data.ts'

const SAMPLE = new URL('../../../corpus/sample/', import.meta.url)

/** Every line of the sample corpus that is UTF-8. */
const sampleLines = readdirSync(SAMPLE)
  .map((name) => readFileSync(new URL(name, SAMPLE), 'utf8'))
  .filter((text) => !text.includes('\ufffd'))
  .flatMap((text) => text.split(/\r?\n/))
  .map((line) => line.trim())
  .filter((line) => line.length > 1)

describe('keyword search', () => {
  describe('on the sample corpus', () => {
    let index: Awaited<ReturnType<typeof indexOf>>
    beforeAll(async () => {
      index = await indexOf(sheetOf(...sampleLines))
    })

    /** A run of two or more units of some line that is not blank. */
    const run = fc
      .tuple(fc.constantFrom(...sampleLines), fc.nat(), fc.nat())
      .map(([line, from, length]) => {
        const start = from % (line.length - 1)
        return line.slice(start, start + 2 + (length % (line.length - start - 1)))
      })
      .filter((text) => text.trim().length > 1)

    it('finds every paragraph that holds a run of two or more characters, before any other', () => {
      fc.assert(
        fc.property(run, (text) => {
          const holds = (line: string) => foldForSearch(line).includes(foldForSearch(text.trim()))
          const holders = sampleLines.filter(holds)
          const { texts } = index.search(text, 100)
          expect(texts.slice(0, holders.length).every(holds)).toBe(true)
          expect(texts.length).toBeGreaterThanOrEqual(Math.min(holders.length, 100))
        }),
        { numRuns: 400 },
      )
    })

    it('marks something in every paragraph that it finds, within its text, ascending and apart', () => {
      fc.assert(
        fc.property(run, (text) => {
          for (const { ranges } of index.search(text, 3).candidates.slice(0, 1)) {
            expect(ranges.length).toBeGreaterThan(0)
            const bounds = ranges.flat()
            expect(bounds).toEqual([...new Set(bounds)].toSorted((a, b) => a - b))
          }
        }),
      )
    })

    it('takes any string', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
          for (const { score } of index.search(text).candidates) {
            expect(score).toBeGreaterThanOrEqual(0)
            expect(score).toBeLessThanOrEqual(1)
          }
        }),
      )
    })
  })

  it('puts holders of the whole query first when grams alone are found more often than it looks', async () => {
    const scraps = Array.from({ length: 150 }, (_, i) => `校园餐饮服务与园餐管理，校园餐桌第${i}号`)
    const holders = Array.from(
      { length: 3 },
      (_, i) => `全县第${i}次部署，对各校的校园餐管理开展检查，并就其余各项工作一并作出安排，要求各单位认真落实`,
    )
    const index = await indexOf(sheetOf(...scraps, ...holders))
    expect(index.search('校园餐管理', 3).texts.toSorted()).toEqual(holders.toSorted())
  })

  it('finds one character', async () => {
    const index = await indexOf(sheetOf('建设乡镇幼儿园8所。', '扩大优质学位供给。'))
    expect(index.search('园').marked).toEqual(['建设乡镇幼儿[园]8所。'])
  })

  it('ignores case and width', async () => {
    const index = await indexOf(sheetOf('把AI引进课堂的试点学校。', '印发国发〔2021〕33号文件。'))
    expect(index.search('ai引进').marked).toEqual(['把[AI引进]课堂的试点学校。'])
    expect(index.search('ＡＩ').marked).toEqual(['把[AI]引进课堂的试点学校。'])
    expect(index.search('[２０２１]33').marked).toEqual(['印发国发[〔2021〕33]号文件。'])
  })

  it('finds marks when there is nothing else to find', async () => {
    const index = await indexOf(sheetOf('招聘教师25人；调入52人', '招聘教师25人'))
    expect(index.search('；').marked).toEqual(['招聘教师25人[；]调入52人'])
  })

  it('finds halves of a surrogate pair and the pair', async () => {
    const index = await indexOf(sheetOf('𠮷林路小学', '槐津路小学'))
    expect(index.search('𠮷').marked).toEqual(['[𠮷]林路小学'])
    expect(index.search('\ud842').texts).toEqual(['𠮷林路小学'])
  })

  it('finds nothing for a blank query', async () => {
    const index = await indexOf(sheetOf('稳妥推进“县管校聘”改革。'))
    for (const blank of ['', ' ', '\n\t　']) {
      const { candidates, keywordMatches } = index.search(blank)
      expect({ candidates, keywordMatches }).toEqual({ candidates: [], keywordMatches: 0 })
    }
  })

  it('survives a query of ten thousand characters', async () => {
    const index = await indexOf(sheetOf('稳妥推进“县管校聘”改革。'))
    expect(index.search('县管校聘改革'.repeat(2000)).texts).toEqual(['稳妥推进“县管校聘”改革。'])
  })

  it('ranks a paragraph higher the rarer the words that it shares with the query', async () => {
    const common = Array.from({ length: 20 }, (_, i) => `第${i}小学加强教师培训。`)
    const index = await indexOf(sheetOf(...common, '优化教师轮岗办法。'))
    expect(index.search('轮岗教师').texts[0]).toBe('优化教师轮岗办法。')
  })

  it('orders equals by id', async () => {
    const index = await indexOf(sheetOf(...Array.from({ length: 5 }, () => '落实双减')))
    const ids = index.search('双减').candidates.map(({ paragraphId }) => paragraphId)
    expect(ids).toEqual(ids.toSorted())
    expect(ids).toHaveLength(5)
  })

  describe('counts as matches', () => {
    const lines = [
      '推进中小学校园餐专项整治，县市场监管局负责抽检。',
      '学校应当执行收费公示制度。',
      '2023年招聘教师25人。',
      '2024年招聘教师30人。',
      '完善美育课程。',
      '加强教师培训。',
      '加强学校体育工作。',
    ]
    const count = async (text: string) => (await indexOf(sheetOf(...lines))).search(text).keywordMatches

    it('paragraphs that hold the greater part of a question, whatever asks in it', async () => {
      expect(await count('谁负责校园餐')).toBe(1)
    })

    it('paragraphs that hold one of several words', async () => {
      expect(await count('课后服务 收费')).toBe(1)
    })

    it('no paragraph that shares only a common word with a coined name', async () => {
      expect(await count('霍格沃茨魔法学校')).toBe(0)
    })

    it('no other number than the one asked for', async () => {
      expect(await count('2024')).toBe(1)
      expect(await count('2025')).toBe(0)
    })
  })

  describe('marks', () => {
    const marked = async (text: string, ...lines: string[]) => (await indexOf(sheetOf(...lines))).search(text).marked

    it('the longest pieces of the query, not the characters in between', async () => {
      expect(await marked('双减的落实情况', '全力推进“双减”落地，各校的落实情况纳入督导。')).toEqual([
        '全力推进“[双减]”落地，各校的[落实情况]纳入督导。',
      ])
    })

    it('whole words of the query where two of its words meet', async () => {
      const others = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? `美育课程第${i}讲` : `教师培训第${i}期`))
      const [first] = await marked('美育教师', '配齐美育教师，改进体育教学。', ...others)
      expect(first).toBe('配齐[美育教师]，改进体育教学。')
    })

    it('no part of a number', async () => {
      expect(await marked('2024年招聘', '2023年面向社会招聘教师25人。')).toEqual(['2023年面向社会[招聘]教师25人。'])
    })
  })
})
