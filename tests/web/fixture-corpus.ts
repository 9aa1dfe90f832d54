import type { DocumentKind, EntityKind, Predicate, Qualifier, Status } from '../../graph/model.ts'

/** What the fixture graph is made of, in short form; `fixture-graph.ts` turns it into what the API gives. */
export type FixtureDocument = {
  /** File under `corpus/sample`, or the text itself. */
  from: { file: string } | { text: string }
  title: string
  kind: DocumentKind
  number: string | null
  issuers: string[]
  issuedOn: string | null
  year: number
  jurisdiction: string
}

export const DOCUMENTS: FixtureDocument[] = [
  {
    from: { file: '蓼河县教育工作报告2025.txt' },
    title: '蓼河县教育体育局2025年教育工作总结和2026年工作打算',
    kind: 'report',
    number: null,
    issuers: ['蓼河县教育体育局'],
    issuedOn: '2026-01-09',
    year: 2026,
    jurisdiction: '蓼河县',
  },
  {
    from: { file: '蓼河县教育工作报告2024.txt' },
    title: '蓼河县教育体育局2024年教育工作总结和2025年工作打算',
    kind: 'report',
    number: '蓼教发〔2025〕2号',
    issuers: ['蓼河县教育体育局'],
    issuedOn: '2025-01-14',
    year: 2025,
    jurisdiction: '蓼河县',
  },
  {
    from: { file: '蓼河县教育工作报告2023.txt' },
    title: '蓼河县教育体育局2023年教育工作总结和2024年工作打算',
    kind: 'report',
    number: null,
    issuers: ['蓼河县教育体育局'],
    issuedOn: '2024-01-12',
    year: 2024,
    jurisdiction: '蓼河县',
  },
  {
    from: { file: '槐津市课后服务通知.txt' },
    title: '槐津市教育局关于进一步规范义务教育阶段学校课后服务工作的通知',
    kind: 'notice',
    number: '槐教发〔2023〕18号',
    issuers: ['槐津市教育局', '槐津市财政局'],
    issuedOn: '2023-08-25',
    year: 2023,
    jurisdiction: '槐津市',
  },
  {
    from: {
      text: [
        '松荫镇中心小学校园餐公示',
        '食堂大宗食材實?傊Q購情况如下，由松荫镇中心小学负责公示。',
        '品名\t数量\t单价',
        '大米\t1200公斤\t5.2元',
        '食用油\t300升\t11.8元',
        '学生(xué)满意度为96.4%。',
        '松荫镇中心小学',
      ].join('\n'),
    },
    title: '松荫镇中心小学校园餐公示',
    kind: 'other',
    number: null,
    issuers: [],
    issuedOn: null,
    year: 2024,
    jurisdiction: '松荫镇',
  },
]

/** The damaged text above: what was received, and what it was repaired to. */
export const REPAIRS = [
  { original: '實?傊Q購', replacement: '集中采购', kind: 'misaligned', gain: 24.3, droppedBytes: 1 },
  { original: '(xué)', replacement: '', kind: 'gloss', gain: 1, droppedBytes: 0 },
] as const

export type FixtureEntity = { kind: EntityKind; name: string; jurisdiction: string | null; surfaces: string[] }

export const ENTITIES: FixtureEntity[] = [
  { kind: 'agency', name: '蓼河县教育体育局', jurisdiction: '蓼河县', surfaces: ['蓼河县教育体育局', '县教体局'] },
  { kind: 'agency', name: '槐津市教育局', jurisdiction: '槐津市', surfaces: ['槐津市教育局', '市教育局'] },
  { kind: 'agency', name: '蓼河县财政局', jurisdiction: '蓼河县', surfaces: ['县财政局'] },
  { kind: 'place', name: '蓼河县', jurisdiction: '蓼河县', surfaces: ['蓼河县', '全县'] },
  { kind: 'place', name: '槐津市', jurisdiction: '槐津市', surfaces: ['槐津市', '全市'] },
  { kind: 'place', name: '砚江省', jurisdiction: '砚江省', surfaces: ['砚江省'] },
  { kind: 'school', name: '蓼河县第二中学', jurisdiction: '蓼河县', surfaces: ['县二中'] },
  { kind: 'school', name: '云汀实验学校', jurisdiction: '蓼河县', surfaces: ['云汀实验学校'] },
  { kind: 'school', name: '稻堰中学', jurisdiction: '蓼河县', surfaces: ['稻堰中学'] },
  { kind: 'school', name: '松荫镇中心小学', jurisdiction: '松荫镇', surfaces: ['松荫镇中心小学'] },
  { kind: 'school', name: '蓼河县职业中等专业学校', jurisdiction: '蓼河县', surfaces: ['县职业中专'] },
  { kind: 'program', name: '“县管校聘”改革', jurisdiction: null, surfaces: ['“县管校聘”改革', '县管校聘'] },
  { kind: 'program', name: '“双减”', jurisdiction: null, surfaces: ['“双减”'] },
  { kind: 'program', name: '中小学“校园餐”专项整治', jurisdiction: null, surfaces: ['中小学“校园餐”专项整治'] },
  { kind: 'program', name: '“心晴护航”工程', jurisdiction: '蓼河县', surfaces: ['“心晴护航”工程'] },
  { kind: 'program', name: '“护学路”专项行动', jurisdiction: null, surfaces: ['“护学路”专项行动'] },
  {
    kind: 'regulation',
    name: '《中华人民共和国学前教育法》',
    jurisdiction: null,
    surfaces: ['《中华人民共和国学前教育法》'],
  },
  {
    kind: 'regulation',
    name: '《砚江省人民政府办公厅关于推进县域基础教育优质均衡发展的实施意见》',
    jurisdiction: '砚江省',
    surfaces: ['《砚江省人民政府办公厅关于推进县域基础教育优质均衡发展的实施意见》', '《实施意见》'],
  },
  {
    kind: 'regulation',
    name: '《槐津市学校集中用餐管理条例》',
    jurisdiction: '槐津市',
    surfaces: ['《槐津市学校集中用餐管理条例》'],
  },
  { kind: 'metric', name: '高考本科上线率', jurisdiction: null, surfaces: ['上线率'] },
  { kind: 'metric', name: '课后服务参与率', jurisdiction: null, surfaces: ['课后服务参与率'] },
  { kind: 'metric', name: '56人以上大班额', jurisdiction: null, surfaces: ['56人以上大班额', '大班额'] },
  { kind: 'metric', name: '近视率', jurisdiction: null, surfaces: ['近视率'] },
  { kind: 'person', name: '邬启明', jurisdiction: '蓼河县', surfaces: ['邬启明'] },
  {
    kind: 'honour',
    name: '“2024年度教育工作优秀单位”荣誉称号',
    jurisdiction: '槐津市',
    surfaces: ['“2024年度教育工作优秀单位”荣誉称号'],
  },
]

export type FixtureRelation = { subject: string; predicate: Predicate; object: string; words: RegExp; status: Status }

/** Each holds wherever its words stand. */
export const RELATIONS: FixtureRelation[] = [
  {
    subject: '蓼河县教育体育局',
    predicate: 'carries_out',
    object: '“县管校聘”改革',
    words: /[^。]*县管校聘[^。；]*/,
    status: 'reported',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'carries_out',
    object: '“双减”',
    words: /[^。]*“双减”[^。]*。/,
    status: 'planned',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'carries_out',
    object: '中小学“校园餐”专项整治',
    words: /开展中小学“校园餐”专项整治[^；。]*/,
    status: 'reported',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'carries_out',
    object: '“心晴护航”工程',
    words: /“心晴护航”工程扎实推进[^。]*/,
    status: 'reported',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'carries_out',
    object: '“护学路”专项行动',
    words: /联合公安[^，；。]*“护学路”专项行动/,
    status: 'planned',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'awarded',
    object: '“2024年度教育工作优秀单位”荣誉称号',
    words: /县教体局被市政府授予[^，]*荣誉称号/,
    status: 'reported',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'implements',
    object: '《砚江省人民政府办公厅关于推进县域基础教育优质均衡发展的实施意见》',
    words: /要认真贯彻[^，]*《实施意见》/,
    status: 'required',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'implements',
    object: '《中华人民共和国学前教育法》',
    words: /要认真贯彻[^，]*《实施意见》/,
    status: 'required',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'implements',
    object: '《槐津市学校集中用餐管理条例》',
    words: /严格执行《槐津市学校集中用餐管理条例》/,
    status: 'planned',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'leads',
    object: '“县管校聘”改革',
    words: /由县教体局牵头[^。]*/,
    status: 'planned',
  },
  {
    subject: '蓼河县财政局',
    predicate: 'participates_in',
    object: '“县管校聘”改革',
    words: /县财政局、[^。]*/,
    status: 'planned',
  },
  {
    subject: '蓼河县教育体育局',
    predicate: 'located_in',
    object: '蓼河县',
    words: /蓼河县教育体育局/,
    status: 'reported',
  },
  { subject: '蓼河县第二中学', predicate: 'located_in', object: '蓼河县', words: /县二中/, status: 'reported' },
  { subject: '云汀实验学校', predicate: 'located_in', object: '蓼河县', words: /云汀实验学校/, status: 'reported' },
  { subject: '稻堰中学', predicate: 'located_in', object: '蓼河县', words: /稻堰中学/, status: 'reported' },
  { subject: '蓼河县', predicate: 'part_of', object: '槐津市', words: /全县教育事业/, status: 'reported' },
  { subject: '槐津市', predicate: 'part_of', object: '砚江省', words: /砚江省/, status: 'reported' },
  {
    subject: '松荫镇中心小学',
    predicate: 'responsible_for',
    object: '中小学“校园餐”专项整治',
    words: /由松荫镇中心小学负责公示/,
    status: 'reported',
  },
]

export type FixtureFigure = {
  metric: string
  subject: string | null
  /** The figure is the first group. */
  words: RegExp
  unit: string
  qualifier: Qualifier
  bound?: Qualifier
  status: Status
  year: (issued: number) => number
}

const before = (issued: number): number => issued - 1
const same = (issued: number): number => issued

export const FIGURES: FixtureFigure[] = [
  {
    metric: '高考本科上线率',
    subject: '蓼河县',
    words: /上线率(\d+\.\d%)/,
    unit: '%',
    qualifier: 'exact',
    status: 'reported',
    year: before,
  },
  {
    metric: '高考本科上线率',
    subject: '蓼河县',
    words: /本科上线率力争达到(54%)/,
    unit: '%',
    qualifier: 'exact',
    status: 'planned',
    year: same,
  },
  {
    metric: '高考本科上线率',
    subject: '蓼河县',
    words: /本科上线率再提高(1-2个百分点)/,
    unit: '个百分点',
    qualifier: 'increase_by',
    status: 'planned',
    year: same,
  },
  {
    metric: '课后服务参与率',
    subject: null,
    words: /课后服务参与率(?:近|稳定在)(97%)/,
    unit: '%',
    qualifier: 'approx',
    status: 'reported',
    year: before,
  },
  {
    metric: '56人以上大班额',
    subject: '蓼河县',
    words: /大班额由\d+个减少到(4个)/,
    unit: '个',
    qualifier: 'decrease_to',
    status: 'reported',
    year: before,
  },
  {
    metric: '56人以上大班额',
    subject: '蓼河县',
    words: /大班额由年初的47个降至(19个)/,
    unit: '个',
    qualifier: 'decrease_to',
    status: 'reported',
    year: before,
  },
  {
    metric: '近视率',
    subject: '蓼河县',
    words: /近视率下降(1\.4个百分点)/,
    unit: '个百分点',
    qualifier: 'decrease_by',
    status: 'reported',
    year: before,
  },
  {
    metric: '近视率',
    subject: '蓼河县',
    words: /近视率(降低1个百分点以上)/,
    unit: '个百分点',
    qualifier: 'decrease_by',
    bound: 'at_least',
    status: 'planned',
    year: same,
  },
]
