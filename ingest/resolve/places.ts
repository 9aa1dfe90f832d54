import type { Division, Divisions } from './divisions.ts'
import { jurisdictionOf } from './local-name.ts'
import type { Naming, Occurrence } from './naming.ts'

const TOWN = /(?:镇|乡|街道)$/

/** Names places: divisions by their full name, towns with their county in front. */
export function createPlaceNamer(divisions: Divisions) {
  return ({ draft, printed, scope }: Occurrence): Naming => {
    // The document's own divisions come before what a short name means elsewhere: 海南 is the province in its papers.
    const own = scope.stemOf(`${printed}·`)
    if (own?.stem === printed) return division(own.division, printed)
    const name = draft.stands ?? printed
    const { divisions: chain, end } = divisions.leading(name, scope.own)
    const lowest = chain.at(-1)
    if (lowest && end === name.length) return division(lowest, printed)
    if (TOWN.test(name)) {
      const home = lowest ?? scope.home
      const town = name.slice(lowest ? end : 0)
      const reason = home ? `文件此处所述地方为${home.name}` : `原文写作“${printed}”`
      return {
        name: (home?.name ?? '') + town,
        jurisdiction: jurisdictionOf(home ?? scope.own),
        why: { rule: 'place-in-force', reason },
      }
    }
    const short = divisions.short(name, scope.own)
    return division(short ?? { code: null, name }, printed)
  }
}

/** A division lives in itself: namesakes with codes of their own stay apart, and of one that the list lacks the name says it all. */
const division = ({ code, name }: Pick<Division, 'code' | 'name'>, printed: string): Naming => ({
  name,
  jurisdiction: { code, name },
  why: { rule: 'place-stem', reason: `“${printed}”即${name}` },
})
