import type { Document } from '../../graph/model.ts'
import type { Division, Divisions } from './divisions.ts'
import { jurisdictionOf, localName } from './local-name.ts'
import type { Naming, Occurrence } from './naming.ts'

const DEICTIC = /^(?:该|我|贵|本|此)(?:校|园|院)$/
const ORDINAL =
  /^第?(?<number>[一二三四五六七八九十百]{1,4})(?<head>中学|小学|幼儿园|中|小|幼|初中|高中|高|初级中学|高级中学|职高|职中)$/
const HEADS: Record<string, string> = { 中: '中学', 小: '小学', 幼: '幼儿园', 高: '高级中学', 职中: '职业中学' }
/** Names of a kind of which a division has one, as everyone writes and as they are registered. */
const REGULAR: Record<string, string> = {
  职业中专: '职业中等专业学校',
  职中: '职业中学',
  特校: '特殊教育学校',
  特教学校: '特殊教育学校',
}
/** Schools of more than a county: their names need no place. */
const WIDER = /大学|学院|高等专科|清华|北大|^中国|^中央|^国家/
const isLocalRest = (rest: string): boolean =>
  ORDINAL.test(rest) || rest in REGULAR || /^(?:实验|特殊教育|教师进修)/.test(rest)

/** Names schools one after the other, in reading order: 该校 and lists look back. */
export function createSchoolNamer(document: Document, divisions: Divisions) {
  const issuer =
    document.issuers[0] && /(?:学校|中学|小学|幼儿园|学院|大学)$/.test(document.issuers[0]) ? document.issuers[0] : null
  let last: Naming | null = null

  function named(occurrence: Occurrence): Naming {
    const { printed, scope, draft, gap } = occurrence
    if (DEICTIC.test(printed)) {
      const own =
        /^[我本]/.test(printed) && issuer ? fullName({ ...occurrence, printed: issuer }) : (last ?? own0(occurrence))
      return own
        ? { ...own, why: null }
        : { name: printed, jurisdiction: jurisdictionOf(scope.own), why: null, isLocal: true }
    }
    if (/校区$/.test(printed) && printed.length <= 6 && last && !/校区$/.test(last.name)) {
      const reason = `前文所述学校为${last.name}`
      return { ...last, name: last.name + printed, why: { rule: 'campus-of-school', reason } }
    }
    const inherits = gap !== null && /^(?:[、和及与]|以及)?$/.test(gap) && last !== null
    return fullName({ ...occurrence, printed: draft.stands ?? printed }, inherits ? last : null)
  }

  const own0 = (occurrence: Occurrence): Naming | null => (issuer ? fullName({ ...occurrence, printed: issuer }) : null)

  function fullName({ printed, scope }: Pick<Occurrence, 'printed' | 'scope'>, before: Naming | null = null): Naming {
    const { place, rest, why } = localName(printed, scope, divisions, isLocalRest)
    const full = regular(rest)
    if (place) {
      const name = place.name + full
      return {
        name,
        jurisdiction: jurisdictionOf(place),
        why: why ?? { rule: 'regular-form', reason: `“${rest}”即${full}` },
      }
    }
    if (WIDER.test(printed))
      return { name: full, jurisdiction: null, why: { rule: 'printed', reason: `原文写作“${printed}”` } }
    const inherited = before?.jurisdiction && (ORDINAL.test(rest) || rest in REGULAR) ? before.jurisdiction : null
    if (inherited && before!.name.startsWith(inherited.name)) {
      const reason = `与${before!.name}并列，同属${inherited.name}`
      return { name: inherited.name + full, jurisdiction: inherited, why: { rule: 'place-of-list', reason } }
    }
    const home = homeOf(scope.own)
    const reason = home ? `文件此处所述地方为${home.name}` : `原文写作“${printed}”`
    return home
      ? { name: home.name + full, jurisdiction: jurisdictionOf(home), why: { rule: 'place-in-force', reason } }
      : { name: full, jurisdiction: jurisdictionOf(scope.own), why: { rule: 'regular-form', reason } }
  }

  return (occurrence: Occurrence): Naming => {
    const naming = named(occurrence)
    if (!naming.isLocal) last = naming
    return naming
  }
}

/** A county's documents speak of its own schools; a city's or province's of anyone's. */
export const homeOf = (own: Division | null): Division | null => (own?.level === 'county' ? own : null)

function regular(rest: string): string {
  const found = ORDINAL.exec(rest)?.groups
  if (found) return `第${found.number}${HEADS[found.head!] ?? found.head}`
  return REGULAR[rest] ?? rest
}
