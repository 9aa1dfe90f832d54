import type { z } from 'zod'
import { type Hit, SearchQuery, type SearchResult } from '../../contract.ts'
import { type Engine, openEngine } from '../../engine.ts'
import { faultsIn } from '../../faults.ts'
import { searchRequestOf } from '../../routes/search.ts'
import { usage } from '../arguments.ts'
import { type Arguments, type Command, type Context, JSON_OPTION } from '../command.ts'
import { sayKeywordOnly } from '../embedding.ts'
import { bold, dim, highlighted } from '../highlight.ts'
import { messages } from '../messages.ts'

export const search: Command = {
  name: 'search',
  summary: { en: 'Find paragraphs by words and by meaning', zh: '按字词与语义检索段落' },
  takes: 'QUERY',
  options: {
    limit: { value: 'N', summary: { en: 'How many to give, 1 to 100 (10)', zh: '条数，1 至 100（10）' } },
    kind: {
      value: 'KIND',
      summary: { en: 'Only of these document kinds, comma-separated', zh: '只限这些文种，逗号分隔' },
    },
    year: {
      value: 'YEAR',
      summary: { en: 'Only issued in these years, comma-separated', zh: '只限这些年份发布，逗号分隔' },
    },
    jurisdiction: {
      value: 'NAME',
      summary: { en: 'Only of these jurisdictions, comma-separated', zh: '只限这些地区，逗号分隔' },
    },
    json: JSON_OPTION,
  },
  examples: [
    'zhengmai search 谁负责校园餐',
    'zhengmai search 双减 --json --limit 3',
    'zhengmai search 课后服务 --year 2024,2025 --kind notice',
  ],
  async run(given, context) {
    const query = queryOf(given)
    await using engine = await openEngine(context.config, { mustExist: true })
    await openSearch(engine, context)
    const answer = await engine.services.search(searchRequestOf(query))
    if (given.has('json')) context.print(JSON.stringify(dataOf(answer), null, 2))
    else tell(answer, context)
    return 0
  },
}

/** By meaning where that is possible; where not, it says why once and goes by words. */
async function openSearch(engine: Engine, context: Context): Promise<void> {
  try {
    await engine.useMeaning()
  } catch (thrown) {
    sayKeywordOnly(thrown, context)
    await engine.useWords()
    return
  }
  const { paragraphs, vectors } = engine.services.readiness().indexed
  if (vectors < paragraphs) context.say(messages[context.language].vectorsMissing(paragraphs - vectors))
}

function queryOf(given: Arguments): z.output<typeof SearchQuery> {
  const q = given.positionals.join(' ').trim()
  if (q === '') throw usage('Say what to look for.', '请写出要检索的内容。')
  const limit = given.whole('limit', { low: 1, high: 100, fallback: 10 })
  const filters = { kind: given.text('kind'), year: given.text('year'), jurisdiction: given.text('jurisdiction') }
  const asked = { q, limit, ...filters }
  const parsed = SearchQuery.safeParse(asked)
  if (parsed.success) return parsed.data
  const { en, zh } = faultsIn(parsed.error.issues, asked, '--')
  throw usage(`${en}.`, `${zh}。`)
}

/** What `--json` prints: one object per hit, flat where that is enough. */
function dataOf({ query, mode, keywordMatches, keywordMatchesAtLeast, hits }: SearchResult) {
  return {
    query,
    mode,
    keywordMatches,
    keywordMatchesAtLeast,
    hits: hits.map(({ document, paragraph, score, keyword, vector, terms, ranges }) => ({
      documentId: document.id,
      paragraphId: paragraph.id,
      title: document.title,
      issuedOn: document.issuedOn,
      headings: paragraph.headings,
      text: paragraph.text,
      score,
      keyword,
      vector,
      terms,
      ranges,
    })),
  }
}

function tell({ hits, keywordMatches, keywordMatchesAtLeast }: SearchResult, context: Context): void {
  const say = messages[context.language]
  const found = keywordMatches === 0 ? say.noWordMatches : say.keywordMatches(keywordMatches, keywordMatchesAtLeast)
  context.say(hits.length === 0 ? say.noHits : found)
  for (const [i, hit] of hits.entries()) tellHit(hit, i + 1, context)
}

function tellHit({ document, paragraph, score, keyword, vector, ranges }: Hit, rank: number, context: Context): void {
  const { print, colour, language } = context
  const say = messages[language]
  const why = [keyword && say.byKeyword(keyword.rank), vector && say.byMeaning(vector.rank)].filter(Boolean).join(' · ')
  print(`${rank}. ${bold(document.title, colour)}  ${document.issuedOn ?? say.undated}`)
  print(`   ${highlighted(paragraph.text, ranges, colour)}`)
  print(dim(`   ${score.toFixed(3)}  ${why}  ${document.id}  ${paragraph.id}`, colour))
}
