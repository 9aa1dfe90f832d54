import { describe, expect, it } from 'vitest'
import { meanDirection, piecesOf } from '../../../graph/language/embedding-text.ts'

describe('piecesOf', () => {
  it('keeps a usual paragraph in one piece', () => {
    expect(piecesOf('县教体局稳妥推进“县管校聘”改革。')).toEqual(['县教体局稳妥推进“县管校聘”改革。'])
  })

  it('writes letters small and half-width, digits half-width, and leaves full-width marks', () => {
    expect(piecesOf('２０２５年，ＡI进课堂（Windows１１）')).toEqual(['2025年，ai进课堂（windows11）'])
  })

  it('gives one empty piece for an empty text', () => {
    expect(piecesOf('')).toEqual([''])
  })

  it('puts a mark in place of half a character', () => {
    expect(piecesOf('双\ud800减')).toEqual(['双\ufffd减'])
  })

  it('cuts a long text after whole sentences, closing quotes with them', () => {
    const sentence = `${'推'.repeat(297)}！”`
    expect(piecesOf(sentence.repeat(3))).toEqual([sentence, sentence, sentence])
  })

  it('puts short sentences together as long as they fit', () => {
    const sentence = `${'落实双减政策'.repeat(4)}。`
    expect(piecesOf(sentence.repeat(40)).map(({ length }) => length)).toEqual([475, 475, 50])
  })

  it('cuts a sentence that is too long at its commas', () => {
    const clause = `${'推'.repeat(199)}，`
    expect(piecesOf(clause.repeat(4)).map(({ length }) => length)).toEqual([400, 400])
  })

  it('cuts a text without marks between characters', () => {
    const pieces = piecesOf(`推${'𠮷'.repeat(500)}`)
    expect(pieces.map(({ length }) => length)).toEqual([479, 480, 42])
    expect(pieces.join('')).not.toMatch(/\p{Surrogate}/u)
  })

  it('loses nothing up to fifteen thousand characters and stops there', () => {
    const text = Array.from({ length: 1000 }, (_, i) => `第${i}条内容，`).join('')
    expect(piecesOf(text).join('')).toBe(text)
    expect(piecesOf('减'.repeat(1_000_000)).join('')).toHaveLength(15_360)
  })
})

describe('meanDirection', () => {
  it('is the unit vector between, nearer to what weighs more', () => {
    const [x, y] = meanDirection([Float32Array.of(1, 0), Float32Array.of(0, 1)], [400, 300])
    expect(x).toBeCloseTo(0.8)
    expect(y).toBeCloseTo(0.6)
  })
})
