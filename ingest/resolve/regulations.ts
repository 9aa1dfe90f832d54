import type { Document } from '../../graph/model.ts'
import type { Block, MentionDraft } from '../extract/draft.ts'
import { documentNumbersIn } from '../structure/document-number.ts'
import { clean, type Naming, type Occurrence } from './naming.ts'

const SENT = /^(?![^《]*(?:转发|批转))[^《》]*印发《(?<title>[^《》]+(?:《[^《》]*》[^《》]*)?)》(?:的通知)?$/
const DEICTIC = /^(?<which>[本该])(?<kind>条例|办法|规定|细则|方案|意见|规划|通知|决定|计划|法)$/
const LAW = /^(?!中华人民共和国)(?!.*(?:办法|方法)$)[^省市县区（）]{1,16}法$/
const REPUBLIC = '中华人民共和国'
/** Too short to be told from others of the name. */
const LONGEST_GENERIC = 8
const GENERIC =
  /^(?:若干|实施|管理|暂行|试行|工作|指导|补充|行动|总体|专项)*(?:意见|通知|办法|方案|细则|规定|条例|规划|计划|要点|制度|措施|决定|章程|申报书|申请书|申请表)(?:（试行）)?$/

const TRAILING_BRACKET = /（[^（）]*）$/

/** What others cite a document as: a notice that sends one document by the title of that. */
export function citedTitle(title: string): string {
  const whole = clean(title)
  return SENT.exec(whole)?.groups?.title ?? whole
}

export type Titles = {
  /** Title by document number. */
  byNumber: Map<string, string>
  /** Full titles in reading order, with where they stand. */
  full: { title: string; block: number; start: number }[]
}

/** The titles that a document prints in full, and the numbers printed beside them. */
export function titlesOf(document: Document, blocks: Block[], drafts: MentionDraft[]): Titles {
  const byNumber = new Map<string, string>()
  const full: Titles['full'] = []
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
  if (document.number) byNumber.set(document.number, citedTitle(document.title))
  return { byNumber, full }
}

type Position = { block: number; start: number }

const isBefore = (a: Position, b: Position): boolean => a.block < b.block || (a.block === b.block && a.start < b.start)

/** The number that a mention consists of, with 〔〕; `null` for a title. */
const numberOf = (printed: string): string | null => {
  const found = documentNumbersIn(printed)[0]
  return found && found.start === 0 && found.end === printed.length ? found.number : null
}

const nationalLaw = (title: string): string => (LAW.test(title) ? REPUBLIC + title : title)

/** Names regulations; none has a jurisdiction: their titles say whose they are. */
export function createRegulationNamer(document: Document, titles: Titles) {
  const own = citedTitle(document.title)

  return ({ draft, printed }: Occurrence): Naming => {
    const as = (name: string, why: Naming['why']): Naming => ({ name, jurisdiction: null, why })
    const number = numberOf(printed)
    if (number !== null) {
      const title = titles.byNumber.get(number)
      return title
        ? as(title, { rule: 'number-of-title', reason: `${number}是《${title}》的文号` })
        : as(number, { rule: 'printed', reason: `原文写作“${printed}”` })
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
    if (sent !== printed) return as(sent, { rule: 'sent-with-notice', reason: `通知印发的是《${sent}》` })
    const whole = longer(printed, draft)
    if (whole) return as(whole, { rule: 'short-title', reason: `文中另有全称《${whole}》` })
    return {
      ...as(printed, { rule: 'printed', reason: `原文写作“${printed}”` }),
      isLocal: GENERIC.test(printed) && printed.length <= LONGEST_GENERIC,
    }
  }

  /** The title cited last before a mention that ends in `kind`. */
  function earlier(draft: MentionDraft, kind: string): string | null {
    return titles.full.filter((title) => isBefore(title, draft) && title.title.endsWith(kind)).at(-1)?.title ?? null
  }

  /**
   * The title that this one is the end of, or lacks only the bracket of (（2025—2027年）). A generic one (《实施意见》) means
   * the one cited last before it, else the only one that fits; any other must fit a single one.
   */
  function longer(title: string, draft: MentionDraft): string | null {
    const isGeneric = GENERIC.test(title) && title.length <= LONGEST_GENERIC
    const all = [...titles.full, { title: own, block: Number.POSITIVE_INFINITY, start: 0 }]
    const fits = all.filter((other) => {
      const bare = other.title.replace(TRAILING_BRACKET, '')
      if (other.title === title) return false
      return (
        bare === title || ((isGeneric || /^关于/.test(title)) && bare.endsWith(title.replace(TRAILING_BRACKET, '')))
      )
    })
    const before = isGeneric ? fits.filter((other) => isBefore(other, draft)).at(-1) : undefined
    const names = new Set(fits.map((other) => other.title))
    if (before) return before.title
    if (names.has(own)) return own
    return names.size === 1 ? [...names][0]! : null
  }
}
