import type { Document } from '../../../graph/model.ts'
import { lexiconRows } from '../../lexicon.ts'
import { rule } from '../rules.ts'
import type { Candidate } from './candidate.ts'
import { anyOf, type Line, matchesOf, type Range } from './line.ts'
import { isStop, nameStart } from './name-start.ts'

/** Divisions that a document can mean: those of the list, and those that it names itself. */
export type Places = {
  /** Full names, e.g. 石渡县. */
  full: ReadonlySet<string>
  /** Those that the list lacks. */
  own: ReadonlySet<string>
  /** Names without suffix that stand for a place in this document, with the full name. */
  short: ReadonlyMap<string, string>
  /** The full or short name of a place that ends at `end`, as far to the left as it goes (砚江省蓼河县). */
  endingAt: (text: string, end: number) => number
  /** Whether a name begins with a place (and goes on). */
  opens: (name: string) => boolean
}

const SUFFIX = '自治区|自治州|自治县|自治旗|特别行政区|街道|新区|省|市|县|区|州(?![市县区])|盟|旗|镇|乡'
const noDivisions = (where: string): string =>
  anyOf(lexiconRows('no-divisions.tsv', 2).flatMap(([word, column]) => (column === where ? [word!] : [])))
/** Words that end like a division and are none. */
const NO_PLACE = new RegExp(
  `^(?:.*(?:[两三四五六七八九十多各][省市县区州]|强[省市县区镇]|大[省市县]|(?<!特别)行政区|${noDivisions('ends')})|(?:.*(?:主|中心|老|新|大|县|市))?城区|(?:.*(?:贫困|偏远|边远|革命|民族|深|高寒|大))?(?:山区|老区|牧区|林区|矿区|库区|灾区)|自治[县区州旗]|${noDivisions('whole')})$`,
)
const BAD_START =
  /^(?:年|月|日|度|全|我|本|该|各|邻|外|两|三|几|多|数|某|贵|跨|此|这|那|每|一|二|四|五|六|七|八|九|十|百|千|第|所|在|于|至|到|为|将|由|从|与|和|及|对|把|向|经|等|内|区|市|县|镇|乡|街|道)/
/** A number and its classifier: 3条国省干线, 20座农牧区桥梁. */
const COUNTED = /^[\d一二两三四五六七八九十百千万几多余][条座个所名项家处台辆间件批次亩户人只张份场套栋幢]/
const listed = readDivisions()

function readDivisions() {
  const full = new Set<string>()
  const short = new Map<string, string>()
  const countyShort = new Map<string, string>()
  for (const [, name, brief, level] of lexiconRows('divisions.tsv', 5)) {
    if (NO_PLACE.test(name!) || name!.length < 2) continue
    full.add(name!)
    const names = level === 'county' ? countyShort : short
    if (brief && brief.length > 1 && !names.has(brief)) names.set(brief, name!)
  }
  const longest = Math.max(...[...full].map((name) => name.length))
  return { full, short, countyShort, longest, FULL: new RegExp(anyOf(full), 'g') }
}

const NAMED = new RegExp(
  `(?<name>\\p{Script=Han}{2,6}?)(?<suffix>${SUFFIX})(?!乡|镇|道|长|级|域|属|直|内|里|城|区|情|容|场|外|面|价|值|旁)`,
  'gu',
)

/** Behind the short name of a place these make it part of another name. */
const NO_PLACE_BEFORE = /^(?:路|街(?!道)|大道|大学|学院|中学|小学|[河江湖山海](?!\p{Script=Han}{0,2}[区县市]))/u
/** 茶垭、松荫两地: that they are places is said behind them. */
const TOGETHER =
  /(?<names>\p{Script=Han}{2,3}(?:[、和]\p{Script=Han}{2,3})+)(?:[两三四五]地|等地)(?!方|区|域|级|位|市)/gu

/** The places of a document, from the list, its jurisdiction, its title and its own words. */
export function placesOf(document: Document, lines: Line[]): Places {
  const full = new Set([...listed.full].filter((name) => !isStop(name.slice(0, -1)) || document.title.includes(name)))
  const short = new Map(listed.short)
  const own = new Set<string>()
  if (document.jurisdiction) own.add(document.jurisdiction.name)
  for (const source of [document.title, ...document.issuers]) for (const name of openings(source)) own.add(name)
  const isNorm = document.kind === 'law' || document.kind === 'regulation'
  for (const line of isNorm ? [] : lines)
    for (const { start, end } of namedIn(line)) own.add(line.text.slice(start, end))
  for (const name of own) {
    full.add(name)
    const stem = name.replace(/(?:省|市|县|区|镇|乡|街道)$/, '')
    if (stem.length > 1 && /[省市县区]$/.test(name) && !short.has(stem)) short.set(stem, name)
  }
  for (const [brief, name] of listed.countyShort) {
    const isNamed = own.has(name) || (brief.length > 2 && lines.some((line) => isWord(line, brief)))
    if (isNamed) short.set(brief, name)
  }
  const longest = Math.max(listed.longest, ...[...own].map((name) => name.length))
  const one = (text: string, end: number): number => {
    for (let length = Math.min(longest, end); length > 1; length--)
      if ((length > 2 && full.has(text.slice(end - length, end))) || short.has(text.slice(end - length, end)))
        return end - length
    return end
  }
  const endingAt = (text: string, end: number): number => {
    const start = one(text, end)
    return start === end ? end : endingAt(text, start)
  }
  const opens = (name: string): boolean => {
    for (let length = 2; length <= Math.min(longest, name.length); length++)
      if ((length > 2 && full.has(name.slice(0, length))) || short.has(name.slice(0, length))) return true
    return false
  }
  return { full, own: new Set([...own].filter((name) => !listed.full.has(name))), short, endingAt, opens }
}

/** Whether the segmenter takes a name for a word of its own, and for a place. */
const isWord = ({ tokens }: Line, name: string): boolean =>
  tokens.some(({ word, tag }) => word === name && /^n[srz]/.test(tag))

/** The division that a title or an issuer's name opens with. */
function openings(name: string): string[] {
  const found = /^(?:中共)?(?<place>\p{Script=Han}{2,4}?(?:省|市|县|区|州|旗|镇|乡))(?!属|级|直|域|委员会关于)/u.exec(
    name,
  )
  const place = found?.groups?.place
  return place && !NO_PLACE.test(place) && !BAD_START.test(place) ? [place] : []
}

/** Divisions by their suffix, where what stands before them shows where the name begins. */
function namedIn(line: Line): { start: number; end: number }[] {
  let last = 0
  return matchesOf(NAMED, line.text).flatMap(({ end, groups }) => {
    const head = end - groups.suffix!.length
    const from = nameStart(line, head, Math.max(0, head - 6))
    const chained = [...listed.full, ...listed.short.keys()].find(
      (place) => line.text.startsWith(place, from) && head - from - place.length > 1,
    )
    const begins = Math.max(last, from + (chained?.length ?? 0))
    const name = line.text.slice(begins, end)
    if (COUNTED.test(line.text.slice(Math.max(0, begins - 1), begins + 1))) return []
    const isFree = from > Math.max(0, head - 6) || from === 0
    const whole = line.tokens.find((token) => token.start === begins && token.end === end)
    if (whole && !/^(?:n[srz]|x)/.test(whole.tag)) return []
    const words = line.tokens.filter((token) => token.start >= begins && token.end <= head)
    if (words.length > 0 && words.every(({ word, tag }) => word.length > 1 && !/^(?:ns|nr|nz|nt|x)/.test(tag)))
      return []
    if (groups.suffix === '省' && head - begins !== 2) return []
    if (!isFree || head - begins < 2 || head - begins > 4 || NO_PLACE.test(name) || BAD_START.test(name)) return []
    last = end
    return [{ start: begins, end }]
  })
}

/**
 * Divisions of the list in a text. A name of two characters, or one that is also words (会同县: with a county), only
 * where a clause begins or another division ends, or when the document is of that place.
 */
export function divisionsIn(text: string, { title }: Document): Range[] {
  return matchesOf(listed.FULL, text).filter(({ start, end }) => {
    const name = text.slice(start, end)
    if (title.includes(name)) return true
    if (isStop(name.slice(0, -1))) return false
    return name.length > 2 || start === 0 || /[^\p{Script=Han}]|[省市]/u.test(text[start - 1]!)
  })
}

export function findPlaces(line: Line, places: Places): Candidate[] {
  const { text } = line
  const found: Candidate[] = line.divisions.map((place) => candidate(place, 'place-listed', 0.9))
  for (const name of places.own) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      found.push(candidate({ start: at, end: at + name.length }, 'place-named', 0.8))
  }
  for (const [brief, name] of places.short) {
    for (let at = text.indexOf(brief); at >= 0; at = text.indexOf(brief, at + brief.length)) {
      const end = at + brief.length
      if (!line.isEdge(at) && !line.isEdge(end)) continue
      if (NO_PLACE_BEFORE.test(text.slice(end))) continue
      const stands = places.own.has(name) ? name : null
      found.push({ ...candidate({ start: at, end }, 'place-short', 0.7), stands })
    }
  }
  for (const { start, groups } of matchesOf(TOGETHER, text)) {
    const names = matchesOf(/[^、和]+/g, groups.names!).map((name) => ({
      start: start + name.start,
      end: start + name.end,
    }))
    const first = names[0]!
    names[0] = { ...first, start: Math.max(first.start, nameStart(line, first.end - 1, Math.max(0, first.start - 4))) }
    found.push(...names.filter((name) => name.end - name.start > 1).map((name) => candidate(name, 'place-named', 0.7)))
  }
  return found
}

const candidate = (
  range: { start: number; end: number },
  id: Parameters<typeof rule>[0],
  confidence: number,
): Candidate => ({
  kind: 'place',
  start: range.start,
  end: range.end,
  rule: rule(id),
  confidence,
  stands: null,
})
