import { describe, expect, it } from 'vitest'
import { graphOf, names } from './marked-paper.ts'

describe('schools', () => {
  it.each([
    ['{school 县一中}', '苇渡县第一中学'],
    ['{school 一中}', '苇渡县第一中学'],
    ['{school 苇渡一中}', '苇渡县第一中学'],
    ['{school 县十二中}', '苇渡县第十二中学'],
    ['{school 二小}', '苇渡县第二小学'],
    ['{school 县三幼}', '苇渡县第三幼儿园'],
    ['{school 县职业中专}', '苇渡县职业中等专业学校'],
    ['{school 县职中}', '苇渡县职业中学'],
    ['{school 县实验小学}', '苇渡县实验小学'],
    ['{school 柳溪镇中心小学}', '苇渡县柳溪镇中心小学'],
    ['{school 机关幼儿园}', '苇渡县机关幼儿园'],
    ['{school 北京大学}', '北京大学'],
    ['{school 长沙市第一中学}', '长沙市第一中学'],
    ['{school 湖南省岳阳县第一中学}', '岳阳县第一中学'],
  ])('%s of a county’s paper is %s', (line, name) => {
    expect(names([line])).toEqual([name])
  })

  it('of an autonomous county are known by its short name', () => {
    expect(names(['{school 恭城二中}'], { place: '恭城瑶族自治县' })).toEqual(['恭城瑶族自治县第二中学'])
  })

  it('in a list take the place of the one before', () => {
    expect(names(['{school 市一中}、{school 二中}参加。'], { place: '岳阳市', title: '岳阳市通报' })).toEqual([
      '岳阳市第一中学',
      '岳阳市第二中学',
    ])
    expect(names(['{school 青禾县第三小学}和{school 第一中学}参加。'])).toEqual(['青禾县第三小学', '青禾县第一中学'])
  })

  it('that numerals name together are told apart', () => {
    expect(names(['{school 县一=县一中}、{school 二=县二中}、{school 三中}全部达标。'])).toEqual([
      '苇渡县第一中学',
      '苇渡县第二中学',
      '苇渡县第三中学',
    ])
  })

  it('该校 is the one named before, and not the one that acts on it', () => {
    expect(names(['{school 柳溪镇初级中学}办学六十年。{school 县一中}向{school 该校}捐赠图书。'])).toEqual([
      '苇渡县柳溪镇初级中学',
      '苇渡县第一中学',
      '苇渡县柳溪镇初级中学',
    ])
  })

  it('我校 is the school that issued the paper, and its campuses are its own', () => {
    const options = { title: '苇渡县师范附属小学2024年工作总结', issuers: ['苇渡县师范附属小学'] }
    expect(names(['{school 我校}现有{school 东街校区}。'], options)).toEqual([
      '苇渡县师范附属小学',
      '苇渡县师范附属小学东街校区',
    ])
  })

  it('are found by abbreviations of the one full name that the paper prints', () => {
    expect(names(['{school 柳溪镇初级中学}师生参加。{school 柳溪中学}获奖。'])).toEqual([
      '苇渡县柳溪镇初级中学',
      '苇渡县柳溪镇初级中学',
    ])
    expect(names(['{school 师范附属小学}、{school 附小}'])).toEqual(['苇渡县师范附属小学', '苇渡县师范附属小学'])
  })

  it('are not found by an abbreviation that fits two', () => {
    expect(names(['{school 柳溪镇中心小学}、{school 柳溪乡实验小学}、{school 柳溪小学}'])[2]).toBe('苇渡县柳溪小学')
  })

  it('of a city’s paper belong to the county that the paragraph named last', () => {
    const city = { place: '岳阳市', title: '岳阳市教育局通报', issuers: ['岳阳市教育局'] }
    expect(names(['华容县表现突出，{school 县一中}获表彰；平江县{school 县二中}进步明显。'], city)).toEqual([
      '华容县第一中学',
      '平江县第二中学',
    ])
  })

  it('under a heading about another county belong to that', () => {
    expect(names(['{school 县一中}开展联合教研。'], { headings: ['三、青禾县经验'] })).toEqual(['青禾县第一中学'])
  })

  it('of 该县 are those of the county that the text named last', () => {
    expect(
      names([
        '组织教师赴青禾县考察，该县{school 一中}介绍了经验，该{school 县二小}开放了课堂。{school 县一中}作表态发言。',
      ]),
    ).toEqual(['青禾县第一中学', '青禾县第二小学', '苇渡县第一中学'])
  })

  it('keep the reason for every other name', () => {
    const { entities } = graphOf(['{school 县一中}'])
    expect(entities.find(({ kind }) => kind === 'school')?.aliases).toEqual([
      { name: '县一中', rule: { id: 'level-in-force', version: 2 }, reason: '此处“县”指苇渡县' },
    ])
  })

  it('are no aliases when they are only pointed at', () => {
    const { entities } = graphOf(['{school 县一中}扩建，{school 该校}新增学位。'])
    expect(entities.find(({ kind }) => kind === 'school')?.aliases.map(({ name }) => name)).toEqual(['县一中'])
  })
})

describe('bodies', () => {
  const cited = ['云州市召开会议。']
  it.each([
    ['{agency 县委}', '中共苇渡县委员会'],
    ['{agency 中共苇渡县委}', '中共苇渡县委员会'],
    ['{agency 县委宣传部}', '中共苇渡县委宣传部'],
    ['{agency 县政府}', '苇渡县人民政府'],
    ['{agency 县政府办公室}', '苇渡县人民政府办公室'],
    ['{agency 县教体局}', '苇渡县教育体育局'],
    ['{agency 财政局}', '苇渡县财政局'],
    ['{agency 市教育局}', '云州市教育局'],
    ['{agency 市政府}', '云州市人民政府'],
    ['{agency 团县委}', '共青团苇渡县委'],
    ['{agency 县三中党总支}', '苇渡县第三中学党总支'],
    ['{agency 柳溪镇人民政府}', '苇渡县柳溪镇人民政府'],
    ['{agency 国办=国务院办公厅}', '国务院办公厅'],
    ['{agency 党中央}', '中共中央'],
    ['{agency 省教育厅}', '省教育厅'],
  ])('%s of a county’s paper is %s', (line, name) => {
    expect(names([...cited, line])).toEqual([name])
  })

  it('take the places above a listed division from the list', () => {
    expect(names(['{agency 省教育厅}、{agency 市教育局}'], { place: '岳阳县' })).toEqual([
      '湖南省教育厅',
      '岳阳市教育局',
    ])
    expect(names(['{agency 市教委}'], { place: '江北区', title: '重庆市江北区教育工作总结' })).toEqual([
      '重庆市教育委员会',
    ])
  })

  it('局 alone means the office that issued the paper', () => {
    expect(names(['由{agency 局人事股}负责。'], { issuers: ['苇渡县教育和科学技术局'] })).toEqual([
      '苇渡县教育和科学技术局人事股',
    ])
  })

  it('take the one full name that the paper prints', () => {
    expect(names(['{agency 苇渡县人力资源和社会保障局}、{agency 县人社局}'])).toEqual([
      '苇渡县人力资源和社会保障局',
      '苇渡县人力资源和社会保障局',
    ])
    expect(names(['{agency 县委机构编制委员会办公室}、{agency 县委办公室}'])[1]).toBe('中共苇渡县委办公室')
  })

  it('keep the place that stands inside their name', () => {
    expect(names(['{agency 省财政厅}、{agency 银保监会湖南监管局}'], { place: '湖南省' })).toEqual([
      '湖南省财政厅',
      '银保监会湖南监管局',
    ])
  })

  it('of a paper that answers a county are the county’s', () => {
    const options = { place: '岳阳市', title: '关于2024年教育工作的反馈意见', issuers: ['岳阳市教育督导委员会'] }
    expect(names(['华容县人民政府：', '由{agency 县教育局}牵头，{agency 市教育局}督办。'], options)).toEqual([
      '华容县教育局',
      '岳阳市教育局',
    ])
  })
})
