import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MentionDraft, ObservationDraft, RelationDraft } from '../../ingest/extract/draft.ts'
import { entityId } from '../../ingest/resolve/entity-id.ts'
import { resolve } from '../../ingest/resolve/resolve.ts'
import { divisions, graphOf, type Paper, paper, RULE } from './marked-paper.ts'

describe('entities', () => {
  const short = fc.constantFrom(
    '{school 县一中}',
    '{school 二小}',
    '{school 县职业中专}',
    '{school 柳溪镇中心小学}',
    '{agency 县教体局}',
    '{agency 县委}',
    '{agency 财政局}',
    '{person 王小满}',
    '{place 柳溪镇}',
  )

  it('of one jurisdiction are never those of another', () => {
    const counties = fc.constantFrom('岳阳县', '华容县', '苇渡县', '青禾县', '鼓楼区', '朝阳区')
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 8 }), counties, counties, (lines, one, other) => {
        fc.pre(one !== other)
        const idsIn = (place: string, hash: string) =>
          graphOf(lines, { place, title: '教育工作总结', hash }).mentions.map(({ entityId: id }) => id)
        const first = new Set(idsIn(one, 'a'))
        expect(idsIn(other, 'b').filter((id) => first.has(id))).toEqual([])
      }),
    )
  })

  it('of the same jurisdiction are the same in every paper', () => {
    const idsIn = (hash: string) =>
      graphOf(['{school 县一中}', '{agency 县教体局}', '{person 王小满}'], { hash }).mentions.map(
        ({ entityId: id }) => id,
      )
    expect(idsIn('a')).toEqual(idsIn('b'))
  })

  it('of namesakes that no paper tells apart stay inside their paper', () => {
    const idIn = (hash: string) =>
      graphOf(['{school 区实验小学}'], { place: '鼓楼区', title: '鼓楼区总结', hash }).mentions[0]?.entityId
    expect(idIn('a')).not.toBe(idIn('b'))
  })
})

describe('claims', () => {
  const line = '推进{program “县管校聘”改革}，交流教师214人。'
  const claim = {
    predicate: 'carries_out' as const,
    year: 2024,
    status: 'reported' as const,
    rule: RULE,
    confidence: 0.8,
  }
  const evidence = { block: 0, start: 0, end: 10 }

  function claims(subject: RelationDraft['subject'], options: Paper) {
    const { segmented, mentions } = paper([line], options)
    const relation: RelationDraft = { ...claim, subject, object: mentions[0]!, evidence }
    return resolve(segmented, { mentions, relations: [relation], observations: [] }, divisions)
  }

  it('of the speaker are made by the paper’s place, and say that it is not printed', () => {
    const { relations, entities } = claims('speaker', { place: '岳阳县', issuers: ['岳阳县教育体育局'] })
    expect(relations[0]).toMatchObject({
      subjectId: entityId('place', '岳阳县', { code: '430621', name: '岳阳县' }),
      implicitSubject: true,
    })
    expect(relations[0]?.evidence.quote).toBe('推进“县管校聘”改革')
    expect(entities.map(({ id }) => id)).toContain(relations[0]?.subjectId)
  })

  it('of the speaker are made by the school that issued the paper', () => {
    const { relations } = claims('speaker', { issuers: ['苇渡县第一中学'] })
    expect(relations[0]?.subjectId).toBe(entityId('school', '苇渡县第一中学', { code: null, name: '苇渡县' }))
  })

  it('of 全县 are the county’s, though a school speaks', () => {
    const { segmented, mentions } = paper(['全县实施{program “名师领航”工程}。'], { issuers: ['苇渡县第一中学'] })
    const relation: RelationDraft = {
      ...claim,
      subject: 'speaker',
      object: mentions[0]!,
      evidence: { block: 0, start: 0, end: 12 },
    }
    const { relations } = resolve(segmented, { mentions, relations: [relation], observations: [] }, divisions)
    expect(relations[0]?.subjectId).toBe(entityId('place', '苇渡县', { code: null, name: '苇渡县' }))
  })

  it('of the speaker are left out where nobody speaks', () => {
    expect(claims('speaker', { place: null, issuers: [], title: '学习材料' }).relations).toEqual([])
  })

  it('of the document are made by its own entity', () => {
    const { relations } = claims('document', { title: '苇渡县教育工作总结' })
    expect(relations[0]).toMatchObject({
      subjectId: entityId('regulation', '苇渡县教育工作总结', null),
      implicitSubject: false,
    })
  })

  it('of a thing about itself are left out', () => {
    const { segmented, mentions } = paper(['落实《{regulation 苇渡县校车管理办法}》。'], {
      title: '苇渡县校车管理办法',
    })
    const relation: RelationDraft = { ...claim, subject: 'document', object: mentions[0]!, evidence }
    const graph = resolve(segmented, { mentions, relations: [relation], observations: [] }, divisions)
    expect(graph.relations).toEqual([])
  })

  it('of a title and its number are made once', () => {
    const { segmented, mentions } = paper([
      '落实《{regulation 云州市校车管理办法}》（{regulation 云教发〔2023〕9号}）。',
    ])
    const relations = mentions.map(
      (object, index): RelationDraft => ({
        ...claim,
        predicate: 'implements',
        subject: 'document',
        object,
        evidence: { block: 0, start: 0, end: 13 + index },
      }),
    )
    expect(resolve(segmented, { mentions, relations, observations: [] }, divisions).relations).toHaveLength(1)
  })

  it('of a figure belong to its metric, whose mention they add', () => {
    const { segmented, mentions } = paper([line])
    const metric: MentionDraft = {
      kind: 'metric',
      block: 0,
      start: 11,
      end: 15,
      rule: RULE,
      confidence: 0.8,
      stands: null,
    }
    const draft: ObservationDraft = {
      metric,
      name: '交流轮岗教师',
      subject: 'speaker',
      value: 214,
      high: null,
      unit: '人',
      baseValue: 214,
      baseHigh: null,
      baseUnit: '人',
      qualifier: 'exact',
      bound: null,
      year: 2024,
      status: 'reported',
      figure: { block: 0, start: 15, end: 19 },
      evidence: { block: 0, start: 11, end: 19 },
      rule: RULE,
      confidence: 0.8,
    }
    const graph = resolve(segmented, { mentions, relations: [], observations: [draft] }, divisions)
    const entity = graph.entities.find(({ kind }) => kind === 'metric')
    expect(entity).toMatchObject({ name: '交流轮岗教师', aliases: [{ name: '交流教师' }] })
    expect(graph.observations[0]).toMatchObject({
      metricId: entity?.id,
      subjectId: entityId('place', '苇渡县', { code: null, name: '苇渡县' }),
      figure: { start: 15, end: 19 },
      evidence: { start: 11, end: 19, quote: '交流教师214人' },
    })
    expect(graph.mentions.map(({ kind, surface }) => `${kind} ${surface}`)).toEqual([
      'program “县管校聘”改革',
      'metric 交流教师',
    ])
  })
})
