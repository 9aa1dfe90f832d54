import type { Document } from '../../../graph/model.ts'
import { lexicon, lexiconRows } from '../../lexicon.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import { listed, type Places } from './known-places.ts'
import { type Line, matchesOf, namesOfList, type Range, turnedDown } from './line.ts'
import { isStop, nameStart } from './name-start.ts'
import { occurrences } from './names-in.ts'

const candidate = candidateOf('place')

/** Behind the short name of a place these make it part of another name. */
const NO_PLACE_BEFORE = /^(?:路|街(?!道)|大道|大学|学院|中学|小学|[河江湖山海](?!\p{Script=Han}{0,2}[区县市]))/u
/** Short names that are words as well (日照, 白银). */
const ORDINARY = lexicon(
  () => new Set(lexiconRows('no-divisions.tsv', 2).flatMap(([word, column]) => (column === 'short' ? [word!] : []))),
)
const BETWEEN = /^(?:[、和与及]|至|到|—{1,2}|－|-)$/
/** 茶垭、松荫两地: that they are places is said behind them. */
const TOGETHER =
  /(?<names>\p{Script=Han}{2,3}(?:[、和]\p{Script=Han}{2,3})+)(?:[两三四五六七八][地县市区州]|等[地县市区州])(?!方|域|级|位|长|委|政)/gu

/**
 * Divisions of the list in a text. A name of two characters, or one that is also words (会同县: with a county), only
 * where a clause begins or another division ends, or when the document is of that place.
 */
export function divisionsIn(text: string, { title }: Document): Range[] {
  return listed()
    .findFull(text)
    .filter(({ start, end }) => {
      const name = text.slice(start, end)
      if (title.includes(name)) return true
      if (isStop(name.slice(0, -1))) return false
      return name.length > 2 || start === 0 || /[^\p{Script=Han}]|[省市]/u.test(text[start - 1]!)
    })
}

export function findPlaces(line: Line, places: Places): Candidate[] {
  const { text } = line
  const found: Candidate[] = line.divisions.map((place) => candidate(place, 'place-listed', 0.9))
  for (const name of places.find.own(text))
    found.push(...occurrences(text, name).map((place) => candidate(place, 'place-named', 0.8)))
  found.push(...shortNames(line, places, found))
  for (const { start, groups } of matchesOf(TOGETHER, text)) {
    const names = namesOfList(groups.names!, start)
    const first = names[0]!
    names[0] = { ...first, start: Math.max(first.start, nameStart(line, first.end - 1, Math.max(0, first.start - 4))) }
    found.push(...names.filter((name) => name.end - name.start > 1).map((name) => candidate(name, 'place-named', 0.7)))
  }
  return found
}

/** Names without suffix. One that is a word as well, or that begins inside a word (黄河源), is a place only beside another. */
function shortNames(line: Line, places: Places, full: Range[]): Candidate[] {
  const found: Candidate[] = []
  const doubtful: Candidate[] = []
  for (const list of ['short', 'companions'] as const) {
    const isSure = list === 'short'
    for (const brief of places.find[list](line.text)) {
      const name = places[list].get(brief)!
      for (const place of occurrences(line.text, brief)) {
        if (NO_PLACE_BEFORE.test(line.text.slice(place.end)) || isOfAnother(line.text, brief, place.start)) {
          turnedDown(line, place, 'place', 'another-word')
          continue
        }
        const isFree = line.isEdge(place.start) || (line.isEdge(place.end) && places.home.has(brief))
        const stands = places.own.has(name) ? name : null
        const short = { ...candidate(place, 'place-short', 0.7), stands }
        const isCell = line.text === brief
        if (isCell || (isSure && isFree && !ORDINARY().has(brief))) found.push(short)
        else if (isFree || line.isEdge(place.end)) doubtful.push(short)
        else turnedDown(line, place, 'place', 'inside-word')
      }
    }
  }
  found.push(...listsOf(line.text, doubtful))
  for (let more = true; more; ) {
    const known = [...full, ...found]
    const beside = doubtful.filter((place) => !found.includes(place) && isBeside(line.text, place, known))
    found.push(...beside)
    more = beside.length > 0
  }
  for (const place of doubtful) if (!found.includes(place)) turnedDown(line, place, 'place', 'ordinary-word')
  return found
}

/** 大盈江, 小清河: a river of another name ends like the division. */
const isOfAnother = (text: string, brief: string, start: number): boolean =>
  /[江河湖山]$/.test(brief) && /[大小上下老新东西南北黑白]/.test(text[start - 1] ?? '')

/** Three or more in one list vouch for each other: 民和、互助、共和. */
function listsOf(text: string, doubtful: Candidate[]): Candidate[] {
  const lists: Candidate[][] = []
  for (const place of doubtful.toSorted((a, b) => a.start - b.start)) {
    const last = lists.at(-1)
    const between = last && text.slice(last.at(-1)!.end, place.start)
    if (between && BETWEEN.test(between)) last.push(place)
    else lists.push([place])
  }
  return lists.filter(({ length }) => length > 2).flat()
}

/** Whether another place stands across 、, 和 or a dash. */
const isBeside = (text: string, { start, end }: Range, known: Range[]): boolean =>
  known.some(
    (other) =>
      (other.end < start && BETWEEN.test(text.slice(other.end, start))) ||
      (end < other.start && BETWEEN.test(text.slice(end, other.start))),
  )
