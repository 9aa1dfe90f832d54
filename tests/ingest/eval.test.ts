import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZhengmaiError } from '../../graph/errors.ts'
import { type Baseline, differencesSince } from '../../ingest/eval/baseline.ts'
import { type Passage, readPassages, readQueries } from '../../ingest/eval/labels.ts'
import { isLike, isRightName, sameName } from '../../ingest/eval/names.ts'
import { pairUp } from '../../ingest/eval/pairing.ts'
import { type Prediction, predict } from '../../ingest/eval/prediction.ts'
import { evaluate } from '../../ingest/eval/report.ts'
import { evaluateRetrieval } from '../../ingest/eval/retrieval.ts'
import { missLine } from '../../ingest/eval/tables.ts'
import { createPipeline } from '../../ingest/pipeline.ts'

const TEXT = '县一中和县职中实施强师计划，全县补充教师186人。'

const passage = (change: Partial<Passage> = {}): Passage => ({
  id: 'P1',
  doc: 'written/P1',
  title: '青禾县2024年教育工作总结',
  text: TEXT,
  sha1: createHash('sha1').update(TEXT).digest('hex'),
  mentions: [
    { start: 0, end: 3, surface: '县一中', type: 'school', canonical: '青禾县第一中学' },
    { start: 4, end: 7, surface: '县职中', type: 'school', canonical: '青禾县职业中学' },
    { start: 9, end: 13, surface: '强师计划', type: 'program', canonical: '强师计划' },
  ],
  metrics: [
    {
      start: 14,
      end: 24,
      name: '补充教师',
      value: 186,
      unit: '人',
      value_si: 186,
      unit_si: '人',
      qualifier: 'exact',
      year: 2024,
      status: 'reported',
    },
  ],
  relations: [{ subject: '青禾县第一中学', predicate: 'carries_out', object: '强师计划', start: 0, end: 13 }],
  obligations: [],
  ignore: [],
  ...change,
})

const prediction = (change: Partial<Prediction> = {}): Prediction => ({
  id: 'P1',
  mentions: [],
  observations: [],
  relations: [],
  ...change,
})

const score = (change: Partial<Prediction>, gold: Partial<Passage> = {}) =>
  evaluate([passage(gold)], [prediction(change)])

describe('Scoring mentions', () => {
  it('counts exact spans, spans that only overlap, and names', () => {
    const { report } = score({
      mentions: [
        { start: 0, end: 3, type: 'school', canonical: '青禾县第一中学' },
        { start: 3, end: 7, type: 'school', canonical: '职中' },
        { start: 9, end: 13, type: 'program', canonical: '强师行动' },
      ],
    })
    expect(report.mentions.school).toEqual({
      strict: { gold: 2, pred: 2, hit: 1, p: 0.5, r: 0.5, f1: 0.5 },
      overlap: { gold: 2, pred: 2, hit: 2, p: 1, r: 1, f1: 1 },
      left_out: 0,
    })
    expect(report.mentions.micro!.strict).toEqual({ gold: 3, pred: 3, hit: 2, p: 2 / 3, r: 2 / 3, f1: 2 / 3 })
    expect(report.canonical).toEqual({ all: { right: 1, of: 2 }, hard: { right: 1, of: 1 } })
  })

  it('punishes another kind, and a second find of the same thing', () => {
    const { report } = score({
      mentions: [
        { start: 0, end: 3, type: 'place', canonical: '县' },
        { start: 9, end: 13, type: 'program', canonical: '强师计划' },
        { start: 9, end: 12, type: 'program', canonical: '强师计' },
      ],
    })
    expect(report.mentions.place!.strict).toEqual({ gold: 0, pred: 1, hit: 0, p: 0, r: null, f1: 0 })
    expect(report.mentions.program!.strict).toMatchObject({ gold: 1, pred: 2, hit: 1 })
  })

  it('leaves out finds in spans that were left unlabelled, and congresses', () => {
    const text = '贯彻党的二十大精神，办好市里的推进会。'
    const sha1 = createHash('sha1').update(text).digest('hex')
    const { report } = score(
      {
        mentions: [
          { start: 2, end: 9, type: 'program', canonical: '党的二十大精神' },
          { start: 12, end: 18, type: 'program', canonical: '市里的推进会' },
          { start: 0, end: 2, type: 'program', canonical: '贯彻' },
        ],
      },
      { text, sha1, mentions: [], metrics: [], relations: [], ignore: [{ start: 12, end: 14 }] },
    )
    expect(report.mentions.program).toMatchObject({ strict: { gold: 0, pred: 1, hit: 0 }, left_out: 2 })
  })

  it('leaves out conferences in general, also with the line break behind them, but no standing bodies', () => {
    const text = '召开全县教育工作会议\n成立县联席会议\n'
    const gold = { text, mentions: [], metrics: [], relations: [] }
    const found = (start: number, end: number) =>
      score({ mentions: [{ start, end, type: 'agency' }] }, gold).report.mentions.agency!.left_out
    expect([found(2, 10), found(2, 11), found(13, 18), found(13, 19)]).toEqual([1, 1, 0, 0])
  })
})

describe('Scoring what cannot be', () => {
  const span = { start: 0, end: 3 }
  const figure = { ...span, value: 186, unit: '人', qualifier: 'exact', year: 2024, name: '' } as const
  const broken = (change: Partial<Prediction>, gold: Partial<Passage> = {}): string[] =>
    score(change, gold)
      .misses.filter(({ fault }) => fault === 'broken')
      .map(({ note }) => note)

  it('counts as predicted what is no span of the text', () => {
    const { report } = score({ mentions: [{ start: 3, end: 3, type: 'school' }], relations: [] })
    expect(report.mentions.school!.strict).toMatchObject({ gold: 2, pred: 1, hit: 0 })
    expect(
      broken({
        mentions: [
          { start: 3, end: 3, type: 'school' },
          { start: 0, end: 99, type: 'school' },
        ],
      }),
    ).toEqual(['offsets 3-3 in a text of 25', 'offsets 0-99 in a text of 25'])
  })

  it('counts spans that cut a character in two', () => {
    const text = '𠮷山小学和一中'
    const gold = { text, mentions: [], metrics: [], relations: [] }
    expect(broken({ mentions: [{ start: 1, end: 5, type: 'school' }] }, gold)).toEqual([
      'offset inside a surrogate pair 1-5',
    ])
    expect(broken({ mentions: [{ start: 0, end: 5, type: 'school' }] }, gold)).toEqual([])
  })

  it('counts values and years that are none, and evidence as long as a page', () => {
    const text = '补'.repeat(300)
    const observations = [
      { ...figure, value: 1e18 },
      { ...figure, value: Number.NaN },
      { ...figure, year: 2024.5 },
      { ...figure, end: 201 },
    ]
    const gold = { text, mentions: [], metrics: [], relations: [] }
    expect(broken({ observations }, gold)).toEqual([
      'value 1000000000000000000',
      'value NaN',
      'year 2024.5',
      'evidence of 201 units',
    ])
    expect(score({ observations }, gold).report.observations.tuple).toMatchObject({ pred: 4, hit: 0 })
  })

  it('counts relations without a place in the text among those whose subject is printed', () => {
    const relation = { ...span, subject: '县一中', predicate: 'part_of', object: '强师计划' } as const
    const { report } = score({ relations: [{ ...relation, end: 0 }] })
    expect(report.relations.explicit).toMatchObject({ pred: 1, hit: 0 })
  })
})

describe('Scoring observations', () => {
  const found = { start: 14, end: 24, value: 186, unit: '人', qualifier: 'exact', year: 2024 } as const

  it('takes 0.0186万人 for 186人, and a name that is like the one labelled', () => {
    const observations = [{ ...found, value: 0.0186, unit: '万人', status: 'reported' as const, name: '补充教师数' }]
    const { report } = score({ observations })
    expect(report.observations.tuple).toEqual({ gold: 1, pred: 1, hit: 1, p: 1, r: 1, f1: 1 })
    expect(report.fields.name).toEqual({ right: 1, of: 1 })
  })

  it('tells which field is wrong', () => {
    const observations = [{ ...found, year: 2023, status: 'planned' as const, name: '教师' }]
    const { report, misses } = score({ observations })
    expect(report.observations).toMatchObject({ 'value+unit': { hit: 1 }, tuple: { hit: 0 } })
    expect(report.fields).toMatchObject({
      year: { right: 0, of: 1 },
      status: { right: 0, of: 1 },
      unit: { right: 1, of: 1 },
    })
    expect(misses.filter(({ what }) => what === 'observation').map(missLine)).toEqual([
      'P1 observation WRONG 14-24 …中和县职中实施强师计划，[全县补充教师186人]。… year, status: gold 186 人 exact 2024, predicted 186 人 exact 2023',
    ])
  })
})

describe('Scoring relations', () => {
  it('asks for predicate and both arguments, by name or surface', () => {
    const claim = { predicate: 'carries_out', object: '强师计划', start: 0, end: 13 } as const
    const { report } = score({
      relations: [
        { ...claim, subject: '县一中' },
        { ...claim, subject: '青禾县职业中学' },
      ],
    })
    expect(report.relations.explicit).toMatchObject({ gold: 1, pred: 2, hit: 1, evidence: { right: 1, of: 1 } })
  })

  it('needs no subject where the document speaks of its own place', () => {
    const relation = { subject: '青禾县', predicate: 'carries_out', object: '强师计划', start: 7, end: 13 } as const
    const { report } = score(
      { relations: [{ ...relation, subject: '$doc', implicit_subject: true }] },
      { relations: [{ ...relation, implicit_subject: true }] },
    )
    expect(report.relations.implicit).toMatchObject({ gold: 1, pred: 1, hit: 1 })
  })
})

describe('Scoring rules', () => {
  const carries = { predicate: 'carries_out', object: '强师计划', start: 0, end: 13 } as const

  it('tells how much of what each rule of relations says is labelled, and how predicates fare', () => {
    const rule = { id: 'relation-carries-out', version: 3 }
    const { report, misses } = score({
      relations: [
        { ...carries, subject: '青禾县第一中学', rule },
        { ...carries, subject: '青禾县职业中学', rule },
        { ...carries, subject: '青禾县职业中学', predicate: 'leads', rule: { id: 'relation-leads', version: 1 } },
      ],
    })
    expect(report.relation_rules).toEqual({
      'relation-carries-out': { version: 3, pred: 2, hit: 1, p: 0.5 },
      'relation-leads': { version: 1, pred: 1, hit: 0, p: 0 },
    })
    expect(report.predicates).toEqual({
      carries_out: { gold: 1, pred: 2, hit: 1, p: 0.5, r: 1, f1: 2 / 3 },
      leads: { gold: 0, pred: 1, hit: 0, p: 0, r: null, f1: 0 },
    })
    expect(misses.filter(({ fault }) => fault === 'false').map(missLine)).toEqual([
      'P1 relation FALSE 0-13 …[县一中和县职中实施强师计划]，全县补充教师186人。… (relation-carries-out 3) 青禾县职业中学 —carries_out→ 强师计划',
      'P1 relation FALSE 0-13 …[县一中和县职中实施强师计划]，全县补充教师186人。… (relation-leads 1) 青禾县职业中学 —leads→ 强师计划',
    ])
  })

  it('tells how many names each rule of resolution gave, and how many of strict hits were right', () => {
    const alias = { id: 'regular-form', version: 2 }
    const { report } = score({
      mentions: [
        { start: 0, end: 3, type: 'school', canonical: '青禾县第一中学', alias },
        { start: 4, end: 7, type: 'school', canonical: '青禾县第四中学', alias },
        { start: 4, end: 6, type: 'place', canonical: '青禾县', alias },
        { start: 9, end: 13, type: 'program', canonical: '强师计划' },
      ],
    })
    expect(report.aliases).toEqual({ 'regular-form': { version: 2, given: 3, judged: 2, right: 1 } })
  })
})

describe('Scoring how binding sentences are', () => {
  const text = '各校必须每学期检查食堂两次。县教育局将投入300万元。'
  const obligations = [
    { start: 0, end: 14, strength: 'must' },
    { start: 14, end: 27, strength: 'plan' },
  ] as const
  const gold = { text, sha1: createHash('sha1').update(text).digest('hex'), mentions: [], metrics: [], relations: [] }

  it('compares what is said of the labelled sentences, and of no others', () => {
    const { report, misses } = score({ strengths: ['must', null] }, { ...gold, obligations: [...obligations] })
    expect(report.strengths).toMatchObject({ all: { right: 1, of: 2 }, must: { right: 1, of: 1 }, may: { of: 0 } })
    expect(misses.map(missLine)).toEqual([
      'P1 strength WRONG 14-27 …必须每学期检查食堂两次。[县教育局将投入300万元。]… gold plan, predicted –',
    ])
  })

  it('asks for the sentence where it stands in the text as read', () => {
    const labelled = passage({ ...gold, obligations: [...obligations] })
    expect(predict(createPipeline(), labelled).strengths).toEqual(['must', 'plan'])
  })
})

describe('Comparing with a baseline', () => {
  const found = { start: 0, end: 3, type: 'school', canonical: '青禾县第一中学' } as const
  const both = [found, { start: 4, end: 7, type: 'school', canonical: '青禾县职业中学' } as const]
  const since = (before: Partial<Prediction>, now: Partial<Prediction>) =>
    differencesSince(score(before).report satisfies Baseline, score(now).report)

  it('finds nothing where nothing moved', () => {
    expect(since({ mentions: both }, { mentions: both })).toEqual([])
  })

  it('tells what rose and what dropped', () => {
    expect(since({ mentions: both }, { mentions: [found] })).toEqual([
      { figure: 'school strict', before: 1, now: 2 / 3, by: 2 / 3 - 1, isDrop: true },
      { figure: 'school overlap', before: 1, now: 2 / 3, by: 2 / 3 - 1, isDrop: true },
      { figure: 'micro strict', before: 0.8, now: 0.5, by: 0.5 - 0.8, isDrop: true },
      { figure: 'micro overlap', before: 0.8, now: 0.5, by: 0.5 - 0.8, isDrop: true },
    ])
    expect(since({ mentions: [found] }, { mentions: both }).every(({ isDrop }) => !isDrop)).toBe(true)
  })

  it('takes for a drop what cannot be measured any more, and less than half a thousandth for none', () => {
    expect(since({ mentions: both }, {})).toContainEqual({
      figure: 'canonical all',
      before: 1,
      now: 0,
      by: -1,
      isDrop: true,
    })
    const { report } = score({ mentions: both })
    const of = (accuracy: number): Baseline => ({ ...report, fields: { status: { right: accuracy, of: 1 } } })
    const now = { ...report, fields: { status: { right: 0.9, of: 1 } } }
    expect(differencesSince(of(0.9004), now).map(({ isDrop }) => isDrop)).toEqual([false])
    expect(differencesSince(of(0.9006), now).map(({ isDrop }) => isDrop)).toEqual([true])
  })
})

describe('Pairing what is labelled with what was found', () => {
  it('makes as many pairs as possible: who is paired moves on where he can', () => {
    const fits: Record<string, number[]> = { 补充教师: [0, 1], 招聘教师: [0] }
    expect([...pairUp(['补充教师', '招聘教师'], [0, 1], (gold, found) => fits[gold]!.includes(found))]).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('keeps the pairs of a stricter test', () => {
    const strict = (gold: number, found: number): boolean => gold === found
    expect(pairUp([1, 2], [2, 3], strict, () => true)).toEqual(
      new Map([
        [1, 0],
        [0, 1],
      ]),
    )
  })
})

describe('Comparing names', () => {
  it.each([
    ['岳阳县张谷英镇中学', '张谷英镇中学', true],
    ['岳阳县第三中学', '县三中', false],
    ['“强师”计划', '强师计划', true],
    ['海南省', '海南', false],
  ])('%s and %s: %s', (a, b, same) => expect(sameName(a, b)).toBe(same))

  it('allows a place without its level, and a bureau with its place', () => {
    expect(isRightName('福州', '福州市', 'place')).toBe(true)
    expect(isRightName('海南省教育厅', '省教育厅', 'agency')).toBe(true)
    expect(isRightName('省教育厅', '海南省教育厅', 'agency')).toBe(false)
  })

  it('takes metrics for like when half of the shorter name is shared', () => {
    expect(isLike('高考本科上线', '高考本科上线人数')).toBe(true)
    expect(isLike('新增学位', '补充教师')).toBe(false)
  })
})

describe('Scoring search', () => {
  it('takes the rank among lines that do not merely touch on the query', async () => {
    const queries = [
      { qid: 'a', kind: 'keyword', query: '双减', lines: [4], also: [9] },
      { qid: 'b', kind: 'keyword', query: '课后服务', lines: [2, 3], also: [] },
    ]
    const found: Record<string, number[]> = { 双减: [9, 4], 课后服务: [7, 3] }
    const { rows, queries: answers } = await evaluateRetrieval(queries, async (query) => found[query]!)
    expect(rows.all).toEqual({
      queries: 2,
      hit: { 1: 0.5, 5: 1, 10: 1 },
      recall10: 0.75,
      mrr: 0.75,
      ndcg10: expect.closeTo(0.6233, 4),
    })
    expect(answers.map(({ rank }) => rank)).toEqual([1, 2])
  })
})

describe('Reading labels', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhengmai-gold-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function written(name: string, content: string): string {
    const home = path.join(folder, name)
    mkdirSync(home, { recursive: true })
    writeFileSync(path.join(home, 'P1.json'), content)
    return home
  }
  function problemOf(read: () => unknown): string {
    try {
      read()
      return 'none'
    } catch (thrown) {
      return thrown instanceof ZhengmaiError ? thrown.message : String(thrown)
    }
  }

  it('reads a folder of passages', () => {
    expect(readPassages(written('good', JSON.stringify(passage()))).map(({ id }) => id)).toEqual(['P1'])
  })

  it.each([
    ['no JSON', '{', 'JSON'],
    ['a field that is missing', JSON.stringify({ id: 'P1' }), 'doc'],
    ['another text', JSON.stringify(passage({ text: '别的文字' })), 'sha1'],
    [
      'an offset that is off',
      JSON.stringify(
        passage({ mentions: [{ start: 1, end: 4, surface: '县一中', type: 'school', canonical: '县一中' }] }),
      ),
      'at 1',
    ],
  ])('refuses %s, naming file and reason', (name, content, reason) => {
    const message = problemOf(() => readPassages(written(name, content)))
    expect(message).toMatch(/^GOLD_INVALID: .*P1\.json/)
    expect(message).toContain(reason)
  })

  it('says which folder or file is not there', () => {
    expect(problemOf(() => readPassages(path.join(folder, 'nowhere')))).toMatch(/^PATH_NOT_FOUND: .*nowhere/)
    expect(problemOf(() => readQueries(path.join(folder, 'queries.json')))).toMatch(/^PATH_NOT_FOUND: .*queries\.json/)
  })
})
