import { describe, expect, it } from 'vitest'
import type { Entity } from '../../../graph/model.ts'
import { compareText, type Description, mergeDescriptions } from '../../../graph/store/merge.ts'
import { entity, place } from '../../builders.ts'

/** The same entity with what some documents say of it. */
const said = (change: Partial<Entity>, documents = 1): Description => ({
  entity: { ...entity('agency', '石渡县教育体育局'), ...change },
  documents,
})
const alias = (name: string, rule: string, version: number, reason: string) => ({
  name,
  rule: { id: rule, version },
  reason,
})

/** Every order of a list. */
const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))

const merged = (given: Description[]) => mergeDescriptions(given[0]!.entity.id, given)

describe('What documents say of one entity', () => {
  const descriptions = [
    said({
      aliases: [alias('县教体局', 'bureau-short', 2, '落款'), alias('县局', 'context', 1, '前文')],
      attributes: { 级别: '县级' },
    }),
    said({ aliases: [alias('县教体局', 'bureau-short', 2, '标题'), alias('县教体局', 'bureau-short', 1, '旧规则')] }),
    said({
      aliases: [alias('县教体局', 'context', 1, '前文')],
      attributes: { 级别: '正科级', 上级: '市教育局' },
      jurisdiction: place('石渡县'),
    }),
    said({ jurisdiction: place('石渡县', '430000'), aliases: [] }),
  ]

  it('becomes the same entity in every order', () => {
    const results = new Set(orders(descriptions).map((order) => JSON.stringify(merged(order))))
    expect(results.size).toBe(1)
    expect(merged(descriptions)).toEqual({
      id: descriptions[0]!.entity.id,
      kind: 'agency',
      name: '石渡县教育体育局',
      aliases: [alias('县局', 'context', 1, '前文'), alias('县教体局', 'bureau-short', 2, '标题')],
      jurisdiction: { code: '430000', name: '石渡县' },
      attributes: { 上级: '市教育局', 级别: '县级' },
    })
  })

  it('never gives an alias that is the name', () => {
    const shorter = said({ name: '石渡县教体局', aliases: [alias('石渡县教育体育局', 'official', 1, '落款')] })
    const { name, aliases } = merged([shorter, said({})])
    expect([name, aliases.map((each) => each.name)]).toEqual(['石渡县教育体育局', ['石渡县教体局']])
  })

  it('takes the name that most documents give, and keeps the others with the reason', () => {
    const [often, once] = [said({ name: '“县管校聘”改革' }, 2), said({ name: '“县管校聘”管理改革' })]
    expect(merged([once, often])).toMatchObject({
      name: '“县管校聘”改革',
      aliases: [
        { name: '“县管校聘”管理改革', rule: { id: 'named-elsewhere' }, reason: '有文件称之为“县管校聘”管理改革' },
      ],
    })
  })
})

describe('Text order', () => {
  it('goes by code point, so that characters beyond the basic plane come last', () => {
    expect(['𠮷', '\uff5e', '县', '县局', 'a', ''].sort(compareText)).toEqual(['', 'a', '县', '县局', '\uff5e', '𠮷'])
  })
})
