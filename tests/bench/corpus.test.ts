import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentGraph } from '../../graph/model.ts'
import { checkGraph } from '../../graph/store/check.ts'
import { generatedDocuments } from './corpus.ts'

async function corpusOf(paragraphs: number): Promise<DocumentGraph[]> {
  const graphs: DocumentGraph[] = []
  for await (const graph of generatedDocuments(paragraphs)) graphs.push(graph)
  return graphs
}

describe('The generated corpus', () => {
  let corpus: DocumentGraph[] = []
  beforeAll(async () => {
    corpus = await corpusOf(700)
  })

  it('has as many paragraphs as were asked for, and every quote stands where it says', () => {
    expect(corpus.flatMap(({ paragraphs }) => paragraphs).length).toBe(700)
    for (const graph of corpus) checkGraph(graph)
    expect(corpus.flatMap(({ relations }) => relations).length).toBeGreaterThan(100)
    expect(corpus.flatMap(({ observations }) => observations).length).toBeGreaterThan(300)
  })

  it('is the same every time; but for the last, the documents of a smaller one are the first of a larger', async () => {
    const smaller = await corpusOf(100)
    expect(corpus.slice(0, smaller.length - 1)).toEqual(smaller.slice(0, -1))
  })

  it('shares metrics between counties, and next to no school', () => {
    const [first, second] = [0, 8].map(
      (from) =>
        new Set(
          corpus
            .slice(from, from + 8)
            .flatMap(({ entities }) => entities)
            .map(({ id, kind }) => `${kind} ${id}`),
        ),
    )
    const shared = [...first!].filter((id) => second!.has(id))
    expect(shared.some((id) => id.startsWith('metric'))).toBe(true)
    expect(shared.filter((id) => id.startsWith('school')).length).toBeLessThan(3)
  })
})
