const NUMERAL = '[一二三四五六七八九十百零〇\\d]{1,5}'

/** Kinds of markers, and whether they rank by law (their level is fixed) or by first appearance. */
const MARKERS: { kind: string; pattern: RegExp; fixed: number | null }[] = [
  { kind: 'part', pattern: new RegExp(`^第${NUMERAL}部分`), fixed: 0 },
  { kind: 'book', pattern: new RegExp(`^第${NUMERAL}编`), fixed: 1 },
  { kind: 'chapter', pattern: new RegExp(`^第${NUMERAL}章`), fixed: 2 },
  { kind: 'section', pattern: new RegExp(`^第${NUMERAL}节`), fixed: 3 },
  { kind: 'article', pattern: new RegExp(`^第${NUMERAL}条(?:之[一二三四五六七八九十])?(?!规定|第)`), fixed: 4 },
  { kind: 'numeral', pattern: /^[一二三四五六七八九十]{1,3}[、.]/, fixed: null },
  { kind: 'bracketed-numeral', pattern: /^[（(][一二三四五六七八九十]{1,3}[）)]、?/, fixed: null },
  { kind: 'number', pattern: /^\d{1,2}\s*(?:[.、](?!\d))/, fixed: null },
  { kind: 'bracketed-number', pattern: /^[（(]?\d{1,2}[）)]/, fixed: null },
  { kind: 'circled', pattern: /^[①-⑳]/, fixed: null },
]

export type Marker = { kind: string; text: string; fixed: number | null }

/** The numbering at the start of a line: 一、 （一） 1. （1） ① 第一章 第一条. */
export function markerOf(line: string): Marker | null {
  for (const { kind, pattern, fixed } of MARKERS) {
    const match = pattern.exec(line)
    if (match) return { kind, text: match[0], fixed }
  }
  return null
}

const LONGEST_HEADING = 60
const LONGEST_LEAD = 30
/** What a rule says and a heading does not. */
const RULING = /^(?:将|由|对|按照?|凡)|年度|要(?![求点素务闻])|应当|不得|必须/
/** A heading that ends like a sentence must be short. */
const LONGEST_SENTENCE = 30

/**
 * The heading at the start of a numbered line: the whole line, or the leading sentence of a paragraph that goes on
 * (（一）建强教师队伍。全县…), without its full stop. `null` when the line is a plain sentence.
 */
export function headingOf(line: string, marker: Marker): { heading: string; isWhole: boolean } | null {
  if (marker.kind === 'article') {
    const heading = marker.text
    return { heading, isWhole: line.length === heading.length }
  }
  if (marker.fixed !== null) return line.length <= LONGEST_HEADING ? { heading: line, isWhole: true } : null
  const rest = line.slice(marker.text.length)
  const stop = rest.search(/[。；！？]/)
  if (stop < 0) return line.length <= LONGEST_HEADING ? { heading: line.replace(/[：:]$/, ''), isWhole: true } : null
  if (rest[stop] === '；') return null
  const lead = rest.slice(0, stop)
  const isWhole = stop === rest.length - 1
  if (lead.length > (isWhole ? LONGEST_SENTENCE : LONGEST_LEAD) || (lead.match(/，/g)?.length ?? 0) > 1) return null
  if (!isWhole && RULING.test(lead)) return null
  if (/\d+(?:\.\d+)?(?:%|[万亿]|人|所|个|元|项|名)/.test(lead)) return null
  return { heading: marker.text + lead, isWhole }
}

export type HeadingStack = ReturnType<typeof createHeadingStack>

/**
 * The headings in force. Markers that rank by law keep their order; any other takes its level where it first appears
 * below what is in force, and comes back to it.
 */
export function createHeadingStack() {
  let stack: { kind: string; heading: string; fixed: number | null }[] = []

  /** Leaves everything at or below the level of `kind`. */
  function leave(kind: string, fixed: number | null): void {
    const same = stack.findIndex((entry) => entry.kind === kind)
    const outranked = fixed === null ? -1 : stack.findIndex((entry) => entry.fixed !== null && entry.fixed >= fixed)
    const cuts = [same, outranked].filter((index) => index >= 0)
    if (cuts.length > 0) stack = stack.slice(0, Math.min(...cuts))
  }

  return {
    path: (): string[] => stack.map(({ heading }) => heading),
    has: (kind: string): boolean => stack.some((entry) => entry.kind === kind),
    leave,
    enter(kind: string, heading: string, fixed: number | null = null): void {
      leave(kind, fixed)
      stack.push({ kind, heading, fixed })
    },
    clear(): void {
      stack = []
    },
  }
}
