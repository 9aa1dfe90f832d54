import { wordsIn } from '../../lexicon/words-in.ts'
import { lexicon, lexiconRows } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { Places } from './known-places.ts'
import { type Line, matchesOf, type Range } from './line.ts'

const UNIVERSITIES = lexicon(() => wordsIn(new Map(lexiconRows('universities.tsv', 3).map(([name]) => [name!, name!]))))
/** Full names by the names that everyone uses (北师大). */
const SHORT = lexicon(() => new Map(lexiconRows('university-names.tsv', 2).map(([short, full]) => [short!, full!])))
const IN_SHORT = lexicon(
  () => new RegExp(`(?:${anyOf(SHORT().keys())})(?!附|实验|街|路|代表|常委|会|生(?!命|态|物|活|产))`, 'g'),
)
/** All names end so. */
const ANY = /大学|学院|学校/
/** 北京大学生, 南京大学城: another word begins with the last character. */
const NO_UNIVERSITY = /^(?:生(?!命|态|物|活|产)|城|路)/

/** Universities and colleges of the list, by full name, where a word begins; those that everyone calls by a short name. */
function findUniversities(line: Line): Candidate[] {
  const { text, isEdge } = line
  const short = matchesOf(IN_SHORT(), text)
    .filter(({ start, end }) => isEdge(start) && (isEdge(end) || end - start > 2))
    .map(({ start, end }) => ({ ...university({ start, end }), stands: SHORT().get(text.slice(start, end)) ?? null }))
  if (!ANY.test(text)) return short
  const full = UNIVERSITIES()(text)
    .filter(({ start, end }) => isEdge(start) && !NO_UNIVERSITY.test(text.slice(end)))
    .map(university)
  return [...full, ...short]
}

const school = candidateOf('school')
const university = (range: Range): Candidate => school(range, 'school-university', 0.97)

/** Schools with the universities of the list: where a name begins before one with words that are no place, it begins too early (携手清华大学). */
export function withUniversities(line: Line, places: Places, schools: Candidate[]): Candidate[] {
  const universities = findUniversities(line)
  const isTooLong = ({ start, end }: Candidate): boolean =>
    universities.some(
      (other) => other.end === end && start < other.start && places.endingAt(line.text, other.start) > start,
    )
  return [...schools.filter((school) => !isTooLong(school)), ...universities]
}
