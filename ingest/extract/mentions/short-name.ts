import { rule } from '../rules.ts'
import type { Candidate } from './candidate.ts'
import type { Line } from './line.ts'
import { namedIn, occurrences } from './names-in.ts'

/** A short name that the text introduces, and the name it stands for. */
export type ShortName = { short: string; stands: string; kind: Candidate['kind'] }

const INTRODUCED =
  /(?:以下|下|以下统|统)?(?:简称|称)(?:为)?(?:两个)?[“《‘「]{0,2}(?<short>[^“”《》‘’「」，。；（）()]{1,20})[”》’」]{0,2}(?=[，）)、；]|$)/g
const OPENING = /[（(，,；][^（(，,；]{0,40}$/

/** Short names in a line and whose they are: the last name before the bracket that introduces them. */
export function shortNamesIn(line: Line, found: Candidate[]): (ShortName & { at: number })[] {
  return Array.from(line.text.matchAll(INTRODUCED)).flatMap((match) => {
    // 以下统称学校: a class of things, no name.
    if (match[0].includes('统称')) return []
    const short = match.groups!.short!
    const open = line.text.slice(0, match.index).search(OPENING)
    const bracket = Math.max(line.text.lastIndexOf('（', match.index), line.text.lastIndexOf('(', match.index))
    if (open < 0 || bracket < 0) return []
    const named = found.findLast(({ end, rule: { id } }) => end <= bracket && id !== 'regulation-number')
    if (!named || bracket - named.end > 4 || short.length >= named.end - named.start) return []
    const stands = named.stands ?? line.text.slice(named.start, named.end)
    return [{ short, stands, kind: named.kind, at: match.index }]
  })
}

/** Where the short names stand; 《实施方案》 only in its marks. */
export function findShortNames(line: Line, namesIn: (text: string) => ShortName[]): Candidate[] {
  const found: Candidate[] = []
  for (const { short, stands, kind } of namesIn(line.text)) {
    for (const { start, end } of occurrences(line.text, short)) {
      if (kind === 'regulation' && line.text[start - 1] !== '《') continue
      if (short.length < 3 && !line.isEdge(start) && !line.isEdge(end)) continue
      found.push({ kind, start, end, rule: rule('short-name'), confidence: 0.9, stands })
    }
  }
  return found
}

/** Tells which short names stand in a text; one that is introduced again and again is one. */
export function shortNamesOf(introduced: ShortName[]): (text: string) => ShortName[] {
  const distinct = new Map(introduced.map((one) => [`${one.kind} ${one.short} ${one.stands}`, one]))
  return namedIn([...distinct.values()], ({ short }) => short)
}
