import { describe, expect, it } from 'vitest'
import { nearestName } from '../../api/cli/nearest-name.ts'
import { columns, widthOf } from '../../api/cli/width.ts'

describe('widthOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['县管校聘', 8],
    ['“双减”', 6],
    ['2024年', 6],
    ['（一）', 6],
    ['ＡＢ', 4],
    ['𠮷野', 4],
    ['e\u0301', 1],
    ['한국', 4],
  ])('of %j is %i columns', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })
})

describe('columns', () => {
  it('stand below each other whatever the script', () => {
    expect(
      columns([
        ['县教体局', 'agency', '石渡县'],
        ['GDP', 'metric', '—'],
      ]),
    ).toEqual(['县教体局  agency  石渡县', 'GDP       metric  —'])
  })
})

describe('nearestName', () => {
  it.each([
    ['serach', 'search'],
    ['sea', 'search'],
    ['ingset', 'ingest'],
    ['modle', 'model'],
    ['docter', 'doctor'],
    ['start', 'start'],
    ['x', null],
    ['xyzzy', null],
    ['', null],
  ])('of %j is %j', (typed, name) => {
    expect(nearestName(typed, ['start', 'ingest', 'search', 'model', 'doctor'])).toBe(name)
  })
})
