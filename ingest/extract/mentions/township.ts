import { addTo } from '../../../graph/grouped.ts'
import type { Document } from '../../../graph/model.ts'
import { type Found, wordsIn } from '../../lexicon/words-in.ts'
import { lexicon, lexiconRows } from '../../lexicon.ts'
import { rule } from '../rules.ts'
import type { Candidate } from './candidate.ts'
import type { Line } from './line.ts'

type County = { code: string; name: string }

/** Names of towns, parted by spaces, by the code of their county. */
const TOWNS = lexicon(() => new Map(lexiconRows('townships.tsv', 2).map(([county, names]) => [county!, names!])))
const COUNTIES = lexicon(() => lexiconRows('divisions.tsv', 5).filter(([, , , level]) => level === 'county'))
/** Counties by their names, autonomous ones also without the peoples (化隆县). */
const FIND_COUNTIES = lexicon(() => {
  const counties = new Map<string, County[]>()
  for (const [code, name, short] of COUNTIES()) {
    const names = /自治[县旗]$/.test(name!) ? [name!, short! + name!.at(-1)] : [name!]
    for (const each of names) addTo(counties, each, { code: code!, name: name! })
  }
  return wordsIn(counties)
})
/** All names end so. */
const ANY = /[镇乡]|街道|苏木/
/** 会同乡镇: another word begins with the last character. */
const NO_TOWN = /^[镇村亲情愁音土贤绅下]/

export type Towns = (line: Line) => Candidate[]

const townsOf = ({ code }: County): string[] => TOWNS().get(code)?.split(' ') ?? []

/**
 * Towns of the list where it is plain which county they lie in: in papers of that county or of the city above it, and right
 * behind the county's name (化隆县谢家滩乡). The same names recur in dozens of counties.
 */
export function townsIn({ jurisdiction }: Document): Towns {
  const own = countiesIn(jurisdiction?.code ?? null)
  const findOwn = wordsIn(new Map(own.flatMap((county) => townsOf(county).map((town) => [town, county] as const))))
  return (line) => {
    if (!ANY.test(line.text)) return []
    return [...findOwn(line.text).filter(({ start }) => line.isEdge(start)), ...behindCounty(line.text)]
      .filter(({ end }) => !NO_TOWN.test(line.text.slice(end)))
      .map(({ start, end, value }) => ({
        kind: 'place',
        start,
        end,
        rule: rule('place-township'),
        confidence: 0.92,
        stands: value.name + line.text.slice(start, end),
      }))
  }
}

/** The county with this code, or all of the prefecture with it. */
function countiesIn(own: string | null): County[] {
  if (own === null || own.endsWith('0000')) return []
  const counties = COUNTIES().filter(([code]) => code === own || `${code!.slice(0, 4)}00` === own)
  return counties.map(([code, name]) => ({ code: code!, name: name! }))
}

function behindCounty(text: string): Found<County>[] {
  return FIND_COUNTIES()(text).flatMap(({ end, value: counties }) =>
    counties.flatMap((value) =>
      townsOf(value)
        .filter((town) => text.startsWith(town, end))
        .map((town) => ({ start: end, end: end + town.length, value })),
    ),
  )
}
