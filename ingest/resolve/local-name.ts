import type { Jurisdiction } from '../../graph/model.ts'
import type { Division, Divisions } from './divisions.ts'
import type { AliasRuleId } from './rules.ts'
import type { Scope } from './scope.ts'

/**
 * A name cut into the division it opens with and the rest, and how the division was found. `isOpen`: it opens with a
 * level, and nothing tells which division that is.
 */
export type LocalName = {
  place: Division | null
  /** The name of the division as it stands in the full name. */
  front: string
  rest: string
  isOpen: boolean
  why: { rule: AliasRuleId; reason: string } | null
}

export const jurisdictionOf = (place: Division | null): Jurisdiction | null =>
  place === null ? null : { code: place.code, name: place.name }

/**
 * Reads the division off the front of a name: printed in full (湖南省岳阳县…), as a bare level (县…), or without its
 * suffix where `isLocalRest` says that what follows can follow one (岳阳|一中).
 */
export function localName(
  printed: string,
  scope: Scope,
  divisions: Divisions,
  isLocalRest: (rest: string) => boolean,
): LocalName {
  const { divisions: chain, end } = divisions.leading(printed, scope.own)
  const place = chain.at(-1)
  if (place && end < printed.length) {
    const why = { rule: 'upper-division' as const, reason: `“${printed.slice(0, end)}”指${place.name}` }
    // 陵水县中山小学 keeps the name of its county as it is printed, of 陵水黎族自治县.
    const front = chain.length > 1 ? place.name : printed.slice(0, end)
    return { place, front, rest: printed.slice(end), isOpen: false, why: chain.length > 1 ? why : null }
  }
  // 两县教师进修学校: of whichever two are spoken of.
  if (/^[两三四五六七八九十各][省市县区州旗]/.test(printed))
    return { place: null, front: '', rest: printed, isOpen: true, why: null }
  const level = /^(?:自治区|[省市县区州旗])(?![级域属内、])/.exec(printed)?.[0]
  if (level && printed.length > level.length) {
    const meant = scope.of(level)
    if (meant) {
      const reason = `此处“${level}”指${meant.name}`
      return {
        place: meant,
        front: meant.name,
        rest: printed.slice(level.length),
        isOpen: false,
        why: { rule: 'level-in-force', reason },
      }
    }
    return { place: null, front: '', rest: printed, isOpen: true, why: null }
  }
  const short = scope.stemOf(printed)
  const rest = short ? printed.slice(short.stem.length) : ''
  if (short && rest !== '' && isLocalRest(rest)) {
    const reason = `“${short.stem}”即${short.division.name}`
    return {
      place: short.division,
      front: short.division.name,
      rest,
      isOpen: false,
      why: { rule: 'place-stem', reason },
    }
  }
  // 固安一中: the short name of a county of the list before what only a local school or office is called.
  for (const length of [2, 3, 4]) {
    const listed = divisions.short(printed.slice(0, length), scope.own)
    if (!listed || listed.code === null || !isLocalRest(printed.slice(length))) continue
    const reason = `“${printed.slice(0, length)}”即${listed.name}`
    return {
      place: listed,
      front: listed.name,
      rest: printed.slice(length),
      isOpen: false,
      why: { rule: 'place-stem', reason },
    }
  }
  return { place: null, front: '', rest: printed, isOpen: false, why: null }
}
