import { describe, expect, it } from 'vitest'
import { toSource } from '../../graph/text/source-map.ts'
import { NOTICE, read } from './structured.ts'

const roles = (lines: string[]) => read(lines).pieces.map(({ role, text }) => [role, text.slice(0, 12)])
const pathOf = (lines: string[], start: string) =>
  read(lines).pieces.find(({ text }) => text.startsWith(start))?.headings

describe('the paragraphs of a document', () => {
  it('know their role', () => {
    expect(roles(NOTICE)).toEqual([
      ['meta', '苇渡县教育局文件'],
      ['meta', '苇教发[2024]16号'],
      ['title', '苇渡县教育局'],
      ['title', '关于做好2024年秋季学'],
      ['body', '各乡镇中心学校，县直各学'],
      ['body', '为切实做好秋季学期开学工'],
      ['heading', '一、提前谋划部署'],
      ['body', '各学校要成立工作专班，8'],
      ['list', '附件：1.开学工作检查表'],
      ['list', '2.校舍安全排查台账'],
      ['meta', '苇渡县教育局'],
      ['meta', '二〇二四年八月十二日'],
      ['meta', '苇渡县教育局办公室　　2'],
    ])
  })

  const REPORT = [
    '苇渡县2024年教育工作总结和2025年工作打算',
    '一、2024年工作总结',
    '（一）办学条件持续改善。全县新建校舍1.2万平方米，添置课桌椅3000套。',
    '1.学前教育。公办园占比达到55%，较上年提高3个百分点。',
    '（二）队伍建设不断加强。全年招聘教师96人，其中音体美教师21人。',
    '二、2025年工作打算',
    '（一）抓项目。力争年内建成县第三幼儿园。',
  ]

  it('carry the headings above them, a leading sentence among them', () => {
    expect(pathOf(REPORT, '1.学前')).toEqual(['一、2024年工作总结', '（一）办学条件持续改善', '1.学前教育'])
    expect(pathOf(REPORT, '（二）')).toEqual(['一、2024年工作总结', '（二）队伍建设不断加强'])
    expect(pathOf(REPORT, '（一）抓项目')).toEqual(['二、2025年工作打算', '（一）抓项目'])
  })

  it('take no heading from a numbered sentence that goes on behind a semicolon or orders', () => {
    const lines = [
      '苇渡县校舍改造方案',
      '一、任务',
      '（一）新建校舍；改造操场。',
      '（二）各学校要落实责任。每月报送进度。',
    ]
    expect(pathOf(lines, '（一）')).toEqual(['一、任务'])
    expect(pathOf(lines, '（二）')).toEqual(['一、任务'])
  })

  it('know the year and status of their section', () => {
    const contexts = read(REPORT).pieces.map(({ context }) => [context.year, context.status])
    expect(contexts.at(2)).toEqual([2024, 'reported'])
    expect(contexts.at(-1)).toEqual([2025, 'planned'])
  })

  it('report under a heading that does, whatever the one below it sounds like', () => {
    const { pieces } = read([
      '苇渡县教育局2024年工作总结',
      '一、2024年主要工作及成效',
      '（一）强化经费保障。全年投入1.2亿元。',
      '（二）聚焦重点任务。新增学位800个。',
      '（三）下一步打算。力争2025年建成县三小。',
    ])
    expect(pieces.slice(2).map(({ context }) => context.status)).toEqual(['reported', 'reported', 'planned'])
  })

  it('of a notice require, and are about its year', () => {
    expect(read(NOTICE).pieces.at(7)?.context).toEqual({ year: 2024, status: 'required' })
  })

  it('of an inspection report what was done and require what is to be mended', () => {
    const { pieces } = read([
      '关于2024年履行教育职责情况的反馈意见',
      '一、主要成绩',
      '投入保障有力，生均经费逐年增长。',
      '二、整改要求',
      '加快补齐短板，按期完成整改。',
      '云州市教育督导委员会',
      '2025年6月30日',
    ])
    expect(pieces[2]?.context).toEqual({ year: 2024, status: 'reported' })
    expect(pieces[4]?.context).toEqual({ year: 2025, status: 'required' })
  })

  it('of a law stand under chapter and article; enumerated items are no headings', () => {
    const law = [
      '云州市学前教育条例',
      '第一章　总则',
      '第一条　为了促进学前教育发展，制定本条例。',
      '第二章　责任',
      '第二条　有下列情形之一的，责令改正：',
      '（一）未按规定配备保育员的；',
      '（二）擅自提高收费标准的。',
    ]
    expect(pathOf(law, '第一条')).toEqual(['第一章　总则', '第一条'])
    expect(pathOf(law, '（二）')).toEqual(['第二章　责任', '第二条'])
    expect(
      read(law)
        .pieces.map(({ role }) => role)
        .slice(-3),
    ).toEqual(['body', 'list', 'list'])
  })

  it('behind the signature stand under the title of what is annexed', () => {
    const lines = [
      '苇渡县教育局关于印发《苇渡县校车管理办法》的通知',
      '现印发给你们，请遵照执行。',
      '苇渡县教育局',
      '2024年5月6日',
      '苇渡县校车管理办法',
      '（试行）',
      '第一条　为加强校车安全管理，制定本办法。',
    ]
    expect(pathOf(lines, '第一条')).toEqual(['苇渡县校车管理办法（试行）', '第一条'])
  })

  it('follow # headings', () => {
    expect(pathOf(['# 教育简报', '## 本月要闻', '### 学前', '全县幼儿园入园率稳步提高。'], '全县')).toEqual([
      '本月要闻',
      '学前',
    ])
  })

  it('keep the caption of a table over its rows', () => {
    const lines = ['2024年统计公报', '表1　学校数', '县（区）\t小学（所）\t初中（所）', '苇渡县\t19\t8']
    expect(pathOf(lines, '苇渡县\t')).toEqual(['表1　学校数'])
    expect(read(lines).pieces.at(-1)?.role).toBe('table')
  })

  it('know page furniture from text', () => {
    expect(
      roles([
        '首页 > 新闻',
        '春季开学典礼举行',
        '来源：县融媒体中心　2025-02-17',
        '学校举行开学典礼，全体师生参加。',
        '上一篇：校园安全大检查',
        '【打印本页】【关闭窗口】',
      ]),
    ).toEqual([
      ['meta', '首页 > 新闻'],
      ['title', '春季开学典礼举行'],
      ['meta', '来源：县融媒体中心　20'],
      ['body', '学校举行开学典礼，全体师'],
      ['meta', '上一篇：校园安全大检查'],
      ['meta', '【打印本页】【关闭窗口】'],
    ])
  })

  it('are cut behind a full stop where a line is too long, and lead back to it', () => {
    const sentence = '全县各学校要认真落实安全责任，定期开展隐患排查。'
    const { pieces } = read(['安全工作通知', sentence.repeat(100)])
    const parts = pieces.slice(1)
    expect(parts.map(({ text }) => text.length)).toEqual([1488, 912])
    expect(parts.map(({ text }) => text).join('')).toBe(sentence.repeat(100))
    expect(toSource(parts[1]!.map, 0, 1)).toEqual({ start: 7 + parts[0]!.text.length, end: 8 + parts[0]!.text.length })
  })

  describe('of a text broken at the width of a page', () => {
    const wrapped = [
      '　　为进一步规范义务教育学校办学行为，切实减轻学生过重课业负',
      '担，根据国家和省有关规定，结合我县实际，现就有关事项通知如下。',
      '　　一、严格落实课程方案',
      '　　各学校要开齐开足国家规定课程，不得随意增减课时，不得挤占体',
      '育、音乐、美术、劳动等课程，每天体育锻炼时间不少于2小时，并按',
      '照要求组织大课间活动，保证学生每天校内、校外各有1小时体育活动',
      '时间。',
      '　　二、加强作业管理',
      '　　小学一、二年级不布置家庭书面作业，三至六年级书面作业平均完',
      '成时间不超过60分钟，初中不超过90分钟，周末、寒暑假、法定节假日',
      '也要控制书面作业时间总量，严禁布置重复性、惩罚性的作业。',
    ]

    it('are whole again', () => {
      expect(read(wrapped).pieces.map(({ role, text }) => [role, text.slice(0, 8), text.slice(-6)])).toEqual([
        ['body', '为进一步规范义务', '通知如下。'.padStart(6, '项')],
        ['heading', '一、严格落实课程', '落实课程方案'],
        ['body', '各学校要开齐开足', '体育活动时间。'.slice(-6)],
        ['heading', '二、加强作业管理', '加强作业管理'],
        ['body', '小学一、二年级不', '惩罚性的作业。'.slice(-6)],
      ])
    })

    it('lead back to both lines', () => {
      const { map } = read(wrapped).pieces[0]!
      const at = wrapped[0]!.length - 2
      expect(toSource(map, at - 1, at + 1)).toEqual({ start: at + 1, end: at + 4 })
    })
  })
})
