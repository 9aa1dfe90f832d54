import type { Document } from '../../graph/model.ts'
import type { Divisions } from './divisions.ts'
import { clean, type Naming } from './naming.ts'

/** What a document says of itself that its names follow from. */
type Self = Pick<Document, 'title' | 'number' | 'kind' | 'issuers' | 'jurisdiction'>

const SENT =
  /^(?![^《]*(?:转发|批转))[^《》]*印发《(?<title>[^《》]+(?:《[^《》]*》[^《》]*)?)》(?:等?\p{Script=Han}{0,3}文件)?(?:的(?:通知|函))?$/u
/** 关于印发体育强国建设纲要的通知 sends what it names, too, but is cited by its own title as well. */
const SENT_BARE = /^(?!.*(?:转发|批转))[^《》]*?印发(?<title>(?!有关|相关|若干)[^《》]{6,})的通知$/
/** （2018年修正）, （2021修订）, （2024年3月1日修订版）: a version of the same law. */
const VERSION =
  /[（(](?:\d{4}年?)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第[一二三四五]次)?(?:修订|修正|修改)(?:版|本|后)?[）)]$/
/** （试行）, （2025—2027年）: left out by many who cite it. A draft is another thing. */
const BRACKET = /[（(](?!.*(?:征求意见|草案|送审|讨论|初稿|修订稿|审议))[^（）()]*[）)]$/
const REPUBLIC = '中华人民共和国'
/** Numbers of national bodies: what they stand beside is the same for everyone who cites it without. */
export const NATIONAL_NUMBER =
  /^(?:国[发办函令科]|国务院|中[发办共宣组]|厅字|教[\p{Script=Han}]{0,4}[〔厅]|教[基师职高体材社思财发人办政督语外学技科民研]|财[教社预]|人社|发改|民[发函]|体[青群规]|令)/u
/** A number of 县教发〔2024〕5号 is that of any county. */
export const LOCAL_NUMBER = /^[县市区州旗镇乡校院园局]/
const NATIONAL =
  /^(?:中共中央|中央|党中央|国务院|全国|中华人民共和国|最高人民|国家|[\p{Script=Han}、\s]{2,40}(?:部|总局|署|委员会)(?:办公厅)?(?:等\p{Script=Han}{1,3}部门)?$)/u
/** 教育部等九部门关于…: who says it, and what it is about. */
const ISSUED = /^(?<issuers>[^《》关]{2,60}?)(?<rest>关于.{6,})$/u

/**
 * What others cite a document as: a notice that sends one document by the title of that, a version of a law by the law's.
 */
export function citedTitle(title: string): string {
  const whole = clean(title)
  return (SENT.exec(whole)?.groups?.title ?? whole).replace(VERSION, '')
}

/** Whether a title says whose it is: no other division has a document of that name. */
export const saysWhose = (name: string, { jurisdiction }: Pick<Self, 'jurisdiction'>, divisions: Divisions): boolean =>
  divisions.leading(name.replace(/^中共/, '')).divisions.length > 0 ||
  (jurisdiction !== null && name.includes(divisions.stemOf(jurisdiction)))

/**
 * The entity that a document is. 《2024年教育工作要点》 is one of many: where the title does not say whose it is, it lives
 * in the document's jurisdiction.
 */
export function ownNaming(document: Self, divisions: Divisions): Omit<Naming, 'why'> {
  const cited = citedTitle(document.title)
  const name = document.kind === 'law' && document.jurisdiction === null ? nationalLaw(cited) : cited
  return { name, jurisdiction: saysWhose(name, document, divisions) ? null : document.jurisdiction }
}

const LAW =
  /^(?!中华人民共和国)(?!.*(?:办法|方法)$)[^省市县区（）]{1,16}法$|^(?!中华人民共和国)[^省市县区（）办方]{1,14}法实施(?:条例|细则)$/
/** A law by its full title. */
export const nationalLaw = (title: string): string => (LAW.test(title) ? REPUBLIC + title : title)

const COUNTS = '两三四五六七八九十'
/** 教育部等九部门关于…: how a document of nine bodies is cited. */
const jointly = (first: string, count: number, about: string): string[] =>
  count < 2 || count > 10 ? [] : ['', '个'].map((unit) => `${first}等${COUNTS[count - 2]}${unit}部门${about}`)

export type OtherName = { name: string; rule: 'number-of-document' | 'title-of-document'; reason: string }

/**
 * What else a document is cited as, wherever it is: its number; the title with its issuer, of a national document also
 * without; without a bracket behind it. A name that another division's document may have is none.
 */
export function otherNames(document: Self, divisions: Divisions): OtherName[] {
  const { number, issuers } = document
  const own = ownNaming(document, divisions).name
  const isNational = document.jurisdiction === null && (issuers.length === 0 || NATIONAL.test(issuers[0]!))
  const whole = clean(document.title)
  const issuer = issuers[0]?.replace(/\s/g, '') ?? ''
  const parts = ISSUED.exec(own)?.groups
  const about = /^关于/.test(own) ? own : parts?.rest
  const issued =
    about && issuer !== '' ? [...(about === own ? [issuer + own] : []), ...jointly(issuer, issuers.length, about)] : []
  const isNationalTitle = isNational && parts !== undefined && NATIONAL.test(parts.issuers!)
  const bare = isNational
    ? [own.startsWith(REPUBLIC) ? own.slice(REPUBLIC.length) : own, ...(isNationalTitle ? [parts.rest!] : [])]
    : []
  const sent = SENT_BARE.exec(whole)?.groups?.title
  const titles = [whole, whole.replace(VERSION, ''), ...issued, ...bare, ...(sent ? [sent] : [])].flatMap((title) => [
    title,
    title.replace(BRACKET, ''),
  ])
  const names = [own.replace(BRACKET, ''), ...titles].filter(
    (name) => name !== own && name.length > 4 && (isNational || saysWhose(name, document, divisions)),
  )
  return [
    ...(number && !LOCAL_NUMBER.test(number)
      ? [{ name: number, rule: 'number-of-document' as const, reason: `《${own}》的发文字号，见该文件` }]
      : []),
    ...[...new Set(names)].map((name) => ({
      name,
      rule: 'title-of-document' as const,
      reason: `《${own}》标题的另一写法，见该文件标题《${whole}》`,
    })),
  ]
}
