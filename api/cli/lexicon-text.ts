import type { ChangedParagraph, DocumentTrial, Said } from '../../ingest/lexicon/trial.ts'
import type { Context } from './command.ts'
import { bold, dim, highlighted } from './highlight.ts'
import { lexiconWords } from './lexicon-words.ts'
import { words } from './words.ts'

/** Characters that are shown before and behind the word. */
const AROUND = 40

/** A changed paragraph for a person: where it is, the word in its surroundings, and a line for each thing that goes (-) or comes (+). */
export function changedLines(
  { source }: DocumentTrial,
  changed: ChangedParagraph,
  word: string,
  context: Context,
): string[] {
  const { colour, language } = context
  const note = changed.holdsWord ? '' : `  ${lexiconWords(language).elsewhere}`
  const [before, after] = [changed.before, changed.after].map((said) => saidLines(said, context))
  return [
    `${bold(`${source} · ${changed.ordinal}`, colour)}${dim(note, colour)}`,
    `  ${surroundings(changed.text, word, colour)}`,
    ...without(before!, after!).map((line) => `  - ${line}`),
    ...without(after!, before!).map((line) => `  + ${line}`),
  ]
}

/** The lines that the others lack, each as often as they lack it. */
function without(lines: string[], others: string[]): string[] {
  const left = [...others]
  return lines.filter((line) => {
    const at = left.indexOf(line)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function surroundings(text: string, word: string, colour: boolean): string {
  const at = Math.max(0, text.indexOf(word))
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + word.length + AROUND)]
  const shown = text.slice(from, to).replace(/\s/g, ' ')
  const ranges: [number, number][] = []
  for (let i = shown.indexOf(word); i >= 0; i = shown.indexOf(word, i + word.length)) ranges.push([i, i + word.length])
  return `${from > 0 ? '…' : ''}${highlighted(shown, ranges, colour)}${to < text.length ? '…' : ''}`
}

function saidLines({ mentions, relations, observations }: Said, { language }: Context): string[] {
  const word = words(language)
  return [
    ...mentions.map(
      ({ surface, kind, name }) => `${word.kind(kind)} ${surface}${name === surface ? '' : ` → ${name}`}`,
    ),
    ...relations.map(({ subject, predicate, object, year, status }) =>
      [subject, word.predicate(predicate), object, year, word.status(status)].filter((part) => part !== null).join(' '),
    ),
    ...observations.map((each) =>
      [each.metric, each.subject, word.figure(each), each.year, word.status(each.status)]
        .filter((part) => part !== null)
        .join(' '),
    ),
  ]
}
