import type { Jurisdiction } from '../../graph/model.ts'
import { lexicon, lexiconRows } from '../lexicon.ts'
import type { Division, Divisions } from '../resolve/divisions.ts'
import { tagsOf } from '../segment.ts'
import type { Line } from './line.ts'

/** One-character names of the provinces, as 发文字号 begin with them. */
const PROVINCE_SIGNS: Record<string, string> = Object.fromEntries(
  '京北京市 津天津市 冀河北省 晋山西省 蒙内蒙古自治区 内蒙古自治区 辽辽宁省 吉吉林省 黑黑龙江省 沪上海市 苏江苏省 浙浙江省 皖安徽省 闽福建省 赣江西省 鲁山东省 豫河南省 鄂湖北省 湘湖南省 粤广东省 桂广西壮族自治区 琼海南省 渝重庆市 川四川省 黔贵州省 滇云南省 藏西藏自治区 陕陕西省 甘甘肃省 青青海省 宁宁夏回族自治区 新新疆维吾尔自治区'
    .split(' ')
    .map((pair) => [pair[0]!, pair.slice(1)]),
)

/** Where a name of a division may begin in running text. */
const NAME_START = /(?<=^|[，。、；：“”《（年在与和对\s　])(?=\p{Script=Han}{2,8}[省市县区])/gu

type Clues = { issuers: string[]; title: string; source: string; number: string | null; lines: Line[] }

/** Bodies of the whole country: a document of theirs has no jurisdiction. */
const NATIONAL =
  /^(?:中共中央|中央|党中央|国务院|全国|中华人民共和国|最高人民|国家|教育部|财政部|[\p{Script=Han}]{2,8}部(?:办公厅)?$)/u

/**
 * The division a document speaks for: its issuer's, else the title's, the file name's, the one that the text names
 * most, or that of the number's first character. `null` for national documents and where nothing tells. Of namesakes
 * (朝阳区) it is the one whose city or province the text names.
 */
export function jurisdictionOf(clues: Clues, divisions: Divisions): Jurisdiction | null {
  const found = divisionOf(clues, divisions)
  if (!found) return null
  const { code, name } = divisions.isAmbiguous(found) ? tellApart(found, clues.lines, divisions) : found
  return { code, name }
}

function divisionOf({ issuers, title, source, number, lines }: Clues, divisions: Divisions): Division | null {
  const opening = (text: string): Division | null => divisions.leading(text).divisions.at(-1) ?? null
  const lead = issuers[0]?.replace(/^中共/, '') ?? ''
  const own = opening(lead)
  if (own) return own
  if (NATIONAL.test(lead)) return null
  const place = lead === '' ? null : placeBefore(lead, lines, divisions)
  if (place) return place
  const file = source
    .split('/')
    .at(-1)!
    .replace(/^[\d_-]+/, '')
  // 苇渡县与青禾县签订协议: of neither.
  if (namesSeveral(title, divisions)) return null
  // （浙江省）文成县…: what a bracket at the start says stands before the rest.
  const bare = title.replace(/^[（(]([^（）()]*)[）)]/, (_, inner: string) => (opening(inner) ? inner : ''))
  for (const text of [bare.replace(/^中共/, ''), ...titlePieces(title), file]) {
    const found = opening(text)
    if (found) return found
  }
  if (NATIONAL.test(title)) return null
  const texts = lines.map(({ text }) => text)
  const named =
    mostNamed([title], divisions, 1) ??
    byShortName([title], divisions, 1) ??
    mostNamed(texts, divisions, 3) ??
    byShortName(texts, divisions, 3)
  return named ?? (number ? divisions.named(PROVINCE_SIGNS[number[0]!] ?? '') : null)
}

/** Whether a text opens with two divisions side by side. */
function namesSeveral(text: string, divisions: Divisions): boolean {
  const { divisions: chain, end } = divisions.leading(text)
  const first = chain.at(-1)
  if (!first || !/^[与和及同、]/.test(text.slice(end))) return false
  const second = divisions.leading(text.slice(end + 1)).divisions.at(-1)
  return second !== undefined && second.level === first.level && second.name !== first.name
}

/** The namesake whose city or province the text names most; unchanged when none or several are. */
function tellApart(division: Division, lines: Line[], divisions: Divisions): Division {
  const text = lines.map((line) => line.text).join('\n')
  const counts = divisions.all(division.name).map((candidate) => {
    const above = divisions.lineOf(candidate).slice(1)
    return { candidate, count: above.reduce((sum, { name }) => sum + text.split(name).length - 1, 0) }
  })
  const [first, second] = counts.sort((a, b) => b.count - a.count)
  return first && first.count > (second?.count ?? 0) ? first.candidate : division
}

const titlePieces = (title: string): string[] => (/[（(]([^（）()]+)[）)]$/.exec(title)?.[1] ?? '').split(/[\s　，,]+/)

/** 蓼河县稻堰镇初级中学 somewhere in the text tells where 稻堰镇初级中学 is. */
function placeBefore(issuer: string, lines: Line[], divisions: Divisions): Division | null {
  for (const { text } of lines) {
    const at = text.indexOf(issuer)
    for (let start = at - 2; start >= Math.max(0, at - 10); start--) {
      const found = divisions.leading(text.slice(start, at))
      if (found.end === at - start && found.divisions.length > 0) return found.divisions.at(-1)!
    }
  }
  return null
}

/** Short names of divisions that are words as well tell nothing of where a document is from. */
const ordinary = lexicon(
  () => new Set(lexiconRows('no-divisions.tsv', 2).flatMap(([word, column]) => (column === 'short' ? [word!] : []))),
)

/** 南乐一高…, 提升四平教育: the one division of the list that short names in the texts mean, named `atLeast` times. */
function byShortName(texts: string[], divisions: Divisions, atLeast: number): Division | null {
  const found = texts.flatMap((text) =>
    tagsOf(text).flatMap(({ word, tag }) => {
      const isShort = tag === 'ns' && word.length > 1 && !/[市县区]$/.test(word) && !ordinary().has(word)
      const division = isShort ? divisions.short(word) : null
      return division && division.code !== null && division.level !== 'province' ? [division] : []
    }),
  )
  const [first] = found
  return first && found.length >= atLeast && found.every(({ code }) => code === first.code) ? first : null
}

/** Headings name what a document is about, paragraphs also others. */
const weightOf = (text: string): number => (text.length <= 40 && !/[。；]/.test(text) ? 2 : 1)

/** The division that at least half of all names of divisions at the start of a clause name; `null` where none stands out. */
function mostNamed(texts: string[], divisions: Divisions, atLeast: number): Division | null {
  const counts = new Map<string, { division: Division; count: number }>()
  let all = 0
  for (const text of texts) {
    for (const { index } of text.matchAll(NAME_START)) {
      const division = divisions.leading(text.slice(index, index + 20)).divisions.at(-1)
      if (!division) continue
      const entry = counts.get(division.name) ?? { division, count: 0 }
      entry.count += weightOf(text)
      all += weightOf(text)
      counts.set(division.name, entry)
    }
  }
  const most = [...counts.values()].sort((a, b) => b.count - a.count)[0]
  return most && most.count >= atLeast && most.count * 2 >= all ? most.division : null
}
