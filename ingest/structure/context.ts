import type { DocumentKind, Status } from '../../graph/model.ts'
import type { Context } from '../extract/draft.ts'
import type { Head } from './head.ts'

const PLANNED =
  /打算|计划(?!生育)|安排|要点|工作重点|重点工作|下一步|目标任务|工作目标|总体目标|主要目标|今后|展望|努力方向|工作思路|下半年|任务$/
const REPORTED =
  /总结|回顾|成绩|成效|工作情况|完成情况|进展|主要做法|主要工作|存在.{0,6}问题|问题和不足|基本情况|上半年/
const REQUIRED = /要求|保障|整改意见|整改要求|措施|意见建议|责任|纪律|注意事项/

/** What a document does unless a section says otherwise. */
const BY_KIND: Record<DocumentKind, Status> = {
  law: 'required',
  regulation: 'required',
  notice: 'required',
  opinion: 'required',
  plan: 'planned',
  report: 'reported',
  news: 'reported',
  other: 'reported',
}

/** Kinds in which a heading about tasks or goals speaks of what one will do oneself. */
const SPEAKS_OF_ITSELF = new Set<DocumentKind>(['report', 'news', 'plan', 'other'])

/**
 * Year and status of a section: the innermost heading that says one counts, then the title, then the date. Of
 * 2024年工作总结和2025年工作打算 a section that reports is about the first year, one that plans about the second.
 */
export function contextOf(headings: string[], head: Pick<Head, 'title' | 'kind' | 'year'>): Context {
  const inward = [...headings].reverse()
  const said = inward.map(statusIn).find((status) => status !== null) ?? null
  const own = SPEAKS_OF_ITSELF.has(head.kind)
  const status: Status = own ? (said ?? ofTitle(head)) : said === 'reported' ? 'reported' : BY_KIND[head.kind]
  const year = inward.map((heading) => yearsIn(heading)[0]).find((found) => found !== undefined)
  return { year: year ?? yearOfTitle(head, status), status }
}

function statusIn(heading: string): Status | null {
  if (REPORTED.test(heading)) return 'reported'
  if (PLANNED.test(heading)) return 'planned'
  return REQUIRED.test(heading) ? 'required' : null
}

/** 工作要点 plans; 总结和打算 reports until a heading plans. */
function ofTitle({ title, kind }: Pick<Head, 'title' | 'kind'>): Status {
  return kind === 'plan' && /方案|措施|规定/.test(title) ? 'required' : BY_KIND[kind]
}

/** The years that a text names alone: 2025—2027年 and 《…（2024—2035年）》 name a period. */
const yearsIn = (text: string): number[] =>
  [...text.matchAll(/(?<![\d—–~～至-])((?:19|20)\d{2})(?=年(?!级)|学年)/g)].map((match) => Number(match[1]))

function yearOfTitle({ title, year }: Pick<Head, 'title' | 'year'>, status: Status): number | null {
  const printed = yearsIn(title.replace(/[（(][^（）()]*[）)]$|(?:——|――).*$/, ''))
  if (printed.length === 0) return year
  // What is planned or required lies ahead: not in the year that a report on the last one has in its title.
  return status === 'reported' ? printed[0]! : Math.max(printed.at(-1)!, year ?? 0)
}
