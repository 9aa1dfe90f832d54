import { describe, expect, it } from 'vitest'
import type { Hit } from '../../api/contract.ts'
import { foldHits, groupHits } from '../../web/text/hit-groups.ts'
import { GRAPHS } from './fixture-graph.ts'

/** A hit of a fixture document, with or without words of the query. */
function hit(document: number, paragraph: number, terms: string[]): Hit {
  const { document: whole, paragraphs } = GRAPHS[document]!
  return {
    score: 0.5,
    keyword: null,
    vector: null,
    terms,
    ranges: [],
    paragraph: paragraphs[paragraph]!,
    document: whole,
  }
}

describe('groupHits', () => {
  it('sets hits under their documents, which come in the order of their best hit, and keeps the ranks', () => {
    const groups = groupHits({ hits: [hit(1, 0, ['双减']), hit(0, 0, []), hit(1, 1, [])] })
    expect(
      groups.map(({ document, hits, hasWords }) => [document.title, hits.map(({ rank }) => rank), hasWords]),
    ).toEqual([
      ['蓼河县教育体育局2024年教育工作总结和2025年工作打算', [1, 3], true],
      ['蓼河县教育体育局2025年教育工作总结和2026年工作打算', [2], false],
    ])
  })
})

describe('foldHits', () => {
  const ranksOf = (hits: Hit[]) => {
    const { shown, folded } = foldHits(groupHits({ hits })[0]!)
    return [shown.map(({ rank }) => rank), folded.map(({ rank }) => rank)]
  }

  it('folds hits by meaning alone where others have the words', () => {
    expect(ranksOf([hit(0, 0, ['双减']), hit(0, 1, []), hit(0, 2, ['双减'])])).toEqual([[1, 3], [2]])
  })

  it('shows the best hit though it has no words', () => {
    expect(ranksOf([hit(0, 0, []), hit(0, 1, ['双减']), hit(0, 2, [])])).toEqual([[1, 2], [3]])
  })

  it('shows five with words, and three where there are none', () => {
    const six = [0, 1, 2, 3, 4, 5]
    expect(ranksOf(six.map((at) => hit(0, at, ['双减'])))).toEqual([[1, 2, 3, 4, 5], [6]])
    expect(ranksOf(six.map((at) => hit(0, at, [])))).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
  })
})
