import type { Document } from '../../graph/model.ts'
import type { Divisions } from '../resolve/divisions.ts'
import { datesIn } from './civil-date.ts'
import { documentKind } from './document-kind.ts'
import { documentNumber } from './document-number.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import type { Line } from './line.ts'
import { isOrganisation, organisationsIn } from './organisation.ts'
import { findTitle, headEnd, type Title } from './title.ts'

/** What a document says about itself. */
export type Head = Pick<Document, 'title' | 'kind' | 'number' | 'issuers' | 'issuedOn' | 'year' | 'jurisdiction'>

/** What the one who brings a text knows about it: where it came from, and what was cut off it. */
export type Hints = { source: string; title?: string; date?: string }

/** Who signed and when, and the lines on which it stands. */
export type Signature = { issuers: string[]; date: string | null; lines: number[] }

/** Reads title, kind, number, issuers, date and jurisdiction off a document's lines. */
export function readHead(
  lines: Line[],
  hints: Hints,
  divisions: Divisions,
): { head: Head; title: Title; signature: Signature | null } {
  const title = findTitle(lines, hints.title) ?? { text: titleWithout(lines, hints.source), lines: new Set<number>() }
  const end = headEnd(lines)
  const opening = lines.slice(0, end)
  const signature = findSignature(lines, title)
  const number = lines.slice(0, end).flatMap(({ text }) => documentNumber(text) ?? [])[0] ?? numberIn(title.text)
  const adoption = lines.filter(({ kind }, index) => kind === 'adoption' && index < end + 1)
  const evidence: Evidence = { title: title.text, opening, signature, adoption, lines }
  const issuers = issuersOf(evidence)
  const issuedOn = hints.date ?? issueDate(evidence) ?? dateInName(hints.source)
  const kind = documentKind(title.text, {
    hasByline:
      /[（(][^（）()]*(?:中心|网站?|报|台|社|客户端)[^（）()]*\d日[）)]$/.test(title.text) ||
      lines.some(({ kind: line, text }) => line === 'byline' || /^.{0,20}(?:\d日讯|电[（(]|讯[（(]记者)/.test(text)),
    hasArticles: lines.some(({ text }) => /^第一条/.test(text)),
  })
  const head: Head = {
    title: title.text,
    kind,
    number,
    issuers,
    issuedOn,
    year: yearOf(issuedOn, number, title.text),
    jurisdiction: jurisdictionOf({ issuers, title: title.text, source: hints.source, number, lines }, divisions),
  }
  return { head, title, signature }
}

/** For a text without a title: its first clause, which says what it is about, else the name of its file. */
function titleWithout(lines: Line[], source: string): string {
  const first = lines.find(({ kind }) => kind === 'text')?.text ?? ''
  const clause = first.split(/[。；！？]/)[0]!
  if (clause.length >= 4 && clause.length <= 60) return clause
  const name = source
    .split('/')
    .at(-1)!
    .replace(/\.[a-z]+$/i, '')
  return /\p{Script=Han}/u.test(name) || clause === '' ? name : `${clause.slice(0, 40)}…`
}

const numberIn = (title: string): string | null => {
  const bracket = /[（(]([^（）()]*[〔[]\d{4}[〕\]]\d+号)/.exec(title)
  return bracket ? documentNumber(bracket[1]!) : null
}

/** Bodies, one or more to a line, right above a date; else a date alone at the very end. */
function findSignature(lines: Line[], title: Title): Signature | null {
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]!.kind !== 'date' && !endsWithDate(lines[at]!)) continue
    const above: number[] = []
    for (let i = at - 1; i >= 0 && lines[i]!.kind === 'organisation' && !title.lines.has(i); i--) above.unshift(i)
    const own = organisationsIn(lines[at]!.text.slice(0, datesIn(lines[at]!.text)[0]!.start).trim())
    const issuers = [...above.flatMap((index) => organisationsIn(lines[index]!.text)), ...own]
    if (issuers.length > 0) return { issuers, date: datesIn(lines[at]!.text)[0]!.date, lines: [...above, at] }
  }
  const last = lines.findLastIndex(({ kind }) => kind === 'date')
  if (last > lines.length - 4 && last >= headEnd(lines)) {
    return { issuers: [], date: datesIn(lines[last]!.text)[0]!.date, lines: [last] }
  }
  return null
}

/** 槐津市教育局　2025年4月18日 on one line. */
function endsWithDate({ text, kind }: Line): boolean {
  const date = kind === 'text' && text.length < 60 ? datesIn(text)[0] : undefined
  return date !== undefined && date.end === text.length && organisationsIn(text.slice(0, date.start).trim()).length > 0
}

/** Where a document says who issued it and when. `opening`: the lines above the first paragraph. */
type Evidence = { title: string; opening: Line[]; signature: Signature | null; adoption: Line[]; lines: Line[] }

function issuersOf({ title, opening, signature, adoption, lines }: Evidence): string[] {
  if (adoption.length > 0) return adopters(adoption)
  if (signature && signature.issuers.length > 0) return signature.issuers
  const fromTitle = issuersInTitle(title)
  if (fromTitle.length > 0) return fromTitle
  const letterhead = opening.find(({ kind }) => kind === 'letterhead')
  if (letterhead) return [letterhead.text.slice(0, -2)]
  const printed = opening.find(({ kind }) => kind === 'organisation')
  if (printed) return organisationsIn(printed.text)
  if (/工作报告/.test(title)) return []
  const source = lines.flatMap(({ kind, text }) =>
    kind === 'byline' ? (/(?:来源|发布(?:单位|机构))\s*[：:]\s*([^\s　]+)/.exec(text)?.[1] ?? []) : [],
  )[0]
  return source ? [source] : []
}

/** 槐津市教育局 槐津市财政局关于…, 蓼河县人民政府工作报告, …（石渡县融媒体中心 2025年3月6日）. */
function issuersInTitle(title: string): string[] {
  const before =
    /^(.{3,80}?)(?:等\p{Script=Han}{1,3}部门)?(?:关于|印发|转发|批转|公布|发布|(?:19|20)\d{2}年|工作报告)/u.exec(title)
  const names = (before?.[1] ?? '').split(/[\s　、]+/).filter((name) => name !== '')
  if (names.length > 0 && names.every(isOrganisation)) return names
  const bracket = /[（(]([^（）()]+)[）)]$/.exec(title)
  const named = (bracket?.[1] ?? '')
    .split(/[\s　，,]+/)
    .map((name) => name.replace(/编$/, ''))
    .filter(isOrganisation)
  return named
}

/** 上海市第十一届人民代表大会常务委员会第二十四次会议 gives 上海市人民代表大会常务委员会. */
function adopters(adoption: Line[]): string[] {
  const text = adoption[0]!.text
  const body = /日[\s　]*(.+?)(?:第[一二三四五六七八九十百\d]+次|令|公告|关于|《|通过|批准|发布|公布)/.exec(text)?.[1]
  const name = body?.replace(/第[一二三四五六七八九十百\d]+届/, '').replace(/^中华人民共和国(?=国务院)/, '')
  return name && isOrganisation(name.replace(/代表大会$/, '委员会')) ? [name] : []
}

/** Latest date of adoption, revision or promulgation; else the signature's; else one printed under the title. */
function issueDate({ title, opening, signature, adoption, lines }: Evidence): string | null {
  const adopted = adoption.flatMap(({ text }) =>
    datesIn(text).filter(({ end }) => !/^[\s　]*(?:起)?(?:施行|实施|生效)/.test(text.slice(end))),
  )
  if (adopted.length > 0)
    return adopted
      .map(({ date }) => date)
      .sort()
      .at(-1)!
  if (signature?.date) return signature.date
  const printed = [
    title,
    ...opening.map(({ text }) => text),
    ...lines.filter(({ kind }) => kind === 'byline').map(({ text }) => text),
  ]
  return printed.flatMap((text) => datesIn(text))[0]?.date ?? null
}

/** A file named with a full date (20250923_…, …(2021-04-29)) was filed under its date of issue. */
function dateInName(source: string): string | null {
  const found = /(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)/.exec(source.split('/').at(-1)!)
  return found ? (datesIn(found.slice(1).join('-'))[0]?.date ?? null) : null
}

function yearOf(issuedOn: string | null, number: string | null, title: string): number | null {
  const printed =
    issuedOn?.slice(0, 4) ?? /〔(\d{4})〕/.exec(number ?? '')?.[1] ?? /(?:19|20)\d{2}(?=年)/.exec(title)?.[0]
  return printed ? Number(printed) : null
}
