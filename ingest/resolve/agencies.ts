import type { Document } from '../../graph/model.ts'
import type { Divisions } from './divisions.ts'
import { jurisdictionOf, localName } from './local-name.ts'
import { isList, type Naming, type Occurrence } from './naming.ts'
import { regular } from './schools.ts'
import type { Scope } from './scope.ts'

/** Offices by the characters everyone writes, at the front of what follows the place. */
const REGULAR: [RegExp, string][] = [
  [/^教体局/, '教育体育局'],
  [/^教委/, '教育委员会'],
  [/^(?:人民)?政府办$/, '人民政府办公室'],
  [/^政府/, '人民政府'],
  [/^人大常委会/, '人民代表大会常务委员会'],
  [/^人大$/, '人民代表大会'],
]
const OFFICE =
  /(?:局|厅|委|办|委员会|办公室)$|^[\p{Script=Han}]{2,8}(?:局|厅|委)(?:[\p{Script=Han}]{2,8}[处科股室司]|党组|党委)$/u
const TOWN = /^\p{Script=Han}{2,4}(?:镇|乡|街道)(?:人民政府|政府|党委|党工委|办事处|中心校|教育总支)/u
const NATIONAL = /^(?:中共中央|中央|国务院|全国|国家)/
const BARE_NATIONAL: Record<string, string> = { 党中央: '中共中央', 中央: '中共中央' }

/** Names bodies one after the other, in reading order: lists and 局人事股 look back. */
export function createAgencyNamer(document: Document, divisions: Divisions) {
  const issuer = document.issuers.find((name) => /(?:局|厅|委员会)$/.test(name)) ?? officeIn(document)
  let last: Naming | null = null

  function named({ printed: raw, draft, scope, gap }: Occurrence): Naming {
    const printed = draft.stands ?? raw
    const national = BARE_NATIONAL[printed]
    if (national)
      return { name: national, jurisdiction: null, why: { rule: 'stands-for', reason: `“${printed}”即${national}` } }
    if (draft.rule.id === 'agency-national' || NATIONAL.test(printed)) {
      return { name: printed, jurisdiction: null, why: { rule: 'printed', reason: `原文写作“${raw}”` } }
    }
    const youth = youthLeague(printed, scope)
    if (youth) return youth
    if (/^[局厅](?=[\p{Script=Han}]{2})/u.test(printed)) return within(printed, scope)
    // 责任单位：教育股: an office of the bureau that speaks.
    if (/^(?![省市县区州])\p{Script=Han}{2,6}[股科]$/u.test(printed)) return within(`局${printed}`, scope)

    const bare = printed.replace(/^中共/, '')
    const { place, front, rest, isOpen, why } = localName(bare, scope, divisions, (text) =>
      /^(?:县|市|区)?(?:委|政府|教体局|教育局)/.test(text),
    )
    if (place) {
      const name = fullName(front, rest)
      return {
        name,
        jurisdiction: jurisdictionOf(place),
        why: why ?? { rule: 'regular-form', reason: `“${printed}”的规范名称` },
      }
    }
    if (isOpen) return { name: printed, jurisdiction: jurisdictionOf(scope.own), why: null, isLocal: true }
    const inherited =
      isList(gap) && OFFICE.test(rest) && !holdsPlace(rest, last?.jurisdiction, divisions) ? last?.jurisdiction : null
    if (inherited && last!.name.replace(/^中共|^共青团/, '').startsWith(inherited.name)) {
      const reason = `与${last!.name}并列，同属${inherited.name}`
      return { name: fullName(inherited.name, rest), jurisdiction: inherited, why: { rule: 'place-of-list', reason } }
    }
    const isLocal = TOWN.test(rest) || (OFFICE.test(rest) && draft.rule.id !== 'agency-named')
    const base = TOWN.test(rest) ? scope.home : scope.own
    const home = isLocal && !holdsPlace(rest, base, divisions) ? base : null
    if (!home)
      return {
        name: rest,
        jurisdiction: jurisdictionOf(scope.own),
        why: { rule: 'printed', reason: `原文写作“${printed}”` },
      }
    const reason = `文件此处所述地方为${home.name}`
    return {
      name: fullName(home.name, rest),
      jurisdiction: jurisdictionOf(home),
      why: { rule: 'place-in-force', reason },
    }
  }

  /** 局人事股, 局党委: of the office that issued the document, else of the one named before. */
  function within(printed: string, scope: Scope): Naming {
    const office = issuer ?? (last && /(?:局|厅|委员会)$/.test(last.name) ? last.name : null)
    if (!office) return { name: printed, jurisdiction: jurisdictionOf(scope.own), why: null, isLocal: true }
    const place = divisions.leading(office, scope.own).divisions.at(-1) ?? scope.own
    const reason = issuer ? `发文机关为${office}` : `前文所述为${office}`
    return { name: office + printed.slice(1), jurisdiction: jurisdictionOf(place), why: { rule: 'own-office', reason } }
  }

  return (occurrence: Occurrence): Naming => {
    const naming = named(occurrence)
    if (!naming.isLocal) last = naming
    const { draft, printed } = occurrence
    const reason = `“${printed}”即${draft.stands}`
    return draft.stands && naming.why ? { ...naming, why: { rule: 'stands-for', reason } } : naming
  }
}

/** 团县委 is the committee of the Youth League: 共青团…委. */
function youthLeague(printed: string, scope: Scope): Naming | null {
  const [, level, rest] = /^(?:共青团|团)([省市县区])委(.*)$/.exec(printed) ?? []
  if (level === undefined) return null
  const place = scope.of(level)
  if (!place) return { name: printed, jurisdiction: jurisdictionOf(scope.own), why: null, isLocal: true }
  const reason = `此处“${level}”指${place.name}`
  const name = `共青团${place.name}委${rest}`
  return { name, jurisdiction: jurisdictionOf(place), why: { rule: 'level-in-force', reason } }
}

/** 银保监会海南监管局 has its place in it already. */
const holdsPlace = (name: string, place: { name: string } | null | undefined, divisions: Divisions): boolean =>
  !!place && name.includes(divisions.stemOf(place))

/** The office of the document's own place in its title: a speech names the speaker's. */
function officeIn({ title, jurisdiction }: Document): string | null {
  const at = jurisdiction ? title.indexOf(jurisdiction.name) : -1
  return at < 0 ? null : (/^[\p{Script=Han}]{3,18}?(?<![布格全大结开时当])局/u.exec(title.slice(at))?.[0] ?? null)
}

/** 县 + 委 is a committee of the Party, named 中共…委员会; its departments keep 委. */
function fullName(place: string, rest: string): string {
  if (rest === '委' || rest === '委员会') return `中共${place}委员会`
  if (/^委(?!员会)/.test(rest)) return `中共${place}${rest}`
  const inSchool = /^(第?[一二三四五六七八九十]+[中小幼])(?=党|团|教育集团)/.exec(rest)?.[1]
  if (inSchool) return place + regular(inSchool) + rest.slice(inSchool.length)
  for (const [short, full] of REGULAR) if (short.test(rest)) return place + rest.replace(short, full)
  return place + rest
}
