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
    return { place, rest: printed.slice(end), isOpen: false, why: chain.length > 1 ? why : null }
  }
  const level = /^(?:自治区|[省市县区州旗])(?![级域属内、])/.exec(printed)?.[0]
  if (level && printed.length > level.length) {
    const meant = scope.of(level)
    if (meant) {
      const reason = `此处“${level}”指${meant.name}`
      return { place: meant, rest: printed.slice(level.length), isOpen: false, why: { rule: 'level-in-force', reason } }
    }
    return { place: null, rest: printed, isOpen: true, why: null }
  }
  const short = scope.stemOf(printed)
  const rest = short ? printed.slice(short.stem.length) : ''
  if (short && rest !== '' && isLocalRest(rest)) {
    const reason = `“${short.stem}”即${short.division.name}`
    return { place: short.division, rest, isOpen: false, why: { rule: 'place-stem', reason } }
  }
  return { place: null, rest: printed, isOpen: false, why: null }
}
