import { describe, expect, it } from 'vitest'
import { extractMentions } from '../../../ingest/extract/mentions/mentions.ts'
import { type Setting, segmented } from './segmented.ts'

/** Surface, rule and what it stands for. */
function found(kind: string, text: string, setting: Setting = {}): string[] {
  const drafts = extractMentions(segmented([text], setting)).filter((draft) => draft.kind === kind)
  return drafts.map(
    ({ start, end, rule, stands }) => `${text.slice(start, end)} ${rule.id}${stands ? ` = ${stands}` : ''}`,
  )
}

describe('laws of the list', () => {
  it.each([
    ['依据湿地保护法和海洋环境保护法', ['湿地保护法', '海洋环境保护法']],
    ['按照中华人民共和国耕地占用税法执行', ['中华人民共和国耕地占用税法']],
    ['宣传水法、刑法。', ['水法', '刑法']],
    ['贯彻法治宣传教育法', ['法治宣传教育法']],
    // Another word.
    ['新型洒水法得到推广', []],
    ['各级劳动法庭和森林法规', []],
    ['审计法人代表', []],
  ])('%s', (text, laws) => {
    const printed = found('regulation', text).filter((mention) => mention.includes('regulation-law'))
    expect(printed.map((mention) => mention.split(' ')[0])).toEqual(laws)
  })

  it('stand for their full titles', () => {
    expect(found('regulation', '依据湿地保护法')).toEqual(['湿地保护法 regulation-law = 中华人民共和国湿地保护法'])
    expect(found('regulation', '依据反分裂国家法')[0]).toMatch(/^反分裂国家法 regulation-law/)
  })
})

it('bodies of the State Council are known', () => {
  expect(found('agency', '海关总署、国家能源局、国家外汇管理局联合发文。')).toEqual([
    '海关总署 agency-national',
    '国家能源局 agency-national',
    '国家外汇管理局 agency-national',
  ])
})

describe('universities of the list', () => {
  it.each([
    ['联手塔里木职业技术学院共建', '塔里木职业技术学院 school-university'],
    ['引进石嘴山工贸职业技术学院', '石嘴山工贸职业技术学院 school-university'],
    ['依托泰山护理职业学院办学', '泰山护理职业学院 school-university'],
  ])('%s', (text, school) => {
    expect(found('school', text)).toEqual([school])
  })

  it('are not cut out of other words, nor out of longer names', () => {
    expect(found('school', '北京大学生艺术节')).toEqual([])
    expect(found('school', '清华大学附属小学开学').map((mention) => mention.split(' ')[0])).toEqual([
      '清华大学附属小学',
    ])
  })

  it('are schools in laws too', () => {
    expect(found('school', '清华大学可以授予学位。', { kind: 'law' })).toEqual(['清华大学 school-university'])
  })
})

describe('towns of the list', () => {
  const OF_COUNTY: Setting = { place: '岳阳县', code: '430621', title: '岳阳县2024年工作总结' }

  it('are places in papers of their county', () => {
    expect(found('place', '投入资金支持张谷英镇发展', OF_COUNTY)).toContain('张谷英镇 place-township = 岳阳县张谷英镇')
  })

  it('are places in papers of the city above', () => {
    const ofCity = { place: '岳阳市', code: '430600', title: '岳阳市2024年工作总结' }
    expect(found('place', '投入资金支持张谷英镇发展', ofCity)).toContain('张谷英镇 place-township = 岳阳县张谷英镇')
  })

  it('are places right behind their county, whichever the paper is of', () => {
    expect(found('place', '化隆县谢家滩乡拉扎村')).toContain('谢家滩乡 place-township = 化隆回族自治县谢家滩乡')
    expect(found('place', '赴岳阳县张谷英镇调研')).toContain('张谷英镇 place-township = 岳阳县张谷英镇')
  })

  it('say nothing where it is not plain which county is meant, or another word begins with the last character', () => {
    const rules = (text: string, setting?: Setting) =>
      found('place', text, setting).filter((mention) => mention.includes('township'))
    expect(rules('发展张谷英镇')).toEqual([])
    const ofOther = { place: '宁都县', code: '360730', title: '宁都县2024年工作总结' }
    expect(rules('发展张谷英镇', ofOther)).toEqual([])
    expect(rules('赴会同乡调研', ofOther)).toHaveLength(1)
    expect(rules('可以会同乡镇人民政府', ofOther)).toEqual([])
    expect(rules('创建文明村镇', { place: '高密市', code: '370785' })).toEqual([])
  })

  it('give way to the school or body that their name opens', () => {
    expect(found('place', '张谷英镇中学获奖', OF_COUNTY)).toEqual([])
    expect(found('school', '张谷英镇中学获奖', OF_COUNTY)).toHaveLength(1)
  })
})
