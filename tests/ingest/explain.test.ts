import { describe, expect, it } from 'vitest'
import { sha256 } from '../../graph/ids.ts'
import { type Explained, readExplained } from '../../ingest/explain/explain.ts'
import { Explanation } from '../../ingest/explain/explanation.ts'
import { placeInParagraph, placeInSource, placesOf } from '../../ingest/explain/place.ts'
import { VETO_IDS, type VetoId, vetoWhy } from '../../ingest/extract/vetoes.ts'
import { createPipeline } from '../../ingest/pipeline.ts'

const pipeline = createPipeline()
const HEAD = ['石渡县教育体育局2024年教育工作总结和2025年工作打算', '石渡县教育体育局', '2025年1月8日', '一、工作总结']

/** Damaged as a machine does that puts pinyin behind what it cannot write. */
const GLOSSED =
  '全縣教育體育工作會(huì)議召開，總結(jié)成績(jī)，實(shí)現發(fā)展，縣職業(yè)中專獲評(píng)先進(jìn)，' +
  '落實(shí)規(guī)定，建設(shè)學(xué)校，培訓(xùn)教師，開會(huì)學(xué)習(xí)，轉(zhuǎn)變(biàn)作風(fēng)，'

/** A report of 石渡县 with these paragraphs. */
function paper(lines: string[], head = HEAD): Explained {
  const text = [...head, ...lines].join('\n')
  return readExplained(pipeline, { text, encoding: 'utf-8', hash: sha256(text), source: 'papers/文件.txt' })
}

/** What is told of the `nth` place of a word. */
function told({ graph, explain }: Explained, word: string, nth = 0): Explanation {
  const place = placesOf(graph, word)[nth]
  expect(place, word).toBeDefined()
  return explain(place!)
}

const standing = ({ candidates }: Explanation) =>
  candidates.filter(({ fall }) => fall === null).map(({ kind, surface, rule }) => [kind, surface, rule.id])

describe('An explanation', () => {
  it('of a mention says which rule found it and why, in both languages, and whose it is', () => {
    const explanation = told(paper(['县教体局组织教师培训。']), '教体局')
    expect(explanation.place).toMatchObject({ surface: '教体局', start: 1, end: 4 })
    const [mention] = explanation.mentions
    expect(mention).toMatchObject({
      kind: 'agency',
      surface: '县教体局',
      rule: { id: 'agency-body', version: 2 },
      entity: { name: '石渡县教育体育局', jurisdiction: { name: '石渡县' } },
      force: { own: { name: '石渡县' }, by: 'document' },
      names: [{ name: '石渡县教育体育局', rule: { id: 'level-in-force' }, veto: null }],
    })
    expect(mention!.names[0]!.evidence).toContain('石渡县')
    for (const { why } of [mention!.rule, mention!.names[0]!.rule!]) {
      expect(why!.en).toMatch(/^[A-Z省].*\.$/)
      expect(why!.zh).toMatch(/\p{Script=Han}.*。$/u)
    }
    expect(standing(explanation)).toEqual([['agency', '县教体局', 'agency-body']])
  })

  it('of a place where no rule spoke says so, with the words that stand there', () => {
    const explanation = told(paper(['今日天色晴朗，大家心情愉快。']), '晴朗')
    expect(explanation).toMatchObject({ mentions: [], candidates: [], turnedDown: [], relations: [], observations: [] })
    expect(explanation.tokens.map(({ word }) => word)).toContain('晴朗')
    for (const { start, end, word } of explanation.tokens)
      expect(explanation.paragraph.text.slice(start, end)).toBe(word)
  })

  it('of a name inside a longer one says which one won', () => {
    const { candidates } = told(paper(['石渡县财政局拨付资金。']), '石渡县', 2)
    expect(candidates.find(({ surface }) => surface === '石渡县')).toMatchObject({
      kind: 'place',
      fall: {
        veto: { id: 'inside-longer', why: { zh: expect.stringContaining('最长') } },
        to: { surface: '石渡县财政局', kind: 'agency', rule: { id: 'agency-body' } },
      },
    })
  })

  it('of one name found by two rules says that the second adds nothing', () => {
    const { mentions, candidates } = told(
      paper(['石渡县人力资源和社会保障局（以下简称县人社局）组织招聘。县人社局负责教师招聘。']),
      '县人社局',
      1,
    )
    expect(mentions[0]).toMatchObject({
      entity: { name: '石渡县人力资源和社会保障局' },
      names: [{ rule: { id: 'short-name' }, evidence: '文中写明“以下简称县人社局”' }],
    })
    expect(candidates.map(({ rule, fall }) => [rule.id, fall?.veto.id])).toEqual([
      ['short-name', undefined],
      ['agency-body', 'same-again'],
    ])
  })

  it.each([
    ['影片《石渡县中学的故事》感动全场。', '石渡县中学', 'work', '《石渡县中学的故事》'],
    ['学习习近平新时代中国特色社会主义思想。', '新时代', 'doctrine', '习近平新时代中国特色社会主义思想'],
    ['传达县委十三届四次全会精神。', '县委', 'congress', '县委十三届四次全会'],
  ])('of %s says that %s stands where there are no names: %s', (line, word, veto, barred) => {
    const explanation = told(paper([line]), word)
    expect(explanation.mentions).toEqual([])
    expect(explanation.turnedDown).toContainEqual(
      expect.objectContaining({ kind: null, surface: barred, veto: { id: veto, why: vetoWhy(veto as 'work') } }),
    )
    for (const { fall } of explanation.candidates) expect(fall).toMatchObject({ veto: { id: veto } })
  })

  it('of 县一中 says which county is in force, and that the other county’s school is called the same', () => {
    const read = paper(['县一中被评为省级文明校园。', '二、蓼河县帮扶情况', '县一中被评为市级文明校园。'])
    const [own] = told(read, '县一中').mentions
    const [other] = told(read, '县一中', 1).mentions
    expect(own).toMatchObject({ entity: { name: '石渡县第一中学' }, force: { by: 'document' } })
    expect(other).toMatchObject({
      entity: { name: '蓼河县第一中学' },
      force: { own: { name: '蓼河县' }, by: 'section' },
      sharing: [{ entity: { name: '石渡县第一中学' }, veto: { id: 'other-place' } }],
    })
  })

  it('of 该校 says that it is no name', () => {
    const [mention] = told(paper(['县一中被评为省级文明校园，该校有学生2000人。']), '该校').mentions
    expect(mention).toMatchObject({ entity: { name: '石渡县第一中学' }, names: [{ rule: null, evidence: null }] })
  })

  it('of an abbreviation shows the name that was given up for the full one', () => {
    const read = paper(['石渡县文化旅游广电局组织演出。', '县文旅局到场。'])
    const [mention] = told(read, '县文旅局').mentions
    expect(mention!.names.map(({ name, rule, veto }) => [name, rule?.id, veto?.id])).toEqual([
      ['石渡县文旅局', 'level-in-force', 'fuller-name'],
      ['石渡县文化旅游广电局', 'abbreviation', undefined],
    ])
  })

  it('of a short name that fits two bodies names both and takes neither', () => {
    const read = paper(['石渡县卫生健康局到场。', '石渡县卫生监管局到场。', '县卫生局到场。'])
    const [mention] = told(read, '县卫生局').mentions
    expect(mention!.entity.name).toBe('石渡县卫生局')
    expect(mention!.names.map(({ name, veto }) => [name, veto?.id])).toEqual([
      ['石渡县卫生局', undefined],
      ['石渡县卫生健康局', 'several-fit'],
      ['石渡县卫生监管局', 'several-fit'],
    ])
  })

  it('of a figure gives the value and its rule, and of a number that states nothing why it is none', () => {
    const read = paper(['全县新建学校3所，做到三个方面到位。'])
    expect(told(read, '3所').observations).toMatchObject([
      { value: 3, unit: '所', metric: { name: '新建学校' }, rule: { id: 'observation-amount' } },
    ])
    expect(told(read, '三个').turnedDown).toMatchObject([{ kind: 'metric', veto: { id: 'figure-states-nothing' } }])
  })

  it('of digits tells a date and a name from a figure, and asks nothing of digits inside a name that is meant whole', () => {
    const read = paper(['2024年9月，县一中开学。'])
    expect(told(read, '9月').turnedDown).toMatchObject([{ veto: { id: 'figure-masked' } }])
    expect(told(read, '一中').turnedDown).toEqual([])
    const { ordinal, text } = read.graph.paragraphs.at(-1)!
    const digit = read.explain(placeInParagraph(read.graph, ordinal, { start: text.indexOf('一中') }))
    expect(digit.turnedDown).toMatchObject([{ surface: '一', veto: { id: 'figure-in-name' } }])
  })

  it('of a clause gives the relation that it proves, with the rule and why', () => {
    const { relations } = told(paper(['县教体局稳妥推进“县管校聘”改革，天气很好。']), '推进')
    expect(relations).toMatchObject([
      {
        predicate: 'carries_out',
        subject: { name: '石渡县教育体育局' },
        object: { name: '“县管校聘”改革' },
        rule: { id: 'relation-carries-out', why: { zh: expect.stringContaining('推进') } },
      },
    ])
    expect(told(paper(['县教体局稳妥推进“县管校聘”改革，天气很好。']), '天气').relations).toEqual([])
  })

  it.each([
    ['高扬“为民服务，办好教育”的旗帜。', '为民服务，办好教育', 'program', 'slogan'],
    ['“双师”的教师很多。', '双师', 'program', 'no-name-in-quotes'],
    ['深化教育教学改革。', '教育教学改革', 'program', 'only-generic'],
    ['有人提出星火教师培养工程的设想。', '星火教师培养工程', 'program', 'not-carried-out'],
    ['组织校园歌手比赛。', '校园歌手比赛', 'program', 'only-a-contest'],
    ['农村小学条件改善。', '农村小学', 'school', 'class-of-schools'],
    ['小学生视力检查。', '小学', 'school', 'another-word'],
    ['各县教育局要重视。', '县教育局', 'agency', 'class-of-bodies'],
    ['建设活动中心。', '活动中心', 'agency', 'only-a-field'],
    ['走进南京路。', '南京', 'place', 'another-word'],
    ['今天日照充足。', '日照', 'place', 'ordinary-word'],
    ['局长培训班开班。', '培训', 'person', 'no-family-name'],
    ['局长高度重视教育。', '高度', 'person', 'no-given-name'],
    ['争做先进集体。', '先进集体', 'honour', 'not-conferred'],
  ])('of %s says why %s is no %s: %s', (line, word, kind, veto) => {
    const { mentions, turnedDown } = told(paper([line]), word)
    expect(mentions).toEqual([])
    expect(turnedDown).toContainEqual(
      expect.objectContaining({ kind, veto: { id: veto, why: vetoWhy(veto as VetoId) } }),
    )
  })

  it('keeps quiet of what was turned down inside a name of its kind that stands', () => {
    expect(told(paper(['县教体局组织教师培训。']), '县教体局').turnedDown).toEqual([])
  })

  it('says which words give year and status, and how binding the sentence is', () => {
    const read = paper(['到2026年，力争新建学校3所。', '新建操场2个。'])
    expect(told(read, '3所').reading).toEqual({
      year: { value: 2026, by: 'word', word: '2026年' },
      status: { value: 'planned', by: 'clause', word: '力争' },
      strength: 'plan',
    })
    expect(told(read, '2个').reading).toEqual({
      year: { value: 2024, by: 'section', word: null },
      status: { value: 'reported', by: 'section', word: null },
      strength: 'done',
    })
  })

  it('of a heading shows its role and what stands above it', () => {
    const explanation = told(paper(['（一）县一中建设', '天气很好。']), '县一中')
    expect(explanation.paragraph).toMatchObject({ role: 'heading', headings: ['一、工作总结'] })
    expect(explanation.mentions).toMatchObject([{ entity: { name: '石渡县第一中学' } }])
  })

  it('is valid, and the same whoever asks', () => {
    const read = paper(['县教体局稳妥推进“县管校聘”改革，全年交流轮岗教师214人。'])
    const { graph } = read
    const { text } = graph.document
    expect(JSON.stringify(graph)).toBe(
      JSON.stringify(pipeline.read({ text, encoding: 'utf-8', hash: sha256(text), source: 'papers/文件.txt' })),
    )
    for (const { ordinal, text } of graph.paragraphs)
      for (let start = 0; start < text.length; start++)
        Explanation.parse(read.explain(placeInParagraph(graph, ordinal, { start })))
  })
})

describe('A place', () => {
  it('in the text as read leads to its paragraph and back', () => {
    const read = paper(['县教体局组织教师培训。'])
    const at = read.graph.document.text.indexOf('教体局组织')
    const { place } = read.explain(placeInSource(read.graph, at))
    expect(place).toMatchObject({ surface: '教', source: { start: at, end: at + 1 }, repair: null })
  })

  it('inside a pair of surrogates is the whole character', () => {
    const read = paper(['𠮷水河边，县二中师生参观。'])
    const at = read.graph.document.text.indexOf('𠮷')
    for (const offset of [at, at + 1]) expect(read.explain(placeInSource(read.graph, offset)).place.surface).toBe('𠮷')
  })

  it('in a gloss that was taken out is the character before it, with the repair', () => {
    const read = paper([GLOSSED], [])
    const at = read.graph.document.text.indexOf('huì')
    const { place } = read.explain(placeInSource(read.graph, at))
    expect(place).toMatchObject({
      surface: '会',
      source: { start: at },
      repair: { original: '(huì)', replacement: '' },
    })
  })

  it('in bytes that were paired one off is what they were read as', () => {
    const read = paper([`${GLOSSED}人民日?qǐng)?bào)客戶端報(bào)道`], [])
    const at = read.graph.document.text.indexOf('?qǐng)')
    for (const offset of [at, at + 3, at + 10]) {
      const { place } = read.explain(placeInSource(read.graph, offset))
      expect(place).toMatchObject({ surface: '报', repair: { kind: 'misaligned', replacement: '報' } })
    }
  })

  it('is found by a simplified word in a traditional text', () => {
    const read = paper(['縣教體局組織教師培訓，穩妥推進縣管校聘。'], [])
    expect(told(read, '教体局').place.surface).toBe('教体局')
  })

  it('that is nowhere is refused with a code', () => {
    const { graph } = paper(['县教体局组织教师培训。'])
    const { length } = graph.document.text
    expect(() => placeInSource(graph, length)).toThrow('OFFSET_OUT_OF_RANGE')
    expect(() => placeInSource(graph, graph.document.text.indexOf('\n'))).toThrow('OFFSET_NOT_READ')
    expect(() => placeInParagraph(graph, graph.paragraphs.length, { start: 0 })).toThrow('PARAGRAPH_NOT_FOUND')
    const last = graph.paragraphs.at(-1)!
    expect(() => placeInParagraph(graph, last.ordinal, { start: last.text.length })).toThrow('OFFSET_OUT_OF_RANGE')
    expect(() => placeInParagraph(graph, last.ordinal, { start: 0, end: 999 })).toThrow('OFFSET_OUT_OF_RANGE')
  })
})

describe('Vetoes', () => {
  it('are sentences in both languages', () => {
    for (const id of VETO_IDS) {
      expect(vetoWhy(id).en, id).toMatch(/^[A-Z].*[.]$/)
      expect(vetoWhy(id).zh, id).toMatch(/\p{Script=Han}.*。$/u)
    }
  })
})
