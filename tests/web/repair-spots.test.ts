import { describe, expect, it } from 'vitest'
import { repairSpots } from '../../web/text/repair-spots.ts'
import type { Paragraph, Repair } from '../../web/vocabulary.ts'
import { GRAPHS } from './fixture-graph.ts'

const repair = (start: number, end: number): Repair => ({
  id: 'rep_0',
  documentId: 'doc_0',
  kind: 'misaligned',
  rule: { id: 'half-width-mark', version: 1 },
  start,
  end,
  original: '?',
  replacement: '',
  evidence: '',
  gain: 20,
  droppedBytes: 0,
  forwardProved: true,
})

const paragraph = (id: string, text: string, map: Paragraph['map']): Paragraph => ({
  id,
  documentId: 'doc_0',
  ordinal: 0,
  role: 'body',
  headings: [],
  text,
  map,
})

describe('repairSpots', () => {
  it('shows repairs at the words that were repaired, and removals at the character before', () => {
    const { paragraphs, repairs } = GRAPHS.find(({ document }) => document.title === '松荫镇中心小学校园餐公示')!
    const shown = repairSpots(paragraphs, repairs).map(({ paragraphId, start, end }) => {
      const { text } = paragraphs.find(({ id }) => id === paragraphId)!
      return text.slice(start, end)
    })
    expect(shown).toEqual(['集中采购', '生'])
  })

  it('cuts a repair to the part that a paragraph holds', () => {
    const kept = paragraph('par_a', '规模化应用', [{ start: 0, end: 5, sourceStart: 10, sourceEnd: 15 }])
    expect(repairSpots([kept], [repair(13, 40)])).toMatchObject([{ paragraphId: 'par_a', start: 3, end: 5 }])
  })

  it('marks the first character when what stood before it was taken out', () => {
    const kept = paragraph('par_a', '（一）办学', [{ start: 0, end: 5, sourceStart: 3, sourceEnd: 8 }])
    expect(repairSpots([kept], [repair(2, 3)])).toMatchObject([{ start: 0, end: 1 }])
  })

  it('leaves out repairs in lines that no paragraph holds', () => {
    const kept = paragraph('par_a', '办学', [{ start: 0, end: 2, sourceStart: 100, sourceEnd: 102 }])
    expect(repairSpots([kept], [repair(5, 9)])).toEqual([])
  })
})
