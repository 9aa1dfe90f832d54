import type { MentionDraft, Segmented } from '../draft.ts'
import { findAgencies, findTeams, teamsIn } from './agency.ts'
import type { Barred, Candidate } from './candidate.ts'
import { findHonours } from './honour.ts'
import { type Places, placesOf } from './known-places.ts'
import { type Line, lineOf } from './line.ts'
import { namesIn } from './names-in.ts'
import { findAgain, findInCells, findPersons, studioOwners } from './person.ts'
import { divisionsIn, findPlaces } from './place.ts'
import { findPrograms, findProgramsAgain } from './program.ts'
import { findRegulations, titlesIn } from './regulation.ts'
import { findSchools, findUnlevelled } from './school.ts'
import { findShortNames, type ShortName, shortNamesIn, shortNamesOf } from './short-name.ts'
import { type Towns, townsIn } from './township.ts'
import { withUniversities } from './university.ts'
import { settleWithUser } from './user-words.ts'

/** Shorter titles are too common to be known by their words alone. */
const KNOWN_TITLE_LENGTH = 8
/** Programmes with names as long as this are known again wherever they stand. */
const REPEATED_LENGTH = 5
/** What is named in these is no mention of its own: a doctrine, a congress. */
const BARRED =
  /习近平新时代中国特色社会主义思想|(?:[省市县区]委)?[一二三四五六七八九十]{1,3}届[一二三四五六七八九十]{1,2}次(?:全会|全体会议)|(?:十[一二三四五六七八九]|二十)届(?:[一二三四五六七]中、?)+全会/g

/** All mentions but metrics, in reading order, none inside another. */
export function extractMentions({ document, blocks, trace }: Segmented): MentionDraft[] {
  const lines = blocks.map((block, i) => lineOf(block, divisionsIn(block.paragraph.text, document), trace?.line(i)))
  const places = placesOf(document, lines)
  const towns = townsIn(document)
  const known = knownTitles(lines)
  const knownIn = namesIn(known)
  const isNorm = document.kind === 'law' || document.kind === 'regulation'
  const first = lines.map((line, i) => {
    const isTitle = blocks[i]!.paragraph.role === 'title' || line.text === document.title
    return candidatesOf(line, { places, towns, knownIn, isTitle, isNorm })
  })
  findInCells(lines).forEach((cells, i) => {
    first[i]!.push(...cells)
  })
  const names: ShortName[] = []
  const people = new Set(lines.flatMap(studioOwners))
  const levelled = new Set<string>()
  const programs = new Set<string>()
  const teams = new Map([document.title, ...lines.map(({ text }) => text)].flatMap(teamsIn))
  lines.forEach((line, i) => {
    names.push(...shortNamesIn(line, settleWithUser({ ...line, trace: undefined }, first[i]!, barredIn(line), places)))
    for (const { kind, start, end, rule } of first[i]!) {
      const name = line.text.slice(start, end)
      if (kind === 'person') people.add(name)
      if (kind === 'program' && name.length >= REPEATED_LENGTH) programs.add(name)
      if (rule.id === 'school-short' && /^[省市县区](?:职|实验|特|机关|附|师|卫|艺|体)/.test(name)) levelled.add(name)
    }
  })
  const [shortIn, peopleIn, programsIn] = [shortNamesOf(names), namesIn(people), namesIn(programs)]
  const standing = standingOf(known)
  return lines.flatMap((line, block) => {
    const found = [
      ...first[block]!,
      ...findShortNames(line, shortIn),
      ...findAgain(line, peopleIn),
      ...findTeams(line, teams),
      ...findProgramsAgain(line, programsIn),
      ...findUnlevelled(line, levelled),
    ]
    return settleWithUser(line, found, barredIn(line), places).map((candidate) => ({
      ...withStanding(candidate, line, standing),
      block,
    }))
  })
}

type Knowledge = {
  places: Places
  towns: Towns
  knownIn: (text: string) => string[]
  isTitle: boolean
  isNorm: boolean
}

function candidatesOf(line: Line, { places, towns, knownIn, isTitle, isNorm }: Knowledge): Candidate[] {
  const titles = titlesIn(line.text).map(({ outer }) => outer)
  const schools = withUniversities(line, places, isNorm ? [] : findSchools(line, places))
  const bodies = [...schools, ...findAgencies(line, places, isNorm)]
  return [
    ...findRegulations(line, { knownIn, isHead: isTitle, isNorm }),
    ...bodies,
    ...findPrograms(line, { places, barred: titles, sites: bodies, isNorm }),
    ...findHonours(line),
    ...findPlaces(line, places),
    ...towns(line),
    ...findPersons(line, bodies),
  ]
}

/** 《实施方案》 stands for the one longer title of the document that ends in it. */
function withStanding(candidate: Candidate, line: Line, standing: (short: string) => string | null): Candidate {
  if (!/^regulation-(?:title|known)$/.test(candidate.rule.id) || candidate.stands !== null) return candidate
  const stands = standing(line.text.slice(candidate.start, candidate.end))
  return stands === null ? candidate : { ...candidate, stands }
}

/** The one title that a shorter one stands for: it lacks the bracket behind it, or, where it is short, what opens it. */
function standingOf(known: ReadonlySet<string>): (short: string) => string | null {
  const dated = new Map<string, Set<string>>()
  const endings = new Map<string, Set<string>>()
  const put = (titles: Map<string, Set<string>>, short: string, title: string) => {
    if (short !== title) titles.set(short, (titles.get(short) ?? new Set()).add(title))
  }
  for (const title of known) {
    const bare = title.replace(/（[^（）]*）$/, '')
    put(dated, bare, title)
    for (let length = 1; length <= KNOWN_TITLE_LENGTH; length++) {
      put(endings, title.slice(-length), title)
      put(endings, bare.slice(-length), title)
    }
  }
  return (short) => {
    const found = [dated.get(short), endings.get(short)].find((titles) => titles?.size === 1)
    return found ? [...found][0]! : null
  }
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

/** Ranges that hold no mentions: works that are no documents, and what BARRED says. */
function barredIn({ text }: Line): Barred[] {
  const works = titlesIn(text)
    .filter(({ isDocument }) => !isDocument)
    .map(({ outer }) => ({ ...outer, veto: 'work' as const }))
  const names = Array.from(text.matchAll(BARRED), ({ index, 0: name }) => {
    const veto = name.endsWith('思想') ? ('doctrine' as const) : ('congress' as const)
    return { start: index, end: index + name.length, veto }
  })
  return [...works, ...names]
}
