import { describe, expect, it } from 'vitest'
import type { MentionDraft, Party, RelationDraft, Segmented } from '../../../ingest/extract/draft.ts'
import { extract } from '../../../ingest/extract/index.ts'
import { type Setting, segmented } from './segmented.ts'

const nameOf = ({ blocks }: Segmented, { block, start, end }: MentionDraft): string =>
  blocks[block]!.paragraph.text.slice(start, end)

/** Claims as `subject predicate object`; the document and the place it speaks for in capitals. */
function claims(texts: string | string[], setting?: Setting): string[] {
  const input = segmented([texts].flat(), setting)
  const party = (one: Party): string => (typeof one === 'string' ? one.toUpperCase() : nameOf(input, one))
  return extract(input).relations.map(
    ({ subject, predicate, object }) => `${party(subject)} ${predicate} ${nameOf(input, object)}`,
  )
}

function quotes(texts: string | string[], setting?: Setting): string[] {
  const input = segmented([texts].flat(), setting)
  return extract(input).relations.map(({ evidence: { block, start, end } }) =>
    input.blocks[block]!.paragraph.text.slice(start, end),
  )
}

const relations = (text: string, setting?: Setting): RelationDraft[] => extract(segmented([text], setting)).relations

describe('A document', () => {
  it('implements the regulations that it is to carry out, each with its own evidence', () => {
    const text = '为深入贯彻《教师资格条例》和《校车安全管理条例》精神，现通知如下。'
    expect(claims(text)).toEqual(['DOCUMENT implements 教师资格条例', 'DOCUMENT implements 校车安全管理条例'])
    expect(quotes(text)).toEqual(['为深入贯彻《教师资格条例》', '为深入贯彻《教师资格条例》和《校车安全管理条例》'])
  })

  it('implements what it is made from, and cites what it only goes by', () => {
    expect(claims('根据《教育督导条例》和省有关规定，制定本办法。')).toEqual(['DOCUMENT implements 教育督导条例'])
    expect(claims('违规的，依据《教育督导条例》严肃处理。')).toEqual(['DOCUMENT cites 教育督导条例'])
    expect(claims('普通高中按照《课程设置方案》要求开设课程。')).toEqual(['DOCUMENT cites 课程设置方案'])
  })

  it('takes a title and the number behind it for one regulation', () => {
    expect(claims('严格执行《学生资助实施细则》（石教发〔2024〕9号，以下简称《细则》）')).toEqual([
      'DOCUMENT implements 学生资助实施细则',
    ])
  })

  it('repeals and amends', () => {
    expect(claims('《石渡县教师请假规定》（石教发〔2016〕3号）同时废止。')).toEqual([
      'DOCUMENT repeals 石渡县教师请假规定',
    ])
    expect(claims('修订《石渡县教师考核办法》。', { kind: 'notice' })).toEqual(['DOCUMENT amends 石渡县教师考核办法'])
  })

  it('is issued by who signs it, and so is what it sends', () => {
    const texts = [
      '现将《石渡县校车管理办法》印发给你们，请遵照执行。',
      '县直各学校要抓好落实。',
      '石渡县教育局',
      '2024年5月6日',
    ]
    const setting: Setting = { kind: 'notice', roles: ['body', 'body', 'meta', 'meta'] }
    expect(claims(texts, setting)).toEqual([
      'DOCUMENT issued_by 石渡县教育局',
      '石渡县校车管理办法 issued_by 石渡县教育局',
    ])
  })
})

describe('A regulation', () => {
  it('is issued by each agency printed right before it or before 印发', () => {
    expect(claims('县教育局、县财政局联合印发《石渡县资助办法》')).toEqual([
      '石渡县资助办法 issued_by 县教育局',
      '石渡县资助办法 issued_by 县财政局',
    ])
    expect(claims('学习教育部《新时代教师准则》')).toEqual(['新时代教师准则 issued_by 教育部'])
  })

  it('repeals an older one when the paragraph says that it was issued', () => {
    expect(claims('县教育局印发《石渡县校服办法》；原《石渡县校服规定》同时废止。')).toContain(
      '石渡县校服办法 repeals 石渡县校服规定',
    )
  })
})

describe('A programme', () => {
  it('is carried out by the place that the report speaks for when nobody is printed', () => {
    const text = '深入实施教育强基三年行动，推进“县管校聘”改革。'
    expect(claims(text)).toEqual(['SPEAKER carries_out 教育强基三年行动', 'SPEAKER carries_out “县管校聘”改革'])
    expect(quotes(text)).toEqual(['深入实施教育强基三年行动', '推进“县管校聘”改革'])
  })

  it('is carried out by the one printed before the verb, also in an earlier clause', () => {
    expect(claims('县职教中心实施“厂中校”项目')).toEqual(['县职教中心 carries_out “厂中校”项目'])
    expect(claims('县二中因地制宜，推出“墨香课堂”品牌')).toEqual(['县二中 carries_out 墨香课堂'])
    expect(claims('县教育局会同县财政局推进“阳光资助”行动')).toEqual(['县教育局 carries_out “阳光资助”行动'])
  })

  it('is carried out where its own predicate says so', () => {
    expect(claims('“县管校聘”改革深入推进。')).toEqual(['SPEAKER carries_out “县管校聘”改革'])
    expect(claims('在体育强国战略稳步推进的大背景下，会议召开。')).toEqual([])
  })

  it.each([
    ['全面推开“百草园”劳动项目', '“百草园”劳动项目'],
    ['创立“书香河畔”品牌', '书香河畔'],
    ['引泉入城工程整体投入运行', '引泉入城工程'],
    ['校园绿荫工程全面铺开', '校园绿荫工程'],
  ])('is carried out where it is spread, founded or put into use: %s', (text, name) => {
    expect(claims(text)).toEqual([`SPEAKER carries_out ${name}`])
  })

  it.each([
    '鼓励各校探索“一校一品”',
    '各学校要落实“双减”',
    '个别学校落实“双减”走样',
    '依托“三名工程”培养教师',
    '为巩固“双减”成果，制定本办法',
  ])('is not carried out by who does not do it: %s', (text) => {
    expect(claims(text)).toEqual([])
  })

  it('has no one to carry it out in a law, or where the document speaks for nobody', () => {
    expect(claims('推进“县管校聘”改革', { kind: 'regulation' })).toEqual([])
    expect(claims('推进“县管校聘”改革', { place: null })).toEqual([])
  })

  it('is joined by schools, people and places', () => {
    expect(claims('县一中教师祝云峰入选省“强师计划”')).toEqual(['祝云峰 participates_in 强师计划'])
    expect(claims('县二中、县三中参加澄江市中学生运动会')).toEqual([
      '县二中 participates_in 澄江市中学生运动会',
      '县三中 participates_in 澄江市中学生运动会',
    ])
    expect(claims('“资助直达”改革在县二中、县三中列为试点')).toEqual([
      '县二中 participates_in “资助直达”改革',
      '县三中 participates_in “资助直达”改革',
    ])
  })

  it('is carried out together with services that have no name of their own', () => {
    expect(claims('开展法治宣讲志愿服务和“手拉手”结对活动')).toEqual(['SPEAKER carries_out “手拉手”结对活动'])
    expect(claims('开展课程建设，服务“强师计划”')).toEqual([])
  })

  it('is joined by who wins in it, also behind a comma', () => {
    expect(claims('在日前举行的澄江市第六届少年科技节上，县三中代表队夺得团体第一名。')).toEqual([
      '县三中 participates_in 澄江市第六届少年科技节',
    ])
    expect(claims('在澄江市第六届少年科技节上，县三中校长发言。')).toEqual([])
  })

  it('is joined by those that the announcement of its list names', () => {
    expect(claims('省教育厅公布首批“云上课堂”试点名单，县二中、县三中和杉坪镇中心小学入选。')).toEqual([
      '县二中 participates_in “云上课堂”试点',
      '县三中 participates_in “云上课堂”试点',
      '杉坪镇中心小学 participates_in “云上课堂”试点',
    ])
    expect(claims('省教育厅公布“云上课堂”试点名单，县二中召开会议。')).toEqual([])
  })

  it('has the figures that its sentence states of it', () => {
    const text = '实施“暖心食堂”改造工程，新建食堂12个；全县本科上线率61.3%。'
    expect(claims(text)).toEqual(['SPEAKER carries_out “暖心食堂”改造工程', '“暖心食堂”改造工程 targets 新建食堂'])
  })

  it('does not have the figures of the treasury', () => {
    expect(claims('实施教育强基三年行动，财政性教育经费投入达到8.6亿元。')).toEqual([
      'SPEAKER carries_out 教育强基三年行动',
    ])
  })

  it('does not have the figures of who wins in it', () => {
    expect(claims('县二中在澄江市教师技能大赛中摘得金牌3枚。')).toEqual(['县二中 participates_in 澄江市教师技能大赛'])
  })

  it('is part of another', () => {
    expect(claims('把“快乐生长”课程改革作为幼小衔接提升行动的重要内容')).toContain(
      '“快乐生长”课程改革 part_of 幼小衔接提升行动',
    )
  })
})

describe('Duties', () => {
  it('come from labels in the closing bracket; who only helps has none', () => {
    const text = '实施“暖阳工程”。（牵头单位：县教育局；责任单位：县财政局、县卫健局；配合单位：县公安局）'
    expect(claims(text)).toEqual([
      'SPEAKER carries_out 暖阳工程',
      '县教育局 leads 暖阳工程',
      '县财政局 responsible_for 暖阳工程',
      '县卫健局 responsible_for 暖阳工程',
    ])
  })

  it('come from labels in sentences behind the task, whoever is to act; each task has its own labels', () => {
    const text =
      '各校要开展“暖冬护校”行动自查。牵头单位：县教育局；责任单位：县公安局、县卫健局。实施“蓝田书屋”工程。责任部门：县财政局。'
    expect(claims(text)).toEqual([
      'SPEAKER carries_out “蓝田书屋”工程',
      '县教育局 leads “暖冬护校”行动',
      '县公安局 responsible_for “暖冬护校”行动',
      '县卫健局 responsible_for “暖冬护校”行动',
      '县财政局 responsible_for “蓝田书屋”工程',
    ])
  })

  it('come from labels in lines below the task', () => {
    expect(claims(['1.实施“青苗学位”建设计划。', '牵头单位：县教育局', '责任单位：县住建局'])).toEqual([
      'SPEAKER carries_out “青苗学位”建设计划',
      '县教育局 leads “青苗学位”建设计划',
      '县住建局 responsible_for “青苗学位”建设计划',
    ])
  })

  it('come from verbs', () => {
    expect(claims('实施“百校振兴”工程。（省教育厅牵头，省财政厅、省民政厅按职责分工负责）')).toEqual([
      'SPEAKER carries_out “百校振兴”工程',
      '省教育厅 leads “百校振兴”工程',
      '省财政厅 responsible_for “百校振兴”工程',
      '省民政厅 responsible_for “百校振兴”工程',
    ])
    expect(claims('由县教育局主办、县少年宫承办的“云雀杯”合唱比赛')).toEqual([
      '县少年宫 responsible_for “云雀杯”合唱比赛',
      '县教育局 responsible_for “云雀杯”合唱比赛',
    ])
    expect(claims('省教育厅、省财政厅为学校体育工作联席会议的牵头单位')).toEqual([])
  })
})

describe('An honour', () => {
  it('is awarded to every item of a list', () => {
    expect(claims('县一中、县职中双双获评江北省文明校园')).toEqual([
      '县一中 awarded 江北省文明校园',
      '县职中 awarded 江北省文明校园',
    ])
  })

  it('is awarded by a sentence that begins with who awards it', () => {
    expect(claims('授予吴桂英、田小禾“石渡县师德标兵”称号')).toEqual([
      '吴桂英 awarded 石渡县师德标兵',
      '田小禾 awarded 石渡县师德标兵',
    ])
    expect(claims('县二中管理规范，被市教育局授予“平安校园”称号')).toEqual(['县二中 awarded 平安校园'])
  })

  it('is not awarded while it is striven for', () => {
    expect(claims('支持县职教中心创建国家级优质中职学校')).toEqual([])
  })
})

describe('A school', () => {
  it('is located in the place that its address or its sentence names', () => {
    expect(claims('位于湖滨街道的东湖幼儿园')).toEqual(['东湖幼儿园 located_in 湖滨街道'])
    expect(claims('湖光区：明湖高级中学超计划招生')).toEqual(['明湖高级中学 located_in 湖光区'])
  })
})

describe('A relation', () => {
  it('has the year and status of its clause', () => {
    const [done, planned] = relations('实施“暖阳工程”。明年将实施“青苗学位”建设计划。')
    expect([done!.year, done!.status]).toEqual([2024, 'reported'])
    expect([planned!.year, planned!.status]).toEqual([2025, 'planned'])
  })

  it('has evidence inside one paragraph that holds its printed ends', () => {
    const text = '县教育局印发《石渡县校车管理办法》，县一中祝云峰荣获“石渡县优秀教师”称号，推进“县管校聘”改革。'
    const found = relations(text)
    expect(found.length).toBeGreaterThan(2)
    for (const { subject, object, evidence } of found) {
      for (const end of [subject, object]) {
        if (typeof end === 'string') continue
        expect(evidence.start).toBeLessThanOrEqual(end.start)
        expect(evidence.end).toBeGreaterThanOrEqual(end.end)
      }
    }
  })
})
