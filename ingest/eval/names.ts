/** When two names are the same, as the labelling rules have it. */
import type { EntityKind } from '../../graph/model.ts'

const DIVISION = /^(?:[一-鿿]{1,9}?(?:省|自治区|特别行政区|市|区|县|自治州|州|盟|旗|镇|乡|街道))+$/
const LEVEL = /^[省市县区州乡镇]/

/** White space, quotation marks, 《》 and commas do not count, width neither. */
export const normalized = (name: string): string =>
  name.normalize('NFKC').replace(/[\s,，、"'“”‘’「」『』《》〈〉]/g, '')

const sizeOf = (text: string): number => Array.from(text).length
const shorterFirst = (a: string, b: string): [string, string] =>
  sizeOf(normalized(b)) < sizeOf(normalized(a)) ? [normalized(b), normalized(a)] : [normalized(a), normalized(b)]

/** Equal, or one is the other plus whole divisions in front: 岳阳县|张谷英镇中学. */
export function sameName(one: string, other: string): boolean {
  const [a, b] = shorterFirst(one, other)
  return a === b || (sizeOf(a) > 1 && b.endsWith(a) && DIVISION.test(b.slice(0, b.length - a.length)) && !LEVEL.test(a))
}

/** The same, or with 市 县 区 behind a place or not, or with a bureau's own place in front of a gold name without it. */
export function isRightName(given: string, gold: string, kind: EntityKind): boolean {
  const a = normalized(given)
  const b = normalized(gold)
  const bare = (name: string): string => name.replace(/(?<=..)[市县区]$/u, '')
  return (
    sameName(a, b) ||
    (kind === 'place' && bare(a) === bare(b)) ||
    (kind === 'agency' && sizeOf(a) > sizeOf(b) + 1 && a.endsWith(b) && LEVEL.test(b))
  )
}

/** Free names of metrics: endings dropped, then half the bigrams. */
export function isLike(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => normalized(name).replace(/(?:率|增幅|降幅|数)$/, '')) as [string, string]
  const x = bigrams(a)
  const y = bigrams(b)
  const shared = [...x].filter((pair) => y.has(pair)).length
  return a === b || (x.size > 0 && y.size > 0 && shared >= Math.min(x.size, y.size) / 2)
}

function bigrams(text: string): Set<string> {
  const characters = Array.from(text)
  return new Set(characters.slice(1).map((character, i) => characters[i]! + character))
}

/** One holds the other, which is at least half as long. */
export function isHalf(one: string, other: string): boolean {
  const [a, b] = shorterFirst(one, other)
  return sizeOf(a) > 1 && b.includes(a) && 2 * sizeOf(a) >= sizeOf(b)
}
