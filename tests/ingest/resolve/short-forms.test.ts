import { describe, expect, it } from 'vitest'
import { graphOf, names } from '../marked-paper.ts'

describe('Coordinated short forms', () => {
  it.each([
    ['{school 一中}、{school 二中}、{school 三中}', ['苇渡县第一中学', '苇渡县第二中学', '苇渡县第三中学']],
    ['{school 县一=县一中}、{school 二=县二中}、{school 三中}', ['苇渡县第一中学', '苇渡县第二中学', '苇渡县第三中学']],
    ['{school 县一中}和{school 二中}、{school 三中}', ['苇渡县第一中学', '苇渡县第二中学', '苇渡县第三中学']],
    ['{school 第一=第一小学}、{school 第二小学}', ['苇渡县第一小学', '苇渡县第二小学']],
    ['{school 青禾县一中}、{school 二中}', ['青禾县第一中学', '青禾县第二中学']],
    ['{school 青禾县一中}来访，{school 二中}接待', ['青禾县第一中学', '苇渡县第二中学']],
    ['{school 城关小学}及{school 一幼}', ['苇渡县城关小学', '苇渡县第一幼儿园']],
  ])('%s', (line, expected) => {
    expect(names([line])).toEqual(expected)
  })

  it('of a city that nothing tells are the city’s, not the county’s', () => {
    const { mentions, entities } = graphOf(['{school 市一中}和{school 二中}参加，{school 县二中}没有。'])
    const ids = mentions.map(({ entityId }) => entityId)
    expect(new Set(ids).size).toBe(3)
    expect(entities.map(({ name }) => name)).toEqual(expect.arrayContaining(['市一中', '市二中', '苇渡县第二中学']))
  })

  it('of a city that the list tells are the city’s', () => {
    expect(names(['{school 市一中}和{school 二中}'], { place: '岳阳县' })).toEqual(['岳阳市第一中学', '岳阳市第二中学'])
  })
})

describe('该校', () => {
  it.each([
    ['{school 县一中}扩建，{school 该校}新增学位。', '苇渡县第一中学'],
    ['{school 县一中}扩建。{school 青禾县二中}来访，{school 该校}受益。', '青禾县第二中学'],
    ['{school 县一中}扩建。{school 市一中}也扩建，{school 该校}新增学位。', '市一中'],
  ])('%s', (line, expected) => {
    expect(names([line]).at(-1)).toBe(expected)
  })
})

describe('该办法 and 本条例', () => {
  it.each([
    ['《{regulation 苇渡县校车管理办法}》印发，{regulation 该办法}施行。', '苇渡县校车管理办法'],
    [
      '《{regulation 苇渡县校车条例}》和《{regulation 苇渡县校车管理办法}》，{regulation 该条例}施行。',
      '苇渡县校车条例',
    ],
    ['{regulation 本条例}施行。', '苇渡县教育工作总结'],
  ])('%s', (line, expected) => {
    expect(names([line]).at(-1)).toBe(expected)
  })
})

describe('省政府 and 市委', () => {
  it.each([
    ['{agency 省政府}', '湖南省人民政府'],
    ['{agency 市委}', '中共岳阳市委员会'],
    ['{agency 县委}', '中共岳阳县委员会'],
    ['{agency 县教育局}', '岳阳县教育局'],
  ])('%s', (line, expected) => {
    expect(names([line], { place: '岳阳县' })).toEqual([expected])
  })
})

describe('Sentences that turn to another county', () => {
  it.each([
    ['邻县青禾县的{school 县一中}来访。', '青禾县第一中学'],
    ['青禾县方面，{school 县一中}参加。', '青禾县第一中学'],
    ['青禾县：{school 县一中}参加。', '青禾县第一中学'],
    ['在青禾县，代表参观{school 县一中}。', '青禾县第一中学'],
    ['走进青禾县，代表参观{school 县一中}。', '青禾县第一中学'],
    ['青禾县来访，该{school 县一中}交流。', '青禾县第一中学'],
    ['青禾县方面，感谢我县。我县{school 县一中}参加。', '苇渡县第一中学'],
    ['在青禾县，代表座谈。{school 县一中}留守。', '苇渡县第一中学'],
    ['赴青禾县考察期间，{school 县一中}签订协议。', '苇渡县第一中学'],
    ['学习青禾县经验，{school 县一中}改革。', '苇渡县第一中学'],
    ['苇渡县方面，{school 县一中}参加。', '苇渡县第一中学'],
  ])('%s', (line, expected) => {
    expect(names([line])).toEqual([expected])
  })

  it('turn back with the next side', () => {
    expect(names(['青禾县方面，{school 县一中}参加；苇渡县方面，{school 县一中}参加。'])).toEqual([
      '青禾县第一中学',
      '苇渡县第一中学',
    ])
  })

  it('do not reach into the next paragraph', () => {
    expect(names(['青禾县方面，{school 县一中}参加。', '{school 县一中}扩建。'])[1]).toBe('苇渡县第一中学')
  })

  it('of 两县 are of neither alone', () => {
    const [mention] = graphOf(['{school 两县教师进修学校}共建基地。'], { hash: 'a' }).mentions
    const [other] = graphOf(['{school 两县教师进修学校}共建基地。'], { hash: 'b' }).mentions
    expect(mention?.entityId).not.toBe(other?.entityId)
  })
})

describe('Introduced names', () => {
  it.each([
    ['{school 苇渡县职业技术学校}（以下简称“{school 职校}”）。{school 职校}招生。'],
    ['{school 苇渡县职业技术学校}（以下简称{school 职校}）。{school 职校}招生。'],
    ['{school 苇渡县职业技术学校}（下称“{school 职校}”）。{school 职校}招生。'],
    ['{school 苇渡县职业技术学校}（简称：{school 职校}）。{school 职校}招生。'],
    ['{school 苇渡县职业技术学校}（下文简称为{school 职校}）。{school 职校}招生。'],
  ])('%s', (line) => {
    expect(names([line])).toEqual(Array(3).fill('苇渡县职业技术学校'))
  })

  it('of a list are given in turn', () => {
    expect(
      names([
        '{school 苇渡县职业技术学校}、{school 苇渡县技工学校}（以下分别简称“{school 职校}”“{school 技校}”）。{school 技校}招生。',
      ]),
    ).toEqual(['苇渡县职业技术学校', '苇渡县技工学校', '苇渡县职业技术学校', '苇渡县技工学校', '苇渡县技工学校'])
  })

  it('of a class (以下统称) are no names', () => {
    const { entities } = graphOf(['{school 苇渡县技工学校}、{school 苇渡县职业技术学校}（以下统称学校）。'])
    expect(entities.flatMap(({ aliases }) => aliases.map(({ name }) => name))).not.toContain('学校')
  })
})
