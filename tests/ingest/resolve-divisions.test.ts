import { describe, expect, it } from 'vitest'
import { lexiconRows } from '../../ingest/lexicon.ts'
import { createDivisions } from '../../ingest/resolve/divisions.ts'

const divisions = createDivisions()
const leading = (text: string) => divisions.leading(text).divisions.map(({ name }) => name)

describe('the list of divisions', () => {
  const rows = lexiconRows('divisions.tsv', 5)

  it('has every province and each division once, below one that is listed', () => {
    const codes = new Set(rows.map(([code]) => code))
    expect(rows.filter(([, , , level]) => level === 'province')).toHaveLength(34)
    expect(codes.size).toBe(rows.length)
    expect(rows.filter(([, , , , parent]) => parent !== '' && !codes.has(parent))).toEqual([])
  })
})

describe('divisions', () => {
  it('are found by code, with those above them', () => {
    const county = divisions.byCode('430621')!
    expect(divisions.lineOf(county).map(({ name }) => name)).toEqual(['岳阳县', '岳阳市', '湖南省'])
  })

  it('are found by their short name, the highest of that name first', () => {
    expect(divisions.short('福州')?.name).toBe('福州市')
    expect(divisions.short('湖南')?.name).toBe('湖南省')
    expect(divisions.short('岳阳')?.code).toBe('430600')
    expect(divisions.short('红润')).toBeNull()
  })

  it('of the same name are told apart by what they lie in, and have no code otherwise', () => {
    const nanjing = divisions.named('南京市')
    expect(divisions.named('鼓楼区', nanjing)?.code).toBe('320106')
    expect(divisions.named('鼓楼区')?.code).toBeNull()
    expect(divisions.isAmbiguous({ code: null, name: '鼓楼区' })).toBe(true)
    expect(divisions.isAmbiguous({ code: null, name: '苇渡县' })).toBe(false)
  })

  it.each([
    ['湖南省岳阳县第一中学', ['湖南省', '岳阳县']],
    ['湖北宜昌市教育局', ['湖北省', '宜昌市']],
    ['北京市朝阳区教委', ['北京市', '朝阳区']],
    ['恩施土家族苗族自治州教育局', ['恩施土家族苗族自治州']],
    ['云州市苇渡县教育局', ['云州市', '苇渡县']],
    ['苇渡县教体局', ['苇渡县']],
  ])('open %s', (text, names) => {
    expect(leading(text)).toEqual(names)
  })

  it.each([
    '县教体局',
    '市场监管局',
    '全市教师',
    '今年全市',
    '通过县委',
    '做好县委',
    '社区教育',
    '高新区',
    '各县区',
    '你县教育局',
  ])('do not open %s', (text) => {
    expect(leading(text)).toEqual([])
  })
})
