import type { MentionDraft, Segmented } from '../draft.ts'
import { findAgencies } from './agency.ts'
import { type Candidate, settle } from './candidate.ts'
import { type Line, lineOf, type Range } from './line.ts'
import { divisionsIn, findPlaces, type Places, placesOf } from './place.ts'
import { findPrograms } from './program.ts'
import { findRegulations, titlesIn } from './regulation.ts'
import { findSchools } from './school.ts'

/** Shorter titles are too common to be known by their words alone. */
const KNOWN_TITLE_LENGTH = 8
/** What is named in these is no mention of its own: a doctrine, a congress. */
const BARRED = /习近平新时代中国特色社会主义思想|(?:十[一二三四五六七八九]|二十)届(?:[一二三四五六七]中、?)+全会/g

/** All mentions but metrics, in reading order, none inside another. */
export function extractMentions({ document, blocks }: Segmented): MentionDraft[] {
  const lines = blocks.map(({ paragraph, tokens }) => lineOf(paragraph.text, tokens, divisionsIn(paragraph.text)))
  const places = placesOf(document, lines)
  const known = knownTitles(lines)
  return lines.flatMap((line, block) => {
    const isTitle = blocks[block]!.paragraph.role === 'title'
    const found = candidatesOf(line, places, isTitle ? new Set() : known)
    return settle(found, barredIn(line)).map((candidate) => ({ ...candidate, block }))
  })
}

function candidatesOf(line: Line, places: Places, known: ReadonlySet<string>): Candidate[] {
  const titles = titlesIn(line.text).map(({ outer }) => outer)
  return [
    ...findRegulations(line, known),
    ...findSchools(line, places),
    ...findAgencies(line, places),
    ...findPrograms(line, places, titles),
    ...findPlaces(line, places),
  ]
}

/** Titles of documents in 《》 that are long enough to be known without the marks. */
function knownTitles(lines: Line[]): Set<string> {
  const titles = lines.flatMap(({ text }) =>
    titlesIn(text)
      .filter(({ isDocument }) => isDocument)
      .map(({ start, end }) => text.slice(start, end)),
  )
  return new Set(titles.filter((title) => title.length >= KNOWN_TITLE_LENGTH))
}

function barredIn({ text }: Line): Range[] {
  const works = titlesIn(text)
    .filter(({ isDocument }) => !isDocument)
    .map(({ outer }) => outer)
  return [
    ...works,
    ...Array.from(text.matchAll(BARRED), ({ index, 0: { length } }) => ({ start: index, end: index + length })),
  ]
}
