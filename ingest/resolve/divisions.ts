import { addTo } from '../../graph/grouped.ts'
import { lexiconRows } from '../lexicon.ts'
import { tagsOf } from '../segment.ts'

export type DivisionLevel = 'province' | 'prefecture' | 'county'

/** An administrative division. `code` and `parent` (a code) are `null` for one that the list lacks. */
export type Division = { code: string | null; name: string; level: DivisionLevel; parent: string | null }

/** Divisions printed one after the other at the start of a text, highest first, and the offset behind the last. */
export type LeadingDivisions = { divisions: Division[]; end: number }

export type Divisions = ReturnType<typeof createDivisions>

const LEVELS: Record<string, DivisionLevel> = {
  省: 'province',
  自治区: 'province',
  市: 'prefecture',
  自治州: 'prefecture',
  地区: 'prefecture',
  盟: 'prefecture',
  县: 'county',
  自治县: 'county',
  区: 'county',
  旗: 'county',
}

const SUFFIX = /(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗)$/

/** A name of a division that no list knows: two or three characters and a suffix that nothing else begins with. */
const BY_SUFFIX =
  /^(?<stem>\p{Script=Han}{2,3}?)(?<suffix>自治区|自治州|自治县|省(?!级|内|直|属|份|长|略)|市(?!场|级|内|直|属|民(?!政|族|办|盟)|长|容|区(?!委|政|人))|县(?!级|内|直|属|长|域|城|乡|管)|区(?!级|内|直|属|长|域|划|间|别|分)|旗(?!帜|下))/u

/** What a stem of a division does not contain: words that stand before a bare 市 or 县, and generic kinds of areas. */
const NOT_A_STEM =
  /^(?:[各全本我该你贵每两在由对和与及等为从到向经将把被以按据省市县区州乡镇村是有其某近所了出报]|中共|请你|所在|关于|根据|学校|年|新时|实施|推进|建设)|[的了在和与及、各省市县你我该由从向被把]|[全各本邻外两年前]$|(?:校|城|专|地|自治|示范|试验|小|市)$/u
/** What a stem does not end with where 区 follows: 湖区, 山区. A 砚湖县 there may be. */
const NOT_BEFORE_DISTRICT = /(?:社|园|景|学|片|山|郊|辖|库|牧|农|林|战|老|新|灾|疫|军|特|功能|开发|矿|湖)$/

function readList() {
  const byCode = new Map<string, Division>()
  const byName = new Map<string, Division[]>()
  const byShort = new Map<string, Division[]>()
  const shortOf = new Map<string, string>()
  for (const [code, name, short, level, parent] of lexiconRows('divisions.tsv', 5)) {
    const division: Division = { code: code!, name: name!, level: level as DivisionLevel, parent: parent || null }
    byCode.set(code!, division)
    addTo(byName, name!, division)
    if (!short) continue
    addTo(byShort, short, division)
    shortOf.set(name!, short)
    // 大理州 is 大理白族自治州, 恭城县 恭城瑶族自治县.
    const autonomous = /自治(?<level>[州县旗])$/.exec(name!)?.groups?.level
    const brief = short + (autonomous ?? '')
    if (autonomous && brief !== name) addTo(byName, brief, division)
  }
  return { byCode, byName, byShort, shortOf, longest: Math.max(...[...byName.keys()].map(({ length }) => length)) }
}

/** Verbs, prepositions, adverbs, conjunctions, numerals: 通过县委 does not speak of a 通过县. */
const NO_NAME = /^(?:v|p|d|c|m|r|f|u|t|ad|vn)/

/** Whether a stem is, or begins with, a word of two characters that opens no name. */
function isWord(stem: string): boolean {
  const [first] = tagsOf(stem)
  return first !== undefined && first.word.length > 1 && NO_NAME.test(first.tag)
}

/** A division that the list lacks, at the start of `text`, by its suffix. */
function madeUp(text: string): { division: Division; length: number } | null {
  const match = BY_SUFFIX.exec(text)
  if (!match) return null
  const { stem, suffix } = match.groups as { stem: string; suffix: string }
  if (
    NOT_A_STEM.test(stem) ||
    (suffix === '区' && NOT_BEFORE_DISTRICT.test(stem)) ||
    isWord(stem) ||
    (suffix === '省' && stem.length > 2)
  )
    return null
  const name = stem + suffix
  return { division: { code: null, name, level: LEVELS[suffix]!, parent: null }, length: name.length }
}

/** Looks divisions up by name, short name and code; knows made-up and missing ones by their suffix. */
export function createDivisions() {
  const { byCode, byName, byShort, shortOf, longest } = readList()
  const parentOf = ({ parent }: Division): Division | null => (parent === null ? null : (byCode.get(parent) ?? null))

  /** From the division itself up to its province. */
  function lineOf(division: Division): Division[] {
    const parent = parentOf(division)
    return parent ? [division, ...lineOf(parent)] : [division]
  }

  const lies = (division: Division, within: Division): boolean =>
    lineOf(division).some(({ code }) => code !== null && code === within.code)

  /** The one meant: the only one of the name, else the only one in `within`; else one without a code. */
  function choose(candidates: Division[], within: Division | null): Division {
    const first = candidates[0]!
    if (candidates.length === 1) return first
    const inside = within ? candidates.filter((candidate) => lies(candidate, within) || lies(within, candidate)) : []
    return inside.length === 1 ? inside[0]! : { ...first, code: null, parent: null }
  }

  function named(name: string, within: Division | null = null): Division | null {
    const candidates = byName.get(name)
    return candidates ? choose(candidates, within) : null
  }

  /** The division at the start of `text`: of the list by its longest name, else by suffix. */
  function first(text: string, within: Division | null): { division: Division; length: number } | null {
    for (let length = Math.min(longest, text.length); length >= 2; length--) {
      const found = named(text.slice(0, length), within)
      if (found && !/^[场级域]/.test(text.slice(length))) return { division: found, length }
    }
    return madeUp(text)
  }

  return {
    lineOf,
    named,
    /** The name that stands for a division in front of others (恭城 for 恭城瑶族自治县): of the list, else without its suffix. */
    stemOf: ({ name }: { name: string }): string => shortOf.get(name) ?? name.replace(SUFFIX, ''),
    /** Several divisions of the list have the name, and nothing told which one is meant. */
    isAmbiguous: ({ code, name }: { code: string | null; name: string }): boolean => code === null && byName.has(name),
    /** All divisions of the list with that name. */
    all: (name: string): Division[] => byName.get(name) ?? [],
    byCode: (code: string): Division | null => byCode.get(code) ?? null,

    /** The division that a short name (福州) stands for: the only one in `within`, else the highest of that name, the only one of its level. */
    short(name: string, within: Division | null = null): Division | null {
      const candidates = byShort.get(name) ?? []
      const province = within && lineOf(within).at(-1)
      const inside = province ? candidates.filter((one) => one.code !== province.code && lies(one, province)) : []
      if (inside.length === 1) return inside[0]!
      for (const level of ['province', 'prefecture', 'county'] as const) {
        const found = candidates.filter((candidate) => candidate.level === level)
        if (found.length > 0) return choose(found, within)
      }
      return null
    },

    /**
     * The divisions at the start of `text`: 砚江省槐津市教育局 gives 砚江省 and 槐津市, 湖北宜昌市 gives 湖北省 and 宜昌市.
     * `within` tells namesakes apart.
     */
    leading(text: string, within: Division | null = null): LeadingDivisions {
      const short = shortBefore(text)
      const divisions: Division[] = short ? [short.division] : []
      let end = short ? short.end : 0
      for (;;) {
        const found = first(text.slice(end), divisions.at(-1) ?? within)
        if (!found || (divisions.length > 0 && !isBelow(found.division, divisions.at(-1)!))) return { divisions, end }
        divisions.push(found.division)
        end += found.length
      }
    },
  }

  /** 湖北 in 湖北宜昌市: the short name of a province or city right before a division that lies in it. */
  function shortBefore(text: string): { division: Division; end: number } | null {
    for (const end of [2, 3, 4]) {
      const above = (byShort.get(text.slice(0, end)) ?? []).filter(({ level }) => level !== 'county')
      if (above.length !== 1) continue
      const next = first(text.slice(end), above[0]!)?.division
      if (next && next.code !== null && next.code !== above[0]!.code && lies(next, above[0]!))
        return { division: above[0]!, end }
    }
    return null
  }
}

const RANK: Record<DivisionLevel, number> = { province: 0, prefecture: 1, county: 2 }

/** Whether a division can follow the other in one name. A made-up 市 may be a county-level city. */
function isBelow(division: Division, above: Division): boolean {
  if (RANK[division.level] > RANK[above.level]) return true
  return (
    division.code === null && division.name.endsWith('市') && above.name.endsWith('市') && division.name !== above.name
  )
}
