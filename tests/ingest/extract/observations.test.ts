import { describe, expect, it } from 'vitest'
import type { Document, EntityKind, Status } from '../../../graph/model.ts'
import type { Block, MentionDraft, ObservationDraft } from '../../../ingest/extract/draft.ts'
import { extractObservations } from '../../../ingest/extract/observations/index.ts'
import { segment } from '../../../ingest/segment.ts'

type Setting = { year?: number | null; status?: Status; kind?: Document['kind']; mentions?: [EntityKind, string][] }

const DOCUMENT: Document = {
  id: 'doc_00000000000000000000',
  entityId: 'ent_00000000000000000000',
  title: '石渡县2024年教育工作总结',
  kind: 'report',
  number: null,
  issuers: ['石渡县教育体育局'],
  issuedOn: '2024-12-30',
  year: 2024,
  jurisdiction: { code: null, name: '石渡县' },
  source: '石渡县.txt',
  sourceHash: '0'.repeat(64),
  encoding: 'utf-8',
  pipeline: '0',
  text: '',
}

/** The observations in paragraphs of a report on 2024, unless the setting says otherwise. */
function observe(texts: string[], setting: Setting = {}): { found: ObservationDraft[]; blocks: Block[] } {
  const blocks = texts.map((text, ordinal): Block => {
    const paragraph = { id: '', documentId: '', ordinal, role: 'body' as const, headings: [], text, map: [] }
    const context = { year: setting.year === undefined ? 2024 : setting.year, status: setting.status ?? 'reported' }
    return { paragraph, context, tokens: segment(text) }
  })
  const mentions = (setting.mentions ?? []).flatMap(([kind, name]) =>
    texts.flatMap((text, block): MentionDraft[] => {
      const start = text.indexOf(name)
      const rule = { id: 'test', version: 1 }
      return start < 0 ? [] : [{ kind, block, start, end: start + name.length, rule, confidence: 1, stands: null }]
    }),
  )
  const document = { ...DOCUMENT, kind: setting.kind ?? DOCUMENT.kind }
  return { found: extractObservations({ document, blocks }, mentions), blocks }
}

const printedUnit = (text: string, setting?: Setting): string[] =>
  observe([text], setting).found.map(({ value, high, unit }) => `${value}${high === null ? '' : `~${high}`} ${unit}`)

const readings = (text: string): string[] =>
  observe([text]).found.map(
    ({ value, unit, qualifier, bound }) => `${qualifier}${bound ? `+${bound}` : ''} ${value} ${unit}`,
  )

const names = (text: string, setting?: Setting): string[] => observe([text], setting).found.map(({ name }) => name)

describe('A figure', () => {
  it.each([
    ['发放资助金1136.5万元', ['1136.5 万元']],
    ['图书1,547册', ['1547 册']],
    ['高考上线率61.3%', ['61.3 %']],
    ['大班额比例为3.5‰', ['3.5 ‰']],
    ['惠及学生2.91亿人次', ['2.91 亿人次']],
    ['本科上线率提高12.5个百分点', ['12.5 百分点']],
    ['募集图书一万二千余册', ['12000 册']],
    ['捐资二十万元', ['20 万元']],
    ['培训经费首次超过千万元', ['1 千万元']],
    ['提取比例为百分之九十五', ['95 %']],
    ['提取百分之一点五至百分之二点五', ['1.5~2.5 %']],
    ['寄宿生占在校生的四分之一', ['25 %']],
    ['本地就业率提高到六成', ['6 成']],
    ['在校生占一成半', ['1.5 成']],
    ['进出口总值翻了两番', ['4 倍']],
    ['低分率压减了一半', ['50 %']],
    ['组建教育集团3—4个', ['3~4 个']],
    ['每课时补助50至80元', ['50~80 元']],
    ['处200元以上5000元以下罚款', ['200~5000 元']],
    ['惠及17万婴幼儿', ['17 万']],
    ['向社会输送5500万人才', ['5500 万']],
    ['教职工每天活动1个小时', ['1 小时']],
    ['平均受教育年限达到11.5年', ['11.5 年']],
  ])('is read as printed: %s', (text, expected) => {
    expect(printedUnit(text)).toEqual(expected)
  })

  it('is brought into its base unit', () => {
    const base = (text: string) =>
      observe([text]).found.map(({ baseValue, baseHigh, baseUnit }) => [baseValue, baseHigh, baseUnit])
    expect(base('投入1.547亿元')).toEqual([[154_700_000, null, '元']])
    expect(base('提高到九成')).toEqual([[90, null, '%']])
    expect(base('比例为3.5‰')).toEqual([[0.35, null, '%']])
    expect(base('投入2—3万元')).toEqual([[20_000, 30_000, '元']])
  })

  it('takes the unit of the next one in a list', () => {
    expect(printedUnit('分别比上年提高0.6个和1.9个百分点')).toEqual(['0.6 百分点', '1.9 百分点'])
  })

  it('is a frequency with its period, a rank, or a run of years', () => {
    expect(printedUnit('校长每周至少陪餐一次')).toEqual(['1 次/周'])
    expect(printedUnit('每3年举办一届艺术展演')).toEqual(['1 届/三年'])
    expect(printedUnit('送教上门每生每月不少于2次')).toEqual(['2 次/月'])
    expect(readings('奖牌数位列全市第二')).toEqual(['rank 2 位'])
    expect(readings('跻身全市公办高中前三')).toEqual(['rank 3 位'])
    expect(readings('规模居全市首位')).toEqual(['rank 1 位'])
    expect(readings('平均分列全市14个县第3名')).toEqual(['rank 3 位'])
    expect(printedUnit('满意度连续三年超过97分')).toEqual(['3 年', '97 分'])
  })

  it.each([
    '2024年8月30日前完成自查',
    '国发〔2021〕33号文件第十二条',
    '《关于规范办学行为的20条规定》',
    '联系电话0571-88008887，邮编300014',
    '一是加强领导，二是落实责任',
    '坚持三个结合，做到五个到位',
    '3至6岁幼儿、三年级学生和18周岁以上成人',
    '收到申请之日起20个工作日内',
    '时隔66年',
    '小学56人以上大班额',
    '生源不足20人的小规模学校',
    '违法所得不足三万元的，',
    '校园周边二百米内',
    '某公司10万吨铝材项目投产',
    '第三轮督察、西宁机场三期和二十届三中全会',
    '24小时值班，实施“631”工程，使用5G网络',
    '按6:3:1的比例抽样',
    '有下列情形之一成绩显著的单位',
    '办好10件民生实事',
  ])('is not found in %s', (text) => {
    expect(printedUnit(text)).toEqual([])
  })

  it('is not found in the name of a regulation or a programme', () => {
    expect(printedUnit('推进名校提升3项工程', { mentions: [['program', '名校提升3项工程']] })).toEqual([])
  })
})

describe('The reading of a figure', () => {
  it.each([
    ['补充教师186人', 'exact 186 人'],
    ['入学率达96%', 'exact 96 %'],
    ['缺口仍有40人左右', 'approx 40 人'],
    ['增加学位约4800个', 'approx 4800 个'],
    ['经营主体突破62万户', 'over 62 万户'],
    ['更新电梯400多部', 'over 400 部'],
    ['心理教师不足30名', 'under 30 名'],
    ['资金总额不得少于260万元', 'at_least 260 万元'],
    ['新增学位600个以上', 'at_least 600 个'],
    ['满意度在九成以上', 'at_least 9 成'],
    ['每班不超过45人', 'at_most 45 人'],
    ['班额严格控制在50人以内', 'at_most 50 人'],
    ['交流比例不低于应交流人数的15%', 'at_least 15 %'],
    ['不低于总课时9%', 'at_least 9 %'],
    ['至少选修2门课程', 'at_least 2 门'],
    ['较上年增长6.4%', 'increase_by 6.4 %'],
    ['比去年多47人', 'increase_by 47 人'],
    ['上线率提高2个百分点以上', 'increase_by+at_least 2 百分点'],
    ['总数增至9所', 'increase_to 9 所'],
    ['占比提高到90%以上', 'increase_to+at_least 90 %'],
    ['经费基准提高到小学每生每年720元', 'increase_to 720 元'],
    ['近视率较上年下降1个百分点', 'decrease_by 1 百分点'],
    ['平均降价超50%', 'decrease_by+over 50 %'],
    ['压减学科类培训机构31家', 'decrease_by 31 家'],
    ['缺编率降至5%以下', 'decrease_to+at_most 5 %'],
    ['满意率比全县平均水平高4.6个百分点', 'exact 4.6 百分点'],
    ['建设实验班2-3个', 'range 2 个'],
  ])('of %s is %s', (text, expected) => {
    expect(readings(text)).toEqual([expected])
  })

  it('of a change gives both ends, each with its year', () => {
    const { found } = observe(['上线率由去年的58.7%提高到61.3%'])
    expect(found.map(({ value, qualifier, year }) => [value, qualifier, year])).toEqual([
      [58.7, 'exact', 2023],
      [61.3, 'increase_to', 2024],
    ])
  })

  it('of the first in a list holds for the others', () => {
    expect(readings('产品出口分别增长3.8倍、80.2%')).toEqual(['increase_by 3.8 倍', 'increase_by 80.2 %'])
  })
})

describe('The status of a figure', () => {
  const statusOf = (text: string, setting: Setting) => observe([text], setting).found.map(({ status }) => status)
  const NORM: Setting = { kind: 'opinion', status: 'required' }

  it('tells a target from a standard in a text that requires', () => {
    expect(statusOf('创建100所艺术特色学校', NORM)).toEqual(['planned'])
    expect(statusOf('小学每周不少于4节', NORM)).toEqual(['required'])
    expect(statusOf('班额不得超过45人', NORM)).toEqual(['required'])
  })

  it('of what a plan starts from is reported', () => {
    expect(statusOf('覆盖面由去年的65%扩大到80%', { status: 'planned' })).toEqual(['reported', 'planned'])
  })
})

describe('The name of a figure', () => {
  it.each([
    ['全年教育总投入8.62亿元', '教育总投入'],
    ['其中专任教师4396人', '专任教师'],
    ['高中阶段毛入学率首次超过95%', '高中阶段毛入学率'],
    ['举办39个教师培训班', '教师培训班'],
    ['改造4个乡镇泥土运动场', '改造乡镇泥土运动场'],
    ['95所中小学校完成党组织结构优化', '完成党组织结构优化的中小学校'],
    ['投入1.547亿元改善办学条件', '改善办学条件投入'],
    ['寄宿生占在校生总数的四分之一', '寄宿生占在校生总数比例'],
    ['50%以上的学校达到优质均衡标准', '达到优质均衡标准的学校比例'],
    ['学校每年举办一次艺术节', '学校艺术节频次'],
    ['智慧平台应用率要达到100%', '智慧平台应用率'],
  ])('in %s is %s', (text, name) => {
    expect(names(text)).toEqual([name])
  })

  it('is that of the figure before when the words only compare', () => {
    expect(names('教育总投入8.62亿元，较上年增长6.4%，居全市第二')).toEqual([
      '教育总投入',
      '教育总投入',
      '教育总投入全市排名',
    ])
  })

  it('is shared out among the figures of a list', () => {
    expect(names('小学、初中在校生分别为31250人、15870人，分别增长2%和3%')).toEqual([
      '小学在校生',
      '初中在校生',
      '小学在校生',
      '初中在校生',
    ])
    expect(names('毛入园率、普惠园覆盖率分别为94.2%和91.7%')).toEqual(['毛入园率', '普惠园覆盖率'])
  })

  it('is covered by its mention where it is printed in one piece, else the figure is', () => {
    const { found, blocks } = observe(['全年补充教师186人，比上年多12人'])
    expect(found.map(({ metric }) => blocks[0]!.paragraph.text.slice(metric.start, metric.end))).toEqual([
      '补充教师',
      '12人',
    ])
  })
})

describe('The subject of a figure', () => {
  const subjects = (text: string, mentions: [EntityKind, string][]): unknown[] =>
    observe([text], { mentions }).found.map(({ subject }) =>
      subject && typeof subject === 'object' ? text.slice(subject.start, subject.end) : subject,
    )

  it('is the name that opens its clause, or its sentence before a colon', () => {
    expect(subjects('县职教中心在校生4020人', [['school', '县职教中心']])).toEqual(['县职教中心'])
    expect(subjects('青禾县：普通高中招生3260人', [['place', '青禾县']])).toEqual(['青禾县'])
  })

  it('is each place of a list, under the name said before', () => {
    const text = '教育经费39亿元，其中蓼河县8亿元、箬溪县9亿元'
    const mentions: [EntityKind, string][] = [
      ['place', '蓼河县'],
      ['place', '箬溪县'],
    ]
    expect(subjects(text, mentions)).toEqual(['speaker', '蓼河县', '箬溪县'])
    expect(names(text, { mentions })).toEqual(['教育经费', '教育经费', '教育经费'])
  })

  it('is whom the document speaks for when a name only takes part', () => {
    expect(subjects('赴临湾市招聘教师186人', [['place', '临湾市']])).toEqual(['speaker'])
    expect(subjects('青禾县领导出席，全县新建学校11所', [['place', '青禾县']])).toEqual(['speaker'])
  })
})

describe('A table', () => {
  it('gives a figure per cell, with name and unit of the column and subject of the row', () => {
    const rows = ['县（区）\t幼儿园（所）\t在园幼儿（万人）\t备注', '蓼河县\t57\t0.91\t3', '全市\t237\t4.04\t4']
    const { found } = observe(rows, { mentions: [['place', '蓼河县']] })
    expect(
      found.map(({ name, value, unit, baseValue, figure }) => [name, value, unit, baseValue, figure.block]),
    ).toEqual([
      ['幼儿园', 57, '所', 57, 1],
      ['在园幼儿', 0.91, '万人', 9100, 1],
      ['幼儿园', 237, '所', 237, 2],
      ['在园幼儿', 4.04, '万人', 40_400, 2],
    ])
    expect(found.map(({ subject }) => typeof subject)).toEqual(['object', 'object', 'string', 'string'])
  })
})

describe('The evidence of a figure', () => {
  it('is its clause without the number that opens the line', () => {
    const { found, blocks } = observe(['（一）新增学位2150个，补充教师186人。'])
    expect(found.map(({ evidence }) => blocks[0]!.paragraph.text.slice(evidence.start, evidence.end))).toEqual([
      '新增学位2150个',
      '补充教师186人',
    ])
  })

  it('stays short where a list runs on without a comma', () => {
    const { found } = observe([`${'县一中、'.repeat(80)}县二中共招聘教师186人`])
    expect(found.map(({ evidence }) => evidence.end - evidence.start <= 160)).toEqual([true])
  })
})
