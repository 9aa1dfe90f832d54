import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldForSearch } from '../../graph/text/normalize.ts'

describe('folding for search', () => {
  it('makes letters small and wide characters narrow', () => {
    expect(foldForSearch('ＡＩ　Ａ１Windows２０２５（试行）')).toBe('ai a1windows2025(试行)')
  })

  it('takes brackets, quotes and dashes that look alike for the same', () => {
    expect(foldForSearch('国发〔2021〕33号“双减”—2025')).toBe('国发[2021]33号"双减"-2025')
  })

  it('leaves marks that mean different things apart', () => {
    expect(foldForSearch('《条例》、。')).toBe('《条例》、。')
  })

  it('keeps every unit in its place, for any string', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units)
        const folded = foldForSearch(text)
        expect(folded.length).toBe(text.length)
        for (let i = 0; i < text.length; i++) expect(folded[i]).toBe(foldForSearch(text[i]!))
      }),
    )
  })

  it('changes nothing that it has folded', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const folded = foldForSearch(String.fromCharCode(...units))
        expect(foldForSearch(folded)).toBe(folded)
      }),
    )
  })
})
