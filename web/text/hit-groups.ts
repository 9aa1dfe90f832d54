import type { Hit, SearchResult } from '../../api/contract.ts'

export type HitGroup = { document: Hit['document']; hits: { hit: Hit; rank: number }[] }

/** Hits under their documents: documents in the order of their best hit, hits in theirs. Ranks are of the whole list. */
export function groupHits({ hits }: Pick<SearchResult, 'hits'>): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  hits.forEach((hit, i) => {
    const group = groups.get(hit.document.id) ?? { document: hit.document, hits: [] }
    group.hits.push({ hit, rank: i + 1 })
    groups.set(hit.document.id, group)
  })
  return [...groups.values()]
}
