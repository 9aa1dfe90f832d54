import { z } from 'zod'
import type { Run } from '../../store/database.ts'
import type { Facets, SearchAnswer, SearchFilter } from '../port.ts'
import type { Query } from '../query.ts'
import type { CorpusStatistics } from '../statistics.ts'
import { FacetName, facetOf, filterParts } from '../tokens.ts'
import { MATCHES } from './cypher.ts'
import { coverages } from './full-text.ts'

/** Matches are counted up to here: a page of numbers is not worth a second. */
const MOST_COUNTED = 5_000

const Group = z.object({ token: z.string(), missed: z.array(FacetName), paragraphs: z.int() })
type Group = z.infer<typeof Group>

/** `found`: with what the filter leaves out. */
type Matches = Omit<SearchAnswer, 'candidates'> & { found: number }

/** Counts without the filter, and what it leaves of that: each facet is as if its own part were not given. */
export async function countMatches(
  read: Run,
  query: Query,
  { statistics, filter }: { statistics: CorpusStatistics; filter: SearchFilter },
): Promise<Matches> {
  const queries = coverages(query, statistics)
  const rows = await read(MATCHES, { queries, limit: MOST_COUNTED, filter: filterParts(filter) })
  const groups = rows.map((row) => Group.parse(row))
  const all = groups.filter(({ token }) => token === '')
  const found = sum(all)
  return {
    found,
    keywordMatches: sum(all.filter(({ missed }) => missed.length === 0)),
    keywordMatchesAtLeast: found >= MOST_COUNTED,
    facets: facetsOf(groups.filter(({ token }) => token !== '')),
  }
}

const sum = (groups: Group[]): number => groups.reduce((total, { paragraphs }) => total + paragraphs, 0)

function facetsOf(groups: Group[]): Facets {
  const counts = new Map(FacetName.options.map((name) => [name, new Map<string, number>()]))
  for (const { token, missed, paragraphs } of groups) {
    const { name, value } = facetOf(token)
    if (missed.some((part) => part !== name)) continue
    const values = counts.get(name)!
    values.set(value, (values.get(value) ?? 0) + paragraphs)
  }
  const of = (name: FacetName) => Object.fromEntries(counts.get(name)!)
  return { kinds: of('kind'), years: of('year'), jurisdictions: of('in'), entityKinds: of('entity') }
}
