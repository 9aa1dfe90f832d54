import { lexicon, lexiconRows } from '../../lexicon.ts'
import type { Line } from './line.ts'

/** Where names cannot go on to the left: marks, digits, and words such as 实施 and 在. */
const MARK = /[，。；：！？、（）《》〈〉〔〕【】…—\s\d%,.．;:!?()|*#◆●·“”‘’"'/]/u
/** Function words that no proper name holds, whatever the segmenter makes of them. */
const NEVER_INSIDE = /[在的了被把到]/
const stops = lexicon(readStops)

/** Whether a word is never part of a name. */
export const isStop = (word: string): boolean => stops().always.has(word)

const LEADING = lexicon(
  () =>
    new RegExp(
      `^(?:[一二三四五六七八九十百千两几]+[所个名项](?=\\p{Script=Han}{4})|${[...stops().always, ...stops().first].sort((a, b) => b.length - a.length).join('|')})`,
      'u',
    ),
)

function readStops() {
  const always = new Set<string>()
  const first = new Set<string>()
  for (const [word, where] of lexiconRows('name-stops.tsv', 2)) (where === 'always' ? always : first).add(word!)
  const longest = Math.max(...[...always].map((word) => word.length))
  return { always, first, longest }
}

/** Whether a word that no name contains ends at `at`; one of a single character must be a word by itself. */
function stopsAt({ text, isEdge, divisions }: Line, at: number, floor: number): boolean {
  if (divisions.some(({ start, end }) => start < at && at < end)) return false
  for (let length = Math.min(stops().longest, at - floor); length > 0; length--) {
    if (!stops().always.has(text.slice(at - length, at))) continue
    const isBeforeLevel = /[省市县区]/.test(text[at] ?? '')
    if (
      length > 1 ||
      isBeforeLevel ||
      (NEVER_INSIDE.test(text[at - 1]!) && text[at - 2] !== '目') ||
      (isEdge(at) && isEdge(at - 1))
    )
      return true
  }
  return false
}

/**
 * Where the name begins whose head noun begins at `head`: after the nearest mark or stop word before it, without the
 * verbs and attributes that open the clause. Equal to `head` when nothing is left. Never before `floor`.
 */
export function nameStart(line: Line, head: number, floor = 0): number {
  let at = head
  while (at > floor && !MARK.test(line.text[at - 1]!) && !isDate(line.text, at) && !stopsAt(line, at, floor)) at--
  if (
    /[\d一两几多余]/.test(line.text[at - 1] ?? '') &&
    /[个项所名件批次场期届家座间]/.test(line.text[at] ?? '') &&
    at < head
  )
    at++
  if (/[我全本该各]/.test(line.text[at - 1] ?? '') && /[省市县区州校]/.test(line.text[at] ?? '')) at++
  return withoutLeading(line, at, head)
}

/** 2009年 ends where a name may begin. */
const isDate = (text: string, at: number): boolean => /\d(?:[年月日号]|年度)$/.test(text.slice(Math.max(0, at - 3), at))

function withoutLeading({ text, isEdge, divisions }: Line, start: number, head: number): number {
  let at = start
  for (;;) {
    if (/^以(?=\p{Script=Han}{2,20}为)/u.test(text.slice(at))) at++
    const found = LEADING().exec(text.slice(at, head))
    if (!found) return at
    const next = at + found[0].length
    if (found[0].length === 1 && (next + 1 >= head || !isEdge(next))) return at
    if (divisions.some((division) => division.start < next && next < division.end)) return at
    at = next
  }
}
