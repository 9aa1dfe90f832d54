import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../../graph/model.ts'
import { checkGraph } from '../../../graph/store/check.ts'
import { documentGraph, entity } from '../../builders.ts'

const bureau = entity('agency', '石渡县教育体育局', { aliases: ['县教体局'] })
const town = entity('place', '𠮷田镇')
const reform = entity('program', '“县管校聘”改革')

const good = (): DocumentGraph =>
  documentGraph({
    lines: [
      '石渡县2024年教育工作总结',
      '县教体局在𠮷田镇推进“县管校聘”改革，交流教师214人。',
      '县教体局继续推进“县管校聘”改革。',
    ],
    entities: [town],
    relations: [
      { subject: bureau, object: reform, quote: '县教体局在𠮷田镇推进“县管校聘”改革' },
      { subject: bureau, object: reform, quote: '继续推进“县管校聘”改革' },
    ],
    observations: [{ metric: entity('metric', '交流教师'), subject: bureau, figure: '214人', quote: '交流教师214人' }],
    repairs: [{ start: 3, end: 7 }],
  })

const MISMATCH = 'EVIDENCE_MISMATCH'
const INCONSISTENT = 'GRAPH_INCONSISTENT'
const INVALID = 'GRAPH_INVALID'

const set = <T extends object>(target: T, change: Partial<T>) => Object.assign(target, change)

const codeOf = (graph: DocumentGraph): string | null => {
  try {
    checkGraph(graph)
    return null
  } catch (thrown) {
    return (thrown as { code: string }).code
  }
}

/** The graph with one change. */
function changed(change: (graph: DocumentGraph) => unknown): DocumentGraph {
  const graph = good()
  change(graph)
  return graph
}

describe('The evidence contract', () => {
  it('lets a consistent graph pass', () => {
    expect(codeOf(good())).toBeNull()
    expect(codeOf(documentGraph())).toBeNull()
  })

  it.each<[string, string, (graph: DocumentGraph) => unknown]>([
    ['a quote of other words', MISMATCH, (g) => set(g.relations[0]!.evidence, { quote: '县教体局取消改革' })],
    ['a quote at another place', MISMATCH, (g) => set(g.relations[0]!.evidence, { start: 1 })],
    [
      'a quote in another paragraph',
      MISMATCH,
      (g) => set(g.relations[0]!.evidence, { paragraphId: g.paragraphs[2]!.id }),
    ],
    [
      'a quote beyond the end',
      MISMATCH,
      (g) => set(g.relations[1]!.evidence, { start: 4, end: 99, quote: '继续推进“县管校聘”改革。' }),
    ],
    ['a surface of other words', MISMATCH, (g) => set(g.mentions[1]!, { surface: '市教体局' })],
    [
      'a surface that cuts a character in half',
      MISMATCH,
      (g) => set(g.mentions[2]!, { start: 6, surface: '𠮷田镇'.slice(1) }),
    ],
    ['an observation’s false quote', MISMATCH, (g) => set(g.observations[0]!.evidence, { quote: '交流教师215人' })],
    ['a figure outside the paragraph', MISMATCH, (g) => set(g.observations[0]!.figure, { start: 90, end: 94 })],
    ['a figure that ends before it starts', MISMATCH, (g) => set(g.observations[0]!.figure, { start: 5, end: 4 })],
    ['a repair of other words', MISMATCH, (g) => set(g.repairs[0]!, { original: '二〇二四' })],
    [
      'an edited paragraph',
      MISMATCH,
      (g) => set(g.paragraphs[1]!, { text: g.paragraphs[1]!.text.replace('214', '241') }),
    ],
    ['a paragraph that is missing', INCONSISTENT, (g) => g.paragraphs.pop()],
    [
      'an entity that is missing',
      INCONSISTENT,
      (g) => set(g, { entities: g.entities.filter(({ id }) => id !== reform.id) }),
    ],
    [
      'the document’s own entity missing',
      INCONSISTENT,
      (g) => set(g.document, { entityId: entity('regulation', '别的').id }),
    ],
    ['the document as another kind of thing', INCONSISTENT, (g) => set(g.document, { entityId: bureau.id })],
    ['a metric that is none', INCONSISTENT, (g) => set(g.observations[0]!, { metricId: bureau.id })],
    [
      'a subject that is missing',
      INCONSISTENT,
      (g) => set(g.observations[0]!, { subjectId: entity('school', '县一中').id }),
    ],
    ['a mention of another kind than its entity', INCONSISTENT, (g) => set(g.mentions[1]!, { kind: 'school' })],
    [
      'a mention of another document',
      INCONSISTENT,
      (g) => set(g.mentions[0]!, { documentId: documentGraph().document.id }),
    ],
    [
      'a paragraph of another document',
      INCONSISTENT,
      (g) => set(g.paragraphs[0]!, { documentId: documentGraph().document.id }),
    ],
    ['two paragraphs with one id', INVALID, (g) => set(g.paragraphs[2]!, { id: g.paragraphs[1]!.id })],
    ['paragraphs out of order', INVALID, (g) => g.paragraphs.reverse()],
    ['a source map with a gap', INVALID, (g) => set(g.paragraphs[1]!.map[0]!, { start: 1 })],
    ['a source map that leaves the document', INVALID, (g) => set(g.paragraphs[2]!.map[0]!, { sourceEnd: 999 })],
    ['a source map that ends early', INVALID, (g) => set(g.paragraphs[2]!, { map: [] })],
    ['half a character in a text', INVALID, (g) => set(g.document, { text: `${g.document.text}\ud842` })],
    ['half a character in an alias', INVALID, (g) => set(g.entities[2]!.aliases[0]!, { name: '\udfb7田镇' })],
    ['a confidence above 1', INVALID, (g) => set(g.relations[0]!, { confidence: 1.5 })],
    ['a figure that is no number', INVALID, (g) => set(g.observations[0]!, { value: Number.NaN })],
    ['an empty quote', INVALID, (g) => set(g.relations[0]!.evidence, { start: 1, end: 1, quote: '' })],
    ['an entity under a mention’s id', INVALID, (g) => set(g.entities[2]!, { id: g.mentions[0]!.id })],
  ])('refuses %s (%s)', (_, code, change) => {
    expect(codeOf(changed(change))).toBe(code)
  })

  it('names what is wrong: the claim, its words, and what stands there', () => {
    const graph = changed((g) => set(g.observations[0]!.evidence, { quote: '交流教师215人' }))
    expect(() => checkGraph(graph)).toThrow(
      /observation obs_\w+ quotes "交流教师215人", but its paragraph reads "交流教师214人"/,
    )
  })

  it('lets no false quote in, whatever is bent', () => {
    const words = fc.constantFrom('县', '教体局', '改革', '𠮷田镇', '214人', '𠮷'.slice(0, 1), '\u0000', ' ')
    const bend = fc.record({
      claim: fc.nat(30),
      what: fc.constantFrom('start', 'end', 'quote', 'paragraph', 'text', 'entity', 'figure'),
      by: fc.integer({ min: -12, max: 12 }),
      text: fc.oneof(words, fc.string({ unit: 'binary', maxLength: 4 })),
    })
    const seen = { passed: 0, refused: 0 }
    fc.assert(
      fc.property(fc.array(bend, { minLength: 1, maxLength: 3 }), (bends) => {
        const graph = good()
        for (const each of bends) apply(graph, each)
        const refused = codeOf(graph) !== null
        seen[refused ? 'refused' : 'passed'] += 1
        expect(refused || isTrue(graph)).toBe(true)
      }),
      { numRuns: 1500 },
    )
    expect(seen.passed).toBeGreaterThan(20)
    expect(seen.refused).toBeGreaterThan(500)
  })
})

type Bend = { claim: number; what: string; by: number; text: string }

/** Bends one thing about one claim: shifts it, rewords it, moves it, or edits the text beneath it. */
function apply(graph: DocumentGraph, { claim, what, by, text }: Bend): void {
  const claims = [
    ...graph.mentions,
    ...graph.relations.map(({ evidence }) => evidence),
    ...graph.observations.map(({ evidence }) => evidence),
  ] as Record<string, unknown>[]
  const target = claims[claim % claims.length]!
  const paragraph = graph.paragraphs[claim % graph.paragraphs.length]!
  if (what === 'start' || what === 'end') target[what] = (target[what] as number) + by
  if (what === 'quote') target['surface' in target ? 'surface' : 'quote'] = text
  if (what === 'paragraph') target.paragraphId = paragraph.id
  if (what === 'entity' && 'entityId' in target) target.entityId = graph.entities[claim % graph.entities.length]!.id
  if (what === 'figure') graph.observations[0]!.figure.start += by
  if (what === 'text') paragraph.text = paragraph.text.slice(0, by) + text + paragraph.text.slice(by)
}

/** The contract told again, by itself: every quote stands where it says, whole, in a paragraph of this graph. */
function isTrue({ paragraphs, mentions, relations, observations }: DocumentGraph): boolean {
  const textOf = (id: string) => paragraphs.find((paragraph) => paragraph.id === id)?.text ?? ''
  const stands = (id: string, start: number, end: number, quote: string) =>
    quote !== '' && textOf(id).substring(start, end) === quote && start >= 0 && Buffer.from(quote).toString() === quote
  return (
    mentions.every(({ paragraphId, start, end, surface }) => stands(paragraphId, start, end, surface)) &&
    [...relations, ...observations].every(({ evidence: { paragraphId, start, end, quote } }) =>
      stands(paragraphId, start, end, quote),
    ) &&
    observations.every(
      ({ figure: { start, end }, evidence }) => start < end && end <= textOf(evidence.paragraphId).length,
    )
  )
}
