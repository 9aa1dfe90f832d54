import { describe, expect, it } from 'vitest'
import { graphOf, names } from '../marked-paper.ts'

/** Every entity of a kind with its aliases by rule. */
function aliasesOf(lines: string[], name: string) {
  const { entities } = graphOf(lines)
  const found = entities.find((entity) => entity.name === name)
  return Object.fromEntries((found?.aliases ?? []).map((alias) => [alias.name, `${alias.rule.id} ${alias.reason}`]))
}

describe('A body that a document says was renamed', () => {
  it.each([
    '{agency 县教育局}更名为{agency 县教育体育局}。',
    '2019年3月，{agency 县教育局}正式更名为“{agency 县教育体育局}”。',
    '{agency 县教育局}已改称为{agency 县教育体育局}。',
    '{agency 县教育局}（现{agency 县教育体育局}）。',
    '{agency 县教育局}（现为{agency 县教育体育局}）。',
  ])('is the one of its later name: %s', (line) => {
    expect(names([line, '{agency 县教育局}印发通知。'])).toEqual(Array(3).fill('苇渡县教育体育局'))
  })

  it.each([
    '{agency 县教育体育局}（原{agency 县教育局}）。',
    '{agency 县教育体育局}（原名：{agency 县教育局}）。',
    '{agency 县教育体育局}由{agency 县教育局}更名而来。',
    '{agency 县教育体育局}的前身是{agency 县教育局}。',
    '{agency 县教育体育局}，其前身为{agency 县教育局}。',
  ])('is the one of its later name, printed first: %s', (line) => {
    expect(names([line, '{agency 县教育局}印发通知。'])).toEqual(Array(3).fill('苇渡县教育体育局'))
  })

  it('keeps its earlier names, with the words that say so and the year', () => {
    const lines = ['2019年3月，{school 县三中}更名为{school 苇渡县砚湖中学}。', '{school 县第三中学}扩建。']
    expect(aliasesOf(lines, '苇渡县砚湖中学')).toEqual({
      县三中: 'renamed 文中写明“县三中更名为苇渡县砚湖中学”（2019年）',
      县第三中学: 'renamed 文中写明“县三中更名为苇渡县砚湖中学”（2019年）',
      苇渡县第三中学: 'renamed 文中写明“县三中更名为苇渡县砚湖中学”（2019年）',
    })
  })

  it('is the last of several names', () => {
    expect(
      names([
        '{school 县三中}更名为{school 苇渡县砚湖中学}。',
        '{school 苇渡县砚湖中学}更名为{school 苇渡县砚湖高级中学}。',
        '{school 县三中}招生。',
      ]),
    ).toEqual(Array(5).fill('苇渡县砚湖高级中学'))
  })

  it.each([
    ['what is only planned', '{school 县三中}拟更名为{school 苇渡县砚湖中学}。'],
    ['what lies further apart', '{school 县三中}和其他学校，今后有的将更名为{school 苇渡县砚湖中学}。'],
    ['a list', '{school 县三中}、{school 苇渡县砚湖中学}。'],
    ['another sentence', '{school 县三中}更名。原{school 苇渡县砚湖中学}撤销。'],
  ])('is not told by %s', (_, line) => {
    expect(names([line])).toEqual(['苇渡县第三中学', '苇渡县砚湖中学'])
  })

  it('of another county is not this one’s', () => {
    expect(names(['{school 青禾县三中}更名为{school 苇渡县砚湖中学}。'])).toEqual(['青禾县第三中学', '苇渡县砚湖中学'])
  })

  it('that goes in a circle stays as it is printed', () => {
    const circle = ['{school 县三中}更名为{school 苇渡县砚湖中学}。', '{school 苇渡县砚湖中学}更名为{school 县三中}。']
    expect(new Set(names(circle))).toEqual(new Set(['苇渡县第三中学', '苇渡县砚湖中学']))
  })
})

describe('A body of two names', () => {
  it.each([
    '{school 县教师进修学校}加挂“{school 苇渡县教师发展学校}”牌子。',
    '{school 县教师进修学校}加挂{school 苇渡县教师发展学校}的牌子。',
    '{school 县教师进修学校}挂{school 苇渡县教师发展学校}牌子。',
  ])('is one: %s', (line) => {
    expect(names([line])).toEqual(['苇渡县教师进修学校', '苇渡县教师进修学校'])
    expect(aliasesOf([line], '苇渡县教师进修学校').苇渡县教师发展学校).toMatch(/^second-name 文中写明“.*牌子”$/)
  })

  it('is not told without 牌子', () => {
    expect(names(['{school 县教师进修学校}挂{school 苇渡县教师发展学校}的灯笼。'])[1]).toBe('苇渡县教师发展学校')
  })
})

describe('Bodies that were merged', () => {
  const lines = ['由{school 县职业中专}和{school 县技工学校}合并组建{school 县职业技术学校}。', '{school 县技工学校}。']

  it('stay what they were, and the new one is called so, too', () => {
    expect(names(lines)).toEqual(['苇渡县职业中等专业学校', '苇渡县技工学校', '苇渡县职业技术学校', '苇渡县技工学校'])
    expect(aliasesOf(lines, '苇渡县职业技术学校')).toMatchObject({
      苇渡县技工学校: 'merged-body 文中写明“县技工学校合并组建县职业技术学校”',
      苇渡县职业中等专业学校: expect.stringContaining('merged-body'),
    })
  })

  it.each([
    '2019年将{agency 县教育局}、{agency 县体育局}的职责整合，组建{agency 县教体委员会}。',
    '{agency 县教育局}与{agency 县体育局}合并成立{agency 县教体委员会}。',
  ])('are told by %s', (line) => {
    expect(Object.keys(aliasesOf([line], '苇渡县教体委员会'))).toEqual(
      expect.arrayContaining(['苇渡县教育局', '苇渡县体育局']),
    )
  })

  it('are two at least', () => {
    expect(
      aliasesOf(['{agency 县教育局}职责整合，组建{agency 县教体委员会}。'], '苇渡县教体委员会'),
    ).not.toHaveProperty('苇渡县教育局')
  })
})
