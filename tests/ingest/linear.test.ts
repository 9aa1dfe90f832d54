import { describe, expect, it } from 'vitest'
import { sha256 } from '../../graph/ids.ts'
import { createPipeline } from '../../ingest/pipeline.ts'
import { STRESSES } from './stress.ts'

const MEGABYTE = 1_048_576
const pipeline = createPipeline()
const graphOf = (text: string) =>
  pipeline.read({ text, encoding: 'utf-8', hash: sha256(text), source: 'papers/文件.txt' })
const stressOf = new Map(STRESSES)

/** How `npm run bench -- growth` says that time grows with length; here a text that takes its square would not end. */
describe('a megabyte of what makes careless patterns slow', () => {
  it.each(['中', 'a', 'digits'])(
    'of %s on one line is kept whole',
    (name) => {
      const text = stressOf.get(name)!(MEGABYTE)
      const { paragraphs } = graphOf(text)
      expect(paragraphs.map((paragraph) => paragraph.text).join('')).toBe(text)
    },
    120_000,
  )

  it.each(['《', '（（…））', '《《…》》', '“'])('of %s is no text', (name) => {
    expect(() => graphOf(stressOf.get(name)!(MEGABYTE))).toThrow(
      expect.objectContaining({ code: 'DOCUMENT_WITHOUT_TEXT' }),
    )
  })
})

describe('names that no two lines share', () => {
  const LENGTH = 65_536

  // A few of the names are words by chance (不能县).
  it.each([
    ['different schools', 'school', 1],
    ['different people', 'person', 1],
    ['different titles', 'regulation', 2],
    ['different counties', 'place', 1],
  ])(
    'are found: %s',
    (name, kind, each) => {
      const text = stressOf.get(name)!(LENGTH)
      const printed = each * text.trimEnd().split('\n').length
      const found = graphOf(text).mentions.filter((mention) => mention.kind === kind).length
      expect(found).toBeLessThanOrEqual(printed)
      expect(found).toBeGreaterThan(0.99 * printed)
    },
    60_000,
  )
})
