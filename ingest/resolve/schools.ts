import type { Document } from '../../graph/model.ts'
import type { Divisions } from './divisions.ts'
import { jurisdictionOf, localName } from './local-name.ts'
import { isList, type Naming, type Occurrence } from './naming.ts'
import type { Scope } from './scope.ts'

const DEICTIC = /^(?:该|我|贵|本|此)(?:校|园|院)$/
const ORDINAL =
  /^第?(?<number>[一二三四五六七八九十百]{1,4})(?<head>中学|小学|幼儿园|中|小|幼|初中|高中|高|初级中学|高级中学|职高|职中)$/
const HEADS: Record<string, string> = { 中: '中学', 小: '小学', 幼: '幼儿园', 高: '高级中学', 职中: '职业中学' }
const IS_SCHOOL = /(?:学校|中学|小学|幼儿园|学院|大学)$/
/** Names of a kind of which a division has one, as everyone writes and as they are registered. */
const REGULAR: Record<string, string> = {
  职业中专: '职业中等专业学校',
  职中: '职业中学',
  特校: '特殊教育学校',
  特教学校: '特殊教育学校',
}
/** Schools of more than a county: their names need no place. */
const WIDER = /大学|学院|职院|高等专科|清华|北大|^中国|^中央|^国家/
/** 县一中教育集团 is named after the school at its head. */
const GROUP = '教育集团'
const isLocalRest = (rest: string): boolean =>
  ORDINAL.test(rest.replace(GROUP, '')) || rest in REGULAR || /^(?:实验|特殊教育|教师进修)/.test(rest)

/** Names schools one after the other, in reading order: 该校, campuses and lists look back. */
export function createSchoolNamer(document: Document, divisions: Divisions) {
  const issuer = document.issuers.find((name) => IS_SCHOOL.test(name)) ?? null
  /** The schools named last, the latest first; campuses do not count. */
  let [last, previous]: (Naming | null)[] = [null, null]

  /** Whom 该校 means: the school named last, but in 县一中向该校捐赠 the one before, for 县一中 does not give to itself. */
  const spokenOf = (gap: string | null): Naming | null =>
    gap !== null && !/[，。；！？：]/.test(gap) && previous ? previous : (last ?? null)

  function deictic({ printed, scope, gap }: Occurrence): Naming {
    const own = issuer === null ? null : fullName(issuer, scope, null)
    const meant = /^[我本]/.test(printed) && own ? own : (spokenOf(gap) ?? own)
    return meant
      ? { ...meant, why: null }
      : { name: printed, jurisdiction: jurisdictionOf(scope.own), why: null, isLocal: true }
  }

  function fullName(printed: string, scope: Scope, beside: Naming | null): Naming {
    const { place, front, rest, isOpen, why } = localName(printed, scope, divisions, isLocalRest)
    const full = regular(rest)
    if (place) {
      const regularForm = { rule: 'regular-form' as const, reason: `“${rest}”即${full}` }
      return { name: front + full, jurisdiction: jurisdictionOf(place), why: why ?? regularForm }
    }
    const asPrinted = { rule: 'printed' as const, reason: `原文写作“${printed}”` }
    if (isOpen) return { name: printed, jurisdiction: jurisdictionOf(scope.own), why: null, isLocal: true }
    if (WIDER.test(printed)) return { name: full, jurisdiction: null, why: asPrinted }
    const isNumbered = isLocalRest(rest)
    if (isNumbered && beside?.jurisdiction && beside.name.startsWith(beside.jurisdiction.name)) {
      const reason = `与${beside.name}并列，同属${beside.jurisdiction.name}`
      return { ...beside, name: beside.jurisdiction.name + full, why: { rule: 'place-of-list', reason } }
    }
    // 市一中和二中, where nothing tells which city: the city's, too.
    if (isNumbered && beside?.isLocal) return { ...beside, name: beside.name[0] + printed, why: null }
    const home = scope.home ?? (isNumbered ? scope.own : null)
    if (!home) return { name: full, jurisdiction: jurisdictionOf(scope.own), why: asPrinted }
    const reason = `文件此处所述地方为${home.name}`
    return { name: home.name + full, jurisdiction: jurisdictionOf(home), why: { rule: 'place-in-force', reason } }
  }

  return (occurrence: Occurrence): Naming => {
    const { printed, scope, draft, gap } = occurrence
    if (/校区$/.test(printed) && printed.length <= 6 && last) {
      const reason = `前文所述学校为${last.name}`
      return { ...last, name: last.name + printed, why: { rule: 'campus-of-school', reason } }
    }
    const host = /^附属(?:小学|中学|幼儿园)$/.test(printed) ? /^.+(?=附属)/.exec(last?.name ?? '')?.[0] : undefined
    if (host !== undefined && last) {
      const reason = `与${last.name}并列，同属${host}`
      return { ...last, name: host + printed, why: { rule: 'place-of-list', reason } }
    }
    const naming = DEICTIC.test(printed)
      ? deictic(occurrence)
      : fullName(draft.stands ?? printed, scope, isList(gap) ? (last ?? null) : null)
    const isNobody = naming.isLocal && DEICTIC.test(naming.name)
    if (!isNobody && naming.name !== last?.name) [last, previous] = [naming, last ?? null]
    return naming
  }
}

/** 一中, 第一中学 and 县职中 in their regular form, without the place. */
export function regular(rest: string): string {
  if (rest.endsWith(GROUP)) return regular(rest.slice(0, -GROUP.length)) + GROUP
  const found = ORDINAL.exec(rest)?.groups
  if (found) return `第${found.number}${HEADS[found.head!] ?? found.head}`
  return REGULAR[rest] ?? rest
}
