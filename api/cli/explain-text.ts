import type { Explanation } from '../../ingest/explain/explanation.ts'
import type { Context } from './command.ts'
import { explainWords } from './explain-words.ts'
import { bold, dim, highlighted } from './highlight.ts'
import { words } from './words.ts'

/** Units of the paragraph that are shown on either side of the place. */
const SHOWN = 80

type Reader = Pick<Context, 'language' | 'colour'>
type Rule = Explanation['candidates'][number]['rule']
type Mention = Explanation['mentions'][number]
type Candidate = Explanation['candidates'][number]

/** An explanation as lines for a reader. */
export function explanationLines(explanation: Explanation, reader: Reader): string[] {
  const { label } = explainWords(reader.language)
  const section = (name: Parameters<typeof label>[0], lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', bold(label(name), reader.colour), ...lines.map((line) => `  ${line}`)]
  const { mentions, candidates, turnedDown, relations, observations } = explanation
  return [
    ...placeLines(explanation, reader),
    ...section('words', [explanation.tokens.map(({ word, tag, start }) => `${word}/${tag}@${start}`).join(' ')]),
    ...section(
      'outcome',
      mentions.length === 0 ? [label('noMention')] : mentions.flatMap((each) => mentionLines(each, reader)),
    ),
    ...section(
      'candidates',
      candidates.length === 0 && turnedDown.length === 0
        ? [label('noCandidate')]
        : candidates.flatMap((each) => candidateLines(each, reader)),
    ),
    ...section(
      'turnedDown',
      turnedDown.map(({ kind, surface, start, end, veto }) => {
        const { of } = explainWords(reader.language)
        const what = kind === null ? '' : `${words(reader.language).kind(kind)} `
        return `✗ ${what}${surface} [${start},${end})  ${veto.id}  ${of(veto.why)}`
      }),
    ),
    ...section(
      'relations',
      relations.flatMap((each) => relationLines(each, reader)),
    ),
    ...section(
      'observations',
      observations.flatMap((each) => observationLines(each, reader)),
    ),
    ...section('reading', readingLines(explanation, reader)),
  ]
}

function placeLines({ document, paragraph, place }: Explanation, { language, colour }: Reader): string[] {
  const say = explainWords(language)
  const from = Math.max(0, place.start - SHOWN)
  const to = Math.min(paragraph.text.length, place.end + SHOWN)
  const shown = colour
    ? highlighted(paragraph.text.slice(from, to), [[place.start - from, place.end - from]], true)
    : `${paragraph.text.slice(from, place.start)}⟦${place.surface}⟧${paragraph.text.slice(place.end, to)}`
  const { start, end } = place.source
  const { repair } = place
  return [
    bold(document.title, colour),
    [...paragraph.headings, `${say.paragraph(paragraph.ordinal)} [${place.start},${place.end})`].join(' › '),
    say.source(start, end),
    `${from > 0 ? '…' : ''}${shown}${to < paragraph.text.length ? '…' : ''}`,
    ...(repair
      ? [
          `${say.label('repaired')}${language === 'zh' ? '：' : ': '}“${repair.original}” → “${repair.replacement}”  ${repair.evidence}`,
        ]
      : []),
  ]
}

const ruleText = ({ id, version, why }: Rule, { language }: Reader): string =>
  `${id} v${version}${why ? `  ${why[language]}` : ''}`

function mentionLines(mention: Mention, reader: Reader): string[] {
  const { language, colour } = reader
  const say = explainWords(language)
  const { kind, surface, start, end, rule, confidence, entity, force, names, sharing } = mention
  return [
    `${words(language).kind(kind)} ${surface} [${start},${end}) → ${bold(entity.name, colour)}`,
    `  ${ruleText(rule, reader)}  (${confidence})`,
    ...(force === null ? [] : [`  ${say.force(force)}`]),
    ...names.map(({ name, rule: by, evidence, veto }) => {
      const why =
        by === null
          ? say.label('noName')
          : name === surface
            ? say.label('inFull')
            : `${ruleText(by, reader)}  ${evidence ?? ''}`
      return `  ${veto === null ? '✓' : '✗'} ${name}  ${dim(veto === null ? why : `${why}  ${say.of(veto.why)}`, colour)}`
    }),
    ...sharing.map(({ entity: other, veto }) => `  ✗ ${other.name}  ${dim(say.of(veto.why), colour)}`),
  ]
}

function candidateLines({ kind, surface, start, end, rule, confidence, fall }: Candidate, reader: Reader): string[] {
  const { of } = explainWords(reader.language)
  const what = `${words(reader.language).kind(kind)} ${surface} [${start},${end})  ${confidence}`
  const lines = [`${fall === null ? '✓' : '✗'} ${what}  ${ruleText(rule, reader)}`]
  if (fall === null) return lines
  const by = fall.to.rule === null ? '' : `  (${fall.to.rule.id})`
  return [
    ...lines,
    `    ${fall.veto.id}  ${of(fall.veto.why)}  → ${fall.to.surface} [${fall.to.start},${fall.to.end})${by}`,
  ]
}

function relationLines(relation: Explanation['relations'][number], reader: Reader): string[] {
  const word = words(reader.language)
  const { subject, predicate, object, year, evidence, rule } = relation
  return [
    `${subject.name} ${bold(word.predicate(predicate), reader.colour)} ${object.name}  ${year ?? ''} ${word.claim(relation)}`,
    `    ${ruleText(rule, reader)}`,
    `    ${evidence.quote}`,
  ]
}

function observationLines(observation: Explanation['observations'][number], reader: Reader): string[] {
  const word = words(reader.language)
  const { metric, subject, year, evidence, rule } = observation
  return [
    `${metric.name}  ${subject?.name ?? ''}  ${bold(word.figure(observation), reader.colour)}  ${year ?? ''} ${word.claim(observation)}`,
    `    ${ruleText(rule, reader)}`,
    `    ${evidence.quote}`,
  ]
}

function readingLines({ reading: { year, status, strength } }: Explanation, { language }: Reader): string[] {
  const say = explainWords(language)
  const colon = language === 'zh' ? '：' : ': '
  const printed = (word: string | null): string => (word === null ? '' : `  “${word}”`)
  return [
    `${say.label('year')}${colon}${year.value ?? say.label('none')}  ${say.yearBy(year.by)}${printed(year.word)}`,
    `${say.label('status')}${colon}${words(language).claim({ status: status.value, strength })}  ${say.statusBy(status.by)}${printed(status.word)}`,
  ]
}
