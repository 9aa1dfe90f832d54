import { addTo } from '../../graph/grouped.ts'
import type { Document, Jurisdiction } from '../../graph/model.ts'
import type { Block, MentionDraft } from '../extract/draft.ts'
import { documentNumber, documentNumbersIn } from '../structure/document-number.ts'
import type { Divisions } from './divisions.ts'
import { citedTitle, LOCAL_NUMBER, NATIONAL_NUMBER, nationalLaw, ownNaming, saysWhose } from './document-names.ts'
import { jurisdictionOf } from './local-name.ts'
import { clean, isList, type Naming, type Occurrence } from './naming.ts'
import type { Scopes } from './scope.ts'

const DEICTIC = /^(?<which>[本该])(?<kind>条例|办法|规定|细则|方案|意见|规划|通知|决定|计划|法)$/
/** Too short to be told from others of the name. */
const LONGEST_GENERIC = 8
const GENERIC =
  /^(?:若干|实施|管理|暂行|试行|工作|指导|补充|行动|总体|专项)*(?:意见|通知|办法|方案|细则|规定|条例|规划|计划|要点|制度|措施|决定|章程|申报书|申请书|申请表)(?:（试行）)?$/

const TRAILING_BRACKET = /（[^（）]*）$/

export type Titles = {
  /** Title by document number. */
  byNumber: Map<string, string>
  /** Full titles in reading order, with where they stand. */
  full: { title: string; block: number; start: number }[]
  /** The entity of a title: where the title does not say whose it is, of the division whose it is here. */
  of: (title: string) => Omit<Naming, 'why'>
}

type Known = { scopes: Scopes; divisions: Divisions }

/** The titles that a document prints in full, and the numbers printed beside them. */
export function titlesOf(document: Document, blocks: Block[], drafts: MentionDraft[], known: Known): Titles {
  const byNumber = new Map<string, string>()
  const full: Titles['full'] = []
  const own = ownNaming(document, known.divisions)
  for (const draft of drafts) {
    if (draft.kind !== 'regulation') continue
    const { text } = blocks[draft.block]!.paragraph
    const printed = clean(text.slice(draft.start, draft.end))
    const number = numberOf(printed)
    if (number === null) {
      const title = nationalLaw(citedTitle(draft.stands ?? printed))
      if (title.length > LONGEST_GENERIC || !GENERIC.test(title))
        full.push({ title, block: draft.block, start: draft.start })
      const beside = /^》?[（(]([^（）()]{4,30}号)/.exec(text.slice(draft.end))?.[1]
      const found = beside ? documentNumbersIn(beside)[0] : undefined
      if (found) byNumber.set(found.number, title)
    } else if (draft.stands) byNumber.set(number, nationalLaw(citedTitle(draft.stands)))
  }
  if (document.number) byNumber.set(document.number, own.name)
  const local = localTitles(document, blocks, drafts, known)
  const numbers = new Map([...byNumber].map(([number, title]) => [title, number]))
  function of(name: string): Omit<Naming, 'why'> {
    if (name === own.name) return own
    const jurisdiction = local.get(name) ?? null
    const number = numbers.get(name)
    const isAnybodys =
      jurisdiction === null && !saysWhose(name, document, known.divisions) && nationalLaw(name) === name
    if (!number || !isAnybodys || NATIONAL_NUMBER.test(number)) return { name, jurisdiction }
    // 《关于规范校车的通知》（苇教发〔2024〕5号）: others have one of that title, but not of that number.
    return { name, jurisdiction: LOCAL_NUMBER.test(number) ? document.jurisdiction : null, same: number }
  }
  return { byNumber, full, of }
}

/** 县教体局印发《…》, and 出台《…》 where nobody else is said to: the words of a clause before a title. */
const ISSUING =
  /^(?:同时|并|先后|相继|及时|认真|进一步|已|还|近年来|今年|去年|我们|共|积极|结合实际)*(?:[我全]?(?<level>[省市县区州旗])[^，。；、]{0,14}?)?(?:研究|率先|联合)?(?:印发|出台|制[定订]|下发|修订|编制)(?:完善|实施|印发|下发|并|了)*$/

/** What every body has of its own, each year: the ones that a document names are those of its place. */
const OF_EVERYONE =
  /(?:工作(?:要点|总结|计划|打算|安排|方案|台账)|(?:考核|分工|整改)(?:方案|办法|细则)|任务清单|三年行动(?:计划|方案))$/

/** Titles that do not say whose they are, with the division whose body issues them in this document. */
function localTitles(document: Document, blocks: Block[], drafts: MentionDraft[], { scopes, divisions }: Known) {
  const local = new Map<string, Jurisdiction>()
  let [last, issuer]: [MentionDraft | null, Jurisdiction | null] = [null, null]
  for (const draft of drafts) {
    if (draft.kind !== 'regulation') continue
    const { text } = blocks[draft.block]!.paragraph
    const title = citedTitle(draft.stands ?? text.slice(draft.start, draft.end))
    const before = text.slice(0, draft.start)
    const scope = scopes.at(draft.block, before)
    const clause = before.slice(Math.max(...['，', '。', '；', '：', '！'].map((mark) => before.lastIndexOf(mark))) + 1)
    const isListed = last?.block === draft.block && isList(text.slice(last.end, draft.start).replace(/[《》“”]/g, ''))
    const issuing = ISSUING.exec(clause.replace(/《$/, ''))?.groups
    const level = issuing?.level ?? /^全?(?<level>[市县区州旗])(?![级域属内])/.exec(title)?.groups?.level
    if (issuing) issuer = jurisdictionOf(issuing.level ? scope.of(issuing.level) : scope.own)
    else if (OF_EVERYONE.test(title)) issuer = jurisdictionOf(scope.own)
    else if (level) issuer = jurisdictionOf(scope.of(level))
    else if (!isListed) issuer = null
    last = draft
    if (issuer && !local.has(title) && !saysWhose(title, document, divisions) && nationalLaw(title) === title)
      local.set(title, issuer)
  }
  return local
}

type Position = { block: number; start: number }

const isBefore = (a: Position, b: Position): boolean => a.block < b.block || (a.block === b.block && a.start < b.start)

/** The number that a mention consists of, with 〔〕; `null` for a title. */
const numberOf = (printed: string): string | null => {
  const found = documentNumbersIn(printed)[0]
  return found && found.start === 0 && found.end === printed.length ? found.number : documentNumber(printed)
}

/** Names regulations; most have no jurisdiction: their titles say whose they are. */
export function createRegulationNamer(document: Document, titles: Titles, divisions: Divisions) {
  const own = ownNaming(document, divisions).name
  const isOfKind = new Map<string, Titles['full']>()
  const fits = longerOf([...titles.full, { title: own, block: Number.POSITIVE_INFINITY, start: 0 }])

  return ({ draft, printed, scope }: Occurrence): Naming => {
    const as = (name: string, why: Naming['why']): Naming => ({ ...titles.of(name), why })
    const number = numberOf(printed)
    if (number !== null) {
      const title = titles.byNumber.get(number)
      if (title) return as(title, { rule: 'number-of-title', reason: `${number}是《${title}》的文号` })
      // 县教发〔2024〕5号 is another document in each county.
      const isLocal = LOCAL_NUMBER.test(number)
      const jurisdiction = isLocal ? jurisdictionOf(scope.own) : null
      return { name: number, jurisdiction, why: { rule: 'printed', reason: `原文写作“${printed}”` } }
    }
    const deictic = DEICTIC.exec(printed)?.groups
    if (deictic) return as(deictic.which === '本' ? own : (earlier(draft, deictic.kind!) ?? own), null)
    if (draft.stands && !GENERIC.test(printed)) {
      const name = nationalLaw(citedTitle(draft.stands))
      return as(name, { rule: 'stands-for', reason: `“${printed}”即《${name}》` })
    }
    const law = nationalLaw(printed)
    if (law !== printed) return as(law, { rule: 'regular-form', reason: `法律全称为《${law}》` })
    const sent = citedTitle(printed)
    if (sent !== printed) return sentBy(printed, sent)
    const whole = longer(printed, draft)
    if (whole) return as(whole, { rule: 'short-title', reason: `文中另有全称《${whole}》` })
    return {
      ...as(printed, { rule: 'printed', reason: `原文写作“${printed}”` }),
      isLocal: GENERIC.test(printed) && printed.length <= LONGEST_GENERIC,
    }
  }

  /** 《…县教育局关于印发〈校车管理办法〉的通知》: the county's, though its own title does not say so. */
  function sentBy(printed: string, sent: string): Naming {
    const place = divisions.leading(printed.replace(/^中共/, '')).divisions.at(-1)
    const why: Naming['why'] = printed.startsWith(sent)
      ? { rule: 'version-of-law', reason: `修正、修订后仍是《${sent}》` }
      : { rule: 'sent-with-notice', reason: `通知印发的是《${sent}》` }
    return place && !saysWhose(sent, document, divisions)
      ? { name: sent, jurisdiction: jurisdictionOf(place), why }
      : { ...titles.of(sent), why }
  }

  /** The title cited last before a mention that ends in `kind`. */
  function earlier(draft: MentionDraft, kind: string): string | null {
    const all = isOfKind.get(kind) ?? titles.full.filter(({ title }) => title.endsWith(kind))
    isOfKind.set(kind, all)
    return lastBefore(all, draft)?.title ?? null
  }

  /**
   * The title that this one is the end of, or lacks only the bracket of (（2025—2027年）). A generic one (《实施意见》) means
   * the one cited last before it, else the only one that fits; any other must fit a single one.
   */
  function longer(title: string, draft: MentionDraft): string | null {
    const { all, names } = fits(title)
    const before = isGeneric(title) ? lastBefore(all, draft) : undefined
    if (before) return before.title
    if (names.has(own)) return own
    return names.size === 1 ? [...names][0]! : null
  }
}

const isGeneric = (title: string): boolean => title.length <= LONGEST_GENERIC && GENERIC.test(title)

type Longer = { all: Titles['full']; names: Set<string> }

/** Titles in reading order that a shorter one may stand for, asked once for each. */
function longerOf(full: Titles['full']): (title: string) => Longer {
  const known = new Map<string, Longer>()
  const byEnding = new Map<string, Titles['full']>()
  for (const one of full) {
    const bare = one.title.replace(TRAILING_BRACKET, '')
    const endings = new Set([bare])
    for (let length = 1; length <= LONGEST_GENERIC; length++) endings.add(bare.slice(-length))
    for (const { index } of bare.matchAll(/关于/g)) endings.add(bare.slice(index))
    for (const ending of endings) addTo(byEnding, ending, one)
  }
  return (title) => {
    let longer = known.get(title)
    if (!longer) {
      const isEnd = isGeneric(title) || /^关于/.test(title)
      const printed = byEnding.get(isEnd ? title.replace(TRAILING_BRACKET, '') : title) ?? []
      const all = printed.filter(
        (other) => other.title !== title && (isEnd || other.title.replace(TRAILING_BRACKET, '') === title),
      )
      longer = { all, names: new Set(all.map((other) => other.title)) }
      known.set(title, longer)
    }
    return longer
  }
}

/** The last of positions in reading order that is before another. */
function lastBefore<T extends Position>(all: T[], position: Position): T | undefined {
  let low = 0
  for (let high = all.length; low < high; ) {
    const middle = (low + high) >> 1
    if (isBefore(all[middle]!, position)) low = middle + 1
    else high = middle
  }
  return all[low - 1]
}
