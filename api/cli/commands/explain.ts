import { problem } from '../../../graph/errors.ts'
import type { DocumentGraph } from '../../../graph/model.ts'
import { readExplained } from '../../../ingest/explain/explain.ts'
import { type Place, placeInParagraph, placeInSource, placesOf } from '../../../ingest/explain/place.ts'
import { createFolder } from '../../../ingest/fold.ts'
import { openUserLexicon } from '../../../ingest/lexicon/open-user-lexicon.ts'
import { createPipeline } from '../../../ingest/pipeline.ts'
import { usage } from '../arguments.ts'
import { type Arguments, type Command, JSON_OPTION, LEXICON_OPTION } from '../command.ts'
import { explanationLines } from '../explain-text.ts'
import { explainWords } from '../explain-words.ts'
import { fileGiven } from '../one-file.ts'

const ANYWHERE = { low: 0, high: 2 ** 31, fallback: 0 }

export const explain: Command = {
  name: 'explain',
  summary: { en: 'Why a place in a file is an entity, or is not', zh: '解释文件中某处为何是或不是实体' },
  takes: 'FILE',
  options: {
    at: {
      value: 'OFFSET',
      summary: {
        en: 'Offset in the text as read, in UTF-16 units from 0; with --paragraph, in that paragraph',
        zh: '原文中的位置，按 UTF-16 单元从 0 计；与 --paragraph 同用时为段内位置',
      },
    },
    paragraph: { value: 'N', summary: { en: 'Ordinal of the paragraph, from 0', zh: '段落序号，从 0 计' } },
    find: { value: 'WORD', summary: { en: 'Explain each place where this word stands', zh: '逐处解释该词' } },
    limit: {
      value: 'N',
      summary: { en: 'Most places with --find, 1 to 1000 (10)', zh: '--find 的最多处数，1 至 1000（10）' },
    },
    lexicon: LEXICON_OPTION,
    json: JSON_OPTION,
  },
  examples: [
    'zhengmai explain report.txt --find 县一中',
    'zhengmai explain report.txt --at 1204 --lang en',
    'zhengmai explain report.txt --paragraph 12 --at 8 --json',
  ],
  async run(given, context) {
    requirePlace(given)
    const limit = given.whole('limit', { low: 1, high: 1000, fallback: 10 })
    const file = await fileGiven(given, context)
    const { graph, explain: explained } = readExplained(createPipeline(openUserLexicon(context.config.lexicon)), file)
    const places = placesGiven(given, graph)
    const explanations = places.slice(0, limit).map(explained)
    if (given.has('json')) context.print(JSON.stringify(explanations, null, 2))
    else {
      for (const [i, explanation] of explanations.entries()) {
        if (i > 0) context.print('')
        for (const line of explanationLines(explanation, context)) context.print(line)
      }
    }
    if (places.length > limit) context.say(explainWords(context.language).others(places.length - limit))
    return 0
  },
}

/** One place, or a word; a paragraph needs the offset in it. */
function requirePlace(given: Arguments): void {
  if (given.has('at') === given.has('find')) {
    throw usage('Give a place with --at, or a word with --find.', '请用 --at 给出位置，或用 --find 给出词语。')
  }
  if (given.has('paragraph') && !given.has('at')) {
    throw usage('--paragraph needs --at.', '--paragraph 需要与 --at 同用。')
  }
}

function placesGiven(given: Arguments, graph: DocumentGraph): Place[] {
  const word = given.text('find')
  if (word === undefined) {
    const at = given.whole('at', ANYWHERE)
    return [
      given.has('paragraph')
        ? placeInParagraph(graph, given.whole('paragraph', ANYWHERE), { start: at })
        : placeInSource(graph, at),
    ]
  }
  // Paragraphs are simplified and full-width, whatever was printed: so is what is looked for.
  const asGiven = placesOf(graph, word)
  const places = asGiven.length > 0 ? asGiven : placesOf(graph, createFolder()(word).text)
  if (places.length === 0) throw problem('WORD_NOT_FOUND', word)
  return places
}
