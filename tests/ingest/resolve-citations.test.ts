import { describe, expect, it } from 'vitest'
import { regulationId } from '../../graph/ids.ts'
import { citedTitle, otherNames, ownNaming } from '../../ingest/resolve/document-names.ts'
import { entityId } from '../../ingest/resolve/entity-id.ts'
import { divisions, graphOf, names } from './marked-paper.ts'

const COUNTY = { code: null, name: '苇渡县' }
type Given = { number?: string; issuers?: string[]; place?: string | null; kind?: 'law' | 'notice' }
const head = (title: string, { number, issuers = [], place = '苇渡县', kind = 'notice' }: Given = {}) => ({
  ...{ title, kind, issuers, number: number ?? null },
  jurisdiction: place === null ? null : { code: null, name: place },
})
const others = (title: string, given: Given = {}) => otherNames(head(title, given), divisions).map(({ name }) => name)
const national = { place: null, issuers: ['云川部'] }

describe('A document is', () => {
  it.each([
    ['中华人民共和国研学法（2018年修正）', '中华人民共和国研学法'],
    ['苇渡县校车条例（2024修订）', '苇渡县校车条例'],
    ['苇渡县校车条例（2024年3月1日第二次修正）', '苇渡县校车条例'],
    ['苇渡县校车办法（试行）', '苇渡县校车办法（试行）'],
    ['苇渡县校车规划（2025—2027年）', '苇渡县校车规划（2025—2027年）'],
    ['苇渡县教育局关于印发《校车办法（试行）》的通知', '校车办法（试行）'],
    ['关于转发《苇渡县校车办法》的通知', '关于转发《苇渡县校车办法》的通知'],
  ])('%s cited as %s', (title, expected) => {
    expect(citedTitle(title)).toBe(expected)
  })

  it('of its division where its title does not say whose it is', () => {
    expect(ownNaming(head('2024年教育工作要点'), divisions)).toEqual({
      name: '2024年教育工作要点',
      jurisdiction: COUNTY,
    })
    expect(ownNaming(head('苇渡县2024年教育工作要点'), divisions).jurisdiction).toBeNull()
    expect(ownNaming(head('关于苇渡教育的意见'), divisions).jurisdiction).toBeNull()
    expect(ownNaming(head('关于教育的意见', national), divisions).jurisdiction).toBeNull()
  })

  it('a law by its full title, with or without 中华人民共和国', () => {
    const given = { place: null, kind: 'law' as const }
    expect(ownNaming(head('研学法（2018年修正）', given), divisions).name).toBe('中华人民共和国研学法')
  })
})

describe('A document is cited, too,', () => {
  it('by its number, unless any county may have that', () => {
    expect(others('苇渡县校车办法', { number: '苇教发〔2024〕5号' })).toEqual(['苇教发〔2024〕5号'])
    expect(others('苇渡县校车办法', { number: '县教发〔2024〕5号' })).toEqual([])
  })

  it('without the bracket behind its title, unless it is a draft', () => {
    expect(others('苇渡县中小学校车管理办法（试行）')).toEqual(['苇渡县中小学校车管理办法'])
    expect(others('苇渡县中小学校车管理规划（2025—2027年）')).toEqual(['苇渡县中小学校车管理规划'])
    expect(others('苇渡县中小学校车管理办法（征求意见稿）')).toEqual([])
  })

  it('with its issuer, and if it is national without', () => {
    expect(others('关于规范中小学校车的意见', { issuers: ['苇渡县教育局'] })).toEqual([
      '苇渡县教育局关于规范中小学校车的意见',
    ])
    expect(others('云川部关于规范中小学校车的意见', national)).toEqual(['关于规范中小学校车的意见'])
    expect(others('苇渡县教育局关于规范中小学校车的意见', { issuers: ['苇渡县教育局'] })).toEqual([])
  })

  it('by its first issuer and how many there are', () => {
    const given = { place: null, issuers: ['云川部', '云文部', '云财部'] }
    expect(others('云川部 云文部 云财部关于规范中小学校车的意见', given)).toEqual(
      expect.arrayContaining(['云川部等三部门关于规范中小学校车的意见', '关于规范中小学校车的意见']),
    )
  })

  it('by the title of what it sends, and by its own', () => {
    expect(others('苇渡县教育局关于印发《苇渡县校车办法》的通知')).toEqual([
      '苇渡县教育局关于印发《苇渡县校车办法》的通知',
    ])
    expect(others('云川部关于印发中小学校车管理纲要的通知', national)).toContain('中小学校车管理纲要')
    // Any county may have one.
    expect(others('苇渡县教育局关于印发2024年学校工作要点的通知')).not.toContain('2024年学校工作要点')
  })

  it('without 中华人民共和国', () => {
    expect(others('中华人民共和国研学促进条例', { place: null })).toEqual(['研学促进条例'])
    expect(others('中华人民共和国研学促进法实施条例', { place: null })).toEqual(['研学促进法实施条例'])
  })

  it('which its own entity tells, with the reason', () => {
    const { entities } = graphOf([], {
      title: '苇渡县中小学校车管理办法（试行）',
      number: '苇教发〔2024〕5号',
    })
    expect(entities[0]?.aliases.map(({ name, rule, reason }) => [name, rule.id, reason])).toEqual([
      ['苇教发〔2024〕5号', 'number-of-document', '《苇渡县中小学校车管理办法（试行）》的发文字号，见该文件'],
      [
        '苇渡县中小学校车管理办法',
        'title-of-document',
        '《苇渡县中小学校车管理办法（试行）》标题的另一写法，见该文件标题《苇渡县中小学校车管理办法（试行）》',
      ],
    ])
  })
})

describe('A title that does not say whose it is', () => {
  const idIn = (line: string, place: string, title = `${place}教育工作总结`) =>
    graphOf([line], { place, title }).mentions.at(-1)?.entityId
  const apart = (line: string) => expect(idIn(line, '苇渡县')).not.toBe(idIn(line, '青禾县'))
  const alike = (line: string) => expect(idIn(line, '苇渡县')).toBe(idIn(line, '青禾县'))

  it.each([
    '县教体局印发《{regulation 校车安全管理办法}》。',
    '我县出台《{regulation 教育高质量发展三年行动计划}》。',
    '先后制定《{regulation 教师交流轮岗管理办法}》《{regulation 校长职级考核管理办法}》。',
    '研究制定了《{regulation 教师交流轮岗管理办法}》。',
    '落实《{regulation 全县校园安全专项整治方案}》。',
    '按照《{regulation 县教体局2024年工作要点}》执行。',
    '{regulation 县教发〔2024〕5号}要求。',
  ])('is of the county whose body issues it: %s', apart)

  it.each([
    '教育部印发《{regulation 中小学教师职业道德规范}》。',
    '落实《{regulation 关于进一步规范校外培训的意见}》。',
    '根据《{regulation 义务教育法}》。',
    '{regulation 云教发〔2024〕5号}要求。',
  ])('is one for all where nobody here issues it: %s', alike)

  it('is of the division whose notice sends it', () => {
    const line = '根据《{regulation 青禾县教育局关于印发〈校车安全管理办法〉的通知}》。'
    expect(idIn(line, '苇渡县')).toBe(entityId('regulation', '校车安全管理办法', { code: null, name: '青禾县' }))
  })

  it('is the document itself in a document of that title', () => {
    const title = '2024年学校工作要点'
    expect(idIn('落实《{regulation 2024年学校工作要点}》', '苇渡县', title)).toBe(entityId('regulation', title, COUNTY))
  })
})

describe('A title with its number beside it', () => {
  const idIn = (number: string) =>
    graphOf([`根据《{regulation 关于规范校车的通知}》（{regulation ${number}}）。`]).mentions[0]?.entityId

  it('is what the number says where the title may be anybody’s', () => {
    expect(idIn('苇教发〔2024〕5号')).toBe(regulationId('苇教发〔2024〕5号'))
    expect(idIn('苇教发〔2024〕5号')).not.toBe(idIn('青教发〔2024〕8号'))
    expect(idIn('县教发〔2024〕5号')).toBe(entityId('regulation', '县教发〔2024〕5号', COUNTY))
  })

  it('is what the title says where a national body gave the number, or the title says whose it is', () => {
    expect(idIn('国办发〔2024〕5号')).toBe(regulationId('关于规范校车的通知'))
    expect(idIn('教基〔2024〕5号')).toBe(regulationId('关于规范校车的通知'))
    const [mention] = graphOf(['根据《{regulation 青禾县校车办法}》（{regulation 青教发〔2024〕8号}）。']).mentions
    expect(mention?.entityId).toBe(regulationId('青禾县校车办法'))
  })

  it('keeps the title as its name', () => {
    expect(names(['《{regulation 关于规范校车的通知}》（{regulation 苇教发〔2024〕5号}）'])).toEqual([
      '关于规范校车的通知',
      '关于规范校车的通知',
    ])
  })
})

describe('A citation by number', () => {
  it.each(['云教发[2023]9号', '云教发﹝2023﹞9号', '云教发【2023】第9号', '云教发（2023）9 号', '云教发 〔2023〕 9号'])(
    '%s is of one entity',
    (printed) => {
      const [mention] = graphOf([`落实{regulation ${printed}}。`]).mentions
      expect(mention?.entityId).toBe(regulationId('云教发〔2023〕9号'))
    },
  )

  it('of an order is, too', () => {
    expect(names(['依据{regulation 云川部令第 12 号}。'])).toEqual(['云川部令第12号'])
  })
})
