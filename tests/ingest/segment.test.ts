import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segment } from '../../ingest/segment.ts'

const words = (text: string) => segment(text).map(({ word, tag }) => `${word}/${tag}`)

describe('segmenting a paragraph', () => {
  it('keeps titles, document numbers, dates and quantities in one piece', () => {
    expect(words('2024年，按照《关于印发〈家长学校工作规范〉的通知》（苇教发〔2024〕5号），投入1.547亿元。')).toEqual([
      '2024年/time',
      '，/x',
      '按照/p',
      '《关于印发〈家长学校工作规范〉的通知》/title',
      '（/x',
      '苇教发〔2024〕5号/docnum',
      '）/x',
      '，/x',
      '投入/v',
      '1.547亿元/quantity',
      '。/x',
    ])
  })

  it('takes no verb into a document number', () => {
    expect(words('根据国办发〔2015〕71号')).toEqual(['根据/p', '国办发〔2015〕71号/docnum'])
  })

  it('knows words of the field and divisions', () => {
    const text = segment('岳阳县教体局推进县管校聘')
    expect(text.map(({ word }) => word)).toEqual(['岳阳县', '教体局', '推进', '县管校聘'])
    expect(text[0]?.tag).toBe('ns')
  })

  it('leaves white space out and keeps the offsets of everything else', () => {
    expect(
      segment('省长 王某')
        .map(({ start, end }) => [start, end])
        .at(-1),
    ).toEqual([3, 5])
  })

  it('gives words that are exactly the text between their offsets, whatever the text', () => {
    const pieces = fc.constantFrom(
      '县一中',
      '𠮷',
      '《',
      '》',
      '12.5%',
      '\ud800',
      ' ',
      '〔2024〕3号',
      'abc',
      '，',
      '教育',
      '\t',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        const tokens = segment(text)
        let end = 0
        for (const token of tokens) {
          expect(text.slice(token.start, token.end)).toBe(token.word)
          expect(text.slice(end, token.start).trim()).toBe('')
          end = token.end
        }
        expect(text.slice(end).trim()).toBe('')
      }),
    )
  })
})
