import type { Division, Divisions } from './divisions.ts'

export const SAME_LEVEL: Record<string, RegExp> = {
  省: /(?:省|自治区)$/,
  自治区: /自治区$/,
  市: /市$/,
  州: /州$/,
  县: /县$/,
  区: /(?<!自治)区$/,
  旗: /旗$/,
}

/** Where a name of a division may begin in running text. */
const NAME_START =
  /(?<=^|[^\p{Script=Han}]|[在由与和对向从到及为赴往至将把被给])(?=\p{Script=Han}{2,8}[省市县区州旗])/gu

export const divisionsIn = (text: string, divisions: Divisions, within: Division | null): Division[] =>
  [...text.matchAll(NAME_START)].flatMap(
    ({ index }) => divisions.leading(text.slice(index, index + 24).replace(/^中共/, ''), within).divisions,
  )

/** 该县, right before a name: the division of that kind which the text named last. */
export function pointedAt(before: string, divisions: Divisions, own: Division | null): Division | null {
  const pointed = /该(?<level>[省市县区州旗])?$/.exec(before)
  if (!pointed) return null
  const level = pointed.groups!.level
  const fits = divisionsIn(before.slice(0, pointed.index), divisions, own).filter(
    ({ name }) => !level || SAME_LEVEL[level]!.test(name),
  )
  return fits.at(-1) ?? null
}

/** 青禾县方面，… and 青禾县：…, at the start of a sentence: until the next one, or until 我县. */
const SIDE =
  /(?<=^|[。；！？])(?:而|同时，|其中，)?(?<name>\p{Script=Han}{2,12}?)(?:方面|一方)?(?<=方面|一方|[省市县区州旗])[，：:]/gu
/** 在青禾县，… and 走进青禾县，…: until the end of the sentence. */
const VISITED = /(?:^|，)(?:在|走进|来到|到|赴)(?<name>\p{Script=Han}{2,12}?[省市县区州旗])，[^。；！？]*$/u

/**
 * The division that the words before a name have turned to: 青禾县的县一中, 青禾县方面，县一中…. `null` where they speak of
 * the document's own.
 */
export function turnedTo(before: string, divisions: Divisions, own: Division | null): Division | null {
  const owner = ownerAt(before, divisions, own)
  if (owner) return owner
  const side = [...before.matchAll(SIDE)].filter(({ 0: words }) => /方面|一方|[：:]$/.test(words)).at(-1)
  const visited = VISITED.exec(before)
  for (const turn of [visited, side]) {
    const division = turn && whole(turn.groups!.name!, divisions, own)
    if (!division || division.name === own?.name) continue
    if (!/[我本][省市县区州旗]/.test(before.slice(turn.index! + turn[0].length))) return division
  }
  return null
}

/** 青禾县的, right before a name. */
function ownerAt(before: string, divisions: Divisions, own: Division | null): Division | null {
  const end = before.length - 1
  if (before[end] !== '的') return null
  for (let start = Math.max(0, end - 12); start < end - 2; start++) {
    const found = whole(before.slice(start, end), divisions, own)
    if (found) return found
  }
  return null
}

/** The lowest division of a text that consists of nothing else. */
function whole(text: string, divisions: Divisions, within: Division | null): Division | null {
  const { divisions: chain, end } = divisions.leading(text, within)
  return end === text.length ? (chain.at(-1) ?? null) : null
}
