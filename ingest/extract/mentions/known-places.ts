import { addTo, grouped } from '../../../graph/grouped.ts'
import type { Document } from '../../../graph/model.ts'
import { wordsIn } from '../../lexicon/words-in.ts'
import { lexicon, lexiconRows } from '../../lexicon.ts'
import { anyOf } from '../any-of.ts'
import { type Line, matchesOf, turnedDown } from './line.ts'
import { isStop, nameStart } from './name-start.ts'
import { namesIn } from './names-in.ts'

/** Divisions that a document can mean: those of the list, and those that it names itself. */
export type Places = {
  /** Full names, e.g. 石渡县. */
  full: ReadonlySet<string>
  /** Those that the list lacks. */
  own: ReadonlySet<string>
  /** Names without suffix that stand for a place in this document, with the full name. */
  short: ReadonlyMap<string, string>
  /** Short names of counties of the document's province that are words as well (共和, 互助): places only beside a place. */
  companions: ReadonlyMap<string, string>
  /** Those of `own`, `short` and `companions` that stand in a text. */
  find: Record<'own' | 'short' | 'companions', (text: string) => string[]>
  /** Short names of the divisions of the document's province. */
  home: ReadonlySet<string>
  /** The full or short name of a place that ends at `end`, as far to the left as it goes (砚江省蓼河县). */
  endingAt: (text: string, end: number) => number
  /** Whether a name begins with a place (and goes on). */
  opens: (name: string) => boolean
}

const SUFFIX = '自治区|自治州|自治县|自治旗|特别行政区|街道|省|市|县|区|州(?![市县区])|盟|旗|镇|乡'
const noDivisions = (where: string): string =>
  anyOf(lexiconRows('no-divisions.tsv', 2).flatMap(([word, column]) => (column === where ? [word!] : [])))
/** Words that end like a division and are none. */
const NO_PLACE = lexicon(
  () =>
    new RegExp(
      `^(?:.*(?:[两三四五六七八九十多各][省市县区州]|强[省市县区镇]|大[省市县]|(?<!特别)行政区|${noDivisions('ends')})|(?:.*(?:主|中心|老|新|大|县|市))?城区|(?:.*(?:贫困|偏远|边远|革命|民族|深|高寒|大))?(?:山区|老区|牧区|林区|矿区|库区|灾区)|自治[县区州旗]|${noDivisions('whole')})$`,
    ),
)
const BAD_START =
  /^(?:年|月|日|度|全|我|本|该|各|邻|外|两|三|几|多|数|某|贵|跨|此|这|那|每|一|二|四|五|六|七|八|九|十|百|千|第|所|在|于|至|到|为|将|由|从|与|和|及|对|把|向|经|等|内|区|市|县|镇|乡|街|道)/
/** A number and its classifier: 3条国省干线, 20座农牧区桥梁. */
const COUNTED = /^[\d一二两三四五六七八九十百千万几多余][条座个所名项家处台辆间件批次亩户人只张份场套栋幢]/
export const listed = lexicon(readDivisions)

function readDivisions() {
  const full = new Set<string>()
  const short = new Map<string, string>()
  const provinceOf = new Map<string, string[]>()
  const countyShort = new Map<string, { code: string; name: string }[]>()
  const districts = new Map<string, { code: string; name: string }[]>()
  for (const [code, name, brief, level] of lexiconRows('divisions.tsv', 5)) {
    if (NO_PLACE().test(name!) || name!.length < 2) continue
    full.add(name!)
    if (!brief && level === 'county' && /^\p{Script=Han}{2,4}区$/u.test(name!)) {
      addTo(districts, name!.slice(0, -1), { code: code!, name: name! })
    }
    if (!brief || brief.length < 2) continue
    addTo(provinceOf, brief, code!.slice(0, 2))
    if (level === 'county') addTo(countyShort, brief, { code: code!, name: name! })
    else if (!short.has(brief)) short.set(brief, name!)
  }
  const longest = Math.max(...[...full].map((name) => name.length))
  return {
    full,
    short,
    byFirst: grouped([...full, ...short.keys()], (name) => name[0]!),
    countyShort,
    districts,
    provinceOf,
    longest,
    findFull: wordsIn(new Map([...full].map((name) => [name, name]))),
    findCounties: namesIn(countyShort.keys()),
    findDistricts: namesIn(districts.keys()),
  }
}

/** Names of the list that no text means but one that has them in its title. */
const stopped = lexicon(() => [...listed().full].filter((name) => isStop(name.slice(0, -1))))

const NAMED = new RegExp(
  `(?<name>\\p{Script=Han}{2,6}?)(?<suffix>${SUFFIX})(?!乡|镇|道|村|长|级|域|属|直|内|里|城|区|情|容|场|外|面|价|值|旁)`,
  'gu',
)

/** The places of a document, from the list, its jurisdiction, its title and its own words. */
export function placesOf(document: Document, lines: Line[]): Places {
  const own = ownOf(document, lines)
  const full = new Set(listed().full)
  for (const name of stopped()) if (!document.title.includes(name)) full.delete(name)
  for (const name of own) full.add(name)
  const province = document.jurisdiction?.code?.slice(0, 2) ?? null
  const { short, companions } = shortOf(own, province, lines)
  const home = new Set(
    [...short.keys()].filter((brief) => province && listed().provinceOf.get(brief)?.includes(province)),
  )
  const longest = Math.max(listed().longest, ...[...own].map((name) => name.length))
  const isPlace = (name: string): boolean => (name.length > 2 && full.has(name)) || short.has(name)
  const [firsts, lasts] = endsOf([...full, ...short.keys()])
  const one = (text: string, end: number): number => {
    if (!lasts.has(text.charCodeAt(end - 1))) return end
    for (let length = Math.min(longest, end); length > 1; length--)
      if (isPlace(text.slice(end - length, end))) return end - length
    return end
  }
  const endingAt = (text: string, end: number): number => {
    const start = one(text, end)
    return start === end ? end : endingAt(text, start)
  }
  const opens = (name: string): boolean => {
    if (!firsts.has(name.charCodeAt(0))) return false
    for (let length = 2; length <= Math.min(longest, name.length); length++)
      if (isPlace(name.slice(0, length))) return true
    return false
  }
  const unlisted = new Set([...own].filter((name) => !listed().full.has(name)))
  const find = { own: namesIn(unlisted), short: namesIn(short.keys()), companions: namesIn(companions.keys()) }
  return { full, own: unlisted, short, companions, find, home, endingAt, opens }
}

/** The code units that names begin with, and those that they end with: most characters do neither. */
const endsOf = (names: string[]): [Set<number>, Set<number>] => [
  new Set(names.map((name) => name.charCodeAt(0))),
  new Set(names.map((name) => name.charCodeAt(name.length - 1))),
]

/** The divisions that a document itself names: its own, those that open its title or its issuers, those with a suffix. */
function ownOf({ title, issuers, jurisdiction, kind }: Document, lines: Line[]): Set<string> {
  const own = new Set([title, ...issuers].flatMap(openings))
  if (jurisdiction) own.add(jurisdiction.name)
  const isNorm = kind === 'law' || kind === 'regulation'
  for (const line of isNorm ? [] : lines)
    for (const { start, end } of namedIn(line)) own.add(line.text.slice(start, end))
  return own
}

/**
 * Names without suffix: of provinces and prefectures; of counties that the document names in full, or
 * that are a word of their own: in its province (the first two digits of their code), else the only one of the name.
 */
function shortOf(
  own: ReadonlySet<string>,
  province: string | null,
  lines: Line[],
): Pick<Places, 'short' | 'companions'> {
  const short = new Map(listed().short)
  const companions = new Map<string, string>()
  for (const name of own) {
    const stem = name.replace(/(?:省|市|县|区|镇|乡|街道)$/, '')
    if (stem.length > 1 && /[省市县区]$/.test(name) && !short.has(stem)) short.set(stem, name)
  }
  const printed = lines.map(({ text }) => text).join('\n')
  const words = wordsOf(lines)
  const { countyShort, districts } = listed()
  for (const brief of listed().findCounties(printed)) {
    // 津市 of 津市市 ends like a division of its own: 槐津市 holds it by chance.
    if (listed().short.has(brief) || /[市县区]$/.test(brief)) continue
    const counties = countyShort.get(brief)!
    const named = counties.find(({ name }) => own.has(name))
    const near = counties.find(({ code }) => code.slice(0, 2) === province)
    const meant = near ?? (counties.length === 1 ? counties[0] : undefined)
    const tagged = near || brief.length > 2 ? /^n[srz]/ : /^ns$/
    const isWord = (words.get(brief) ?? []).some((tag) => tagged.test(tag))
    const stands = (province === null || near || brief.length > 2) && isWord
    if (named) short.set(brief, named.name)
    else if (meant && stands) short.set(brief, meant.name)
    else if (meant) companions.set(brief, meant.name)
  }
  for (const stem of listed().findDistricts(printed)) {
    const near = districts.get(stem)!.filter(({ code }) => code.slice(0, 2) === province)
    if (near.length === 1 && !short.has(stem)) companions.set(stem, near[0]!.name)
  }
  return { short, companions }
}

/** Whether a county or district of the list is called so, without its suffix. */
export const isCounty = (name: string): boolean => listed().countyShort.has(name) || listed().districts.has(name)

/** Whether it is a division of the list by its full name (泗县). */
export const isDivision = (name: string): boolean => listed().full.has(name)

/** The words of a document with the tags that the segmenter gives them. */
function wordsOf(lines: Line[]): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const { word, tag } of lines.flatMap(({ tokens }) => tokens)) {
    const others = tags.get(word)
    if (!others) tags.set(word, [tag])
    else if (!others.includes(tag)) others.push(tag)
  }
  return tags
}

/** The division that a title or an issuer's name opens with. */
function openings(name: string): string[] {
  const found = /^(?:中共)?(?<place>\p{Script=Han}{2,4}?(?:省|市|县|区|州|旗|镇|乡))(?!属|级|直|域|委员会关于)/u.exec(
    name,
  )
  const place = found?.groups?.place
  return place && !NO_PLACE().test(place) && !BAD_START.test(place) ? [place] : []
}

/** Divisions by their suffix, where what stands before them shows where the name begins. */
function namedIn(line: Line): { start: number; end: number }[] {
  let last = 0
  return matchesOf(NAMED, line.text).flatMap(({ end, groups }) => {
    const head = end - groups.suffix!.length
    const from = nameStart(line, head, Math.max(0, head - 6))
    const chained = listed()
      .byFirst.get(line.text[from]!)
      ?.find((place) => line.text.startsWith(place, from) && head - from - place.length > 1)
    const begins = Math.max(last, from + (chained?.length ?? 0))
    const name = line.text.slice(begins, end)
    if (COUNTED.test(line.text.slice(Math.max(0, begins - 1), begins + 1))) return []
    const isFree = from > Math.max(0, head - 6) || from === 0
    const whole = line.tokens.find((token) => token.start === begins && token.end === end)
    if (whole && !/^(?:n[srz]|x)/.test(whole.tag)) return []
    const words = line.tokens.filter((token) => token.start >= begins && token.end <= head)
    if (words.length > 0 && words.every(({ word, tag }) => word.length > 1 && !/^(?:ns|nr|nz|nt|x)/.test(tag)))
      return []
    if ((groups.suffix === '省' && head - begins !== 2) || name.endsWith('新区')) return []
    if (!isFree || head - begins < 2 || head - begins > 4) return []
    if (NO_PLACE().test(name)) return turnedDown(line, { start: begins, end }, 'place', 'no-division')
    if (BAD_START.test(name)) return []
    last = end
    return [{ start: begins, end }]
  })
}
