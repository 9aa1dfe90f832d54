import type { Jurisdiction } from '../../graph/model.ts'
import type { Division, Divisions } from '../resolve/divisions.ts'
import type { Line } from './line.ts'

/** One-character names of the provinces, as 发文字号 begin with them. */
const PROVINCE_SIGNS: Record<string, string> = Object.fromEntries(
  '京北京市 津天津市 冀河北省 晋山西省 蒙内蒙古自治区 内蒙古自治区 辽辽宁省 吉吉林省 黑黑龙江省 沪上海市 苏江苏省 浙浙江省 皖安徽省 闽福建省 赣江西省 鲁山东省 豫河南省 鄂湖北省 湘湖南省 粤广东省 桂广西壮族自治区 琼海南省 渝重庆市 川四川省 黔贵州省 滇云南省 藏西藏自治区 陕陕西省 甘甘肃省 青青海省 宁宁夏回族自治区 新新疆维吾尔自治区'
    .split(' ')
    .map((pair) => [pair[0]!, pair.slice(1)]),
)

type Clues = { issuers: string[]; title: string; source: string; number: string | null; lines: Line[] }

const asJurisdiction = ({ code, name }: Division): Jurisdiction => ({ code, name })

/** Bodies of the whole country: a document of theirs has no jurisdiction. */
const NATIONAL =
  /^(?:中共中央|中央|党中央|国务院|全国|中华人民共和国|最高人民|国家|教育部|财政部|[\p{Script=Han}]{2,8}部(?:办公厅)?$)/u

/**
 * The division a document speaks for: its issuer's, else the title's, the file name's, that of the number's first
 * character, or the one that the text names most. `null` for national documents and where nothing tells.
 */
export function jurisdictionOf(
  { issuers, title, source, number, lines }: Clues,
  divisions: Divisions,
): Jurisdiction | null {
  const lead = issuers[0]
  const bare = lead?.replace(/^中共/, '') ?? ''
  const around = wider(lines, divisions)
  const own = divisions.leading(bare, around).divisions.at(-1)
  if (own) return asJurisdiction(own)
  if (lead && NATIONAL.test(lead)) return null
  const file = source.split('/').at(-1)!
  for (const text of [
    bare === '' ? '' : placeBefore(bare, lines),
    title.replace(/^中共/, ''),
    ...titlePieces(title),
    file.replace(/^[\d_-]+/, ''),
  ]) {
    const found = text === '' ? undefined : divisions.leading(text, around).divisions.at(-1)
    if (found) return asJurisdiction(found)
  }
  if (NATIONAL.test(title)) return null
  const inTitle = mostNamed([title], divisions, around)
  if (inTitle) return asJurisdiction(inTitle)
  const inText = mostNamed(
    lines.map(({ text }) => text),
    divisions,
    around,
  )
  if (inText) return asJurisdiction(inText)
  const province = number ? divisions.named(PROVINCE_SIGNS[number[0]!] ?? '') : null
  return province ? asJurisdiction(province) : null
}

const titlePieces = (title: string): string[] => (/[（(]([^（）()]+)[）)]$/.exec(title)?.[1] ?? '').split(/[\s　，,]+/)

/** 蓼河县稻堰镇初级中学 somewhere in the text tells where 稻堰镇初级中学 is. */
function placeBefore(issuer: string, lines: Line[]): string {
  for (const { text } of lines) {
    const at = text.indexOf(issuer)
    const before = at > 0 ? /\p{Script=Han}{2,6}[省市县区]$/u.exec(text.slice(Math.max(0, at - 8), at)) : null
    if (before) return before[0]
  }
  return ''
}

/** A province that the head names, to tell namesakes apart. */
function wider(lines: Line[], divisions: Divisions): Division | null {
  for (const { text } of lines.slice(0, 30)) {
    for (const { 0: name } of text.matchAll(/(?<!\p{Script=Han})\p{Script=Han}{2,4}?(?:省|自治区)/gu)) {
      const found = divisions.named(name)
      if (found) return found
    }
  }
  return null
}

/** The division named most often at the start of a clause; the lowest of those named equally. */
function mostNamed(texts: string[], divisions: Divisions, within: Division | null): Division | null {
  const counts = new Map<string, { division: Division; count: number }>()
  for (const text of texts) {
    for (const { index } of text.matchAll(
      /(?<=^|[，。、；：“”《（年在与和对\s　])(?=\p{Script=Han}{2,8}[省市县区])/gu,
    )) {
      const division = divisions.leading(text.slice(index, index + 20), within).divisions.at(-1)
      if (!division) continue
      const entry = counts.get(division.name) ?? { division, count: 0 }
      entry.count += division.level === 'county' ? 2 : 1
      counts.set(division.name, entry)
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.division ?? null
}
