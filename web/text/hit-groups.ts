import type { Hit, SearchResult } from '../../api/contract.ts'

export type RankedHit = { hit: Hit; rank: number }
export type HitGroup = {
  document: Hit['document']
  /** All hits of the document, best first. */
  hits: RankedHit[]
  /** Some hit has words of the query: otherwise the document is here for its meaning only. */
  hasWords: boolean
}

const MOST_WITH_WORDS = 5
const MOST_BY_MEANING = 3

/** Hits under their documents: documents in the order of their best hit, hits in theirs. Ranks are of the whole list. */
export function groupHits({ hits }: Pick<SearchResult, 'hits'>): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  hits.forEach((hit, i) => {
    const group = groups.get(hit.document.id) ?? { document: hit.document, hits: [], hasWords: false }
    group.hits.push({ hit, rank: i + 1 })
    group.hasWords ||= hit.terms.length > 0
    groups.set(hit.document.id, group)
  })
  return [...groups.values()]
}

/**
 * What of a group shows at once. Its best hit always does; beside hits with words, those by meaning alone would only
 * be in the way.
 */
export function foldHits({ hits, hasWords }: HitGroup): { shown: RankedHit[]; folded: RankedHit[] } {
  let withWords = 0
  const shows = hits.map(({ hit }, i) => {
    if (!hasWords) return i < MOST_BY_MEANING
    if (hit.terms.length > 0) withWords++
    return i === 0 || (hit.terms.length > 0 && withWords <= MOST_WITH_WORDS)
  })
  return { shown: hits.filter((_, i) => shows[i]), folded: hits.filter((_, i) => !shows[i]) }
}
