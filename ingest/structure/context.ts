import type { DocumentKind, Status } from '../../graph/model.ts'
import type { Context } from '../extract/draft.ts'
import type { Head } from './head.ts'

/** Words that say what a section does wherever they stand, and words that do so unless a heading around it says otherwise. */
const STATUS_WORDS: { status: Status; sure: RegExp; likely: RegExp }[] = [
  {
    status: 'reported',
    sure: /总结|回顾|成绩|完成情况|工作情况|存在.{0,6}(?:问题|不足)|问题和不足|上半年/,
    likely: /成效|进展|主要做法|主要工作|基本情况/,
  },
  {
    status: 'planned',
    sure: /打算|下一步|今后|展望|(?:工作|任务)(?:安排|计划|要点|思路)|下半年/,
    likely: /计划(?!生育)|安排|要点|重点|目标|努力方向|任务$/,
  },
]
const REQUIRED = /要求$|保障$|保障措施|组织保障|措施$|整改意见|意见建议|工作责任|纪律|注意事项/

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
 * Year and status of a section: the innermost heading that surely says one counts, then the title, then the date. Of
 * 2024年工作总结和2025年工作打算 a section that reports is about the first year, one that plans about the second.
 */
export function contextOf(headings: string[], head: Pick<Head, 'title' | 'kind' | 'year'>): Context {
  const inward = [...headings].reverse()
  const said =
    find(inward, (heading) => saying(heading, 'sure')) ??
    find(headings, (heading) => saying(heading, 'likely')) ??
    (headings.some((heading) => REQUIRED.test(heading)) ? 'required' : null)
  const own = SPEAKS_OF_ITSELF.has(head.kind)
  const status: Status = own ? (said ?? ofTitle(head)) : said === 'reported' ? 'reported' : BY_KIND[head.kind]
  const year = inward.map((heading) => yearsIn(heading)[0]).find((found) => found !== undefined)
  return { year: year ?? yearOfTitle(head, status), status }
}

const saying = (heading: string, how: 'sure' | 'likely'): Status | null =>
  STATUS_WORDS.find((words) => words[how].test(heading))?.status ?? null

/** What `look` finds first. */
function find<T>(headings: string[], look: (heading: string) => T | null): T | null {
  for (const heading of headings) {
    const found = look(heading)
    if (found !== null) return found
  }
  return null
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
